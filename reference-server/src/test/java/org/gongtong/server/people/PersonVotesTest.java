package org.gongtong.server.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.gongtong.core.audit.AuditEvent;
import org.gongtong.core.audit.Disclosure;
import org.gongtong.core.audit.LoggedEvent;
import org.gongtong.core.audit.MemoryAuditLog;
import org.gongtong.core.audit.SealedEvent;
import org.gongtong.core.audit.Sequencer;
import org.gongtong.core.audit.tile.LogCheck;
import org.gongtong.core.decision.MemoryBallotStore;
import org.gongtong.core.decision.MemoryMotionStore;
import org.gongtong.core.decision.MotionReader;
import org.gongtong.core.decision.election.Election;
import org.gongtong.core.decision.election.ElectionContent;
import org.gongtong.core.decision.election.ElectionReader;
import org.gongtong.core.decision.election.ElectionRoll;
import org.gongtong.core.decision.election.ElectionRound;
import org.gongtong.core.decision.election.ElectionState;
import org.gongtong.core.decision.election.ElectionVersion;
import org.gongtong.core.decision.election.MemoryElectionStore;
import org.gongtong.core.decision.election.RollReference;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.MemoryUnitOfWork;
import org.gongtong.core.kernel.SamePerson;
import org.gongtong.core.kernel.SmallCells;
import org.gongtong.core.people.MemoryPersonStore;
import org.gongtong.core.people.Person;
import org.gongtong.core.people.PersonErasure;
import org.gongtong.core.people.PersonErasure.Trace;
import org.gongtong.core.people.PersonTies;
import org.gongtong.core.rules.Reason;
import org.gongtong.core.rules.RuleId;
import org.gongtong.core.rules.ScopeCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Elections on whose lists of voters somebody stands. */
class PersonVotesTest {
  private static final Instant NOW = Instant.parse("2026-03-02T00:00:00Z");
  private static final Actor CLERK = Actor.staff("desk-1");

  private final IdSource ids = new IdSource(() -> NOW, new SecureRandom());
  private final MemoryUnitOfWork work = new MemoryUnitOfWork();
  private final MemoryElectionStore elections = new MemoryElectionStore(work);
  private final PersonVotes votes =
      new PersonVotes(
          new MotionReader(work, new MemoryMotionStore(work), new MemoryBallotStore(work)),
          new ElectionReader(work, elections, 10, SmallCells.OF_THREE, SamePerson.byLogin()));
  private final Person person = new Person(ids.next(), ids.next(), NOW, CLERK);

  private UUID election(ElectionState state, String... voters) {
    UUID id = ids.next();
    append(id, 1, state, voters);
    return id;
  }

  private void append(UUID id, int version, ElectionState state, String... voters) {
    ElectionRoll roll = ElectionRoll.of(List.of(voters));
    ElectionContent content =
        new ElectionContent(
            RuleId.of("xx.election"),
            "换届选举",
            "",
            1,
            ElectionRound.FIRST,
            null,
            ElectionContent.candidates(List.of("甲", "乙")),
            List.of(),
            1);
    Election election =
        new Election(
            id,
            person.communityId(),
            version,
            ScopeCode.of("xx"),
            ZoneId.of("Asia/Shanghai"),
            content,
            state,
            List.of(),
            new RollReference(1, roll.entitled(), roll.hash()),
            null,
            null,
            null,
            null,
            null);
    work.write(
        transaction -> {
          elections.append(transaction, new ElectionVersion(election, CLERK, null, NOW));
          if (version == 1) {
            elections.putRoll(transaction, id, 1, roll);
          }
          return id;
        });
  }

  @ParameterizedTest
  @CsvSource({
    "DRAFTED, false",
    "ANNOUNCED, true",
    "WITHDRAWN, false",
    "OPEN, true",
    "CLOSED, true",
    "COUNTED, false",
    "VOID, false"
  })
  void aVoterIsHeldWhileTheElectionIsNotOver(ElectionState state, boolean held) {
    election(state, "X-1", person.id().toString());
    assertThat(votes.holds(person, Set.of()))
        .extracting(Reason::code)
        .isEqualTo(held ? List.of("ELECTION_UNFINISHED") : List.of());
  }

  @Test
  void theLogHasHimUnderHisNumberThere() {
    UUID one = election(ElectionState.COUNTED, "X-1", person.id().toString(), "O-7");
    UUID two = election(ElectionState.COUNTED, "O-7", "X-1");
    election(ElectionState.COUNTED, "X-1", "X-2");
    assertThat(votes.traces(person, Set.of("O-7")))
        .containsExactlyInAnyOrder(
            new Trace(one.toString(), Set.of(Actor.resident("voter-2"), Actor.resident("voter-3"))),
            new Trace(two.toString(), Set.of(Actor.resident("voter-1"))));
    assertThat(votes.holds(person, Set.of("O-7"))).isEmpty();
  }

  /**
   * Refused while the box is open; afterwards nobody learns who took part, and the log is whole.
   */
  @Test
  void whoIsErasedIsNotInTheLogOfAnElectionAnyMore() {
    MemoryAuditLog log = new MemoryAuditLog(work, new SecureRandom());
    MemoryPersonStore persons = new MemoryPersonStore(work);
    work.write(
        transaction -> {
          persons.add(transaction, person);
          return true;
        });
    PersonErasure erasure =
        new PersonErasure(
            work,
            persons,
            log,
            votes::traces,
            votes::holds,
            PersonTies.NONE,
            SamePerson.byLogin(),
            log,
            ids,
            () -> NOW);
    UUID election = election(ElectionState.OPEN, "X-1", person.id().toString());
    for (int voter = 1; voter <= 2; voter++) {
      participated(log, election, voter);
    }
    assertThat(erasure.request(CLERK, person.id(), "本人申请").refusals())
        .extracting(Reason::code)
        .containsExactly("ELECTION_UNFINISHED");
    append(election, 2, ElectionState.COUNTED, "X-1", person.id().toString());
    erasure.request(CLERK, person.id(), "本人申请").orThrow();
    erasure.confirm(Actor.staff("desk-2"), person.id()).orThrow();
    List<LoggedEvent> events =
        work.read(transaction -> log.ofSubject(transaction, election.toString()));
    assertThat(events.get(0).sealed().who().salt()).isNotNull();
    assertThat(events.get(1).sealed().who().salt()).isNull();
    assertThat(events.get(1).sealed().event().actor()).isEqualTo(SealedEvent.ERASED);
    new Sequencer(work, log).integrate();
    Optional<LogCheck.Finding> finding =
        work.read(t -> new LogCheck(log.tiles(t), log.head(t), null).run());
    assertThat(finding).isEmpty();
  }

  private void participated(MemoryAuditLog log, UUID election, int voter) {
    work.write(
        transaction -> {
          log.append(
              transaction,
              new AuditEvent(
                  ids.next(),
                  Disclosure.SEALED,
                  "decision",
                  "election-participated",
                  election.toString(),
                  Actor.resident("voter-" + voter),
                  NOW,
                  NOW,
                  Map.of("voter", voter, "channel", "web")));
          return true;
        });
  }
}
