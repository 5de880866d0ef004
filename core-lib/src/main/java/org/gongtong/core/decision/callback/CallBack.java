package org.gongtong.core.decision.callback;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.gongtong.core.kernel.Actor;

/**
 * One call. Never changed: a later call is a further row. Immutable.
 *
 * @param id made by who records it; sent again it is the same call
 * @param motionId the motion
 * @param session whose ballot was asked about
 * @param round 1, 2, 3… of the session
 * @param outcome what came of it
 * @param remark what was said, up to {@link #LONGEST_REMARK} characters; without persons' names
 * @param by who called
 * @param at when it was recorded, cut to the microsecond
 */
public record CallBack(
    UUID id,
    UUID motionId,
    UUID session,
    int round,
    CallOutcome outcome,
    String remark,
    Actor by,
    Instant at) {

  /** The longest remark. */
  public static final int LONGEST_REMARK = 500;

  /**
   * @throws IllegalArgumentException if the round is below 1 or the remark too long
   */
  public CallBack {
    at = at.truncatedTo(ChronoUnit.MICROS);
    if (round < 1 || remark.length() > LONGEST_REMARK) {
      throw new IllegalArgumentException("no call: round " + round);
    }
  }

  /** Whether it is the same thing said by the same person. */
  boolean repeats(CallBack other) {
    return motionId.equals(other.motionId)
        && session.equals(other.session)
        && outcome == other.outcome
        && remark.equals(other.remark)
        && by.equals(other.by);
  }
}
