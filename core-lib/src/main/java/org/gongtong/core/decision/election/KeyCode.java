package org.gongtong.core.decision.election;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.gongtong.core.kernel.ContentHash;

/**
 * What a trustee keeps: 160 random bits in thirty-two characters that cannot be mistaken for one
 * another (Crockford's base 32), and four more that show a slip of the pen. His private key is made
 * from it, for one election; the code is shown once and kept nowhere. Immutable.
 *
 * @param code nine groups of four: {@code 7K2M-94QX-…-3HJW}
 */
public record KeyCode(String code) {
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int BYTES = 20;
  private static final int CHARACTERS = 32;
  private static final int CHECKS = 4;
  private static final int GROUP = 4;

  /**
   * @throws IllegalArgumentException if it is not in this form, or the last group does not fit the
   *     others; the message does not tell the code
   */
  public KeyCode {
    String plain = code.replace("-", "");
    if (!code.equals(grouped(plain)) || !fits(plain)) {
      throw new IllegalArgumentException("not a key code");
    }
  }

  /** A new code. */
  public static KeyCode make(RandomGenerator random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    String characters = written(bytes);
    return new KeyCode(grouped(characters + checks(characters)));
  }

  /**
   * A code as somebody typed it: groups and case do not count, and O, I and L stand for the digits
   * they look like.
   *
   * @return empty if it is none, or mistyped
   */
  public static Optional<KeyCode> parse(String typed) {
    String plain =
        typed
            .replaceAll("[\\s\\-–—]", "")
            .toUpperCase(Locale.ROOT)
            .replace('O', '0')
            .replace('I', '1')
            .replace('L', '1');
    return fits(plain) ? Optional.of(new KeyCode(grouped(plain))) : Optional.empty();
  }

  /** The public key that belongs to this code in an election. */
  public TrusteeKey publicKey(UUID electionId, int trustee) {
    byte[] key = SealKeys.publicKey(privateKey(electionId));
    return new TrusteeKey(trustee, HexFormat.of().formatHex(key));
  }

  /** The private key in an election: in another one the same code is another key. */
  byte[] privateKey(UUID electionId) {
    return SealKeys.derive(bytes(), "trustee key " + electionId, SealKeys.BYTES);
  }

  private byte[] bytes() {
    ByteBuffer bytes = ByteBuffer.allocate(BYTES);
    String plain = code.replace("-", "").substring(0, CHARACTERS);
    // Eight characters are forty bits, and these five bytes.
    for (int at = 0; at < CHARACTERS; at += 8) {
      long bits = 0;
      for (char c : plain.substring(at, at + 8).toCharArray()) {
        bits = bits << 5 | ALPHABET.indexOf(c);
      }
      bytes.put((byte) (bits >>> 32)).putInt((int) bits);
    }
    return bytes.array();
  }

  private static String written(byte[] bytes) {
    StringBuilder characters = new StringBuilder(CHARACTERS);
    for (int at = 0; at < bytes.length; at += 5) {
      long bits =
          Long.parseLong(HexFormat.of().formatHex(Arrays.copyOfRange(bytes, at, at + 5)), 16);
      for (int shift = 35; shift >= 0; shift -= 5) {
        characters.append(ALPHABET.charAt((int) (bits >>> shift) & 31));
      }
    }
    return characters.toString();
  }

  /** The first twenty bits of a hash of the others. */
  private static String checks(String characters) {
    int bits = Integer.parseInt(ContentHash.of("key code " + characters).hex().substring(0, 5), 16);
    StringBuilder checks = new StringBuilder(CHECKS);
    for (int shift = 15; shift >= 0; shift -= 5) {
      checks.append(ALPHABET.charAt(bits >>> shift & 31));
    }
    return checks.toString();
  }

  private static boolean fits(String plain) {
    return plain.length() == CHARACTERS + CHECKS
        && plain.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)
        && plain.endsWith(checks(plain.substring(0, CHARACTERS)));
  }

  private static String grouped(String plain) {
    StringBuilder code = new StringBuilder(plain);
    for (int at = (plain.length() - 1) / GROUP * GROUP; at > 0; at -= GROUP) {
      code.insert(at, '-');
    }
    return code.toString();
  }

  /** Without the code: it must not get into a log by accident. */
  @Override
  public String toString() {
    return "KeyCode[…]";
  }
}
