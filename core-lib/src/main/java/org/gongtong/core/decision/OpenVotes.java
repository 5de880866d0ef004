package org.gongtong.core.decision;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.gongtong.core.kernel.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * Open votes kept in memory, so that casting reads neither motion nor roll: an open motion can only
 * close, and does so at an instant it carries. Thread-safe.
 */
final class OpenVotes {

  /** More than any city has open at once; beyond it the memory is given back. */
  private static final int MOST = 64;

  private final MotionStore motions;
  private final Map<UUID, OpenVote> open = new ConcurrentHashMap<>();

  OpenVotes(MotionStore motions) {
    this.motions = motions;
  }

  /** The open vote of a motion, from memory if it is there; none if it is not open. */
  Optional<OpenVote> find(Transaction transaction, UUID motionId) {
    OpenVote known = open.get(motionId);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<OpenVote> loaded =
        motions
            .find(transaction, motionId)
            .filter(motion -> motion.state() == MotionState.OPEN)
            .flatMap(motion -> load(transaction, motion));
    loaded.ifPresent(
        vote -> {
          if (open.size() >= MOST) {
            open.clear();
          }
          open.put(motionId, vote);
        });
    return loaded;
  }

  /** A motion with what froze when it opened; none if it never did. */
  Optional<OpenVote> load(Transaction transaction, Motion motion) {
    @Nullable DecisionRule rule = motion.rule();
    @Nullable VotingWindow window = motion.window();
    if (rule == null || window == null) {
      return Optional.empty();
    }
    OpenVote known = open.get(motion.id());
    Optional<FrozenRoll> frozen =
        known != null ? Optional.of(known.frozen()) : motions.findRoll(transaction, motion.id());
    return frozen.map(roll -> new OpenVote(motion, rule, window, roll));
  }
}
