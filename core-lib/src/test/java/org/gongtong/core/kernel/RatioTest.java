package org.gongtong.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RatioTest {

  private static final long MOST = Long.MAX_VALUE;

  @ParameterizedTest
  @CsvSource({
    "2/3, 0, 1, -1",
    "2/3, 2, 3, 0",
    "2/3, 199999, 300000, -1",
    "2/3, 200001, 300000, 1",
    "1/2, 0, 0, 0",
    "0/1, 0, 5, 0",
    "0/1, 1, 5, 1",
    "1/1, 5, 5, 0",
    "1/1, 4, 5, -1",
    // beyond 64 bits once multiplied, one unit apart
    "999999/1000000, " + MOST + ", " + MOST + ", 1",
    "1000000/1000000, " + MOST + ", " + MOST + ", 0",
    "1000000/1000000, 9223372036854775806, " + MOST + ", -1",
    "1/2, 4611686018427387903, " + MOST + ", -1",
    "1/2, 4611686018427387904, " + MOST + ", 1",
    "1/1000000, 1, " + MOST + ", -1",
  })
  void comparesSharesExactly(String ratio, long part, long whole, int sign) {
    assertThat(Integer.signum(Ratio.parse(ratio).compareShare(part, whole))).isEqualTo(sign);
  }

  @Test
  void comparesAsBigIntegersDo() {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(278);
    for (int round = 0; round < 500; round++) {
      Ratio ratio = new Ratio(random.nextInt(1_000_001), 1 + random.nextInt(1_000_000));
      long part = random.nextLong() >>> random.nextInt(1, 64);
      long whole = random.nextLong() >>> random.nextInt(1, 64);
      int expected =
          BigInteger.valueOf(part)
              .multiply(BigInteger.valueOf(ratio.denominator()))
              .compareTo(BigInteger.valueOf(whole).multiply(BigInteger.valueOf(ratio.numerator())));
      assertThat(Integer.signum(ratio.compareShare(part, whole)))
          .as("%d of %d against %s", part, whole, ratio)
          .isEqualTo(expected);
    }
  }

  @Test
  void refusesANegativeShare() {
    Ratio half = new Ratio(1, 2);
    assertThatIllegalArgumentException().isThrownBy(() -> half.compareShare(-1, 2));
    assertThatIllegalArgumentException().isThrownBy(() -> half.compareShare(1, -2));
  }

  @Test
  void keepsItsFormAndComparesByValue() {
    assertThat(Ratio.parse("4/6")).hasToString("4/6").isNotEqualTo(Ratio.parse("2/3"));
    assertThat(Ratio.parse("4/6")).isEqualByComparingTo(Ratio.parse("2/3"));
    assertThat(Ratio.parse("1000000/1000000")).isGreaterThan(Ratio.parse("999999/1000000"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2",
        "/3",
        "2/",
        "2:3",
        "2/3/4",
        "+2/3",
        "2/+3",
        "-2/3",
        "２/３",
        " 2/3",
        "2/3 ",
        "2/0",
        "1000001/1",
        "1/1000001",
        "99999999999/1",
        "0.5/1"
      })
  void refusesEveryOtherForm(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Ratio.parse(text));
  }
}
