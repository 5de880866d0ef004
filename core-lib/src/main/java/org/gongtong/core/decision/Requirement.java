package org.gongtong.core.decision;

import org.gongtong.core.kernel.Threshold;
import org.gongtong.core.rules.Citation;

/**
 * One thing the law asks of a vote, with the figures and whether it is met. Immutable.
 *
 * @param id {@code participation.heads}, {@code participation.area}, {@code approval.heads}, {@code
 *     approval.area}, {@code objection.heads}, {@code objection.area}, {@code meeting.quorum},
 *     {@code meeting.majority}, {@code meeting.second-round}, {@code meeting.composition}
 * @param measure in which measure
 * @param actual what was reached: heads, or hundredths of a square metre
 * @param whole of what, in the same unit
 * @param threshold the share asked for
 * @param ceiling whether the share must not be exceeded rather than be reached
 * @param met whether it is fulfilled
 * @param citation where it is written
 */
public record Requirement(
    String id,
    Measure measure,
    long actual,
    long whole,
    Threshold threshold,
    boolean ceiling,
    boolean met,
    Citation citation) {

  /** In which unit a requirement counts. */
  public enum Measure {
    /** Heads. */
    HEADS,
    /** Hundredths of a square metre. */
    AREA
  }

  static Requirement atLeast(
      String id, Measure measure, long actual, long whole, Threshold threshold, Citation citation) {
    boolean met = threshold.isReachedBy(actual, whole);
    return new Requirement(id, measure, actual, whole, threshold, false, met, citation);
  }

  static Requirement atMost(
      String id, Measure measure, long actual, long whole, Threshold threshold, Citation citation) {
    boolean met = threshold.isKeptBy(actual, whole);
    return new Requirement(id, measure, actual, whole, threshold, true, met, citation);
  }
}
