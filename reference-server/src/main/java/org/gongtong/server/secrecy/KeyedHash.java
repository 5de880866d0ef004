package org.gongtong.server.secrecy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA-256 of texts: alike texts have alike hashes, and whoever lacks the key cannot try all
 * telephone numbers there are. Its key is never rotated, for old hashes could not be made again
 * without opening all fields. Thread-safe.
 */
public final class KeyedHash {
  private static final String HMAC = "HmacSHA256";

  private final SecretKey key;

  /**
   * @param keys of a file of its own: a key is used for one thing
   */
  public KeyedHash(FieldKeys keys) {
    byte[] bytes = keys.find(keys.active()).orElseThrow().getEncoded();
    this.key = new SecretKeySpec(bytes, HMAC);
  }

  /** The hash of a text in a domain, as 64 hexadecimal digits. */
  public String of(String domain, String text) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(key);
      mac.update(domain.getBytes(StandardCharsets.UTF_8));
      mac.update((byte) 0);
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
    }
  }
}
