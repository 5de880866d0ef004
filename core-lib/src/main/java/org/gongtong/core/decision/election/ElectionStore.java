package org.gongtong.core.decision.election;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.kernel.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * Where elections, lists of voters and boxes are kept. Rows are only added, but for sealed ballots,
 * which go when they are counted. Extension point, implemented by stores; implementations are
 * thread-safe. Every method refuses a transaction of another store with an {@link
 * IllegalArgumentException} and one that is over with an {@link IllegalStateException}; those that
 * write refuse one that only reads with the latter.
 *
 * <p>Between who took part and what lies in the box a store keeps nothing that they have in common:
 * no id, no time, no number of a row.
 */
public interface ElectionStore {

  /**
   * Appends a version: the first of a new election, or the one after the latest.
   *
   * @throws IllegalStateException if the version does not follow the latest one
   */
  void append(Transaction transaction, ElectionVersion version);

  /** The latest version of an election. */
  Optional<Election> find(Transaction transaction, UUID electionId);

  /**
   * As {@link #find}, and nobody else takes a step of this election or votes in it until the
   * transaction ends; waits for those who are doing so.
   */
  Optional<Election> findToChange(Transaction transaction, UUID electionId);

  /**
   * As {@link #find}, and nobody takes a step of this election until the transaction ends; others
   * may vote meanwhile.
   */
  Optional<Election> findToVote(Transaction transaction, UUID electionId);

  /** All versions of an election, the first one first. */
  List<ElectionVersion> history(Transaction transaction, UUID electionId);

  /**
   * The latest versions of a community's elections, the one drafted last first.
   *
   * @param before the id of the last election already seen; null to begin; nothing comes after one
   *     that is not there
   * @param limit how many at most, 1 to 200
   * @throws IllegalArgumentException if the limit is out of range
   */
  List<Election> page(Transaction transaction, UUID communityId, @Nullable UUID before, int limit);

  /** The latest versions of all elections that time may move on: announced or open. */
  List<Election> awaitingTime(Transaction transaction);

  /**
   * Keeps a list of voters for ever.
   *
   * @param version the version of the election that brings it
   * @throws IllegalStateException if that version has one already
   */
  void putRoll(Transaction transaction, UUID electionId, int version, ElectionRoll roll);

  /** The list of voters that a version of the election brought. */
  Optional<ElectionRoll> findRoll(Transaction transaction, UUID electionId, int version);

  /** One voter of that list, by his number. */
  Optional<ElectionVoter> findVoter(
      Transaction transaction, UUID electionId, int version, int number);

  /**
   * Adds that a voter took part, unless he did.
   *
   * @return whether it was added; false, and nothing changed, otherwise
   */
  boolean addParticipation(Transaction transaction, Participation participation);

  /** That a voter took part. */
  Optional<Participation> findParticipation(Transaction transaction, UUID electionId, int voter);

  /** All who took part, in the order of their numbers, which is not the one they came in. */
  List<Participation> participations(Transaction transaction, UUID electionId);

  /** How many took part. */
  ParticipationCount countParticipations(Transaction transaction, UUID electionId);

  /**
   * Puts a sealed ballot into the box, without a word of whose it is or when it came.
   *
   * @throws IllegalStateException if its id is there
   */
  void addSealed(Transaction transaction, UUID electionId, SealedBallot ballot);

  /** The sealed ballots, in the order of their ids, which are chance. */
  List<SealedBallot> sealed(Transaction transaction, UUID electionId);

  /**
   * Takes all sealed ballots out of the box.
   *
   * @return how many there were
   */
  int removeSealed(Transaction transaction, UUID electionId);

  /**
   * Keeps the plain ballots of a counted election for ever.
   *
   * @throws IllegalStateException if it has some already
   */
  void putOpened(Transaction transaction, UUID electionId, OpenedBallots ballots);

  /** The plain ballots; none before the count. */
  OpenedBallots opened(Transaction transaction, UUID electionId);
}
