package org.gongtong.server.auth;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.spec.SecretKeySpec;

/**
 * Codes that change with the time (RFC 6238): SHA-1, six digits, 30 seconds, which is what every
 * authenticator app takes. Thread-safe.
 */
final class Totp {
  /** What RFC 4226 recommends, and what apps expect. */
  static final int SECRET_BYTES = 20;

  private static final Duration STEP = Duration.ofSeconds(30);
  private static final int DIGITS = 6;

  /** RFC 4648: the alphabet in which apps take a secret that is typed. */
  private static final String BASE_32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private final TimeBasedOneTimePasswordGenerator codes;

  Totp() {
    this(DIGITS);
  }

  /**
   * @param digits eight in the vectors of the RFC
   */
  Totp(int digits) {
    this.codes = new TimeBasedOneTimePasswordGenerator(STEP, digits);
  }

  /** A new secret. */
  static byte[] secret(SecureRandom random) {
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    return secret;
  }

  /** The code at a time. */
  String code(byte[] secret, Instant at) {
    try {
      return codes.generateOneTimePasswordString(new SecretKeySpec(secret, "RAW"), at, Locale.ROOT);
    } catch (InvalidKeyException e) {
      throw new IllegalStateException("HMAC takes any key", e);
    }
  }

  /**
   * The step of time whose code this is: the present one, or one beside it, for clocks differ.
   *
   * @param typed with any separators
   */
  OptionalLong step(byte[] secret, String typed, Instant now) {
    byte[] digits = typed.replaceAll("[^0-9]", "").getBytes(StandardCharsets.US_ASCII);
    OptionalLong found = OptionalLong.empty();
    for (int beside = -1; beside <= 1; beside++) {
      Instant at = now.plus(STEP.multipliedBy(beside));
      byte[] code = code(secret, at).getBytes(StandardCharsets.US_ASCII);
      // All three are compared, so that the time it takes does not tell which one it was.
      if (MessageDigest.isEqual(code, digits)) {
        found = OptionalLong.of(Math.floorDiv(at.getEpochSecond(), STEP.toSeconds()));
      }
    }
    return found;
  }

  /** A secret as apps take it from hand. */
  static String base32(byte[] secret) {
    StringBuilder text = new StringBuilder();
    int bits = 0;
    int waiting = 0;
    for (byte b : secret) {
      bits = bits << Byte.SIZE | b & 0xFF;
      waiting += Byte.SIZE;
      while (waiting >= 5) {
        waiting -= 5;
        text.append(BASE_32.charAt(bits >>> waiting & 31));
      }
    }
    if (waiting > 0) {
      text.append(BASE_32.charAt(bits << 5 - waiting & 31));
    }
    return text.toString();
  }
}
