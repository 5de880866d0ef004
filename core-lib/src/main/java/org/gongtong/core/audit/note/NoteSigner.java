package org.gongtong.core.audit.note;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.util.random.RandomGenerator;

/** Signs texts with one key. Immutable and thread-safe; never printed with its secret. */
public final class NoteSigner {
  private static final String MARK = "PRIVATE+KEY+";

  private final NoteVerifier verifier;
  private final PrivateKey key;
  private final byte[] seed;

  private NoteSigner(String name, KeyKind kind, byte[] seed) {
    if (!NoteKeys.isName(name)) {
      throw new IllegalArgumentException("a key's name has no white space and no plus sign");
    }
    byte[] published = NoteKeys.publicKeyOf(seed);
    this.verifier =
        new NoteVerifier(
            name, NoteKeys.hash(name, kind, published), kind, NoteKeys.publicKey(published));
    this.key = NoteKeys.privateKey(seed);
    this.seed = seed;
  }

  /**
   * A new key.
   *
   * @param random a {@link java.security.SecureRandom}, except in tests
   * @throws IllegalArgumentException if the name is empty or has white space or a plus sign
   */
  public static NoteSigner generate(String name, RandomGenerator random) {
    return generate(name, KeyKind.LOG, random);
  }

  /**
   * A new key of a log or a witness.
   *
   * @param random a {@link java.security.SecureRandom}, except in tests
   * @throws IllegalArgumentException if the name is empty or has white space or a plus sign
   */
  public static NoteSigner generate(String name, KeyKind kind, RandomGenerator random) {
    byte[] seed = new byte[NoteKeys.BYTES];
    random.nextBytes(seed);
    return new NoteSigner(name, kind, seed);
  }

  /**
   * Reads what {@link #secret} wrote.
   *
   * @throws IllegalArgumentException if it is no secret key, or its hash is another one's
   */
  public static NoteSigner parse(String secret) {
    if (!secret.startsWith(MARK)) {
      throw new IllegalArgumentException("a secret key begins with " + MARK);
    }
    NoteKeys.Written written = NoteKeys.read(secret.substring(MARK.length()));
    NoteSigner signer = new NoteSigner(written.name, written.kind, written.bytes);
    if (signer.verifier.hash() != written.hash) {
      throw new IllegalArgumentException("the hash is not that of the key of " + written.name);
    }
    return signer;
  }

  /** The secret key, to be kept apart from the log: {@code PRIVATE+KEY+name+hash+seed}. */
  public String secret() {
    return MARK + NoteKeys.write(verifier.name(), verifier.hash(), verifier.kind(), seed);
  }

  /** What verifies it. */
  public NoteVerifier verifier() {
    return verifier;
  }

  byte[] sign(String text) {
    if (verifier.kind() != KeyKind.LOG) {
      throw new IllegalStateException("a witness signs at a time: " + verifier.name());
    }
    return signBytes(text);
  }

  /** The time and the signature of a witness. */
  byte[] cosign(String text, Instant at) {
    if (verifier.kind() != KeyKind.WITNESS) {
      throw new IllegalStateException("not the key of a witness: " + verifier.name());
    }
    long seconds = at.getEpochSecond();
    byte[] signature = signBytes(NoteVerifier.cosigned(text, seconds));
    return ByteBuffer.allocate(Long.BYTES + signature.length)
        .putLong(seconds)
        .put(signature)
        .array();
  }

  private byte[] signBytes(String text) {
    try {
      Signature signing = Signature.getInstance("Ed25519");
      signing.initSign(key);
      signing.update(text.getBytes(StandardCharsets.UTF_8));
      return signing.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform since 15 has Ed25519", e);
    }
  }

  @Override
  public String toString() {
    return "signer " + verifier.name();
  }
}
