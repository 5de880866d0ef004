package org.gongtong.core.timebank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Each rule by its name, on both sides of every step. */
class RoundingTest {

  @ParameterizedTest
  @CsvSource({
    "exact, 0, 0",
    "exact, 1, 1",
    "exact, 97, 97",
    "quarter-hour-down, 14, 0",
    "quarter-hour-down, 15, 15",
    "quarter-hour-down, 29, 15",
    "quarter-hour-down, 30, 30",
    "quarter-hour-half-up, 0, 0",
    "quarter-hour-half-up, 7, 0",
    "quarter-hour-half-up, 8, 15",
    "quarter-hour-half-up, 22, 15",
    "quarter-hour-half-up, 23, 30",
    "half-hour-down, 29, 0",
    "half-hour-down, 30, 30",
    "half-hour-down, 59, 30",
    "half-hour-half-up, 14, 0",
    "half-hour-half-up, 15, 30",
    "half-hour-half-up, 44, 30",
    "half-hour-half-up, 45, 60",
    "hour-down, 59, 0",
    "hour-down, 60, 60",
    "hour-down, 119, 60",
    "hour-half-up, 29, 0",
    "hour-half-up, 30, 60",
    "hour-half-up, 89, 60",
    "hour-half-up, 90, 120",
    "hour-half-up, 4294967296, 4294967280",
  })
  void aServiceIsCreditedAsTheNamedRuleSays(String name, long minutes, long credited) {
    assertThat(Rounding.find(name).orElseThrow().minutes(Duration.ofMinutes(minutes)))
        .isEqualTo(credited);
  }

  /** Seconds are no minute of their own, and are not lost on the way either. */
  @ParameterizedTest
  @CsvSource({
    "exact, PT59.999S, 0",
    "exact, PT1M, 1",
    "exact, PT1M59S, 1",
    "quarter-hour-down, PT14M59.999S, 0",
    "quarter-hour-half-up, PT7M29.999S, 0",
    "quarter-hour-half-up, PT7M30S, 15",
    "quarter-hour-half-up, PT22M29S, 15",
    "quarter-hour-half-up, PT22M30S, 30",
    "half-hour-half-up, PT14M59S, 0",
    "hour-half-up, PT29M59.999999999S, 0",
    "hour-half-up, PT30M, 60",
  })
  void secondsAreRoundedWithTheMinutes(String name, Duration lasted, long credited) {
    assertThat(Rounding.find(name).orElseThrow().minutes(lasted)).isEqualTo(credited);
  }

  /** What is rounded stays as it is when it is rounded again, and never by more than a step. */
  @ParameterizedTest
  @EnumSource(Rounding.class)
  void roundingTwiceIsRoundingOnce(Rounding rounding) {
    for (long minutes = 0; minutes <= 300; minutes++) {
      long once = rounding.minutes(Duration.ofMinutes(minutes));
      assertThat(rounding.minutes(Duration.ofMinutes(once))).isEqualTo(once);
      assertThat(Math.abs(once - minutes)).isLessThan(60);
    }
    assertThat(Rounding.find(rounding.code())).contains(rounding);
  }

  @Test
  void noServiceTakesLessThanNothingOrMoreThanThereCanBe() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Rounding.EXACT.minutes(Duration.ofNanos(-1)));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> Rounding.HOUR_DOWN.minutes(Duration.ofMinutes(Transfer.MOST_MINUTES + 1)));
    assertThat(Rounding.find("half-down")).isEmpty();
  }
}
