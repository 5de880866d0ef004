package org.gongtong.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.gongtong.core.kernel.FloorArea.Flaw;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FloorAreaTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0.00",
    "0.00, 0, 0.00",
    "0.01, 1, 0.01",
    "0.1, 10, 0.10",
    "89.5, 8950, 89.50",
    "89.55, 8955, 89.55",
    "089.55, 8955, 89.55",
    "89, 8900, 89.00",
    "1000000.09, 100000009, 1000000.09",
    "92233720368.54, 9223372036854, 92233720368.54",
  })
  void readsWhatARegisterWrites(String text, long hundredths, String written) {
    assertThat(FloorArea.flawIn(text)).isEmpty();
    assertThat(FloorArea.parse(text)).isEqualTo(new FloorArea(hundredths)).hasToString(written);
  }

  @ParameterizedTest
  @CsvSource({
    "'', EMPTY",
    "-3, NEGATIVE",
    "−3, NEGATIVE",
    "－3, NEGATIVE",
    "-, NEGATIVE",
    "89.555, TOO_PRECISE",
    "89.550, TOO_PRECISE",
    "0.001, TOO_PRECISE",
    "1e3, EXPONENT",
    "1E3, EXPONENT",
    "1.5e3, EXPONENT",
    "１２.５, FULL_WIDTH",
    "１２．５, FULL_WIDTH",
    "12.５, FULL_WIDTH",
    "12。5, FULL_WIDTH",
    "12., NOT_A_NUMBER",
    ".5, NOT_A_NUMBER",
    "., NOT_A_NUMBER",
    "1.2.3, NOT_A_NUMBER",
    "+5, NOT_A_NUMBER",
    "' 5', NOT_A_NUMBER",
    "'5 ', NOT_A_NUMBER",
    "'1,000', NOT_A_NUMBER",
    "89㎡, NOT_A_NUMBER",
    "e3, NOT_A_NUMBER",
    "1e, NOT_A_NUMBER",
    "٣, NOT_A_NUMBER",
    "NaN, NOT_A_NUMBER",
    "92233720368.55, TOO_LARGE",
    "99999999999, TOO_LARGE",
    "100000000000, TOO_LARGE",
    "99999999999999999999999, TOO_LARGE",
  })
  void namesTheMistakeOfWhoeverTypedIt(String text, Flaw flaw) {
    assertThat(FloorArea.flawIn(text)).contains(flaw);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FloorArea.parse(text))
        .withMessageContaining(flaw.name());
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "0.49, 0", "0.50, 1", "89.49, 89", "89.50, 90", "90.00, 90"})
  void roundsHalfAMetreUp(String area, long metres) {
    assertThat(FloorArea.parse(area).roundedHalfUpToSquareMetres())
        .isEqualTo(new FloorArea(metres * 100));
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, Long.MIN_VALUE, FloorArea.MAX_HUNDREDTHS + 1, Long.MAX_VALUE})
  void refusesWhatIsOutOfRange(long hundredths) {
    assertThatIllegalArgumentException().isThrownBy(() -> new FloorArea(hundredths));
  }

  @Test
  void refusesASumOutOfRangeInsteadOfWrapping() {
    FloorArea most = new FloorArea(FloorArea.MAX_HUNDREDTHS);
    assertThat(most.plus(FloorArea.ZERO)).isEqualTo(most);
    assertThatIllegalArgumentException().isThrownBy(() -> most.plus(new FloorArea(1)));
    assertThatIllegalArgumentException().isThrownBy(() -> most.plus(most));
  }

  @Test
  void ordersBySize() {
    assertThat(FloorArea.parse("9.9")).isLessThan(FloorArea.parse("10"));
  }
}
