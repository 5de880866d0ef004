package org.gongtong.core.decision;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.kernel.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * Where motions are kept, as versions that are only appended, and the rolls of those that opened.
 * Extension point, implemented by stores; implementations are thread-safe. Every method refuses a
 * transaction of another store with an {@link IllegalArgumentException} and one that is over with
 * an {@link IllegalStateException}; those that write refuse one that only reads with the latter.
 */
public interface MotionStore {

  /**
   * Appends a version: the first of a new motion, or the one after the latest.
   *
   * @throws IllegalStateException if the version does not follow the latest one
   */
  void append(Transaction transaction, MotionVersion version);

  /** The latest version of a motion. */
  Optional<Motion> find(Transaction transaction, UUID motionId);

  /**
   * As {@link #find}, and nobody else takes a step of this motion or adds a ballot to it until the
   * transaction ends; waits for those who are doing so.
   */
  Optional<Motion> findToChange(Transaction transaction, UUID motionId);

  /**
   * As {@link #find}, and nobody takes a step of this motion until the transaction ends; ballots
   * may be added by others meanwhile.
   */
  Optional<Motion> findToVote(Transaction transaction, UUID motionId);

  /** All versions of a motion, the first one first. */
  List<MotionVersion> history(Transaction transaction, UUID motionId);

  /**
   * The latest versions of a community's motions, the one drafted last first.
   *
   * @param before the id of the last motion already seen; null to begin; nothing comes after one
   *     that is not there
   * @param limit how many at most, 1 to 200
   * @throws IllegalArgumentException if the limit is out of range
   */
  List<Motion> page(Transaction transaction, UUID communityId, @Nullable UUID before, int limit);

  /** The latest versions of all motions that time may move on: announced, open or posted. */
  List<Motion> awaitingTime(Transaction transaction);

  /**
   * Keeps the roll of a motion for ever.
   *
   * @throws IllegalStateException if the motion has one already
   */
  void freezeRoll(Transaction transaction, UUID motionId, FrozenRoll roll);

  /** The roll as it froze; none before the opening. */
  Optional<FrozenRoll> findRoll(Transaction transaction, UUID motionId);
}
