package org.gongtong.core.timebank;

import java.time.LocalDate;

/** Ages in completed years, on days since 1970-01-01. Stateless. */
final class Ages {

  private Ages() {}

  /**
   * The first day on which somebody has completed so many years: who was born on a 29th of February
   * has on the 1st of March in years without one.
   */
  static int firstDay(LocalDate birth, int years) {
    LocalDate day = birth.plusYears(years);
    if (day.getDayOfMonth() != birth.getDayOfMonth()) {
      day = day.plusDays(1);
    }
    return Math.toIntExact(day.toEpochDay());
  }
}
