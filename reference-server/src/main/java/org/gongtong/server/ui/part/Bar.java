package org.gongtong.server.ui.part;

import java.math.BigInteger;
import org.gongtong.server.ui.text.Goal;
import org.gongtong.server.ui.text.Messages;

/**
 * A horizontal bar: how much of a whole, against a threshold mark.
 *
 * @param measure heads, or area in hundredths of a square metre
 * @param actual what was reached, from 0 to {@code whole}
 * @param whole what it is a share of; 0 draws an empty bar
 * @param goal the threshold
 */
public record Bar(Measure measure, long actual, long whole, Goal goal) {
  private static final BigInteger TEN_THOUSAND = BigInteger.valueOf(10_000);

  /** Refuses negative figures and more than the whole. */
  public Bar {
    if (actual < 0 || whole < actual) {
      throw new IllegalArgumentException(actual + " of " + whole);
    }
  }

  /** Whether the threshold is satisfied; nothing is ever reached of an empty whole. */
  public boolean met() {
    return whole > 0 && goal.metBy(actual, whole);
  }

  /** The share reached in percent with two decimals, rounded down: {@code 66.66%}. */
  public String percent() {
    return percentOf(actual, whole);
  }

  /** Where the mark stands, in percent of the width. */
  public String mark() {
    return percentOf(goal.numerator(), goal.denominator());
  }

  /**
   * On which side of the mark its label fits: SVG's {@code middle}, or {@code end} at the right.
   */
  public String markAnchor() {
    return goal.numerator() * 10 > goal.denominator() * 9 ? "end" : "middle";
  }

  /** The sign that truly stands between {@code actual/whole} and the fraction of the goal. */
  public String relation() {
    if (met()) {
      return goal.sign();
    }
    if (goal.ceiling()) {
      return goal.inclusive() ? ">" : "≥";
    }
    return goal.inclusive() ? "<" : "≤";
  }

  /** The smallest figure that satisfies the threshold; under a ceiling the greatest one. */
  public long needed() {
    return goal.limitOf(whole);
  }

  /** How much was missing, or too much under a ceiling; 0 when met. */
  public long missing() {
    return met() ? 0 : Math.abs(needed() - actual);
  }

  /** The comparison in exact figures: {@code 200/300 ≥ 2/3}. */
  public String exact(Messages text) {
    return number(text, actual)
        + "/"
        + number(text, whole)
        + " "
        + relation()
        + " "
        + goal.fraction();
  }

  /** A figure of this bar's measure without its unit. */
  public String number(Messages text, long figure) {
    return measure == Measure.AREA ? text.areaNumber(figure) : text.number(figure);
  }

  /** A figure of this bar's measure in words: 200 户 or 20,000.00 平方米. */
  public String words(Messages text, long figure) {
    return switch (measure) {
      case HEADS -> text.count("unit.heads", figure);
      case AREA -> text.area(figure);
      case VOTERS -> text.count("election.persons", figure);
      case VOTES -> text.count("unit.votes", figure);
    };
  }

  private static String percentOf(long part, long whole) {
    if (whole == 0) {
      return "0.00%";
    }
    int permyriad =
        BigInteger.valueOf(part)
            .multiply(TEN_THOUSAND)
            .divide(BigInteger.valueOf(whole))
            .intValueExact();
    int decimals = permyriad % 100;
    return permyriad / 100 + "." + (decimals < 10 ? "0" : "") + decimals + "%";
  }
}
