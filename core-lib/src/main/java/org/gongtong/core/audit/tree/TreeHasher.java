package org.gongtong.core.audit.tree;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Hashes leaves and nodes (RFC 6962, section 2.1). Not thread-safe: one for each tree. */
final class TreeHasher {
  static final int BYTES = 32;

  private static final byte LEAF = 0;
  private static final byte NODE = 1;

  private final MessageDigest digest;

  TreeHasher() {
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  byte[] ofNothing() {
    digest.reset();
    return digest.digest();
  }

  byte[] leaf(byte[] entry) {
    beginLeaf();
    digest.update(entry);
    return digest.digest();
  }

  /** Begins a leaf whose bytes come piece by piece. */
  void beginLeaf() {
    digest.reset();
    digest.update(LEAF);
  }

  void more(byte[] bytes, int from, int length) {
    digest.update(bytes, from, length);
  }

  byte[] endLeaf() {
    return digest.digest();
  }

  byte[] node(byte[] left, byte[] right) {
    digest.reset();
    digest.update(NODE);
    digest.update(left);
    digest.update(right);
    return digest.digest();
  }
}
