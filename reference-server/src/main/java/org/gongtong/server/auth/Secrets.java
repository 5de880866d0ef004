package org.gongtong.server.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import org.gongtong.core.kernel.ContentHash;

/**
 * Random secrets, and what is kept of them. All have 80 bits or more, so that a plain SHA-256 hides
 * them even from whoever steals the database; passwords, which people choose, have less and go
 * through {@link PasswordHash}. Thread-safe.
 */
final class Secrets {
  /** Crockford's base 32: no I, L, O or U, which look like digits or make words. */
  static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  private static final int TOKEN_BYTES = 32;
  private static final int GROUP = 4;

  private final SecureRandom random;

  Secrets(SecureRandom random) {
    this.random = random;
  }

  /** 256 bits, for a cookie. */
  String token() {
    byte[] bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** So many characters of five bits each, for people to type. */
  String typed(int length) {
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return text.toString();
  }

  /** In groups of four, as it is printed. */
  static String grouped(String typed) {
    StringBuilder text = new StringBuilder(typed.length() + typed.length() / GROUP);
    for (int i = 0; i < typed.length(); i++) {
      text.append(i > 0 && i % GROUP == 0 ? "-" : "").append(typed.charAt(i));
    }
    return text.toString();
  }

  /** What is kept of a secret. */
  static String hash(String secret) {
    return ContentHash.of(secret).hex();
  }

  /** Whether two texts are the same, in a time that does not tell where they differ. */
  static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
