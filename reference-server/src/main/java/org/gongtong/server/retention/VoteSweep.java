package org.gongtong.server.retention;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.gongtong.core.decision.Motion;
import org.gongtong.core.decision.MotionReader;
import org.gongtong.core.decision.MotionState;
import org.gongtong.core.decision.MotionVersion;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.server.storage.ExpiredFiles;
import org.gongtong.server.storage.VotingCodeTable;
import org.jspecify.annotations.Nullable;

/**
 * What shows how a vote went and is no part of it, once the vote was over long enough. Thread-safe.
 */
public final class VoteSweep implements Sweep {
  private static final int PAGE = 200;
  private static final int COUNTED = 10_000;

  /** Nothing of these is contested before a court any more once their period has passed. */
  private static final Set<MotionState> OVER =
      EnumSet.of(MotionState.FINAL, MotionState.ANNULLED, MotionState.WITHDRAWN);

  private final UnitOfWork work;
  private final MotionReader motions;
  private final Left left;

  /** What is left of a motion. Extension point of this sweep. */
  private interface Left {
    long count(Transaction transaction, UUID motionId);

    int take(Transaction transaction, UUID motionId, Instant now);
  }

  private VoteSweep(UnitOfWork work, MotionReader motions, Left left) {
    this.work = work;
    this.motions = motions;
    this.left = left;
  }

  /** Voting codes: that letters were printed stays. */
  public static VoteSweep codes(UnitOfWork work, MotionReader motions) {
    VotingCodeTable table = new VotingCodeTable();
    return new VoteSweep(
        work,
        motions,
        new Left() {
          @Override
          public long count(Transaction transaction, UUID motionId) {
            return table.countReadable(transaction, motionId);
          }

          @Override
          public int take(Transaction transaction, UUID motionId, Instant now) {
            return table.blank(transaction, motionId, MOST);
          }
        });
  }

  /** Photos and signatures of assisted sessions: that there was one, and its hash, stays. */
  public static VoteSweep evidence(UnitOfWork work, MotionReader motions) {
    ExpiredFiles files = new ExpiredFiles();
    return new VoteSweep(
        work,
        motions,
        new Left() {
          @Override
          public long count(Transaction transaction, UUID motionId) {
            return files.evidence(transaction, motionId, COUNTED).size();
          }

          @Override
          public int take(Transaction transaction, UUID motionId, Instant now) {
            List<String> some = files.evidence(transaction, motionId, 20);
            return files.deleteEvidence(transaction, some, now);
          }
        });
  }

  @Override
  public long due(Cutoff cutoff) {
    return over(cutoff).stream()
        .mapToLong(motion -> work.read(transaction -> left.count(transaction, motion)))
        .sum();
  }

  @Override
  public int batch(Cutoff cutoff, Hold hold) {
    int gone = 0;
    Instant now = cutoff.today().plusDays(1).atStartOfDay(cutoff.place().zone()).toInstant();
    for (UUID motion : over(cutoff)) {
      gone += hold.write(transaction -> left.take(transaction, motion, now));
    }
    return gone;
  }

  /** Motions that have something left and were over before the cut-off. */
  private List<UUID> over(Cutoff cutoff) {
    return all(cutoff.place().id()).stream()
        .filter(motion -> OVER.contains(motion.state()))
        .map(Motion::id)
        .filter(motion -> work.read(transaction -> left.count(transaction, motion)) > 0)
        .filter(motion -> endedAt(motion).isBefore(cutoff.before()))
        .toList();
  }

  private Instant endedAt(UUID motion) {
    List<MotionVersion> history = motions.history(motion);
    return history.get(history.size() - 1).recordedAt();
  }

  private List<Motion> all(UUID communityId) {
    List<Motion> all = new ArrayList<>();
    @Nullable UUID before = null;
    while (true) {
      List<Motion> page = motions.page(communityId, before, PAGE);
      all.addAll(page);
      if (page.size() < PAGE) {
        return all;
      }
      before = page.get(page.size() - 1).id();
    }
  }
}
