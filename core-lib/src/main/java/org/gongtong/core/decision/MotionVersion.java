package org.gongtong.core.decision;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.gongtong.core.kernel.Actor;

/**
 * A version of a motion with who made it and when. Immutable.
 *
 * @param motion the motion as this step left it
 * @param actor who took the step
 * @param recordedAt when it was recorded, cut to the microsecond
 */
public record MotionVersion(Motion motion, Actor actor, Instant recordedAt) {

  public MotionVersion {
    recordedAt = recordedAt.truncatedTo(ChronoUnit.MICROS);
  }
}
