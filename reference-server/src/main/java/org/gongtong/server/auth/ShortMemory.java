package org.gongtong.server.auth;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What was read a moment ago, by a key. It is believed for {@link #SPAN} from the moment when it
 * began to be read, and not a moment longer than until somebody here says that it has changed. A
 * clock that went back makes nothing last longer. Thread-safe.
 */
final class ShortMemory<V> {

  /** How long what was read is believed. */
  static final Duration SPAN = Duration.ofSeconds(1);

  private static final int MOST = 10_000;

  /**
   * @param changes that had been told when it began to be read
   */
  private record Read<V>(V value, Instant at, long changes) {}

  private final InstantSource clock;
  private final Predicate<V> worthIt;
  private final Map<String, Read<V>> known = new ConcurrentHashMap<>();
  private final AtomicLong changes = new AtomicLong();

  /**
   * @param worthIt what is worth remembering: not what strangers can make up in any number
   */
  ShortMemory(InstantSource clock, Predicate<V> worthIt) {
    this.clock = clock;
    this.worthIt = worthIt;
  }

  /** What a key stands for, as it was read a moment ago or is read now. */
  V get(String key, Supplier<V> reading) {
    Instant now = clock.instant();
    long moment = changes.get();
    Read<V> before = known.get(key);
    // It may have been read before a change that was told since.
    if (before != null
        && before.changes() == moment
        && !now.isBefore(before.at())
        && now.isBefore(before.at().plus(SPAN))) {
      return before.value();
    }
    V value = reading.get();
    if (worthIt.test(value)) {
      if (known.size() >= MOST) {
        known.clear();
      }
      known.put(key, new Read<>(value, now, moment));
    }
    return value;
  }

  /** Something has changed: all is to be read anew, also what is being read now. */
  void forget() {
    changes.incrementAndGet();
    known.clear();
  }
}
