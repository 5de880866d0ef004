package org.gongtong.core.rules;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gongtong.core.kernel.LocalizedText;

/**
 * Counts periods as Civil Code articles 200 to 204 do, on the holidays of one country. Immutable
 * and thread-safe.
 *
 * <p>The first day is not counted (201); a period of months or years ends on the corresponding day,
 * or on the last of the month where there is none (202); a last day that is a statutory day off
 * moves to the day after the days off end, and the period ends at 24:00 (203). Weekends are days
 * off unless worked (调休).
 *
 * <p>A year whose holidays are not known is a refusal that names the file to supply: guessing would
 * move a deadline.
 */
public final class WorkCalendar {

  private static final Citation ARTICLES = Citation.read("民法典", "Civil Code", "200-204");

  private final String country;
  private final Map<Integer, HolidayYear> years;

  private WorkCalendar(String country, Map<Integer, HolidayYear> years) {
    this.country = country;
    this.years = years;
  }

  /**
   * @param country the country's code, {@code cn}
   * @param years its known years; of two for the same year the later in the list holds
   */
  public static WorkCalendar of(String country, List<HolidayYear> years) {
    Map<Integer, HolidayYear> byYear = new HashMap<>();
    years.stream()
        .filter(y -> y.scope().code().equals(country))
        .forEach(y -> byYear.put(y.year(), y));
    return new WorkCalendar(country, Map.copyOf(byYear));
  }

  /**
   * The last day of a period that begins on {@code start}; the period ends at 24:00 of that day.
   *
   * @return the day, or a refusal {@link RuleReason#HOLIDAYS_UNKNOWN}
   */
  public Outcome<LocalDate> lastDay(LocalDate start, LegalPeriod period) {
    return switch (period.unit()) {
      case DAYS -> movedPastDaysOff(start.plusDays(period.amount()));
      case MONTHS -> movedPastDaysOff(start.plusMonths(period.amount()));
      case YEARS -> movedPastDaysOff(start.plusYears(period.amount()));
      case WORKING_DAYS -> afterWorkingDays(start, period.amount());
    };
  }

  /**
   * The first day on which the whole period has passed since {@code start}: what "at least 15 days
   * before" asks for.
   *
   * @return the day after {@link #lastDay}, or a refusal {@link RuleReason#HOLIDAYS_UNKNOWN}
   */
  public Outcome<LocalDate> firstDayAfter(LocalDate start, LegalPeriod period) {
    return period.amount() == 0
        ? Outcome.accepted(start)
        : lastDay(start, period).map(day -> day.plusDays(1));
  }

  private Outcome<LocalDate> afterWorkingDays(LocalDate start, int amount) {
    LocalDate day = start;
    for (int counted = 0; counted < amount; ) {
      day = day.plusDays(1);
      HolidayYear year = years.get(day.getYear());
      if (year == null) {
        return unknown(day.getYear());
      }
      if (!isDayOff(day, year)) {
        counted++;
      }
    }
    return Outcome.accepted(day);
  }

  private Outcome<LocalDate> movedPastDaysOff(LocalDate last) {
    LocalDate day = last;
    while (true) {
      HolidayYear year = years.get(day.getYear());
      if (year == null) {
        return unknown(day.getYear());
      }
      if (!isDayOff(day, year)) {
        return Outcome.accepted(day);
      }
      day = day.plusDays(1);
    }
  }

  private static boolean isDayOff(LocalDate day, HolidayYear year) {
    return year.holidays().contains(day)
        || day.getDayOfWeek().getValue() >= 6 && !year.workingWeekends().contains(day);
  }

  private <T> Outcome<T> unknown(int year) {
    return Outcome.refused(
        RuleReason.HOLIDAYS_UNKNOWN
            .because()
            .citing(ARTICLES)
            .figure("year", String.valueOf(year))
            .figure("file", "holidays/" + country + "-" + year + ".csv")
            .refuses());
  }

  /** The country as people read it, for messages. */
  public LocalizedText name() {
    return LocalizedText.of(country + " 节假日历", "holiday calendar of " + country);
  }
}
