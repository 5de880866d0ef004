package org.gongtong.core.rules;

import java.time.LocalDate;
import java.util.Set;

/**
 * The public holidays of one country and year as its government published them. Immutable.
 *
 * @param scope whose holidays, a country
 * @param year the calendar year all the days lie in
 * @param holidays days off, whether they fall on a week day or a weekend
 * @param workingWeekends Saturdays and Sundays on which offices work instead (调休)
 * @param source where the days were read
 */
public record HolidayYear(
    ScopeCode scope,
    int year,
    Set<LocalDate> holidays,
    Set<LocalDate> workingWeekends,
    Citation source) {

  /**
   * @throws IllegalArgumentException if a day lies in another year, or is both off and worked
   */
  public HolidayYear {
    holidays = Set.copyOf(holidays);
    workingWeekends = Set.copyOf(workingWeekends);
    for (LocalDate day : holidays) {
      if (day.getYear() != year || workingWeekends.contains(day)) {
        throw new IllegalArgumentException("not a holiday of " + year + ": " + day);
      }
    }
    for (LocalDate day : workingWeekends) {
      if (day.getYear() != year || day.getDayOfWeek().getValue() < 6) {
        throw new IllegalArgumentException("not a weekend of " + year + ": " + day);
      }
    }
  }
}
