package org.gongtong.core.decision.election;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.decision.VotingWindow;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Takes the steps whose time has come: opens announced elections, closes open ones. Whoever embeds
 * the library calls {@link #tick} every second or so. Calling it twice at once, or on two machines,
 * is harmless: the slower one finds the version changed. Thread-safe.
 */
public final class ElectionTimer {

  private static final Actor TIMER = Actor.system("timer");

  private final UnitOfWork work;
  private final ElectionStore elections;
  private final ElectionService service;
  private final InstantSource clock;

  public ElectionTimer(
      UnitOfWork work, ElectionStore elections, ElectionService service, InstantSource clock) {
    this.work = work;
    this.elections = elections;
    this.service = service;
    this.clock = clock;
  }

  /**
   * A step that could not be taken though its time had come: a trustee without a key, say.
   *
   * @param electionId the election
   * @param reasons why
   */
  public record Hindrance(UUID electionId, List<Reason> reasons) {
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
    for (Election election : work.read(elections::awaitingTime)) {
      try {
        Optional<Outcome<Election>> step = due(election, now);
        if (step.isPresent() && !step.get().isAccepted() && !wasOvertaken(step.get())) {
          hindrances.add(new Hindrance(election.id(), step.get().refusals()));
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

  private Optional<Outcome<Election>> due(Election election, Instant now) {
    VotingWindow window = election.window();
    if (window == null) {
      return Optional.empty();
    }
    return switch (election.state()) {
      case ANNOUNCED ->
          now.isBefore(window.opensAt())
              ? Optional.empty()
              : Optional.of(service.open(TIMER, election.id(), election.version()));
      case OPEN ->
          now.isAfter(window.closesAt())
              ? Optional.of(service.close(TIMER, election.id(), election.version()))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static boolean wasOvertaken(Outcome<Election> step) {
    return step.refusals().stream()
        .anyMatch(reason -> reason.code().equals(ElectionReason.ELECTION_CHANGED.name()));
  }
}
