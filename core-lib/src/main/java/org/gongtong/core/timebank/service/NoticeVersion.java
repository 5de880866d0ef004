package org.gongtong.core.timebank.service;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.gongtong.core.kernel.Actor;

/**
 * A version of a notice with who made it and when. Immutable.
 *
 * @param notice the notice as this step left it
 * @param actor who took the step
 * @param recordedAt when it was recorded, cut to the microsecond
 */
public record NoticeVersion(Notice notice, Actor actor, Instant recordedAt) {

  public NoticeVersion {
    recordedAt = recordedAt.truncatedTo(ChronoUnit.MICROS);
  }
}
