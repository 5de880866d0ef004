package org.gongtong.core.audit.note;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Arrays;

/**
 * Verifies the signatures of one key. Immutable and thread-safe.
 *
 * @param name whose key it is, without white space or plus sign: the origin of a log, say
 * @param hash what tells keys of one name apart
 * @param kind what it signs
 * @param key the public key
 */
public record NoteVerifier(String name, int hash, KeyKind kind, PublicKey key) {

  /**
   * Reads a key as it is published: {@code name+hash+key}.
   *
   * @throws IllegalArgumentException if it is no Ed25519 key, or its hash is another one's
   */
  public static NoteVerifier parse(String text) {
    NoteKeys.Written written = NoteKeys.read(text);
    if (written.hash != NoteKeys.hash(written.name, written.kind, written.bytes)) {
      throw new IllegalArgumentException("the hash is not that of the key of " + written.name);
    }
    return new NoteVerifier(
        written.name, written.hash, written.kind, NoteKeys.publicKey(written.bytes));
  }

  /** The key as it is published. */
  @Override
  public String toString() {
    return NoteKeys.write(name, hash, kind, NoteKeys.bytes(key.getEncoded()));
  }

  boolean verifies(String text, byte[] signature) {
    if (kind == KeyKind.LOG) {
      return verifiesBytes(text, signature);
    }
    if (signature.length <= Long.BYTES) {
      return false;
    }
    long seconds = ByteBuffer.wrap(signature).getLong();
    return seconds >= 0
        && verifiesBytes(
            cosigned(text, seconds), Arrays.copyOfRange(signature, Long.BYTES, signature.length));
  }

  /** What a witness signs (C2SP tlog-cosignature). */
  static String cosigned(String text, long seconds) {
    return "cosignature/v1\ntime " + seconds + "\n" + text;
  }

  private boolean verifiesBytes(String text, byte[] signature) {
    try {
      Signature verifying = Signature.getInstance("Ed25519");
      verifying.initVerify(key);
      verifying.update(text.getBytes(StandardCharsets.UTF_8));
      return verifying.verify(signature);
    } catch (GeneralSecurityException e) {
      // A signature of the wrong length, or a point that is none.
      return false;
    }
  }
}
