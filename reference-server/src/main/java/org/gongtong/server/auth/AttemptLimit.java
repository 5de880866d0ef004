package org.gongtong.server.auth;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Counts failures by key, and says who has to wait: after so many within a span of time, until that
 * span is over. It lives in memory and forgets at a restart; it remembers a bounded number of keys,
 * the ones seen last. Thread-safe.
 */
final class AttemptLimit {
  private final int most;
  private final Duration span;
  private final InstantSource clock;
  private final Map<String, Failures> byKey;

  private record Failures(int count, Instant since) {}

  /**
   * @param most failures that are let pass within the span
   * @param keys how many keys are remembered
   */
  AttemptLimit(int most, Duration span, int keys, InstantSource clock) {
    this.most = most;
    this.span = span;
    this.clock = clock;
    this.byKey =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > keys;
          }
        };
  }

  /** How long this key has to wait; empty when it may try. */
  Optional<Duration> wait(String key) {
    return wait(key, most);
  }

  /** As {@link #wait(String)}, where another number of failures is let pass. */
  synchronized Optional<Duration> wait(String key, int passed) {
    Failures failures = current(key);
    if (failures == null || failures.count() < passed) {
      return Optional.empty();
    }
    return Optional.of(Duration.between(clock.instant(), failures.since().plus(span)));
  }

  /** Whether this key failed within the span. */
  synchronized boolean hasFailed(String key) {
    return current(key) != null;
  }

  synchronized void failed(String key) {
    Failures failures = current(key);
    byKey.put(
        key,
        failures == null
            ? new Failures(1, clock.instant())
            : new Failures(failures.count() + 1, failures.since()));
  }

  synchronized void succeeded(String key) {
    byKey.remove(key);
  }

  private @Nullable Failures current(String key) {
    Failures failures = byKey.get(key);
    if (failures != null && !clock.instant().isBefore(failures.since().plus(span))) {
      byKey.remove(key);
      return null;
    }
    return failures;
  }
}
