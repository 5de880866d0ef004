package org.gongtong.server.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class TokenBucketsTest {
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-03-01T00:00:00Z"));
  private final TokenBuckets buckets = new TokenBuckets(60, now::get);

  @Test
  void isFullAtFirstAndRefillsEvenly() {
    for (int i = 0; i < 60; i++) {
      assertThat(buckets.take("a")).isEmpty();
    }
    assertThat(buckets.take("a")).hasValue(Duration.ofSeconds(2));
    assertThat(buckets.take("b")).as("another key").isEmpty();
    passes(Duration.ofMillis(999));
    assertThat(buckets.take("a")).isPresent();
    passes(Duration.ofMillis(1));
    assertThat(buckets.take("a")).as("fractions add up over refusals").isEmpty();
    assertThat(buckets.take("a")).isPresent();
    passes(Duration.ofDays(1));
    for (int i = 0; i < 60; i++) {
      assertThat(buckets.take("a")).isEmpty();
    }
    assertThat(buckets.take("a")).as("never more than a bucket").isPresent();
  }

  @Test
  void aClockThatGoesBackGivesNothing() {
    for (int i = 0; i < 60; i++) {
      buckets.take("a");
    }
    passes(Duration.ofHours(-1));
    assertThat(buckets.take("a")).isPresent();
  }

  private void passes(Duration time) {
    now.updateAndGet(instant -> instant.plus(time));
  }
}
