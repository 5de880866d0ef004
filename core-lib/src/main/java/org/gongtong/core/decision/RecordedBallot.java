package org.gongtong.core.decision;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ballot in the box, through whichever channel it came. Never changed: a wrong one is followed by
 * a {@link Correction}. Immutable.
 *
 * @param id unique; the command that cast it carries it, so that sending twice casts once
 * @param motionId the motion
 * @param party the number of the party on the motion's roll
 * @param ballot what the count sees; its id is this id, its instant cut to the microsecond
 * @param slot unique for the motion and party: what makes a second ballot impossible
 * @param recordedAt when it was recorded, cut to the microsecond
 * @param evidence what shows it
 * @param correction whose place it takes, or null
 */
public record RecordedBallot(
    UUID id,
    UUID motionId,
    int party,
    Ballot ballot,
    String slot,
    Instant recordedAt,
    Evidence evidence,
    @Nullable Correction correction) {

  /**
   * @throws IllegalArgumentException if the ballot has another id, or the slot is blank
   */
  public RecordedBallot {
    recordedAt = recordedAt.truncatedTo(ChronoUnit.MICROS);
    ballot = atMicros(ballot);
    if (!ballot.id().equals(id.toString()) || slot.isBlank()) {
      throw new IllegalArgumentException("a recorded ballot has one id and a slot: " + id);
    }
  }

  private static Ballot atMicros(Ballot ballot) {
    // What a store can hold exactly; otherwise a ballot would change by being stored.
    return new Ballot(
        ballot.id(),
        ballot.part(),
        ballot.voter(),
        ballot.channel(),
        ballot.castAt().truncatedTo(ChronoUnit.MICROS),
        ballot.choice(),
        ballot.proxy());
  }

  /** Whether it takes back another one and is none itself. */
  public boolean voids() {
    return correction != null && correction.voids();
  }

  /** Whether the resident cast it on a worker's device, in an assisted session. */
  public boolean isAssisted() {
    return ballot.channel() == Channel.VISIT && evidence.isOfSession();
  }

  RecordedBallot inSlot(String other) {
    return new RecordedBallot(id, motionId, party, ballot, other, recordedAt, evidence, correction);
  }
}
