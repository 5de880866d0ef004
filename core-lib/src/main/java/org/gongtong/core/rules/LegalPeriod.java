package org.gongtong.core.rules;

import java.util.Locale;
import org.gongtong.core.kernel.LocalizedText;

/**
 * A period as a law writes it: 十五日, 十个工作日, 三个月, 一年. {@link WorkCalendar} counts it. Immutable.
 *
 * @param amount 0 to 10 000
 * @param unit what is counted
 */
public record LegalPeriod(int amount, Unit unit) {

  /** What is counted. */
  public enum Unit {
    /** Calendar days: 日. */
    DAYS("日", "days"),
    /** Days on which offices work: 工作日. */
    WORKING_DAYS("个工作日", "working days"),
    /** Months: 个月. */
    MONTHS("个月", "months"),
    /** Years: 年. */
    YEARS("年", "years");

    private final String zh;
    private final String en;

    Unit(String zh, String en) {
      this.zh = zh;
      this.en = en;
    }
  }

  /**
   * @throws IllegalArgumentException if the amount is out of its range
   */
  public LegalPeriod {
    if (amount < 0 || amount > 10_000) {
      throw new IllegalArgumentException("not a period: " + amount + " " + unit);
    }
  }

  public static LegalPeriod days(int amount) {
    return new LegalPeriod(amount, Unit.DAYS);
  }

  public static LegalPeriod workingDays(int amount) {
    return new LegalPeriod(amount, Unit.WORKING_DAYS);
  }

  public static LegalPeriod months(int amount) {
    return new LegalPeriod(amount, Unit.MONTHS);
  }

  public static LegalPeriod years(int amount) {
    return new LegalPeriod(amount, Unit.YEARS);
  }

  /**
   * Roughly how long, in days, for telling which of two periods is the stricter: a working day
   * counts 7/5 of a day, a month 30 days, a year 365.
   */
  public int roughDays() {
    return switch (unit) {
      case DAYS -> amount;
      case WORKING_DAYS -> (amount * 7 + 4) / 5;
      case MONTHS -> amount * 30;
      case YEARS -> amount * 365;
    };
  }

  /** As people say it: 15日 / 15 days. */
  public LocalizedText text() {
    String english = amount == 1 ? unit.en.substring(0, unit.en.length() - 1) : unit.en;
    return LocalizedText.of(amount + unit.zh, amount + " " + english);
  }

  /**
   * Reads {@code 15 days}.
   *
   * @throws IllegalArgumentException if the text has another form
   */
  public static LegalPeriod parse(String text) {
    int space = text.indexOf(' ');
    if (space < 1) {
      throw new IllegalArgumentException("not a period, write it like 15 days: " + text);
    }
    String unit = text.substring(space + 1).replace(' ', '_').toUpperCase(Locale.ROOT);
    return new LegalPeriod(Integer.parseInt(text.substring(0, space)), Unit.valueOf(unit));
  }

  @Override
  public String toString() {
    return amount + " " + unit.en;
  }
}
