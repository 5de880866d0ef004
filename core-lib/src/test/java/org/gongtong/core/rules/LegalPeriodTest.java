package org.gongtong.core.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.gongtong.core.rules.LegalPeriod.Unit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LegalPeriodTest {

  @ParameterizedTest
  @CsvSource({
    "15 days, 15, DAYS, 15, 15日",
    "10 working days, 10, WORKING_DAYS, 14, 10个工作日",
    "3 working days, 3, WORKING_DAYS, 5, 3个工作日",
    "3 months, 3, MONTHS, 90, 3个月",
    "1 years, 1, YEARS, 365, 1年",
    "0 days, 0, DAYS, 0, 0日",
    "10000 years, 10000, YEARS, 3650000, 10000年",
  })
  void isWrittenAsItIsRead(String text, int amount, Unit unit, int roughDays, String zh) {
    LegalPeriod period = LegalPeriod.parse(text);
    assertThat(period).isEqualTo(new LegalPeriod(amount, unit)).hasToString(text);
    assertThat(period.roughDays()).isEqualTo(roughDays);
    assertThat(period.text().zh()).isEqualTo(zh);
    // People say one year; what is stored has one form.
    assertThat(period.text().en()).isEqualTo(amount == 1 ? text.replaceFirst("s$", "") : text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "15", "days", " days", "15 weeks", "15.5 days", "-1 days", "10001 days"})
  void refusesEveryOtherForm(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> LegalPeriod.parse(text));
  }
}
