package org.gongtong.cn.national;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.gongtong.core.rules.HolidayYear;
import org.gongtong.core.rules.LegalPeriod;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.WorkCalendar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Periods counted on the real days off. */
class ChinaHolidaysTest {

  private static final List<HolidayYear> YEARS = new CnNational().holidays();
  private static final WorkCalendar CALENDAR = WorkCalendar.of("cn", YEARS);

  @ParameterizedTest(name = "{3}")
  @CsvSource({
    "2026-09-16, 15 days, 2026-10-08, ends on National Day and moves behind the seven days off",
    "2026-09-25, 15 days, 2026-10-10, ends on a Saturday that is worked",
    "2026-09-05, 15 days, 2026-09-20, ends on a Sunday that is worked",
    "2026-03-06, 15 days, 2026-03-23, ends on a Saturday and moves to Monday",
    "2026-03-02, 15 days, 2026-03-17, ends on a working day",
    "2026-01-31, 1 months, 2026-02-28, has no corresponding day; the last of February is worked",
    "2024-01-31, 1 months, 2024-02-29, ends on the leap day",
    "2024-02-29, 1 years, 2025-02-28, a year from the leap day",
    "2026-09-30, 5 working days, 2026-10-13, working days skip the holiday and count a worked Saturday",
    "2020-01-20, 10 days, 2020-02-03, the spring festival that was prolonged",
  })
  void thePeriodEnds(LocalDate start, String period, LocalDate last, String why) {
    assertThat(CALENDAR.lastDay(start, LegalPeriod.parse(period)))
        .as(why)
        .isEqualTo(Outcome.accepted(last));
  }

  @ParameterizedTest
  @CsvSource({"2026-12-20, 2027", "2019-03-01, 2019"})
  void aYearWithoutDataIsRefusedAndItsFileNamed(LocalDate start, String year) {
    Outcome<LocalDate> outcome = CALENDAR.lastDay(start, LegalPeriod.days(15));

    assertThat(outcome.refusals())
        .singleElement()
        .satisfies(
            reason -> {
              assertThat(reason.code()).isEqualTo("HOLIDAYS_UNKNOWN");
              assertThat(reason.figures()).containsEntry("file", "holidays/cn-" + year + ".csv");
            });
  }

  @Test
  void theYearsAre2020To2026() {
    assertThat(YEARS)
        .extracting(HolidayYear::year)
        .containsExactly(2020, 2021, 2022, 2023, 2024, 2025, 2026);
  }
}
