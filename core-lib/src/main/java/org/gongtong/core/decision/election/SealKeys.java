package org.gongtong.core.decision.election;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPrivateKeySpec;
import java.security.spec.XECPublicKeySpec;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The parts of the JDK that sealing stands on, in the forms of their standards: X25519 (RFC 7748),
 * HKDF with SHA-256 (RFC 5869) and AES-256 in GCM (NIST SP 800-38D). Stateless.
 */
final class SealKeys {
  /** How long a key is: private, public, agreed or of the cipher. */
  static final int BYTES = 32;

  /** By how much a sealed text is longer. */
  static final int TAG = 16;

  private static final int NONCE = 12;

  /** Separates what is derived here from what anybody else derives. */
  private static final String DOMAIN = "gongtong election 1 ";

  /** The base point of RFC 7748. */
  private static final BigInteger BASE = BigInteger.valueOf(9);

  private SealKeys() {}

  /** The public key of 32 bytes: the base point multiplied, as any agreement multiplies a point. */
  static byte[] publicKey(byte[] privateKey) {
    try {
      return agree(privateKey, publicKey(BASE));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has X25519", e);
    }
  }

  /**
   * What two sides agree on: {@code privateKey} times {@code publicKey}.
   *
   * @throws InvalidKeyException if the public key is one of those with which everybody agrees on
   *     nothing
   */
  static byte[] agree(byte[] privateKey, byte[] publicKey) throws InvalidKeyException {
    try {
      byte[] turned = new byte[BYTES];
      for (int i = 0; i < BYTES; i++) {
        turned[i] = publicKey[BYTES - 1 - i];
      }
      // The highest bit is not part of the number (RFC 7748, section 5).
      turned[0] &= 0x7f;
      return agree(privateKey, publicKey(new BigInteger(1, turned)));
    } catch (InvalidKeyException e) {
      throw e;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has X25519", e);
    }
  }

  private static byte[] agree(byte[] privateKey, PublicKey publicKey)
      throws GeneralSecurityException {
    PrivateKey mine =
        KeyFactory.getInstance("X25519")
            .generatePrivate(new XECPrivateKeySpec(NamedParameterSpec.X25519, privateKey));
    KeyAgreement agreement = KeyAgreement.getInstance("X25519");
    agreement.init(mine);
    agreement.doPhase(publicKey, true);
    return agreement.generateSecret();
  }

  private static PublicKey publicKey(BigInteger u) throws GeneralSecurityException {
    return KeyFactory.getInstance("X25519")
        .generatePublic(new XECPublicKeySpec(NamedParameterSpec.X25519, u));
  }

  /** HKDF without a salt. */
  static byte[] derive(byte[] secret, String purpose, int length) {
    return derive(secret, (DOMAIN + purpose).getBytes(StandardCharsets.UTF_8), length);
  }

  /** HKDF without a salt, as the standard has it. */
  static byte[] derive(byte[] secret, byte[] info, int length) {
    byte[] key = mac(new byte[BYTES], secret);
    byte[] derived = new byte[length];
    byte[] block = {};
    for (int at = 0, number = 1; at < length; at += BYTES, number++) {
      block = mac(key, block, info, new byte[] {(byte) number});
      System.arraycopy(block, 0, derived, at, Math.min(BYTES, length - at));
    }
    return derived;
  }

  private static byte[] mac(byte[] key, byte[]... parts) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      for (byte[] part : parts) {
        mac.update(part);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HMAC with SHA-256", e);
    }
  }

  /**
   * Seals a text under a key that seals nothing else: only so may the nonce be always the same.
   *
   * @param bound what the text belongs to; it does not open with anything else
   */
  static byte[] seal(byte[] key, byte[] text, byte[] bound) {
    try {
      return cipher(Cipher.ENCRYPT_MODE, key, bound).doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has AES in GCM", e);
    }
  }

  /**
   * Opens what {@link #seal} made.
   *
   * @throws AEADBadTagException if a bit of it, the key or what it belongs to is another
   */
  static byte[] open(byte[] key, byte[] sealed, byte[] bound) throws AEADBadTagException {
    try {
      return cipher(Cipher.DECRYPT_MODE, key, bound).doFinal(sealed);
    } catch (AEADBadTagException e) {
      throw e;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has AES in GCM", e);
    }
  }

  private static Cipher cipher(int mode, byte[] key, byte[] bound) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        mode,
        new SecretKeySpec(Arrays.copyOf(key, BYTES), "AES"),
        new GCMParameterSpec(TAG * Byte.SIZE, new byte[NONCE]));
    cipher.updateAAD(bound);
    return cipher;
  }
}
