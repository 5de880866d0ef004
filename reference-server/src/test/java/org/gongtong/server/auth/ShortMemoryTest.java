package org.gongtong.server.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ShortMemoryTest {

  private Instant now = Instant.parse("2026-03-01T02:00:00Z");
  private final ShortMemory<String> memory =
      new ShortMemory<>(() -> now, value -> !value.isEmpty());
  private final AtomicInteger readings = new AtomicInteger();

  private String get(String value) {
    return memory.get(
        "key",
        () -> {
          readings.incrementAndGet();
          return value;
        });
  }

  @Test
  void whatWasReadIsBelievedForASpan() {
    assertThat(get("a")).isEqualTo("a");
    now = now.plus(ShortMemory.SPAN).minusNanos(1);
    assertThat(get("b")).isEqualTo("a");
    now = now.plusNanos(1);
    assertThat(get("b")).isEqualTo("b");
    assertThat(readings).hasValue(2);
  }

  /** An hour back, what was read would else be believed for an hour. */
  @Test
  void aClockThatGoesBackMakesNothingLastLonger() {
    get("a");
    now = now.minusNanos(1);
    assertThat(get("b")).isEqualTo("b");
  }

  @Test
  void whatHasChangedIsReadAnew() {
    get("a");
    memory.forget();
    assertThat(get("b")).isEqualTo("b");
  }

  @Test
  void whatWasBeingReadWhenItChangedIsNotRemembered() {
    memory.get(
        "key",
        () -> {
          memory.forget();
          return "before";
        });
    assertThat(get("after")).isEqualTo("after");
  }

  /** The age counts from the question, not from the answer. */
  @Test
  void whatTookLongToReadIsOldAlready() {
    memory.get(
        "key",
        () -> {
          now = now.plus(ShortMemory.SPAN);
          return "slow";
        });
    assertThat(get("new")).isEqualTo("new");
  }

  @Test
  void whatAnybodyCanMakeUpIsNotRemembered() {
    assertThat(get("")).isEmpty();
    assertThat(get("made since")).isEqualTo("made since");
  }
}
