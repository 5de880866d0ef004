package org.gongtong.core.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Periods on an invented calendar: in 2026 one holiday week, worked off on one Sunday. */
class WorkCalendarTest {

  private static final ScopeCode LAND = ScopeCode.of("xx");
  private static final Citation SOURCE = Citation.read("公布", "published", "1");

  private static final WorkCalendar CALENDAR =
      WorkCalendar.of(
          "xx",
          List.of(
              year(2024),
              year(2025),
              new HolidayYear(
                  LAND,
                  2026,
                  Set.of(
                      LocalDate.of(2026, 5, 1), LocalDate.of(2026, 5, 4), LocalDate.of(2026, 5, 5)),
                  Set.of(LocalDate.of(2026, 5, 10)),
                  SOURCE)));

  private static HolidayYear year(int year) {
    return new HolidayYear(LAND, year, Set.of(), Set.of(), SOURCE);
  }

  @ParameterizedTest
  @CsvSource({
    // the first day is not counted
    "2026-03-01, 15 days, 2026-03-16",
    "2026-03-02, 0 days, 2026-03-02",
    // a last day that is a day off moves past all of them
    "2026-03-06, 15 days, 2026-03-23",
    "2026-04-16, 15 days, 2026-05-06",
    "2026-05-01, 0 days, 2026-05-06",
    // a worked Sunday is a last day like another
    "2026-05-05, 5 days, 2026-05-10",
    "2026-05-04, 5 days, 2026-05-10",
    // no corresponding day: the last of the month
    "2025-01-31, 1 months, 2025-02-28",
    "2024-01-31, 1 months, 2024-02-29",
    "2025-08-31, 1 months, 2025-09-30",
    "2024-02-29, 1 years, 2025-02-28",
    "2024-02-29, 12 months, 2025-02-28",
    "2025-02-28, 1 months, 2025-03-28",
    "2025-11-30, 3 months, 2026-03-02",
    // working days: over a weekend, over the holidays with the worked Sunday
    "2026-03-06, 1 working days, 2026-03-09",
    "2026-03-02, 5 working days, 2026-03-09",
    "2026-04-30, 1 working days, 2026-05-06",
    "2026-04-30, 4 working days, 2026-05-10",
    "2026-04-30, 5 working days, 2026-05-11",
    "2026-05-02, 0 working days, 2026-05-02",
  })
  void endsOnTheDayTheLawSays(LocalDate start, String period, LocalDate last) {
    LegalPeriod parsed = LegalPeriod.parse(period);
    assertThat(CALENDAR.lastDay(start, parsed).orThrow()).isEqualTo(last);
    assertThat(CALENDAR.firstDayAfter(start, parsed).orThrow())
        .isEqualTo(parsed.amount() == 0 ? start : last.plusDays(1));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-12-20, 15 days, 2027",
    "2026-12-31, 1 working days, 2027",
    "2025-03-01, 10 years, 2035",
    "2023-12-01, 1 days, 2023",
  })
  void refusesAYearItDoesNotKnowAndNamesTheFile(LocalDate start, String period, int year) {
    Outcome<LocalDate> outcome = CALENDAR.lastDay(start, LegalPeriod.parse(period));
    assertThat(outcome.refusals())
        .singleElement()
        .satisfies(
            reason -> {
              assertThat(reason.code()).isEqualTo("HOLIDAYS_UNKNOWN");
              assertThat(reason.remedy().zh()).contains("holidays/xx-" + year + ".csv");
              assertThat(reason.remedy().en()).contains("holidays/xx-" + year + ".csv");
            });
  }

  @Test
  void takesTheLaterDataOfAYearAndNoOtherCountrys() {
    LocalDate friday = LocalDate.of(2026, 3, 6);
    HolidayYear amended = new HolidayYear(LAND, 2026, Set.of(friday), Set.of(), SOURCE);
    HolidayYear foreign =
        new HolidayYear(ScopeCode.of("yy"), 2026, Set.of(friday.plusDays(3)), Set.of(), SOURCE);
    WorkCalendar calendar = WorkCalendar.of("xx", List.of(year(2026), amended, foreign));
    assertThat(calendar.lastDay(friday, LegalPeriod.days(0)).orThrow())
        .isEqualTo(friday.plusDays(3));
  }
}
