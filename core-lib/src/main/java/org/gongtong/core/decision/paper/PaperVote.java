package org.gongtong.core.decision.paper;

import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.decision.BallotReason;
import org.gongtong.core.decision.BallotRows;
import org.gongtong.core.decision.BallotStore;
import org.gongtong.core.decision.DecisionRule;
import org.gongtong.core.decision.ElectoralRoll;
import org.gongtong.core.decision.FrozenRoll;
import org.gongtong.core.decision.Motion;
import org.gongtong.core.decision.MotionReason;
import org.gongtong.core.decision.MotionStore;
import org.gongtong.core.decision.Precedence;
import org.gongtong.core.decision.Tally;
import org.gongtong.core.decision.VotingWindow;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.rules.Outcome;

/**
 * A vote that takes papers: open, or closed and not counted. Immutable.
 *
 * @param motion the motion
 * @param rule its rules
 * @param window its window
 * @param tally what judges a ballot
 * @param roll its roll with the voters named by now
 * @param onePaperEach whether a party's second paper is one too many
 */
record PaperVote(
    Motion motion,
    DecisionRule rule,
    VotingWindow window,
    Tally tally,
    ElectoralRoll roll,
    boolean onePaperEach) {

  /** The vote of a motion, which nobody counts until the transaction ends. */
  static Outcome<PaperVote> of(
      Transaction transaction, MotionStore motions, BallotStore ballots, UUID motionId) {
    Optional<Motion> found = motions.findToVote(transaction, motionId);
    if (found.isEmpty()) {
      return Outcome.refused(MotionReason.MOTION_UNKNOWN.because().refuses());
    }
    Motion motion = found.get();
    VotingWindow window = motion.window();
    DecisionRule rule = motion.rule();
    Optional<FrozenRoll> frozen = motions.findRoll(transaction, motionId);
    if (!motion.state().takesBallots() || window == null || rule == null || frozen.isEmpty()) {
      return Outcome.refused(BallotReason.notOpen(motion));
    }
    return Outcome.accepted(
        new PaperVote(
            motion,
            rule,
            window,
            Tally.of(motion, rule, window),
            BallotRows.withVoters(frozen.get(), ballots.namings(transaction, motionId)),
            rule.precedence() != Precedence.LAST));
  }
}
