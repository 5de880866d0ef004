package org.gongtong.server.secrecy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals and opens single fields; the form is told on the package's page. With random nonces of 96
 * bits one key seals 2^32 fields before it should be rotated. Thread-safe.
 */
public final class FieldCipher {
  private static final byte VERSION = 1;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final String AES_GCM = "AES/GCM/NoPadding";

  private final FieldKeys keys;
  private final SecureRandom random;

  public FieldCipher(FieldKeys keys, SecureRandom random) {
    this.keys = keys;
    this.random = random;
  }

  /** Seals a text for a place, with the active key. */
  public byte[] seal(String text, FieldPlace place) {
    return seal(text.getBytes(StandardCharsets.UTF_8), place);
  }

  /** Seals bytes for a place, with the active key. */
  public byte[] seal(byte[] content, FieldPlace place) {
    byte[] head = head(keys.active());
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    SecretKey key = keys.find(keys.active()).orElseThrow();
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce, head, place).doFinal(content);
      return ByteBuffer.allocate(head.length + NONCE_BYTES + sealed.length)
          .put(head)
          .put(nonce)
          .put(sealed)
          .array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has AES-GCM", e);
    }
  }

  /**
   * Opens what {@link #seal(String, FieldPlace)} sealed for this place.
   *
   * @throws SealBroken if its key is missing, it was changed, or it was sealed for another place
   */
  public String open(byte[] sealed, FieldPlace place) {
    return new String(openBytes(sealed, place), StandardCharsets.UTF_8);
  }

  /**
   * Opens what {@link #seal(byte[], FieldPlace)} sealed for this place.
   *
   * @throws SealBroken if its key is missing, it was changed, or it was sealed for another place
   */
  public byte[] openBytes(byte[] sealed, FieldPlace place) {
    String id = keyOf(sealed, place);
    SecretKey key =
        keys.find(id)
            .orElseThrow(
                () ->
                    new SealBroken(
                        SealBroken.Kind.KEY_MISSING,
                        "key " + id + " of " + place + " is not in the key file"));
    byte[] head = head(id);
    byte[] nonce = Arrays.copyOfRange(sealed, head.length, head.length + NONCE_BYTES);
    int from = head.length + NONCE_BYTES;
    try {
      return cipher(Cipher.DECRYPT_MODE, key, nonce, head, place)
          .doFinal(sealed, from, sealed.length - from);
    } catch (AEADBadTagException e) {
      throw damaged(place);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has AES-GCM", e);
    }
  }

  /** Whether a field is sealed with the active key; if not, it should be sealed again. */
  public boolean isCurrent(byte[] sealed, FieldPlace place) {
    return keyOf(sealed, place).equals(keys.active());
  }

  private static String keyOf(byte[] sealed, FieldPlace place) {
    if (sealed.length < 2 || sealed[0] != VERSION) {
      throw damaged(place);
    }
    int length = sealed[1];
    if (length < 1 || sealed.length < 2 + length + NONCE_BYTES + TAG_BITS / Byte.SIZE) {
      throw damaged(place);
    }
    return new String(sealed, 2, length, StandardCharsets.US_ASCII);
  }

  private static byte[] head(String id) {
    byte[] ascii = id.getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(2 + ascii.length)
        .put(VERSION)
        .put((byte) ascii.length)
        .put(ascii)
        .array();
  }

  private static Cipher cipher(int mode, SecretKey key, byte[] nonce, byte[] head, FieldPlace place)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(AES_GCM);
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(head);
    cipher.updateAAD(place.bytes());
    return cipher;
  }

  private static SealBroken damaged(FieldPlace place) {
    return new SealBroken(
        SealBroken.Kind.DAMAGED, place + " was changed, or was sealed for another place");
  }
}
