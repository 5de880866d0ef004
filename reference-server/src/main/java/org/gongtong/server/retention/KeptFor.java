package org.gongtong.server.retention;

import java.time.LocalDate;
import java.util.Optional;
import org.gongtong.core.rules.Citation;
import org.gongtong.core.rules.LegalPeriod;

/**
 * How long a class is kept where a rule bounds it. Immutable.
 *
 * @param period the period
 * @param citation of the rule
 * @param overruled what the setting asked for, where the rule does not allow it
 */
public record KeptFor(LegalPeriod period, Citation citation, Optional<LegalPeriod> overruled) {

  /**
   * The first day whose things are still kept: the period of all days before it is over. A period
   * of months or years ends on the corresponding day, or on the last of the month where there is
   * none (Civil Code 202), and that day is part of it.
   *
   * @param today the day it is in the zone of the place
   */
  public LocalDate firstKept(LocalDate today) {
    LocalDate day = before(today);
    while (lastDay(day).isBefore(today)) {
      day = day.plusDays(1);
    }
    while (!lastDay(day.minusDays(1)).isBefore(today)) {
      day = day.minusDays(1);
    }
    return day;
  }

  private LocalDate lastDay(LocalDate start) {
    return switch (period.unit()) {
      case DAYS -> start.plusDays(period.amount());
      case MONTHS -> start.plusMonths(period.amount());
      case YEARS -> start.plusYears(period.amount());
      case WORKING_DAYS -> start.plusDays(period.roughDays());
    };
  }

  private LocalDate before(LocalDate today) {
    return switch (period.unit()) {
      case DAYS -> today.minusDays(period.amount());
      case MONTHS -> today.minusMonths(period.amount());
      case YEARS -> today.minusYears(period.amount());
      case WORKING_DAYS -> today.minusDays(period.roughDays());
    };
  }
}
