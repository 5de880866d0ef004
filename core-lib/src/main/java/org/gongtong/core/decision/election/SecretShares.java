package org.gongtong.core.decision.election;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Shares a secret so that any k of n give it back and fewer tell nothing of it: Shamir, How to
 * Share a Secret, Communications of the ACM 22 (1979), byte by byte over GF(2^8) with the
 * polynomial x^8 + x^4 + x^3 + x + 1. Stateless.
 */
final class SecretShares {

  /** As many as there are values of x other than 0. */
  static final int MOST = 255;

  private static final int POLYNOMIAL = 0x11b;

  private SecretShares() {}

  /** One share of a secret. Confined to this package: its bytes are not copied. */
  static final class Share {
    final int x;
    final byte[] y;

    /**
     * @param x which one, 1 to 255
     * @param y as long as the secret
     */
    Share(int x, byte[] y) {
      this.x = x;
      this.y = y;
    }
  }

  /**
   * Shares a secret.
   *
   * @param needed how many give it back, 1 to {@code shares}
   * @param shares how many there are, up to 255
   * @return share 1, share 2, …
   * @throws IllegalArgumentException if a number is out of its range
   */
  static List<Share> split(byte[] secret, int needed, int shares, RandomGenerator random) {
    if (needed < 1 || needed > shares || shares > MOST) {
      throw new IllegalArgumentException(needed + " of " + shares + " shares");
    }
    byte[][] coefficients = new byte[needed][];
    coefficients[0] = secret;
    for (int power = 1; power < needed; power++) {
      coefficients[power] = new byte[secret.length];
      random.nextBytes(coefficients[power]);
    }
    Share[] all = new Share[shares];
    for (int x = 1; x <= shares; x++) {
      byte[] y = new byte[secret.length];
      for (int i = 0; i < secret.length; i++) {
        int value = 0;
        for (int power = needed - 1; power >= 0; power--) {
          value = times(value, x) ^ coefficients[power][i] & 0xff;
        }
        y[i] = (byte) value;
      }
      all[x - 1] = new Share(x, y);
    }
    return List.of(all);
  }

  /**
   * The secret of as many shares as are needed: the value at 0 of the polynomial through them. Of
   * fewer it gives some bytes that say nothing.
   *
   * @throws IllegalArgumentException if there is none, one stands twice, or they differ in length
   */
  static byte[] join(List<Share> shares) {
    if (shares.isEmpty()
        || shares.stream().mapToInt(share -> share.x).distinct().count() != shares.size()
        || shares.stream().mapToInt(share -> share.y.length).distinct().count() != 1) {
      throw new IllegalArgumentException("not shares of one secret");
    }
    byte[] secret = new byte[shares.get(0).y.length];
    for (Share share : shares) {
      int weight = 1;
      for (Share other : shares) {
        if (other.x != share.x) {
          weight = times(weight, times(other.x, inverse(other.x ^ share.x)));
        }
      }
      for (int i = 0; i < secret.length; i++) {
        secret[i] ^= (byte) times(share.y[i] & 0xff, weight);
      }
    }
    return secret;
  }

  /** Multiplies in the field. */
  static int times(int a, int b) {
    int product = 0;
    int left = a;
    for (int bit = 0; bit < Byte.SIZE; bit++) {
      // No branch on a bit of the secret: masks of all ones or all zeros.
      product ^= -(b >>> bit & 1) & left;
      left = left << 1 ^ -(left >>> 7 & 1) & POLYNOMIAL;
    }
    return product & 0xff;
  }

  /** What gives 1 when multiplied: the 254th power, since the 255th of all but 0 is 1. */
  static int inverse(int a) {
    int square = a;
    int product = 1;
    for (int i = 1; i < Byte.SIZE; i++) {
      square = times(square, square);
      product = times(product, square);
    }
    return product;
  }
}
