package org.gongtong.core.decision;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.rules.DueSteps;
import org.gongtong.core.rules.Outcome;

/**
 * Takes the steps whose time has come: opens announced votes, closes open ones, ends postings.
 * Whoever embeds the library calls {@link #tick} every second or so. Calling it twice at once, or
 * on two machines, is harmless: the slower one finds the version changed. Thread-safe.
 */
public final class MotionTimer {

  private static final Actor TIMER = Actor.system("timer");

  private final UnitOfWork work;
  private final MotionStore motions;
  private final MotionService service;
  private final InstantSource clock;

  public MotionTimer(
      UnitOfWork work, MotionStore motions, MotionService service, InstantSource clock) {
    this.work = work;
    this.motions = motions;
    this.service = service;
    this.clock = clock;
  }

  /** As {@link DueSteps#take}. */
  public List<DueSteps.Hindrance> tick() {
    Instant now = clock.instant();
    return DueSteps.take(
        work.read(motions::awaitingTime),
        Motion::id,
        one -> due(one, now),
        MotionReason.MOTION_CHANGED);
  }

  private Optional<Outcome<Motion>> due(Motion motion, Instant now) {
    VotingWindow window = motion.window();
    if (window == null) {
      return Optional.empty();
    }
    return switch (motion.state()) {
      case ANNOUNCED ->
          now.isBefore(window.opensAt())
              ? Optional.empty()
              : Optional.of(service.open(TIMER, motion.id(), motion.version()));
      case OPEN ->
          now.isAfter(window.closesAt())
              ? Optional.of(service.close(TIMER, motion.id(), motion.version()))
              : Optional.empty();
      case POSTED ->
          motion.postedUntil() != null
                  && now.atZone(motion.zone()).toLocalDate().isAfter(motion.postedUntil())
              ? Optional.of(service.conclude(TIMER, motion.id(), motion.version()))
              : Optional.empty();
      default -> Optional.empty();
    };
  }
}
