package org.gongtong.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.gongtong.core.decision.Channel;
import org.gongtong.core.decision.election.Election;
import org.gongtong.core.decision.election.ElectionBallot;
import org.gongtong.core.decision.election.ElectionRoll;
import org.gongtong.core.decision.election.ElectionStore;
import org.gongtong.core.decision.election.ElectionVersion;
import org.gongtong.core.decision.election.OpenedBallots;
import org.gongtong.core.decision.election.PaperBox;
import org.gongtong.core.decision.election.Participation;
import org.gongtong.core.decision.election.ParticipationCount;
import org.gongtong.core.decision.election.SealedBallot;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.Transaction;
import org.junit.jupiter.api.Test;

/** What a store of elections promises. Extension point: test classes of stores have it. */
public interface ElectionStoreContract {

  /** The store; it may be the same for all tests and hold rows of others. */
  ElectionParts electionStore();

  private ElectionStore elections() {
    return electionStore().elections();
  }

  private void write(Consumer<Transaction> work) {
    electionStore()
        .work()
        .write(
            transaction -> {
              work.accept(transaction);
              return true;
            });
  }

  /** An election that has all it can have comes back as it was, with who made each version. */
  @Test
  default void electionsComeBackAsTheyWere() {
    ElectionScene scene = new ElectionScene(electionStore());
    Election election = scene.open(ElectionScene.content(2, 4), 12);
    for (int voter = 1; voter <= 4; voter++) {
      scene.cast(election, voter, 1, 2).orThrow();
    }
    for (int voter = 5; voter <= 8; voter++) {
      scene.box().markPaper(ElectionScene.CLERK, election.id(), voter).orThrow();
    }
    Election counted =
        scene
            .counted(
                scene.close(election),
                new PaperBox.Sums(4, 1, 0, List.of(3, 1, 0, 0)),
                scene.codes(election, 1, 2))
            .orThrow();
    Election voided =
        scene
            .voiding()
            .declareVoid(
                ElectionScene.CLERK,
                ElectionScene.SECOND,
                election.id(),
                counted.version(),
                "an authority")
            .orThrow();
    assertThat(scene.latest(election.id())).isEqualTo(voided);
    assertThat(Election.fromMap(voided.toMap())).isEqualTo(voided);
    List<ElectionVersion> history = scene.reader().history(election.id());
    assertThat(history)
        .extracting(version -> version.election().version())
        .containsExactlyElementsOf(IntStream.rangeClosed(1, voided.version()).boxed().toList());
    assertThat(history.get(counted.version() - 1).election()).isEqualTo(counted);
    assertThat(history.get(counted.version() - 1).actor()).isEqualTo(ElectionScene.CLERK);
    assertThat(history.get(counted.version() - 1).witness()).isEqualTo(ElectionScene.SECOND);
    assertThat(history.get(counted.version() - 2).witness()).isNull();
    write(
        tx -> {
          assertThat(elections().find(tx, election.id())).contains(voided);
          assertThat(elections().findToVote(tx, election.id())).contains(voided);
          assertThat(elections().findToChange(tx, election.id())).contains(voided);
        });
  }

  /** Nothing is found of an unknown election. */
  @Test
  default void anUnknownElectionIsNotFound() {
    UUID unknown = DecisionScene.IDS.next();
    write(
        tx -> {
          assertThat(elections().find(tx, unknown)).isEmpty();
          assertThat(elections().findToVote(tx, unknown)).isEmpty();
          assertThat(elections().findToChange(tx, unknown)).isEmpty();
          assertThat(elections().history(tx, unknown)).isEmpty();
          assertThat(elections().findRoll(tx, unknown, 2)).isEmpty();
          assertThat(elections().findVoter(tx, unknown, 2, 1)).isEmpty();
          assertThat(elections().findParticipation(tx, unknown, 1)).isEmpty();
          assertThat(elections().participations(tx, unknown)).isEmpty();
          assertThat(elections().countParticipations(tx, unknown))
              .isEqualTo(new ParticipationCount(0, 0));
          assertThat(elections().sealed(tx, unknown)).isEmpty();
          assertThat(elections().removeSealed(tx, unknown)).isZero();
          assertThat(elections().opened(tx, unknown).ballots()).isEmpty();
        });
  }

  /** Versions follow one another without gap, and one that is there is not replaced. */
  @Test
  default void aVersionOutOfTurnIsRefused() {
    ElectionScene scene = new ElectionScene(electionStore());
    Election draft = scene.draft(ElectionScene.content(2, 3), 12);
    for (ElectionVersion wrong : scene.reader().history(draft.id())) {
      assertThatThrownBy(() -> write(tx -> elections().append(tx, wrong)))
          .isInstanceOf(IllegalStateException.class);
    }
    assertThat(scene.latest(draft.id())).isEqualTo(draft);
  }

  /** Pages go from the newest to the oldest, and time looks at those it may move on. */
  @Test
  default void electionsOfACommunityComeInPages() {
    ElectionScene scene = new ElectionScene(electionStore());
    Election first = scene.draft(ElectionScene.content(2, 3), 3);
    Election second = scene.announced(ElectionScene.content(1, 3), 3);
    Election third = scene.draft(ElectionScene.content(1, 2), 3);
    UUID community = scene.community().id();
    assertThat(scene.reader().page(community, null, 2)).containsExactly(third, second);
    assertThat(scene.reader().page(community, second.id(), 2)).containsExactly(first);
    assertThat(scene.reader().page(community, DecisionScene.IDS.next(), 2)).isEmpty();
    assertThat(scene.reader().publicPage(community, null, 2)).containsExactly(second);
    assertThat(electionStore().work().read(elections()::awaitingTime))
        .contains(second)
        .doesNotContain(first, third);
    assertThatThrownBy(() -> scene.reader().page(community, null, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> scene.reader().page(community, null, 201))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** A list of more than a statement's rows comes back, and is kept once a version. */
  @Test
  default void listsComeBackAsTheyWere() {
    ElectionScene scene = new ElectionScene(electionStore());
    Election draft = scene.draft(ElectionScene.content(2, 3), 1203);
    int version = ElectionScene.roll(draft).version();
    ElectionRoll roll = ElectionRoll.of(ElectionScene.voters(1203));
    write(
        tx -> {
          assertThat(elections().findRoll(tx, draft.id(), version)).contains(roll);
          assertThat(elections().findRoll(tx, draft.id(), version + 1)).isEmpty();
          assertThat(elections().findVoter(tx, draft.id(), version, 1203))
              .isEqualTo(roll.find(1203));
          assertThat(elections().findVoter(tx, draft.id(), version, 1204)).isEmpty();
        });
    assertThatThrownBy(() -> write(tx -> elections().putRoll(tx, draft.id(), version, roll)))
        .isInstanceOf(IllegalStateException.class);
  }

  /** A voter takes part once, whatever the channel, and the register is in the order of numbers. */
  @Test
  default void aVoterIsInTheRegisterOnce() {
    ElectionScene scene = new ElectionScene(electionStore());
    Election election = scene.open();
    Instant at = Instant.parse("2026-04-01T03:04:05.678Z");
    Participation web = new Participation(election.id(), 7, Channel.WEB, at);
    Participation paper = new Participation(election.id(), 2, Channel.PAPER, at);
    write(
        tx -> {
          assertThat(elections().addParticipation(tx, web)).isTrue();
          assertThat(elections().addParticipation(tx, paper)).isTrue();
          Participation again = new Participation(election.id(), 7, Channel.PAPER, at);
          assertThat(elections().addParticipation(tx, again)).isFalse();
        });
    write(
        tx -> {
          assertThat(elections().participations(tx, election.id())).containsExactly(paper, web);
          assertThat(elections().findParticipation(tx, election.id(), 7)).contains(web);
          assertThat(elections().findParticipation(tx, election.id(), 3)).isEmpty();
          assertThat(elections().countParticipations(tx, election.id()))
              .isEqualTo(new ParticipationCount(1, 1));
        });
    assertThat(web.recordedAt()).isEqualTo(Instant.parse("2026-04-01T03:04:00Z"));
  }

  /**
   * What lies in a box comes back byte by byte, in an order that says nothing, until it is taken
   * out.
   */
  @Test
  default void aBoxGivesBackWhatWasPutIn() {
    ElectionScene scene = new ElectionScene(electionStore());
    Election election = scene.open();
    Election other = scene.open();
    byte[] bytes = {0, -1, 127, -128, 10, 13, 39, 92};
    SealedBallot first =
        new SealedBallot(UUID.fromString("ffffffff-0000-4000-8000-000000000001"), bytes);
    SealedBallot second =
        new SealedBallot(UUID.fromString("0fffffff-0000-4000-8000-000000000002"), bytes);
    write(tx -> elections().addSealed(tx, election.id(), second));
    write(tx -> elections().addSealed(tx, election.id(), first));
    List<SealedBallot> order = scene.sealed(election);
    write(tx -> elections().removeSealed(tx, election.id()));
    write(tx -> elections().addSealed(tx, election.id(), first));
    write(tx -> elections().addSealed(tx, election.id(), second));
    assertThat(scene.sealed(election)).containsExactlyInAnyOrder(first, second).isEqualTo(order);
    assertThat(scene.sealed(other)).isEmpty();
    assertThatThrownBy(() -> write(tx -> elections().addSealed(tx, election.id(), first)))
        .isInstanceOf(IllegalStateException.class);
    write(tx -> assertThat(elections().removeSealed(tx, election.id())).isEqualTo(2));
    assertThat(scene.sealed(election)).isEmpty();
  }

  /** Plain ballots are kept once. */
  @Test
  default void plainBallotsComeBackSorted() {
    ElectionScene scene = new ElectionScene(electionStore());
    Election election = scene.open();
    OpenedBallots ballots =
        new OpenedBallots(
            IntStream.range(0, 1100)
                .mapToObj(i -> ElectionBallot.of(i % 7 == 0 ? List.of() : List.of(1 + i % 3, 128)))
                .toList());
    write(tx -> elections().putOpened(tx, election.id(), ballots));
    write(tx -> assertThat(elections().opened(tx, election.id())).isEqualTo(ballots));
    assertThatThrownBy(() -> write(tx -> elections().putOpened(tx, election.id(), ballots)))
        .isInstanceOf(IllegalStateException.class);
  }

  /** A work that fails leaves neither a participation nor a ballot. */
  @Test
  default void whatAFailedWorkWroteIsNotThere() {
    ElectionScene scene = new ElectionScene(electionStore());
    Election election = scene.open();
    Participation mine = new Participation(election.id(), 1, Channel.WEB, ElectionScene.OPENS);
    SealedBallot ballot = new SealedBallot(UUID.randomUUID(), new byte[] {1});
    assertThatThrownBy(
            () ->
                write(
                    tx -> {
                      elections().addParticipation(tx, mine);
                      elections().addSealed(tx, election.id(), ballot);
                      throw new IllegalStateException("crash");
                    }))
        .hasMessage("crash");
    assertThat(scene.reader().register(election.id())).isEmpty();
    assertThat(scene.sealed(election)).isEmpty();
  }

  /** A transaction that only reads writes nothing. */
  @Test
  default void whoOnlyReadsWritesNothing() {
    ElectionScene scene = new ElectionScene(electionStore());
    Election election = scene.open();
    UUID id = election.id();
    Participation mine = new Participation(id, 1, Channel.WEB, ElectionScene.OPENS);
    OpenedBallots ballots = new OpenedBallots(List.of(ElectionBallot.of(List.of(1))));
    List<Consumer<Transaction>> writes =
        List.of(
            tx ->
                elections()
                    .append(
                        tx,
                        new ElectionVersion(
                            election, Actor.staff("clerk-7"), null, ElectionScene.START)),
            tx -> elections().putRoll(tx, id, 99, ElectionRoll.of(List.of("V1"))),
            tx -> elections().addParticipation(tx, mine),
            tx -> elections().addSealed(tx, id, new SealedBallot(UUID.randomUUID(), new byte[1])),
            tx -> elections().removeSealed(tx, id),
            tx -> elections().putOpened(tx, id, ballots));
    for (Consumer<Transaction> write : writes) {
      assertThatThrownBy(
              () ->
                  electionStore()
                      .work()
                      .read(
                          tx -> {
                            write.accept(tx);
                            return true;
                          }))
          .isInstanceOf(IllegalStateException.class);
    }
  }
}
