package org.gongtong.server.webhook;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * How long to wait after failures: longer each time, and never quite as long as others wait, so
 * that those who failed together do not come back together. Stateless.
 */
final class Backoff {
  private static final List<Duration> WAITS =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofSeconds(30),
          Duration.ofMinutes(2),
          Duration.ofMinutes(10),
          Duration.ofMinutes(30),
          Duration.ofHours(1),
          Duration.ofHours(3),
          Duration.ofHours(6),
          Duration.ofHours(12),
          Duration.ofHours(24),
          Duration.ofHours(24));

  /** How often a message is sent before it is given up; the last time after about three days. */
  static final int ATTEMPTS = WAITS.size() + 1;

  /** How long at most a receiver is left alone who takes nothing at all. */
  static final Duration LONGEST_REST = Duration.ofMinutes(30);

  private Backoff() {}

  /**
   * How long to wait with the next attempt: four to six fifths of what is due.
   *
   * @param failures how many there were, from 1
   */
  static Duration after(int failures, RandomGenerator random) {
    Duration wait = WAITS.get(Math.min(failures, WAITS.size()) - 1);
    long millis = wait.toMillis();
    return Duration.ofMillis(millis * 4 / 5 + random.nextLong(millis * 2 / 5 + 1));
  }

  /** As {@link #after}, for a receiver rather than a message. */
  static Duration rest(int failures, RandomGenerator random) {
    Duration wait = after(failures, random);
    return wait.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : wait;
  }
}
