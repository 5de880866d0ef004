package org.gongtong.core.decision;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.rules.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Open votes kept in memory, so that casting reads neither motion nor roll: an open motion can only
 * close, and does so at an instant it carries; the store sees to it that nothing is added once the
 * votes were counted. Thread-safe.
 */
final class OpenVotes {

  /** More than any city has open at once; beyond it the memory is given back. */
  private static final int MOST = 64;

  private final MotionStore motions;
  private final Map<UUID, OpenVote> open = new ConcurrentHashMap<>();
  private final Object reading = new Object();

  OpenVotes(MotionStore motions) {
    this.motions = motions;
  }

  /** The open vote of a motion, from memory if it is there; none if it is not open. */
  Optional<OpenVote> find(Transaction transaction, UUID motionId) {
    OpenVote known = open.get(motionId);
    if (known != null) {
      return Optional.of(known);
    }
    return motions
        .find(transaction, motionId)
        .filter(motion -> motion.state() == MotionState.OPEN)
        .flatMap(motion -> load(transaction, motion));
  }

  /** A motion with what froze when it opened; none if it never did. */
  Optional<OpenVote> load(Transaction transaction, Motion motion) {
    @Nullable DecisionRule rule = motion.rule();
    @Nullable VotingWindow window = motion.window();
    if (rule == null || window == null) {
      return Optional.empty();
    }
    Optional<OpenVote> known = known(motion, rule, window);
    if (known.isPresent()) {
      return known;
    }
    if (!motion.state().takesBallots()) {
      return read(transaction, motion, rule, window);
    }
    // One reads, the others wait: after a restart in mid-vote all voters ask at once, and a large
    // roll read by each of them is more than the memory has room for.
    synchronized (reading) {
      return known(motion, rule, window)
          .or(
              () -> {
                Optional<OpenVote> loaded = read(transaction, motion, rule, window);
                loaded.ifPresent(this::remember);
                return loaded;
              });
    }
  }

  private Optional<OpenVote> known(Motion motion, DecisionRule rule, VotingWindow window) {
    return Optional.ofNullable(open.get(motion.id()))
        .map(known -> new OpenVote(motion, rule, window, known.frozen()));
  }

  private Optional<OpenVote> read(
      Transaction transaction, Motion motion, DecisionRule rule, VotingWindow window) {
    return motions
        .findRoll(transaction, motion.id())
        .map(roll -> new OpenVote(motion, rule, window, roll));
  }

  private void remember(OpenVote vote) {
    if (open.size() >= MOST) {
      open.clear();
    }
    open.put(vote.motion().id(), vote);
  }

  /** The vote a web ballot of this instant goes to. */
  Outcome<OpenVote> votable(Transaction transaction, UUID motionId, Instant now) {
    Optional<OpenVote> open = find(transaction, motionId);
    if (open.isPresent()) {
      return now.isAfter(open.get().window().closesAt())
          ? BallotFiling.refused(BallotCode.TOO_LATE)
          : Outcome.accepted(open.get());
    }
    Optional<Motion> motion = motions.find(transaction, motionId);
    if (motion.isEmpty()) {
      return MotionReader.unknown();
    }
    // The same answer whether the vote is remembered as open or not.
    VotingWindow window = motion.get().window();
    boolean isOver = window != null && now.isAfter(window.closesAt());
    return isOver && motion.get().rule() != null
        ? BallotFiling.refused(BallotCode.TOO_LATE)
        : notOpen(motion.get());
  }

  /** The vote into which staff enter a ballot: open, or closed and not counted. */
  Outcome<OpenVote> enterable(Transaction transaction, UUID motionId) {
    Optional<Motion> motion = motions.findToVote(transaction, motionId);
    if (motion.isEmpty()) {
      return MotionReader.unknown();
    }
    if (!motion.get().state().takesBallots()) {
      return notOpen(motion.get());
    }
    return load(transaction, motion.get())
        .<Outcome<OpenVote>>map(Outcome::accepted)
        .orElseGet(() -> notOpen(motion.get()));
  }

  static <T> Outcome<T> notOpen(Motion motion) {
    return Outcome.refused(BallotReason.notOpen(motion));
  }
}
