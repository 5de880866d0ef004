package org.gongtong.server.ui.timebank;

import java.time.LocalDate;
import java.util.Optional;
import org.gongtong.server.ui.text.MessageKey;

/** For which time a statement is printed. */
public enum StatementPeriod implements MessageKey {
  /** This month and the two before. */
  QUARTER("quarter"),
  /** This calendar year. */
  YEAR("year"),
  /** The calendar year before. */
  LAST_YEAR("last-year");

  private final String code;

  StatementPeriod(String code) {
    this.code = code;
  }

  static Optional<StatementPeriod> find(String code) {
    for (StatementPeriod period : values()) {
      if (period.code.equals(code)) {
        return Optional.of(period);
      }
    }
    return Optional.empty();
  }

  @Override
  public String messageKey() {
    return "statement.period." + code;
  }

  /** As it stands in addresses. */
  public String code() {
    return code;
  }

  /** Its first day. */
  LocalDate from(LocalDate today) {
    return switch (this) {
      case QUARTER -> today.withDayOfMonth(1).minusMonths(2);
      case YEAR -> today.withDayOfYear(1);
      case LAST_YEAR -> today.withDayOfYear(1).minusYears(1);
    };
  }

  /** Its last day, which is never later than today. */
  LocalDate until(LocalDate today) {
    return this == LAST_YEAR ? today.withDayOfYear(1).minusDays(1) : today;
  }
}
