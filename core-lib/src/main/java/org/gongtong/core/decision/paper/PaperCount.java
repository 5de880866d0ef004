package org.gongtong.core.decision.paper;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.gongtong.core.kernel.Actor;

/**
 * How many papers somebody counted. A later count takes the place of an earlier one, which stays.
 * Immutable.
 *
 * @param id made by who sends it; sent again it is the same count
 * @param motionId the motion
 * @param round 1, 2, 3…
 * @param issued papers handed out
 * @param returned papers that came back
 * @param spoilt of those, papers that are no ballot: unreadable, marked twice, torn
 * @param actor who counted
 * @param recordedAt when, cut to the microsecond
 */
public record PaperCount(
    UUID id,
    UUID motionId,
    int round,
    int issued,
    int returned,
    int spoilt,
    Actor actor,
    Instant recordedAt) {

  /** More papers than any vote has. */
  public static final int MOST = 100_000_000;

  /**
   * @throws IllegalArgumentException if a number is out of range
   */
  public PaperCount {
    recordedAt = recordedAt.truncatedTo(ChronoUnit.MICROS);
    if (round < 1 || !inRange(issued) || !inRange(returned) || !inRange(spoilt)) {
      throw new IllegalArgumentException("papers are counted from 0: round " + round);
    }
  }

  private static boolean inRange(int papers) {
    return papers >= 0 && papers <= MOST;
  }

  boolean repeats(PaperCount other) {
    return motionId.equals(other.motionId)
        && issued == other.issued
        && returned == other.returned
        && spoilt == other.spoilt
        && actor.equals(other.actor);
  }
}
