package org.gongtong.server.auth;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

  private static final Base64.Encoder TEXT = Base64.getEncoder().withoutPadding();
  private static final Pattern ENCODED =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(?<memory>\\d{1,8}),t=(?<passes>\\d{1,4}),p=(?<lanes>\\d{1,3})"
              + "\\$(?<salt>[A-Za-z0-9+/]+)\\$(?<hash>[A-Za-z0-9+/]+)");

  private final SecureRandom random;
  private final int memoryKib;
  private final Semaphore atOnce = new Semaphore(4);

  public PasswordHash(SecureRandom random) {
    this(random, MEMORY_KIB);
  }

  /**
   * @param memoryKib less than the default for tests alone: it is what makes guessing dear
   */
  public PasswordHash(SecureRandom random, int memoryKib) {
    this.random = random;
    this.memoryKib = memoryKib;
  }

  /** The hash to keep, in the usual form: parameters, salt and hash in one line. */
  String of(String password) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    byte[] hash = compute(password, memoryKib, PASSES, LANES, HASH_BYTES, salt);
    return String.format(
        Locale.ROOT,
        "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s",
        memoryKib,
        PASSES,
        LANES,
        TEXT.encodeToString(salt),
        TEXT.encodeToString(hash));
  }

  /**
   * Whether this is the password of a hash.
   *
   * @throws IllegalArgumentException if that is no hash of argon2id
   */
  boolean matches(String password, String hash) {
    Matcher parts = ENCODED.matcher(hash);
    if (!parts.matches()) {
      throw new IllegalArgumentException("not a hash of argon2id, version 19");
    }
    byte[] expected = Base64.getDecoder().decode(parts.group("hash"));
    byte[] computed =
        compute(
            password,
            Integer.parseInt(parts.group("memory")),
            Integer.parseInt(parts.group("passes")),
            Integer.parseInt(parts.group("lanes")),
            expected.length,
            Base64.getDecoder().decode(parts.group("salt")));
    return MessageDigest.isEqual(expected, computed);
  }

  // Only the arithmetic is the library's: its text form depends on the machine's locale (in Turkish
  // it writes and looks for a dotless i).
  private byte[] compute(
      String password, int memory, int passes, int lanes, int length, byte[] salt) {
    atOnce.acquireUninterruptibly();
    try {
      return Argon2Function.getInstance(memory, passes, lanes, length, Argon2.ID)
          .hash(bytes(password), salt)
          .getBytes();
    } finally {
      atOnce.release();
    }
  }

  /** The same characters may be typed as different code points. */
  private static byte[] bytes(String password) {
    return Normalizer.normalize(password, Normalizer.Form.NFKC).getBytes(StandardCharsets.UTF_8);
  }
}
