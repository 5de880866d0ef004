package org.gongtong.core.decision;

import org.gongtong.core.kernel.FloorArea;

/**
 * A sum in both measures. Immutable.
 *
 * @param heads number of heads
 * @param area floor area
 */
public record Totals(long heads, FloorArea area) {

  /** Nobody. */
  public static final Totals NONE = new Totals(0, FloorArea.ZERO);
}
