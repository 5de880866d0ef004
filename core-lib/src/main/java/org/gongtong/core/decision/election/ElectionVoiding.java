package org.gongtong.core.decision.election;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.audit.Disclosure;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.SamePerson;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;

/**
 * Declares elections void after they opened: keys were lost, or an authority set one aside. It
 * takes two people, as the count does. A box that was not counted is emptied unopened; what was
 * counted stays, ballots and figures, and is set aside with the reason alone. Thread-safe.
 */
public final class ElectionVoiding {
  private final UnitOfWork work;
  private final ElectionStore elections;
  private final ElectionEvents events;
  private final ElectionLifecycle lifecycle;
  private final ElectionPeople people;
  private final InstantSource clock;

  public ElectionVoiding(
      UnitOfWork work,
      ElectionStore elections,
      AuditLog audit,
      ElectionLifecycle lifecycle,
      SamePerson persons,
      IdSource ids,
      InstantSource clock) {
    this.work = work;
    this.elections = elections;
    this.events = new ElectionEvents(elections, audit, ids);
    this.lifecycle = lifecycle;
    this.people = new ElectionPeople(persons);
    this.clock = clock;
  }

  /**
   * Declares an election void.
   *
   * @param first who declares it
   * @param second who does so with him, another person; neither is a candidate
   * @param version the version that they saw
   * @param why the reason, which is public
   * @return the election, or every reason against it with codes of {@link ElectionReason} or {@link
   *     ElectionBoxReason}
   */
  public Outcome<Election> declareVoid(
      Actor first, Actor second, UUID electionId, int version, String why) {
    return work.write(
        transaction -> {
          Optional<Election> found = elections.findToChange(transaction, electionId);
          if (found.isEmpty()) {
            return ElectionReader.unknown();
          }
          Election election = found.get();
          if (election.version() != version) {
            return ElectionReader.changed(election, version);
          }
          List<Reason> faults = people.together(transaction, election.content(), first, second);
          if (!faults.isEmpty()) {
            return Outcome.refused(faults);
          }
          return lifecycle
              .declareVoid(election, why)
              .map(
                  ended -> {
                    if (!ended.isCounted()) {
                      elections.removeSealed(transaction, electionId);
                    }
                    Instant now = clock.instant();
                    events.append(
                        transaction,
                        first,
                        second,
                        ended,
                        "election-void",
                        now,
                        Map.of("counted", ended.isCounted()));
                    events.note(
                        transaction,
                        second,
                        ended,
                        Disclosure.SEALED,
                        "election-void-witnessed",
                        now,
                        Map.of("version", ended.version()));
                    return ended;
                  });
        });
  }
}
