package org.gongtong.core.audit.note;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** The forms of Ed25519 keys in signed notes. */
final class NoteKeys {
  static final int BYTES = 32;

  /** What stands before the 32 bytes of a key in its DER forms (RFC 8410). */
  private static final byte[] PUBLIC = HexFormat.of().parseHex("302a300506032b6570032100");

  private static final byte[] PRIVATE = HexFormat.of().parseHex("302e020100300506032b657004220420");

  private NoteKeys() {}

  /** The first four bytes of SHA-256(name, newline, type, key). */
  static int hash(String name, KeyKind kind, byte[] publicKey) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
      digest.update(kind.type());
      digest.update(publicKey);
      return ByteBuffer.wrap(digest.digest()).getInt();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  static PublicKey publicKey(byte[] bytes) {
    try {
      return factory().generatePublic(new X509EncodedKeySpec(joined(PUBLIC, bytes)));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("not an Ed25519 key", e);
    }
  }

  static PrivateKey privateKey(byte[] seed) {
    try {
      return factory().generatePrivate(new PKCS8EncodedKeySpec(joined(PRIVATE, seed)));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("not an Ed25519 key", e);
    }
  }

  /** The platform derives a public key only while it makes a pair: it is given the seed to make. */
  static byte[] publicKeyOf(byte[] seed) {
    try {
      KeyPairGenerator pairs = KeyPairGenerator.getInstance("Ed25519");
      pairs.initialize(NamedParameterSpec.ED25519, new SeedOnly(seed));
      return bytes(pairs.generateKeyPair().getPublic().getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform since 15 has Ed25519", e);
    }
  }

  /** The 32 bytes at the end of a key's DER form. */
  static byte[] bytes(byte[] encoded) {
    return Arrays.copyOfRange(encoded, encoded.length - BYTES, encoded.length);
  }

  private static KeyFactory factory() throws GeneralSecurityException {
    return KeyFactory.getInstance("Ed25519");
  }

  private static byte[] joined(byte[] prefix, byte[] bytes) {
    byte[] whole = Arrays.copyOf(prefix, prefix.length + bytes.length);
    System.arraycopy(bytes, 0, whole, prefix.length, bytes.length);
    return whole;
  }

  /** {@code name+hash+key}, where the key is the type and the 32 bytes in base64. */
  static String write(String name, int hash, KeyKind kind, byte[] bytes) {
    byte[] typed = joined(new byte[] {kind.type()}, bytes);
    return name
        + "+"
        + HexFormat.of().toHexDigits(hash)
        + "+"
        + Base64.getEncoder().encodeToString(typed);
  }

  /**
   * What {@link #write} wrote.
   *
   * @throws IllegalArgumentException if the text is no key
   */
  static Written read(String text) {
    // The base64 may have plus signs of its own; a name has none.
    String[] parts = text.split("\\+", 3);
    if (parts.length != 3 || !isName(parts[0]) || !parts[1].matches("[0-9a-f]{8}")) {
      throw new IllegalArgumentException("a key is written name+hash+key");
    }
    byte[] typed = Base64.getDecoder().decode(parts[2]);
    if (typed.length != BYTES + 1) {
      throw new IllegalArgumentException("not an Ed25519 key");
    }
    return new Written(
        parts[0],
        HexFormat.fromHexDigits(parts[1]),
        KeyKind.of(typed[0]),
        Arrays.copyOfRange(typed, 1, typed.length));
  }

  /** Neither empty nor with white space or plus signs, which separate names from what follows. */
  static boolean isName(String name) {
    return !name.isEmpty()
        && name.codePoints()
            .noneMatch(c -> c == '+' || Character.isWhitespace(c) || Character.isSpaceChar(c));
  }

  /** A key that was read. Confined to this package: its bytes are not copied. */
  static final class Written {
    final String name;
    final int hash;
    final KeyKind kind;
    final byte[] bytes;

    Written(String name, int hash, KeyKind kind, byte[] bytes) {
      this.name = name;
      this.hash = hash;
      this.kind = kind;
      this.bytes = bytes;
    }
  }
}
