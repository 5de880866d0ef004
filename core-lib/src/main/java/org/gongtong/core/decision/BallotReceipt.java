package org.gongtong.core.decision;

import java.time.Instant;
import java.util.UUID;

/**
 * That a ballot is in the box, and how it came in; never what it says. Immutable.
 *
 * @param ballotId the ballot
 * @param motionId the motion
 * @param party the number of the party on the motion's roll
 * @param channel how it came in
 * @param recordedAt when it was recorded
 */
public record BallotReceipt(
    UUID ballotId, UUID motionId, int party, Channel channel, Instant recordedAt) {

  static BallotReceipt of(RecordedBallot row) {
    return new BallotReceipt(
        row.id(), row.motionId(), row.party(), row.ballot().channel(), row.recordedAt());
  }
}
