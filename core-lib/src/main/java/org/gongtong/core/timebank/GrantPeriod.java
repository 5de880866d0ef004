package org.gongtong.core.timebank;

import java.time.LocalDate;
import java.util.Optional;
import org.gongtong.core.kernel.LocalizedText;

/**
 * Within what a class of those in need gets no more than so much: a month or year by the calendar.
 */
public enum GrantPeriod {
  MONTH("month", "每月", "a month"),
  YEAR("year", "每年", "a year");

  private final String code;
  private final LocalizedText text;

  GrantPeriod(String code, String zh, String en) {
    this.code = code;
    this.text = LocalizedText.of(zh, en);
  }

  /** The period of a code. */
  public static Optional<GrantPeriod> find(String code) {
    for (GrantPeriod period : values()) {
      if (period.code.equals(code)) {
        return Optional.of(period);
      }
    }
    return Optional.empty();
  }

  /** A stable name for files and tables. */
  public String code() {
    return code;
  }

  /** How often, as it follows a number of hours. */
  public LocalizedText text() {
    return text;
  }

  /** The first day of the period that a day is in. */
  public LocalDate first(LocalDate day) {
    return this == MONTH ? day.withDayOfMonth(1) : day.withDayOfYear(1);
  }

  /** The first day of the period after the one that a day is in. */
  public LocalDate next(LocalDate day) {
    return this == MONTH ? first(day).plusMonths(1) : first(day).plusYears(1);
  }
}
