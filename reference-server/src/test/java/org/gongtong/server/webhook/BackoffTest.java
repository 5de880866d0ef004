package org.gongtong.server.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How long is waited after failures. */
class BackoffTest {
  private final Random random = new Random(7);

  @Test
  void itGrowsOverDaysAndNeverQuiteTheSame() {
    Duration all = Duration.ZERO;
    Duration before = Duration.ZERO;
    for (int failures = 1; failures < Backoff.ATTEMPTS - 1; failures++) {
      Duration wait = Backoff.after(failures, random);
      assertThat(wait).isGreaterThan(before);
      before = wait;
      all = all.plus(wait);
    }
    assertThat(all).isBetween(Duration.ofDays(1), Duration.ofDays(4));
    Set<Duration> waits = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      Duration wait = Backoff.after(3, random);
      assertThat(wait).isBetween(Duration.ofSeconds(96), Duration.ofSeconds(144));
      waits.add(wait);
    }
    assertThat(waits).hasSizeGreaterThan(90);
    assertThat(Backoff.after(99, random)).isLessThan(Duration.ofHours(29));
  }

  @Test
  void aReceiverIsNotLeftAloneForLong() {
    assertThat(Backoff.rest(40, random)).isEqualTo(Backoff.LONGEST_REST);
    assertThat(Backoff.rest(1, random)).isLessThan(Duration.ofSeconds(7));
  }
}
