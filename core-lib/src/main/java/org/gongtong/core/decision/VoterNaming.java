package org.gongtong.core.decision;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.gongtong.core.kernel.Actor;

/**
 * That a party named who votes for it, after the roll froze. The latest naming holds. Immutable.
 *
 * @param motionId the motion
 * @param party the party's number
 * @param voter one of its owners
 * @param evidence what shows it, 1 to 200 characters
 * @param actor who recorded it
 * @param recordedAt when, cut to the microsecond
 */
public record VoterNaming(
    UUID motionId, int party, String voter, String evidence, Actor actor, Instant recordedAt) {

  /**
   * @throws IllegalArgumentException if the evidence is blank or too long
   */
  public VoterNaming {
    recordedAt = recordedAt.truncatedTo(ChronoUnit.MICROS);
    if (evidence.isBlank() || evidence.length() > 200) {
      throw new IllegalArgumentException("evidence has 1 to 200 characters");
    }
  }
}
