package org.gongtong.core.decision;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;

/** Gives out the bundle from which a decision is counted again with the public log. Thread-safe. */
public final class BundleReader {
  private final UnitOfWork work;
  private final MotionStore motions;
  private final BundleMaker maker;

  public BundleReader(UnitOfWork work, MotionStore motions, BallotStore ballots, AuditLog audit) {
    this.work = work;
    this.motions = motions;
    this.maker = new BundleMaker(motions, ballots, audit);
  }

  /**
   * The bundle of a motion, the same bytes each time, for those to whom its rule gives it.
   *
   * @param asking all that whoever asks is
   * @return it, or a refusal {@link MotionReason#MOTION_UNKNOWN}, {@link MotionReason#NOT_COUNTED}
   *     or {@link MotionReason#BUNDLE_NOT_GIVEN}
   */
  public Outcome<RecountBundle> bundle(UUID motionId, Set<BundleHolder> asking) {
    return work.read(
        transaction ->
            given(transaction, motionId, asking).map(motion -> maker.bundle(transaction, motion)));
  }

  /**
   * The motion as it was decided, if its rule gives its bundle to those who ask; or a refusal as
   * above. Makes no bundle.
   */
  public Outcome<Motion> given(UUID motionId, Set<BundleHolder> asking) {
    return work.read(transaction -> given(transaction, motionId, asking));
  }

  private Outcome<Motion> given(Transaction transaction, UUID motionId, Set<BundleHolder> asking) {
    if (motions.find(transaction, motionId).isEmpty()) {
      return MotionReader.unknown();
    }
    return motions.history(transaction, motionId).stream()
        .map(MotionVersion::motion)
        .filter(motion -> motion.state() == MotionState.DECIDED)
        .findFirst()
        .map(
            motion ->
                refusal(motion, asking)
                    .<Outcome<Motion>>map(Outcome::refused)
                    .orElseGet(() -> Outcome.accepted(motion)))
        .orElseGet(() -> Outcome.refused(MotionReason.NOT_COUNTED.because().refuses()));
  }

  private static Optional<Reason> refusal(Motion motion, Set<BundleHolder> asking) {
    DecisionRule rule = motion.rule();
    if (rule == null) {
      throw new IllegalStateException("a counted motion has a rule: " + motion.id());
    }
    return BundleHolder.refusal(rule, asking);
  }
}
