package org.gongtong.core.decision.election;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.gongtong.core.decision.VotingWindow;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.rules.DueSteps;
import org.gongtong.core.rules.Outcome;

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

  /** As {@link DueSteps#take}. */
  public List<DueSteps.Hindrance> tick() {
    Instant now = clock.instant();
    return DueSteps.take(
        work.read(elections::awaitingTime),
        Election::id,
        one -> due(one, now),
        ElectionReason.ELECTION_CHANGED);
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
}
