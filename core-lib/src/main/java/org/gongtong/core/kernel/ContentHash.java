package org.gongtong.core.kernel;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

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

  /** An id made of its first bits (RFC 9562, version 8); the same for the same bytes. */
  public UUID toId() {
    ByteBuffer bytes = ByteBuffer.wrap(HexFormat.of().parseHex(hex));
    long high = bytes.getLong() & ~0xf000L | 0x8000L;
    // The variant, and a bit more: MariaDB takes no version 8 whose ninth byte is 0x80.
    long low = bytes.getLong() & ~(7L << 61) | 5L << 61;
    return new UUID(high, low);
  }

  @Override
  public String toString() {
    return hex;
  }
}
