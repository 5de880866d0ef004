package org.gongtong.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.gongtong.core.audit.AuditEvent;
import org.gongtong.core.audit.Disclosure;
import org.gongtong.core.decision.Channel;
import org.gongtong.core.decision.election.Election;
import org.gongtong.core.decision.election.ElectionBoxReason;
import org.gongtong.core.decision.election.ElectionTurnout;
import org.gongtong.core.decision.election.ParticipationCount;
import org.gongtong.core.decision.election.ParticipationEvent;
import org.gongtong.core.decision.election.ParticipationReceipt;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.rules.Outcome;
import org.junit.jupiter.api.Test;

/**
 * What taking ballots of an election promises over a store. Extension point: test classes of stores
 * have it.
 */
public interface ElectionBoxContract {

  /** The store; it may be the same for all tests and hold rows of others. */
  ElectionParts electionStore();

  /**
   * A vote leaves a participation, a sealed ballot and a sealed event, and none tells of another.
   */
  @Test
  default void takingPartAndTheBallotLieApart() {
    ElectionScene scene = new ElectionScene(electionStore());
    Election election = scene.open();
    ParticipationReceipt receipt =
        scene.at(Instant.parse("2026-04-01T08:09:10.111Z")).cast(election, 5, 1, 3).orThrow();
    assertThat(receipt.first()).isTrue();
    assertThat(receipt.participation().recordedAt())
        .isEqualTo(Instant.parse("2026-04-01T08:09:00Z"));
    assertThat(receipt.eventId()).isEqualTo(ParticipationEvent.idOf(election.id(), 5));
    assertThat(scene.reader().participation(election.id(), 5).orElseThrow().participation())
        .isEqualTo(receipt.participation());
    assertThat(scene.sealed(election)).hasSize(1);
    assertThat(scene.sealed(election).get(0).id().version()).isEqualTo(4);
    List<AuditEvent> events = scene.events(election);
    AuditEvent event = events.get(events.size() - 1);
    assertThat(event.id()).isEqualTo(receipt.eventId());
    assertThat(event.type()).isEqualTo("election-participated");
    assertThat(event.disclosure()).isEqualTo(Disclosure.SEALED);
    assertThat(event.recordedAt()).isEqualTo(receipt.participation().recordedAt());
    assertThat(event.data()).isEqualTo(Map.of("voter", 5L, "channel", "web"));
  }

  /** Who sends again is told that he took part; the first ballot stands, and nothing is added. */
  @Test
  default void theFirstBallotStands() {
    ElectionScene scene = new ElectionScene(electionStore());
    Election election = scene.open();
    ParticipationReceipt first = scene.cast(election, 5, 1).orThrow();
    int events = scene.events(election).size();
    ParticipationReceipt again =
        scene.at(ElectionScene.OPENS.plusSeconds(600)).cast(election, 5, 2).orThrow();
    assertThat(again.first()).isFalse();
    assertThat(again.participation()).isEqualTo(first.participation());
    assertThat(again.eventId()).isEqualTo(first.eventId());
    assertThat(scene.sealed(election)).hasSize(1);
    assertThat(scene.events(election)).hasSize(events);
    assertThat(ElectionScene.codes(scene.box().mayCast(election.id(), 5)))
        .containsExactly(ElectionBoxReason.PARTICIPATED_ON_WEB.name());
    assertThat(scene.box().mayCast(election.id(), 6).orThrow().number()).isEqualTo(6);
  }

  /** Fifty requests of one voter at once make one vote. */
  @Test
  default void fiftyRequestsAreOneVote() throws Exception {
    ElectionScene scene = new ElectionScene(electionStore());
    Election election = scene.open();
    List<Outcome<ParticipationReceipt>> answers =
        AtOnce.run(50, i -> scene.cast(election, 3, 1 + i % 3));
    assertThat(answers).allMatch(Outcome::isAccepted);
    assertThat(answers.stream().filter(answer -> answer.orThrow().first())).hasSize(1);
    assertThat(scene.sealed(election)).hasSize(1);
    assertThat(scene.reader().participants(election.id())).isEqualTo(new ParticipationCount(1, 0));
    assertThat(scene.events(election))
        .filteredOn(event -> event.type().equals("election-participated"))
        .hasSize(1);
  }

  /** Web and paper at once: one of them, and a ballot in the box if it was the web. */
  @Test
  default void webAndPaperAtOnceAreOneVote() throws Exception {
    ElectionScene scene = new ElectionScene(electionStore());
    Election election = scene.open();
    for (int voter = 1; voter <= 6; voter++) {
      int number = voter;
      List<Outcome<ParticipationReceipt>> answers =
          AtOnce.run(
              2,
              i ->
                  i == 0
                      ? scene.cast(election, number, 1)
                      : scene.box().markPaper(ElectionScene.CLERK, election.id(), number));
      assertThat(answers.stream().filter(Outcome::isAccepted)).hasSize(1);
    }
    ParticipationCount count = scene.reader().participants(election.id());
    assertThat(count.all()).isEqualTo(6);
    assertThat(scene.sealed(election)).hasSize(count.onWeb());
  }

  /** What was acknowledged is counted, however close to the close it came. */
  @Test
  default void anAcknowledgedBallotIsInTheBoxThatIsClosed() throws Exception {
    ElectionScene scene = new ElectionScene(electionStore());
    Election election = scene.open(ElectionScene.content(2, 3), 60);
    ElectionScene closing = scene.elsewhere();
    scene.at(ElectionScene.CLOSES);
    List<Boolean> acknowledged =
        AtOnce.run(
            50,
            i -> {
              if (i == 25) {
                closing.close(election);
                return false;
              }
              return scene.cast(election, i + 1, 1).isAccepted();
            });
    Election closed = scene.latest(election.id());
    int cast = (int) acknowledged.stream().filter(yes -> yes).count();
    assertThat(ElectionScene.box(closed).ballots()).isEqualTo(cast);
    assertThat(scene.reader().participants(election.id()).onWeb()).isEqualTo(cast);
    Election counted = scene.counted(closed).orThrow();
    assertThat(ElectionScene.figures(counted).votes().get(0)).isEqualTo(cast);
  }

  /**
   * Without its event, without chance, or cut off before the commit, a vote leaves nothing at all.
   */
  @Test
  default void aVoteThatBreaksOffLeavesNeitherRow() {
    ElectionScene scene = new ElectionScene(electionStore());
    Election election = scene.open();
    ElectionParts parts = electionStore();
    RandomGenerator none =
        () -> {
          throw new IllegalStateException("no chance left");
        };
    ElectionParts fullLog =
        new ElectionParts(parts.work(), parts.communities(), parts.elections(), new FullAuditLog());
    ElectionParts crashing =
        new ElectionParts(
            new CrashingWork(parts.work()), parts.communities(), parts.elections(), parts.audit());
    RandomGenerator chance = new SecureRandom();
    List<ElectionScene> broken =
        List.of(scene.over(fullLog, chance), scene.over(parts, none), scene.over(crashing, chance));
    for (ElectionScene one : broken) {
      assertThatThrownBy(() -> one.cast(election, 4, 1)).isInstanceOf(IllegalStateException.class);
      assertThat(scene.reader().register(election.id())).isEmpty();
      assertThat(scene.sealed(election)).isEmpty();
      assertThat(scene.events(election))
          .noneMatch(event -> event.type().equals("election-participated"));
    }
    assertThat(scene.cast(election, 4, 1).orThrow().first()).isTrue();
  }

  /** Everything is done, and then the machine stops. */
  final class CrashingWork implements UnitOfWork {
    private final UnitOfWork work;

    public CrashingWork(UnitOfWork work) {
      this.work = work;
    }

    @Override
    public <T> T write(Function<Transaction, T> task) {
      return work.write(
          transaction -> {
            T lost = task.apply(transaction);
            throw new IllegalStateException("the machine stops with " + lost);
          });
    }

    @Override
    public <T> T read(Function<Transaction, T> task) {
      return work.read(task);
    }
  }

  /** Papers are marked before they are given out, once, and not to who voted on the web. */
  @Test
  default void papersAreMarkedOnce() {
    ElectionScene scene = new ElectionScene(electionStore());
    Election election = scene.open();
    scene.cast(election, 1, 1).orThrow();
    ParticipationReceipt paper =
        scene.box().markPaper(ElectionScene.CLERK, election.id(), 2).orThrow();
    assertThat(paper.first()).isTrue();
    assertThat(paper.participation().channel()).isEqualTo(Channel.PAPER);
    assertThat(scene.box().markPaper(ElectionScene.CLERK, election.id(), 2).orThrow().first())
        .isFalse();
    assertThat(ElectionScene.codes(scene.box().markPaper(ElectionScene.CLERK, election.id(), 1)))
        .containsExactly(ElectionBoxReason.PARTICIPATED_ON_WEB.name());
    assertThat(ElectionScene.codes(scene.cast(election, 2, 1)))
        .containsExactly(ElectionBoxReason.PARTICIPATED_ON_PAPER.name());
    assertThat(scene.sealed(election)).hasSize(1);
    assertThat(scene.reader().participants(election.id())).isEqualTo(new ParticipationCount(1, 1));
  }

  /** What is not taken: another's number, too many, nobody, too early, too late. */
  @Test
  default void whatIsNoVoteIsRefused() {
    ElectionScene scene = new ElectionScene(electionStore());
    Election announced = scene.announced(ElectionScene.content(2, 3), 12);
    assertThat(ElectionScene.codes(scene.cast(announced, 1, 1)))
        .containsExactly(ElectionBoxReason.ELECTION_NOT_OPEN.name());
    Election election = scene.open();
    assertThat(ElectionScene.codes(scene.cast(election, 13, 1)))
        .containsExactly(ElectionBoxReason.ELECTION_VOTER_UNKNOWN.name());
    assertThat(ElectionScene.codes(scene.cast(election, 0, 1)))
        .containsExactly(ElectionBoxReason.ELECTION_VOTER_UNKNOWN.name());
    assertThat(ElectionScene.codes(scene.cast(election, 1, 1, 2, 3)))
        .containsExactly(ElectionBoxReason.CHOICES_TOO_MANY.name());
    assertThat(ElectionScene.codes(scene.cast(election, 1, 4)))
        .containsExactly(ElectionBoxReason.CHOICE_UNKNOWN.name());
    assertThat(ElectionScene.codes(scene.cast(election, 1, 0)))
        .containsExactly(ElectionBoxReason.CHOICE_UNKNOWN.name());
    assertThat(scene.reader().register(election.id())).isEmpty();
    scene.at(ElectionScene.CLOSES).cast(election, 1).orThrow();
    scene.at(ElectionScene.CLOSES.plusMillis(1));
    assertThat(ElectionScene.codes(scene.cast(election, 2, 1)))
        .containsExactly(ElectionBoxReason.ELECTION_OVER.name());
    assertThat(ElectionScene.codes(scene.box().mayCast(election.id(), 2)))
        .containsExactly(ElectionBoxReason.ELECTION_OVER.name());
    UUID unknown = DecisionScene.IDS.next();
    assertThat(ElectionScene.codes(scene.box().cast(Actor.resident("r"), unknown, 1, Set.of(1))))
        .containsExactly("ELECTION_UNKNOWN");
    assertThat(scene.sealed(election)).hasSize(1);
  }

  /** All sealed ballots are equally long, whatever they say, and no two are alike. */
  @Test
  default void aSealedBallotShowsNothing() {
    ElectionScene scene = new ElectionScene(electionStore());
    Election election = scene.open(ElectionScene.content(3, 5), 12);
    scene.cast(election, 1).orThrow();
    scene.cast(election, 2).orThrow();
    scene.cast(election, 3, 5).orThrow();
    scene.cast(election, 4, 1, 2, 3).orThrow();
    List<byte[]> bytes = scene.sealed(election).stream().map(ballot -> ballot.bytes()).toList();
    assertThat(bytes).extracting(one -> one.length).containsOnly(bytes.get(0).length);
    assertThat(bytes.stream().map(HexFormat.of()::formatHex).distinct()).hasSize(4);
  }

  /** The turnout grows by three, and is told to the last voter after the count alone. */
  @Test
  default void turnoutGrowsByThree() {
    ElectionScene scene = new ElectionScene(electionStore());
    Election announced = scene.announced(ElectionScene.content(2, 3), 12);
    assertThat(scene.reader().turnout(announced.id())).isInstanceOf(ElectionTurnout.NotOpen.class);
    Election election = scene.open();
    List<Integer> told = new ArrayList<>();
    for (int voter = 1; voter <= 8; voter++) {
      scene.cast(election, voter, 1).orThrow();
      told.add(((ElectionTurnout.Told) scene.reader().turnout(election.id())).participated());
    }
    assertThat(told).containsExactly(0, 0, 3, 3, 3, 6, 6, 6);
    Election counted = scene.counted(scene.close(election)).orThrow();
    assertThat(scene.reader().turnout(counted.id()))
        .isEqualTo(new ElectionTurnout.Told(8, 12, true));
    Election few = scene.open(ElectionScene.content(2, 3), 9);
    assertThat(scene.reader().turnout(few.id())).isEqualTo(new ElectionTurnout.Hidden(10));
  }

  /** Many voters at once are many votes. */
  @Test
  default void manyVotersAtOnceAreManyVotes() throws Exception {
    ElectionScene scene = new ElectionScene(electionStore());
    Election election = scene.open(ElectionScene.content(2, 3), 60);
    AtOnce.run(40, i -> scene.cast(election, i + 1, 1 + i % 3).orThrow());
    Election counted = scene.counted(scene.close(election)).orThrow();
    assertThat(ElectionScene.figures(counted).votes())
        .isEqualTo(IntStream.rangeClosed(0, 2).mapToObj(c -> c == 0 ? 14 : 13).toList());
  }
}
