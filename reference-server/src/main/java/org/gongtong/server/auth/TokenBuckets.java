package org.gongtong.server.auth;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A bucket of tokens for each key: full at first, each request takes one, and they come back evenly
 * over a minute. It lives in memory, forgets at a restart and remembers a bounded number of keys,
 * the ones seen last. Thread-safe.
 */
public final class TokenBuckets {
  private static final long MINUTE_MILLIS = 60_000;
  private static final int KEYS = 50_000;

  private final int perMinute;
  private final InstantSource clock;
  private final Map<String, Bucket> byKey =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
          return size() > KEYS;
        }
      };

  /**
   * @param milliTokens thousandths of tokens that were there at that instant
   */
  private record Bucket(long milliTokens, Instant at) {}

  /**
   * @param perMinute how many requests a minute; at least one
   */
  public TokenBuckets(int perMinute, InstantSource clock) {
    if (perMinute < 1) {
      throw new IllegalArgumentException("at least one a minute, not " + perMinute);
    }
    this.perMinute = perMinute;
    this.clock = clock;
  }

  /**
   * Takes a token.
   *
   * @return empty when there was one, else how long until there is, rounded up to seconds
   */
  public synchronized Optional<Duration> take(String key) {
    Instant now = clock.instant();
    long full = perMinute * 1_000L;
    Bucket bucket = byKey.getOrDefault(key, new Bucket(full, now));
    long passed = Math.max(0, Duration.between(bucket.at(), now).toMillis());
    long back = Math.min(passed, MINUTE_MILLIS) * full / MINUTE_MILLIS;
    long there = Math.min(full, bucket.milliTokens() + back);
    if (there >= 1_000) {
      byKey.put(key, new Bucket(there - 1_000, now));
      return Optional.empty();
    }
    // The instant stays, so that fractions that come back between refusals are not lost.
    byKey.putIfAbsent(key, bucket);
    long missing = (1_000 - there) * MINUTE_MILLIS / full;
    return Optional.of(Duration.ofSeconds(1 + missing / 1_000));
  }
}
