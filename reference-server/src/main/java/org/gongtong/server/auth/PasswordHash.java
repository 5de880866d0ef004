package org.gongtong.server.auth;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.concurrent.Semaphore;

/**
 * argon2id (RFC 9106) with 19 MiB, two passes, one lane: OWASP's first recommendation for servers.
 * Parameters and salt stand in each hash, so that they may be raised. At most four are computed at
 * a time, or a crowd of sign-ins would take all memory. Thread-safe.
 */
public final class PasswordHash {
  private static final int MEMORY_KIB = 19 * 1024;
  private static final int PASSES = 2;
  private static final int LANES = 1;
  private static final int HASH_BYTES = 32;
  private static final int SALT_BYTES = 16;

  private final SecureRandom random;
  private final Semaphore atOnce = new Semaphore(4);

  public PasswordHash(SecureRandom random) {
    this.random = random;
  }

  /** The hash to keep. */
  String of(String password) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return limited(
        () ->
            Argon2Function.getInstance(MEMORY_KIB, PASSES, LANES, HASH_BYTES, Argon2.ID)
                .hash(bytes(password), salt)
                .getResult());
  }

  /** Whether this is the password of a hash. */
  boolean matches(String password, String hash) {
    return limited(
        () ->
            Argon2Function.getInstanceFromHash(hash)
                .check(bytes(password), hash.getBytes(StandardCharsets.UTF_8)));
  }

  /** The same characters may be typed as different code points. */
  private static byte[] bytes(String password) {
    return Normalizer.normalize(password, Normalizer.Form.NFKC).getBytes(StandardCharsets.UTF_8);
  }

  private interface Computation<T> {
    T compute();
  }

  private <T> T limited(Computation<T> computation) {
    atOnce.acquireUninterruptibly();
    try {
      return computation.compute();
    } finally {
      atOnce.release();
    }
  }
}
