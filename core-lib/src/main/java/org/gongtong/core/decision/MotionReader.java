package org.gongtong.core.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.rules.Outcome;
import org.jspecify.annotations.Nullable;

/** Reads motions, their rolls and their results. Thread-safe. */
public final class MotionReader {

  private static final int MOST = 200;

  private final UnitOfWork work;
  private final MotionStore motions;
  private final BallotStore ballots;

  public MotionReader(UnitOfWork work, MotionStore motions, BallotStore ballots) {
    this.work = work;
    this.motions = motions;
    this.ballots = ballots;
  }

  /** The latest version of a motion. */
  public Optional<Motion> find(UUID motionId) {
    return work.read(transaction -> motions.find(transaction, motionId));
  }

  /**
   * The latest version of a motion.
   *
   * @return the motion, or a refusal {@link MotionReason#MOTION_UNKNOWN}
   */
  public Outcome<Motion> require(UUID motionId) {
    return find(motionId).<Outcome<Motion>>map(Outcome::accepted).orElseGet(MotionReader::unknown);
  }

  static <T> Outcome<T> unknown() {
    return Outcome.refused(MotionReason.MOTION_UNKNOWN.because().refuses());
  }

  /** All versions of a motion, the first one first; none of an unknown one. */
  public List<MotionVersion> history(UUID motionId) {
    return work.read(transaction -> motions.history(transaction, motionId));
  }

  /**
   * The latest versions of a community's motions, the newest motion first.
   *
   * @param before the id of the last motion already seen; null to begin
   * @param limit how many at most, 1 to 200
   */
  public List<Motion> page(UUID communityId, @Nullable UUID before, int limit) {
    return work.read(transaction -> motions.page(transaction, communityId, before, limit));
  }

  /**
   * As {@link #page}, of those motions alone that everybody may read ({@link Motion#isPublic}): as
   * many as there are, up to the limit, however many drafts lie in between. Cost: linear in the
   * motions passed over.
   *
   * @param before the id of the last motion already seen; null to begin
   * @param limit how many at most, 1 to 200
   */
  public List<Motion> publicPage(UUID communityId, @Nullable UUID before, int limit) {
    return work.read(
        transaction -> {
          List<Motion> shown = new ArrayList<>();
          UUID after = before;
          int asked = limit;
          while (true) {
            List<Motion> some = motions.page(transaction, communityId, after, asked);
            some.stream().filter(Motion::isPublic).limit(limit - shown.size()).forEach(shown::add);
            if (shown.size() == limit || some.size() < asked) {
              return List.copyOf(shown);
            }
            after = some.get(some.size() - 1).id();
            asked = MOST;
          }
        });
  }

  /** The roll as it froze; none before the opening. */
  public Optional<FrozenRoll> findRoll(UUID motionId) {
    return work.read(transaction -> motions.findRoll(transaction, motionId));
  }

  /** The roll with the voters named since it froze; none before the opening. */
  public Optional<ElectoralRoll> findRollWithVoters(UUID motionId) {
    return work.read(
        transaction ->
            motions
                .findRoll(transaction, motionId)
                .map(
                    frozen ->
                        BallotRows.withVoters(frozen, ballots.namings(transaction, motionId))));
  }

  /**
   * The result, counted again from roll and ballots; the same every time, since nothing is added
   * once the votes were counted. Cost: linear in ballots.
   *
   * @return the result, or a refusal {@link MotionReason#MOTION_UNKNOWN} or {@link
   *     MotionReason#NOT_COUNTED}
   */
  public Outcome<TallyResult> result(UUID motionId) {
    return work.read(
        transaction -> {
          Optional<Motion> motion = motions.find(transaction, motionId);
          if (motion.isEmpty()) {
            return unknown();
          }
          if (!motion.get().isCounted()) {
            return Outcome.refused(MotionReason.NOT_COUNTED.because().refuses());
          }
          return Outcome.accepted(count(transaction, motions, ballots, motion.get()));
        });
  }

  /**
   * The ballots that were counted, in the order they were added: what a recount needs beside {@link
   * #findRollWithVoters}.
   *
   * @return the ballots, or a refusal {@link MotionReason#MOTION_UNKNOWN} or {@link
   *     MotionReason#NOT_COUNTED}
   */
  public Outcome<List<RecordedBallot>> countedBallots(UUID motionId) {
    return work.read(
        transaction ->
            motions
                .find(transaction, motionId)
                .<Outcome<List<RecordedBallot>>>map(
                    motion ->
                        motion.isCounted()
                            ? Outcome.accepted(
                                BallotRows.inForce(ballots.ofMotion(transaction, motionId)))
                            : Outcome.refused(MotionReason.NOT_COUNTED.because().refuses()))
                .orElseGet(MotionReader::unknown));
  }

  /** That a ballot is in the box; nothing of what it says. */
  public Optional<BallotReceipt> findReceipt(UUID ballotId) {
    return work.read(transaction -> ballots.find(transaction, ballotId).map(BallotReceipt::of));
  }

  /**
   * The receipts of a party's ballots with a choice, in the order they were added; those taken back
   * are left out.
   *
   * @param party its number on the roll
   */
  public List<BallotReceipt> receipts(UUID motionId, int party) {
    return work.read(
        transaction ->
            BallotRows.withChoice(ballots.ofParty(transaction, motionId, party)).stream()
                .map(BallotReceipt::of)
                .toList());
  }

  static TallyResult count(
      Transaction transaction, MotionStore motions, BallotStore ballots, Motion motion) {
    VotingWindow window = motion.window();
    DecisionRule rule = motion.rule();
    FrozenRoll frozen =
        motions
            .findRoll(transaction, motion.id())
            .orElseThrow(() -> new IllegalStateException("no roll of motion " + motion.id()));
    if (window == null || rule == null) {
      throw new IllegalStateException("nothing froze of motion " + motion.id());
    }
    ElectoralRoll roll = BallotRows.withVoters(frozen, ballots.namings(transaction, motion.id()));
    List<Ballot> inForce =
        BallotRows.inForce(ballots.ofMotion(transaction, motion.id())).stream()
            .map(RecordedBallot::ballot)
            .toList();
    return Tally.of(motion, rule, window).count(roll, inForce);
  }
}
