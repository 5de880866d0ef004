package org.gongtong.server.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The fingerprint of a file's bytes, printed beside a result so that anyone can check which file
 * led to it.
 *
 * @param sha256 64 lower-case hexadecimal digits (FIPS 180-4)
 * @param bytes how many bytes were read
 */
public record Digest(String sha256, long bytes) {

  /**
   * Checks the shape.
   *
   * @throws IllegalArgumentException if the hash is not 64 lower-case hexadecimal digits or the
   *     length negative
   */
  public Digest {
    if (!sha256.matches("[0-9a-f]{64}") || bytes < 0) {
      throw new IllegalArgumentException("not a SHA-256 digest: " + sha256 + ", " + bytes);
    }
  }

  /** The digest of bytes in memory. */
  public static Digest of(byte[] content) {
    MessageDigest sha = newSha256();
    sha.update(content);
    return new Digest(HexFormat.of().formatHex(sha.digest()), content.length);
  }

  /** Reads to the end, without closing, in constant memory. */
  public static Digest of(InputStream in) throws IOException {
    return copying(in, OutputStream.nullOutputStream(), Long.MAX_VALUE);
  }

  /**
   * Copies at most {@code limit} + 1 bytes; a digest whose length is beyond the limit says that
   * there was more, and that the rest was left unread.
   */
  static Digest copying(InputStream in, OutputStream out, long limit) throws IOException {
    MessageDigest sha = newSha256();
    byte[] buffer = new byte[64 * 1024];
    long total = 0;
    while (total <= limit) {
      int wanted =
          (int)
              Math.min(buffer.length, limit == Long.MAX_VALUE ? buffer.length : limit + 1 - total);
      int n = in.read(buffer, 0, wanted);
      if (n < 0) {
        break;
      }
      sha.update(buffer, 0, n);
      out.write(buffer, 0, n);
      total += n;
    }
    return new Digest(HexFormat.of().formatHex(sha.digest()), total);
  }

  private static MessageDigest newSha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
