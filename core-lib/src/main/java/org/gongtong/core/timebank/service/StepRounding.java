package org.gongtong.core.timebank.service;

import java.time.Duration;
import java.util.Locale;

/**
 * Rounds to whole steps of minutes, exactly, by integers. Immutable.
 *
 * @param step minutes of a step, 1 to 60
 * @param direction where to
 */
public record StepRounding(int step, Direction direction) implements RoundingRule {

  /** Where to. */
  public enum Direction {
    /** The last step that is complete. */
    DOWN,
    /** The nearest step; from the middle on the next one. */
    NEAREST,
    /** The next step, unless one is just complete. */
    UP
  }

  /**
   * @throws IllegalArgumentException if the step is out of range
   */
  public StepRounding {
    if (step < 1 || step > 60) {
      throw new IllegalArgumentException("a step has 1 to 60 minutes: " + step);
    }
  }

  /** {@code down-15}, {@code nearest-1}. */
  @Override
  public String name() {
    return direction.name().toLowerCase(Locale.ROOT) + "-" + step;
  }

  @Override
  public long minutes(Duration lasted) {
    long nanos = lasted.toNanos();
    long whole = Duration.ofMinutes(step).toNanos();
    long more =
        switch (direction) {
          case DOWN -> 0;
          case NEAREST -> whole / 2;
          case UP -> whole - 1;
        };
    return Math.addExact(nanos, more) / whole * step;
  }
}
