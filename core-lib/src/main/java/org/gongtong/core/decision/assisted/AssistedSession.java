package org.gongtong.core.decision.assisted;

import java.time.Instant;
import java.util.UUID;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.ContentHash;
import org.jspecify.annotations.Nullable;

/**
 * A worker at the door of one party, for one motion. Immutable.
 *
 * @param id made by who begins it; the same id sent again begins once
 * @param motionId the motion
 * @param party the party's number on the motion's roll
 * @param part the part of the party at whose door the worker is
 * @param who the id of the owner at the door, who votes
 * @param worker who lends the device
 * @param number 1, 2, 3… among all sessions of the worker
 * @param begunAt when it began
 * @param endsAt the first instant at which nothing can be done in it, whatever happens
 * @param evidence hash of the photo or signature, or null while there is none
 * @param end how it ended, or null if nobody ended it and its time was not yet noticed to be over
 */
public record AssistedSession(
    UUID id,
    UUID motionId,
    int party,
    String part,
    String who,
    Actor worker,
    int number,
    Instant begunAt,
    Instant endsAt,
    @Nullable ContentHash evidence,
    @Nullable AssistedEnd end) {

  /**
   * @throws IllegalArgumentException if it would end before it began
   */
  public AssistedSession {
    if (!endsAt.isAfter(begunAt)) {
      throw new IllegalArgumentException("a session ends after it began: " + begunAt);
    }
  }

  /** Whether something can be done in it at an instant. */
  public boolean isOpenAt(Instant now) {
    return end == null && now.isBefore(endsAt);
  }

  /** Whether a ballot came of it. */
  public boolean isCast() {
    return end != null && end.ballotId() != null;
  }

  /** This session with the hash of its evidence. */
  AssistedSession with(ContentHash file) {
    return new AssistedSession(
        id, motionId, party, part, who, worker, number, begunAt, endsAt, file, end);
  }

  /** This session with its end. */
  AssistedSession with(AssistedEnd ended) {
    return new AssistedSession(
        id, motionId, party, part, who, worker, number, begunAt, endsAt, evidence, ended);
  }
}
