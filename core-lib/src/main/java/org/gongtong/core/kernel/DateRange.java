package org.gongtong.core.kernel;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Days in force, half open: the first day counts, the end day does not. Immutable.
 *
 * @param from the first day
 * @param to the first day no longer included, or null for open-ended
 */
public record DateRange(LocalDate from, @Nullable LocalDate to) {

  /**
   * @throws IllegalArgumentException if {@code to} is not after {@code from}
   */
  public DateRange {
    if (to != null && !to.isAfter(from)) {
      throw new IllegalArgumentException(
          "a range of dates ends after it begins: " + from + " to " + to);
    }
  }

  /** From a day on, with no end. */
  public static DateRange from(LocalDate from) {
    return new DateRange(from, null);
  }

  public boolean contains(LocalDate day) {
    return !day.isBefore(from) && (to == null || day.isBefore(to));
  }

  public boolean overlaps(DateRange other) {
    return (other.to == null || from.isBefore(other.to)) && (to == null || other.from.isBefore(to));
  }

  @Override
  public String toString() {
    return "[" + from + ", " + (to == null ? "…" : to.toString()) + ")";
  }
}
