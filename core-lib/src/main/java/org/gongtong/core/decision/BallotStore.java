package org.gongtong.core.decision;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.kernel.Transaction;

/**
 * The ballot boxes. Rows are only added. Extension point, implemented by stores; implementations
 * are thread-safe. Every method refuses a transaction of another store with an {@link
 * IllegalArgumentException} and one that is over with an {@link IllegalStateException}; those that
 * write refuse one that only reads with the latter.
 */
public interface BallotStore {

  /**
   * Adds a ballot unless a unique key stands against it: its id, its slot ({@code motion, party,
   * slot}), or the ballot it corrects, which can be corrected once.
   *
   * @param unlessCounted whether it is to be added only if the votes were not counted meanwhile: a
   *     store whose works run side by side holds the motion as {@link MotionStore#findToVote} does
   *     and looks then; one whose works run one after the other has nothing to look for
   * @return whether it was added; false, and nothing changed, otherwise
   */
  boolean add(Transaction transaction, RecordedBallot ballot, boolean unlessCounted);

  /** The ballot of an id. */
  Optional<RecordedBallot> find(Transaction transaction, UUID ballotId);

  /** All rows of a party, corrections and corrected ones too, in the order they were added. */
  List<RecordedBallot> ofParty(Transaction transaction, UUID motionId, int party);

  /** All rows of a motion, corrections and corrected ones too, in the order they were added. */
  List<RecordedBallot> ofMotion(Transaction transaction, UUID motionId);

  /**
   * Who took part, a row for each ballot added after one already seen, without reading any choice.
   *
   * @param afterSequence the last number already seen; 0 to begin
   * @param limit how many at most, 1 to 100000
   */
  List<Participation> participationAfter(
      Transaction transaction, UUID motionId, long afterSequence, int limit);

  /** Keeps a naming. */
  void addNaming(Transaction transaction, VoterNaming naming);

  /** All namings of a motion, in the order they were added. */
  List<VoterNaming> namings(Transaction transaction, UUID motionId);

  /**
   * That a row was added for a party.
   *
   * <p>Numbers are given when rows are added, not when their transactions commit: a reader may meet
   * a number later that lies below one already seen.
   *
   * @param sequence from 1 up, perhaps with gaps
   * @param party the party's number
   * @param voids whether the row takes a ballot back
   * @param recordedAt when it was recorded
   */
  record Participation(long sequence, int party, boolean voids, Instant recordedAt) {}
}
