package org.gongtong.core.kernel;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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
    // One draw of both halves: a secure generator costs by the call.
    byte[] drawn = new byte[2 * Long.BYTES];
    random.nextBytes(drawn);
    ByteBuffer halves = ByteBuffer.wrap(drawn).order(ByteOrder.LITTLE_ENDIAN);
    long high = clock.millis() << 16 | 0x7000L | halves.getLong() & 0x0FFFL;
    long low = halves.getLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }
}
