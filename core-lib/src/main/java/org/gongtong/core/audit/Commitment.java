package org.gongtong.core.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import org.gongtong.core.kernel.ContentHash;
import org.jspecify.annotations.Nullable;

/**
 * A text that is fixed without being told: SHA-256 of a salt of 32 random bytes and the text in
 * UTF-8. Whoever has text and salt can show that the text was meant; without the salt nobody can
 * find the text out, not even by trying all there are, so that deleting the salt erases it.
 * Immutable.
 */
public final class Commitment {
  /** How long a salt is, and a hash. */
  public static final int BYTES = 32;

  private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private final byte[] hash;
  private final byte @Nullable [] salt;

  private Commitment(byte[] hash, byte @Nullable [] salt) {
    this.hash = hash;
    this.salt = salt;
  }

  /** Commits to a text under a new salt. */
  public static Commitment to(String text, RandomGenerator random) {
    byte[] salt = new byte[BYTES];
    random.nextBytes(salt);
    return to(text, salt);
  }

  /** Commits to a text under a salt of this package's own making. */
  static Commitment to(String text, byte[] salt) {
    return new Commitment(digest(salt, text), salt);
  }

  /**
   * A commitment that was kept.
   *
   * @param hash 32 bytes
   * @param salt 32 bytes, or null if it was deleted
   * @throws IllegalArgumentException if one has another length
   */
  public static Commitment kept(byte[] hash, byte @Nullable [] salt) {
    if (hash.length != BYTES || salt != null && salt.length != BYTES) {
      throw new IllegalArgumentException("a hash and a salt have 32 bytes");
    }
    return new Commitment(hash.clone(), salt == null ? null : salt.clone());
  }

  /** Whether a salt opens a commitment to a text. */
  public static boolean opens(ContentHash hash, byte[] salt, String text) {
    return salt.length == BYTES
        && MessageDigest.isEqual(HexFormat.of().parseHex(hash.hex()), digest(salt, text));
  }

  /** The hash of the commitment that a salt and a text make. */
  public static ContentHash hash(byte[] salt, String text) {
    return new ContentHash(HexFormat.of().formatHex(digest(salt, text)));
  }

  private static byte[] digest(byte[] salt, String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(salt);
      return digest.digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** What may be published. */
  public ContentHash hash() {
    return new ContentHash(hex());
  }

  /** Writes the hash as 64 hexadecimal digits into a text in ASCII. */
  void writeHex(byte[] text, int at) {
    for (int i = 0; i < BYTES; i++) {
      text[at + 2 * i] = DIGITS[hash[i] >> 4 & 0xf];
      text[at + 2 * i + 1] = DIGITS[hash[i] & 0xf];
    }
  }

  String hex() {
    return HexFormat.of().formatHex(hash);
  }

  /** The hash as 32 bytes. */
  public byte[] bytes() {
    return hash.clone();
  }

  /** The salt; null if it was deleted. */
  public byte @Nullable [] salt() {
    return salt == null ? null : salt.clone();
  }
}
