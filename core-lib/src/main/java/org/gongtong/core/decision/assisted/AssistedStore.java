package org.gongtong.core.decision.assisted;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.ContentHash;
import org.gongtong.core.kernel.Transaction;

/**
 * Assisted sessions. Rows are only added. Extension point, implemented by stores; implementations
 * are thread-safe. Every method refuses a transaction of another store with an {@link
 * IllegalArgumentException} and one that is over with an {@link IllegalStateException}; those that
 * write refuse one that only reads with the latter.
 */
public interface AssistedStore {

  /**
   * Adds a session without evidence and end, unless its id is there or its worker has a session of
   * its number.
   *
   * @return whether it was added; false, and nothing changed, otherwise
   */
  boolean add(Transaction transaction, AssistedSession session);

  /**
   * Adds the evidence of a session, unless the session has some or the file is evidence of another.
   *
   * @return whether it was added; false, and nothing changed, otherwise
   */
  boolean addEvidence(Transaction transaction, UUID sessionId, ContentHash file, Instant at);

  /**
   * Adds the end of a session, unless it has one or, for an end with a ballot, its party has an
   * assisted ballot of this motion.
   *
   * @return whether it was added; false, and nothing changed, otherwise
   */
  boolean addEnd(Transaction transaction, AssistedSession session, AssistedEnd end);

  /** The session of an id, with its evidence and its end. */
  Optional<AssistedSession> find(Transaction transaction, UUID sessionId);

  /**
   * The session of a worker that has the highest number.
   *
   * @param worker the id of an actor of staff
   */
  Optional<AssistedSession> latestOf(Transaction transaction, String worker);

  /**
   * Adds that the slip of a session that ended with a ballot was made, unless it was.
   *
   * @return whether it was added; false, and nothing changed, otherwise
   */
  boolean addSlip(Transaction transaction, AssistedSession session, Actor by, Instant at);

  /** The ids of a motion's sessions whose slip was made. */
  Set<UUID> slips(Transaction transaction, UUID motionId);

  /** The motions that have an assisted ballot. */
  Set<UUID> motionsWithBallots(Transaction transaction);

  /** All sessions of a motion, in the order they began. */
  List<AssistedSession> ofMotion(Transaction transaction, UUID motionId);
}
