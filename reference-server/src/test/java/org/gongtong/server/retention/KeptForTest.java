package org.gongtong.server.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.gongtong.core.rules.Citation;
import org.gongtong.core.rules.LegalPeriod;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which day is the first whose things are kept. */
class KeptForTest {

  private static KeptFor kept(String period) {
    return new KeptFor(LegalPeriod.parse(period), Citation.read("法", "Law", "1"), Optional.empty());
  }

  @ParameterizedTest
  @CsvSource({
    "30 days, 2026-03-31, 2026-03-01",
    "6 months, 2026-09-18, 2026-03-18",
    "6 months, 2026-09-19, 2026-03-19",
    // 31 August and six months: to the last of February, and nothing of it goes before March.
    "6 months, 2027-02-28, 2026-08-28",
    "6 months, 2027-03-01, 2026-09-01",
    // 28 February and six months: to 28 August, three days before its end.
    "6 months, 2026-08-31, 2026-03-01",
    "1 years, 2025-02-28, 2024-02-28",
    // 29 February and a year: to 28 February, and that day is part of it.
    "1 years, 2025-03-01, 2024-03-01",
    "1 years, 2024-02-29, 2023-03-01",
    "4 years, 2028-02-29, 2024-02-29",
    "0 days, 2026-03-02, 2026-03-02"
  })
  void theFirstDayThatIsKept(String period, LocalDate today, LocalDate first) {
    assertThat(kept(period).firstKept(today)).isEqualTo(first);
  }

  /** By its definition, on each day of eight years: a day is over once its period has ended. */
  @ParameterizedTest
  @ValueSource(strings = {"1 days", "184 days", "1 months", "6 months", "1 years", "3 years"})
  void noDayGoesBeforeItsPeriodIsOverAndNoneStays(String period) {
    LegalPeriod length = LegalPeriod.parse(period);
    for (LocalDate today = LocalDate.of(2024, 1, 1);
        today.isBefore(LocalDate.of(2032, 1, 1));
        today = today.plusDays(1)) {
      LocalDate first = kept(period).firstKept(today);
      assertThat(end(first, length)).as("first kept on " + today).isAfterOrEqualTo(today);
      assertThat(end(first.minusDays(1), length)).as("gone on " + today).isBefore(today);
    }
  }

  private static LocalDate end(LocalDate day, LegalPeriod period) {
    return switch (period.unit()) {
      case DAYS -> day.plusDays(period.amount());
      case MONTHS -> day.plusMonths(period.amount());
      default -> day.plusYears(period.amount());
    };
  }
}
