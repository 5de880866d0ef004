package org.gongtong.core.audit.note;

import java.security.SecureRandom;

/** Gives the bytes it was made with, and is no source of chance. */
final class SeedOnly extends SecureRandom {
  private static final long serialVersionUID = 1L;

  private final byte[] bytes;

  SeedOnly(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  @Override
  public void nextBytes(byte[] wanted) {
    System.arraycopy(bytes, 0, wanted, 0, wanted.length);
  }
}
