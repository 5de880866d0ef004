package org.gongtong.core.decision;

import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.rules.Outcome;

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
   * The bundle of a motion, the same bytes each time.
   *
   * @return it, or a refusal {@link MotionReason#MOTION_UNKNOWN} or {@link
   *     MotionReason#NOT_COUNTED}
   */
  public Outcome<RecountBundle> bundle(UUID motionId) {
    return work.read(
        transaction -> {
          if (motions.find(transaction, motionId).isEmpty()) {
            return MotionReader.unknown();
          }
          Optional<Motion> decided =
              motions.history(transaction, motionId).stream()
                  .map(MotionVersion::motion)
                  .filter(motion -> motion.state() == MotionState.DECIDED)
                  .findFirst();
          return decided
              .map(motion -> Outcome.accepted(maker.bundle(transaction, motion)))
              .orElseGet(() -> Outcome.refused(MotionReason.NOT_COUNTED.because().refuses()));
        });
  }
}
