package org.gongtong.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.gongtong.core.audit.AuditEvent;
import org.gongtong.core.audit.Disclosure;
import org.gongtong.core.decision.election.Candidate;
import org.gongtong.core.decision.election.Election;
import org.gongtong.core.decision.election.ElectionBallot;
import org.gongtong.core.decision.election.ElectionBoxReason;
import org.gongtong.core.decision.election.ElectionContent;
import org.gongtong.core.decision.election.ElectionFigures;
import org.gongtong.core.decision.election.ElectionReader;
import org.gongtong.core.decision.election.ElectionReason;
import org.gongtong.core.decision.election.ElectionRecount;
import org.gongtong.core.decision.election.ElectionResult;
import org.gongtong.core.decision.election.ElectionState;
import org.gongtong.core.decision.election.OpenedBallots;
import org.gongtong.core.decision.election.PaperBox;
import org.gongtong.core.decision.election.SealedBallot;
import org.gongtong.core.decision.election.SealedBox;
import org.gongtong.core.kernel.Actor;
import org.junit.jupiter.api.Test;

/**
 * What opening and counting a box promises over a store. Extension point: test classes of stores
 * have it.
 */
public interface ElectionCountContract {

  /** The store; it may be the same for all tests and hold rows of others. */
  ElectionParts electionStore();

  /** Eight of twelve vote for two seats: A has 6, B 5, C 2; one is blank. */
  private static Election voted(ElectionScene scene) {
    Election election = scene.open();
    for (int voter = 1; voter <= 4; voter++) {
      scene.cast(election, voter, 1, 2).orThrow();
    }
    scene.cast(election, 5, 1, 3).orThrow();
    scene.cast(election, 6, 1, 3).orThrow();
    scene.cast(election, 7, 2).orThrow();
    scene.cast(election, 8).orThrow();
    return election;
  }

  /** Opened with two of three codes, counted, published, and everybody counts the same. */
  @Test
  default void aBoxIsOpenedAndEverybodyCountsAgain() {
    ElectionScene scene = new ElectionScene(electionStore());
    Election closed = scene.close(voted(scene));
    assertThat(ElectionScene.box(closed)).isEqualTo(SealedBox.of(scene.sealed(closed)));
    assertThat(ElectionScene.codes(scene.reader().result(closed.id())))
        .containsExactly(ElectionReason.ELECTION_NOT_COUNTED.name());
    assertThat(ElectionScene.codes(scene.reader().ballots(closed.id())))
        .containsExactly(ElectionReason.ELECTION_NOT_COUNTED.name());
    Election counted = scene.counted(closed).orThrow();
    assertThat(counted.state()).isEqualTo(ElectionState.COUNTED);
    ElectionFigures figures = ElectionScene.figures(counted);
    assertThat(figures.votes()).containsExactly(6, 5, 2);
    assertThat(figures.blank()).isEqualTo(1);
    assertThat(figures.entitled()).isEqualTo(12);
    assertThat(figures.participated()).isEqualTo(8);
    ElectionResult result = scene.reader().result(counted.id()).orThrow();
    assertThat(result.elected())
        .extracting(one -> one.candidate().name())
        .containsExactly("A", "B");
    assertThat(result.open()).isZero();
    OpenedBallots ballots = scene.reader().ballots(counted.id()).orThrow();
    assertThat(ballots.root()).isEqualTo(figures.root());
    // As somebody has it who took the file from the page.
    OpenedBallots file = OpenedBallots.parse(ballots.text());
    ElectionRecount recount = ElectionReader.recount(counted, file);
    assertThat(recount.agrees()).isTrue();
    assertThat(recount.result()).isEqualTo(result);
    assertThat(scene.reader().recount(counted.id()).orThrow().agrees()).isTrue();
    List<ElectionBallot> forged = new ArrayList<>(ballots.ballots());
    forged.set(0, ElectionBallot.of(List.of(3)));
    assertThat(ElectionReader.recount(counted, new OpenedBallots(forged)).agrees()).isFalse();
  }

  /** Nothing that is left after the count joins a ballot to a voter. */
  @Test
  default void theLinksAreGoneAfterTheCount() {
    ElectionScene scene = new ElectionScene(electionStore());
    Election closed = scene.close(voted(scene));
    List<UUID> ids = scene.sealed(closed).stream().map(SealedBallot::id).toList();
    Election counted = scene.counted(closed).orThrow();
    assertThat(scene.sealed(counted)).isEmpty();
    List<ElectionBallot> ballots = scene.reader().ballots(counted.id()).orThrow().ballots();
    assertThat(ballots).isSorted().hasSize(8);
    // The events tell neither an id of a sealed ballot nor, of a voter, anything but the channel.
    for (AuditEvent event : scene.events(counted)) {
      assertThat(ids).noneMatch(id -> event.canonicalWhat().contains(id.toString()));
      if (event.type().equals("election-participated")) {
        assertThat(event.data().keySet()).isEqualTo(Set.of("voter", "channel"));
      }
    }
    assertThat(scene.reader().register(counted.id()))
        .allMatch(row -> row.recordedAt().getEpochSecond() % 60 == 0)
        .allMatch(row -> row.recordedAt().getNano() == 0);
  }

  /** What the log says in public, and who stands behind it. */
  @Test
  default void theLogFixesTheBoxBeforeItIsOpened() {
    ElectionScene scene = new ElectionScene(electionStore());
    Election closed = scene.close(voted(scene));
    AuditEvent box = last(scene, closed);
    assertThat(box.type()).isEqualTo("election-box-closed");
    assertThat(box.disclosure()).isEqualTo(Disclosure.PUBLIC);
    assertThat(box.data())
        .containsEntry("ballots", 8L)
        .containsEntry("root", ElectionScene.box(closed).root().hex());
    Election counted = scene.counted(closed).orThrow();
    List<AuditEvent> events = scene.events(counted);
    AuditEvent count = events.get(events.size() - 2);
    assertThat(count.type()).isEqualTo("election-counted");
    assertThat(count.disclosure()).isEqualTo(Disclosure.PUBLIC);
    assertThat(count.actor()).isEqualTo(ElectionScene.CLERK);
    assertThat(count.data())
        .containsEntry("votes", List.of(6L, 5L, 2L))
        .containsEntry("blank", 1L)
        .containsEntry("onWeb", 8L)
        .containsEntry("onPaper", 0L)
        .containsEntry("elected", List.of(1L, 2L))
        .containsEntry("root", ElectionScene.figures(counted).root().hex());
    AuditEvent witness = events.get(events.size() - 1);
    assertThat(witness.actor()).isEqualTo(ElectionScene.SECOND);
    assertThat(witness.disclosure()).isEqualTo(Disclosure.SEALED);
    assertThat(events).allMatch(event -> !event.canonicalWhat().contains("trustee-"));
  }

  private static AuditEvent last(ElectionScene scene, Election election) {
    List<AuditEvent> events = scene.events(election);
    return events.get(events.size() - 1);
  }

  /** Too few, mistyped, foreign and doubled codes open nothing, and nothing changes. */
  @Test
  default void withoutEnoughCodesNothingIsOpened() {
    ElectionScene scene = new ElectionScene(electionStore());
    Election foreign = scene.open();
    Election closed = scene.close(voted(scene));
    List<String> two = scene.codes(closed, 1, 2);
    String mistyped = (two.get(0).startsWith("0") ? "1" : "0") + two.get(0).substring(1);
    List<String> other = scene.codes(foreign, 1, 2);
    refused(scene, closed, List.of(), ElectionBoxReason.KEY_CODES_TOO_FEW);
    refused(scene, closed, two.subList(0, 1), ElectionBoxReason.KEY_CODES_TOO_FEW);
    refused(
        scene,
        closed,
        List.of(two.get(0), two.get(0)),
        ElectionBoxReason.KEY_CODE_TWICE,
        ElectionBoxReason.KEY_CODES_TOO_FEW);
    refused(
        scene,
        closed,
        List.of(mistyped, two.get(1)),
        ElectionBoxReason.KEY_CODE_MALFORMED,
        ElectionBoxReason.KEY_CODES_TOO_FEW);
    refused(
        scene,
        closed,
        List.of(two.get(0), other.get(1)),
        ElectionBoxReason.KEY_CODE_FOREIGN,
        ElectionBoxReason.KEY_CODES_TOO_FEW);
    List<String> typed =
        Stream.of(scene.codes(closed, 3).get(0), two.get(1))
            .map(code -> " " + code.toLowerCase(Locale.ROOT).replace('-', ' '))
            .toList();
    assertThat(scene.counted(closed, PaperBox.NONE, typed).isAccepted()).isTrue();
  }

  private static void refused(
      ElectionScene scene, Election closed, List<String> codes, ElectionBoxReason... why) {
    unchanged(
        scene,
        closed,
        () ->
            assertThat(ElectionScene.codes(scene.counted(closed, PaperBox.NONE, codes)))
                .containsExactly(Stream.of(why).map(Enum::name).toArray(String[]::new)));
  }

  /** A refused count leaves election, box and log as they were. */
  private static void unchanged(ElectionScene scene, Election closed, Runnable attempt) {
    List<SealedBallot> sealed = scene.sealed(closed);
    int events = scene.events(closed).size();
    attempt.run();
    assertThat(scene.latest(closed.id())).isEqualTo(closed);
    assertThat(scene.sealed(closed)).isEqualTo(sealed);
    assertThat(scene.events(closed)).hasSize(events);
  }

  /** One person alone, or a candidate, does not count. */
  @Test
  default void twoPeopleCountWhoDoNotStand() {
    ElectionScene scene = new ElectionScene(electionStore());
    ElectionContent plain = ElectionScene.content(1, 2);
    Actor standing = Actor.staff("candidate-9");
    ElectionContent content =
        new ElectionContent(
            plain.rule(),
            plain.title(),
            plain.note(),
            1,
            plain.round(),
            null,
            List.of(new Candidate(1, "A", standing), new Candidate(2, "B", null)),
            plain.trustees(),
            2);
    Election election = scene.open(content, 12);
    Election closed = scene.close(election);
    List<String> codes = scene.codes(closed, 1, 2);
    unchanged(
        scene,
        closed,
        () -> {
          assertThat(
                  ElectionScene.codes(
                      scene
                          .count()
                          .count(
                              ElectionScene.CLERK,
                              ElectionScene.CLERK,
                              closed.id(),
                              closed.version(),
                              codes,
                              PaperBox.NONE)))
              .containsExactly(ElectionBoxReason.COUNTERS_SAME.name());
          assertThat(
                  ElectionScene.codes(
                      scene
                          .count()
                          .count(
                              ElectionScene.CLERK,
                              standing,
                              closed.id(),
                              closed.version(),
                              codes,
                              PaperBox.NONE)))
              .containsExactly(ElectionBoxReason.COUNTER_IS_CANDIDATE.name());
        });
  }

  /** A ballot changed, taken out, doubled or put in after the close is found. */
  @Test
  default void aBoxThatWasChangedIsNotOpened() {
    ElectionScene scene = new ElectionScene(electionStore());
    Election closed = scene.close(voted(scene));
    List<SealedBallot> sealed = scene.sealed(closed);
    byte[] flipped = sealed.get(0).bytes();
    flipped[flipped.length - 1] ^= 1;
    SealedBallot changed = new SealedBallot(sealed.get(0).id(), flipped);
    SealedBallot copy = new SealedBallot(UUID.randomUUID(), sealed.get(1).bytes());
    List<SealedBallot> rest = sealed.subList(1, sealed.size());
    exchange(closed, Stream.concat(Stream.of(changed), rest.stream()).toList());
    refused(scene, closed, scene.codes(closed, 1, 2), ElectionBoxReason.BOX_CHANGED);
    exchange(closed, Stream.concat(Stream.of(copy), rest.stream()).toList());
    refused(scene, closed, scene.codes(closed, 1, 2), ElectionBoxReason.BOX_CHANGED);
    exchange(closed, rest);
    refused(
        scene,
        closed,
        scene.codes(closed, 1, 2),
        ElectionBoxReason.BOX_CHANGED,
        ElectionBoxReason.BOX_DIFFERS);
    exchange(closed, Stream.concat(Stream.of(copy), sealed.stream()).toList());
    refused(
        scene,
        closed,
        scene.codes(closed, 1, 2),
        ElectionBoxReason.BOX_CHANGED,
        ElectionBoxReason.BOX_DIFFERS);
    exchange(closed, sealed);
    assertThat(scene.counted(closed).isAccepted()).isTrue();
  }

  /** Changed or copied before the close it is found as well: it does not open. */
  @Test
  default void aBallotThatWasChangedBeforeTheCloseDoesNotOpen() {
    ElectionScene scene = new ElectionScene(electionStore());
    Election election = voted(scene);
    List<SealedBallot> sealed = scene.sealed(election);
    SealedBallot copy = new SealedBallot(UUID.randomUUID(), sealed.get(1).bytes());
    exchange(
        election,
        Stream.concat(Stream.of(copy), sealed.subList(1, sealed.size()).stream()).toList());
    Election closed = scene.close(election);
    refused(scene, closed, scene.codes(closed, 1, 2), ElectionBoxReason.BALLOTS_UNREADABLE);
  }

  /** A ballot more than people who took part: somebody put one in. */
  @Test
  default void moreBallotsThanVotersAreNotOpened() {
    ElectionScene scene = new ElectionScene(electionStore());
    Election election = voted(scene);
    SealedBallot more = new SealedBallot(UUID.randomUUID(), scene.sealed(election).get(0).bytes());
    exchange(election, Stream.concat(Stream.of(more), scene.sealed(election).stream()).toList());
    Election closed = scene.close(election);
    refused(scene, closed, scene.codes(closed, 1, 2), ElectionBoxReason.BOX_DIFFERS);
  }

  private void exchange(Election election, List<SealedBallot> ballots) {
    ElectionParts parts = electionStore();
    parts
        .work()
        .write(
            tx -> {
              parts.elections().removeSealed(tx, election.id());
              ballots.forEach(ballot -> parts.elections().addSealed(tx, election.id(), ballot));
              return true;
            });
  }

  /** A count that breaks off leaves everything as it was. */
  @Test
  default void aCountHappensWhollyOrNotAtAll() {
    ElectionScene scene = new ElectionScene(electionStore());
    Election closed = scene.close(voted(scene));
    ElectionParts parts = electionStore();
    ElectionParts fullLog =
        new ElectionParts(parts.work(), parts.communities(), parts.elections(), new FullAuditLog());
    ElectionParts crashing =
        new ElectionParts(
            new ElectionBoxContract.CrashingWork(parts.work()),
            parts.communities(),
            parts.elections(),
            parts.audit());
    for (ElectionParts broken : List.of(fullLog, crashing)) {
      ElectionScene other = scene.over(broken, new SecureRandom());
      unchanged(
          scene,
          closed,
          () ->
              assertThatThrownBy(() -> other.counted(closed))
                  .isInstanceOf(IllegalStateException.class));
      OpenedBallots opened = parts.work().read(tx -> parts.elections().opened(tx, closed.id()));
      assertThat(opened.ballots()).isEmpty();
    }
    Election counted = scene.counted(closed).orThrow();
    assertThat(ElectionScene.codes(scene.counted(counted)))
        .containsExactly(ElectionReason.ELECTION_NOT_IN_STATE.name());
    assertThat(ElectionScene.codes(scene.counted(closed)))
        .containsExactly(ElectionReason.ELECTION_CHANGED.name());
  }

  /** Two who count at once are one count. */
  @Test
  default void aBoxIsOpenedOnce() throws Exception {
    ElectionScene scene = new ElectionScene(electionStore());
    Election closed = scene.close(voted(scene));
    var answers = AtOnce.run(4, i -> scene.counted(closed));
    assertThat(answers.stream().filter(answer -> answer.isAccepted())).hasSize(1);
    assertThat(scene.reader().recount(closed.id()).orThrow().agrees()).isTrue();
  }
}
