package org.gongtong.core.audit.note;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.random.RandomGenerator;

/** Signs texts with one key. Immutable and thread-safe; never printed with its secret. */
public final class NoteSigner {
  private static final String MARK = "PRIVATE+KEY+";

  private final NoteVerifier verifier;
  private final PrivateKey key;
  private final byte[] seed;

  private NoteSigner(String name, byte[] seed) {
    if (!NoteKeys.isName(name)) {
      throw new IllegalArgumentException("a key's name has no white space and no plus sign");
    }
    byte[] published = NoteKeys.publicKeyOf(seed);
    this.verifier =
        new NoteVerifier(name, NoteKeys.hash(name, published), NoteKeys.publicKey(published));
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
    byte[] seed = new byte[NoteKeys.BYTES];
    random.nextBytes(seed);
    return new NoteSigner(name, seed);
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
    NoteSigner signer = new NoteSigner(written.name, written.bytes);
    if (signer.verifier.hash() != written.hash) {
      throw new IllegalArgumentException("the hash is not that of the key of " + written.name);
    }
    return signer;
  }

  /** The secret key, to be kept apart from the log: {@code PRIVATE+KEY+name+hash+seed}. */
  public String secret() {
    return MARK + NoteKeys.write(verifier.name(), verifier.hash(), seed);
  }

  /** What verifies it. */
  public NoteVerifier verifier() {
    return verifier;
  }

  byte[] sign(String text) {
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
