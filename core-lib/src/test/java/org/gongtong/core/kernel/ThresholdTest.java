package org.gongtong.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThresholdTest {

  private static final long MOST = Long.MAX_VALUE;

  /** One below, at, and one above; then the ends of the range. */
  @ParameterizedTest
  @CsvSource({
    ">=2/3, 19999, 30000, false, true",
    ">=2/3, 20000, 30000, true, true",
    ">=2/3, 20001, 30000, true, false",
    ">1/2, 49, 100, false, true",
    ">1/2, 50, 100, false, false",
    ">1/2, 51, 100, true, false",
    ">=3/4, 2, 3, false, true",
    ">=1/1, 99, 100, false, true",
    ">=1/1, 100, 100, true, true",
    ">=0/1, 0, 100, true, true",
    ">1/2, " + MOST + ", " + MOST + ", true, false",
    ">1/2, 4611686018427387903, " + MOST + ", false, true",
    ">1/2, 4611686018427387904, " + MOST + ", true, false",
    ">=1000000/1000000, 9223372036854775806, " + MOST + ", false, true",
    // of nothing, nothing is reached and nothing is within
    ">=0/1, 0, 0, false, false",
    ">=2/3, 0, 0, false, false",
    ">1/2, 0, 0, false, false",
  })
  void isReachedOrKept(String threshold, long part, long whole, boolean reached, boolean kept) {
    assertThat(Threshold.parse(threshold).isReachedBy(part, whole)).isEqualTo(reached);
    assertThat(Threshold.parse(threshold).isKeptBy(part, whole)).isEqualTo(kept);
  }

  @ParameterizedTest
  @CsvSource({
    ">=2/3, >1/2, 1",
    ">1/2, >=1/2, 1",
    ">=1/2, >1/2, -1",
    ">=4/6, >=2/3, 0",
    ">=3/4, >2/3, 1"
  })
  void theStricterIsTheGreater(String a, String b, int sign) {
    assertThat(Integer.signum(Threshold.parse(a).compareTo(Threshold.parse(b)))).isEqualTo(sign);
  }

  @ParameterizedTest
  @ValueSource(strings = {">=2/3", ">1/2", ">=0/1", ">=1/1"})
  void isWrittenAsItIsRead(String text) {
    assertThat(Threshold.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2/3", ">", ">=", "=2/3", "<1/2", ">= 2/3", ">>1/2", "≥2/3", ">=66%"})
  void refusesEveryOtherForm(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Threshold.parse(text));
  }
}
