package org.gongtong.core.decision;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.jspecify.annotations.Nullable;

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

  /**
   * A step that could not be taken though its time had come: no roster, a missing rule pack.
   *
   * @param motionId the motion
   * @param reasons why
   */
  public record Hindrance(UUID motionId, List<Reason> reasons) {
    public Hindrance {
      reasons = List.copyOf(reasons);
    }
  }

  /**
   * Takes every step that is due, and says which could not be taken. An exception of one step comes
   * out after the others were tried.
   */
  public List<Hindrance> tick() {
    List<Hindrance> hindrances = new ArrayList<>();
    @Nullable RuntimeException failure = null;
    Instant now = clock.instant();
    for (Motion motion : work.read(motions::awaitingTime)) {
      try {
        Optional<Outcome<Motion>> step = due(motion, now);
        if (step.isPresent() && !step.get().isAccepted() && !wasOvertaken(step.get())) {
          hindrances.add(new Hindrance(motion.id(), step.get().refusals()));
        }
      } catch (RuntimeException e) {
        if (failure == null) {
          failure = e;
        } else {
          failure.addSuppressed(e);
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
    return hindrances;
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

  private static boolean wasOvertaken(Outcome<Motion> step) {
    return step.refusals().stream()
        .anyMatch(reason -> reason.code().equals(MotionReason.MOTION_CHANGED.name()));
  }
}
