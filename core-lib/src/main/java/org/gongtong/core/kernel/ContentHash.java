package org.gongtong.core.kernel;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A SHA-256 (FIPS 180-4) of some bytes, which lets anyone check that a text is still the text.
 * Immutable.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record ContentHash(String hex) {

  /**
   * @throws IllegalArgumentException if the text is not 64 lower-case hexadecimal digits
   */
  public ContentHash {
    if (hex.length() != 64
        || !hex.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f')) {
      throw new IllegalArgumentException("not a SHA-256 in lower-case hex: " + hex);
    }
  }

  public static ContentHash of(byte[] bytes) {
    try {
      return new ContentHash(
          HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The hash of the text's UTF-8 bytes. */
  public static ContentHash of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The first eight digits: enough to compare two sheets of paper by eye, not to prove anything.
   */
  public String brief() {
    return hex.substring(0, 8);
  }

  @Override
  public String toString() {
    return hex;
  }
}
