package org.gongtong.core.kernel;

import java.time.InstantSource;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Makes UUIDs of version 7 (RFC 9562, section 5.7): 48 bits of milliseconds, then random bits, so
 * that new rows land at the end of an index. Thread-safe if its random generator is ({@link
 * java.security.SecureRandom} is).
 */
public final class IdSource {

  private final InstantSource clock;
  private final RandomGenerator random;

  public IdSource(InstantSource clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  /** A new id. Ids of different milliseconds sort by time; within one millisecond they do not. */
  public UUID next() {
    long millis = clock.millis();
    long high = millis << 16 | 0x7000L | random.nextLong() & 0x0FFFL;
    long low = random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }
}
