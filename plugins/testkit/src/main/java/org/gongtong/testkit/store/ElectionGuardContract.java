package org.gongtong.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongtong.core.audit.AuditEvent;
import org.gongtong.core.decision.election.Candidate;
import org.gongtong.core.decision.election.Election;
import org.gongtong.core.decision.election.ElectionContent;
import org.gongtong.core.decision.election.ElectionLifecycle;
import org.gongtong.core.decision.election.ElectionReason;
import org.gongtong.core.decision.election.ElectionRound;
import org.gongtong.core.decision.election.ElectionService;
import org.gongtong.core.decision.election.ElectionState;
import org.gongtong.core.decision.election.OpenedBallots;
import org.gongtong.core.decision.election.PaperBox;
import org.gongtong.core.decision.election.Trustee;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.SamePerson;
import org.gongtong.core.rules.Outcome;
import org.junit.jupiter.api.Test;

/**
 * What keeps those who hold an election from bending it, over a store. Extension point: test
 * classes of stores have it.
 */
public interface ElectionGuardContract {

  /** The store; it may be the same for all tests and hold rows of others. */
  ElectionParts electionStore();

  /** What another kind of vote is called by is no id of an election. */
  @Test
  default void anIdOfAnotherVoteIsTaken() {
    ElectionParts store = electionStore();
    ElectionScene scene = new ElectionScene(store);
    UUID taken = DecisionScene.IDS.next();
    ElectionService service =
        new ElectionService(
            store.work(),
            store.elections(),
            store.audit(),
            new ElectionLifecycle(ElectionScene.book()),
            (transaction, id) -> id.equals(taken),
            SamePerson.byLogin(),
            DecisionScene.IDS,
            scene::now);
    ElectionContent content = ElectionScene.content(2, 3);
    Actor clerk = ElectionScene.CLERK;
    assertThat(ElectionScene.codes(service.draft(clerk, scene.community(), taken, content)))
        .containsExactly(ElectionReason.ELECTION_ID_TAKEN.name());
    assertThat(service.draft(clerk, scene.community(), DecisionScene.IDS.next(), content))
        .matches(Outcome::isAccepted);
  }

  private static ElectionContent with(List<Candidate> candidates, List<Trustee> trustees) {
    ElectionContent plain = ElectionScene.content(2, 3);
    return new ElectionContent(
        plain.rule(), plain.title(), plain.note(), 1, plain.round(), null, candidates, trustees, 2);
  }

  /** Setting an election aside takes two people, neither of whom stands. */
  @Test
  default void settingAsideTakesTwoPeople() {
    ElectionScene scene = new ElectionScene(electionStore());
    Actor standing = Actor.staff("desk+9");
    Actor colleague = Actor.staff("clerk+8");
    List<Candidate> candidates =
        List.of(new Candidate(1, "A", Actor.staff("home+9")), new Candidate(2, "B", null));
    Election open = scene.open(with(candidates, ElectionScene.trustees()), 12);
    scene.cast(open, 1, 1).orThrow();
    Actor same = Actor.staff("other+8");
    for (Actor second : List.of(colleague, same)) {
      assertThat(
              ElectionScene.codes(
                  scene.voiding().declareVoid(colleague, second, open.id(), open.version(), "x")))
          .containsExactly("COUNTERS_SAME");
    }
    assertThat(
            ElectionScene.codes(
                scene.voiding().declareVoid(colleague, standing, open.id(), open.version(), "x")))
        .containsExactly("COUNTER_IS_CANDIDATE");
    assertThat(scene.sealed(open)).hasSize(1);
    Election closed = scene.close(open);
    List<String> codes = scene.codes(closed, 1, 3);
    assertThat(
            ElectionScene.codes(
                scene
                    .count()
                    .count(colleague, same, closed.id(), closed.version(), codes, PaperBox.NONE)))
        .containsExactly("COUNTERS_SAME");
    assertThat(
            ElectionScene.codes(
                scene
                    .count()
                    .count(
                        colleague, standing, closed.id(), closed.version(), codes, PaperBox.NONE)))
        .containsExactly("COUNTER_IS_CANDIDATE");
    Election ended =
        scene
            .voiding()
            .declareVoid(
                colleague, ElectionScene.SECOND, closed.id(), closed.version(), "codes are lost")
            .orThrow();
    assertThat(scene.sealed(ended)).isEmpty();
    assertThat(scene.reader().history(ended.id()).get(ended.version() - 1).witness())
        .isEqualTo(ElectionScene.SECOND);
    assertThat(scene.events(ended))
        .extracting(AuditEvent::type)
        .endsWith("election-void", "election-void-witnessed");
  }

  /** What was counted stays to be read when it is set aside. */
  @Test
  default void whatWasCountedStaysWhenItIsSetAside() {
    ElectionScene scene = new ElectionScene(electionStore());
    Election open = scene.open();
    for (int voter = 1; voter <= 7; voter++) {
      scene.cast(open, voter, 1, 2).orThrow();
    }
    Election counted = scene.counted(scene.close(open)).orThrow();
    OpenedBallots before = scene.reader().ballots(open.id()).orThrow();
    Election ended =
        scene
            .voiding()
            .declareVoid(
                ElectionScene.CLERK, ElectionScene.SECOND, open.id(), counted.version(), "a court")
            .orThrow();
    assertThat(ended.state()).isEqualTo(ElectionState.VOID);
    assertThat(ended.figures()).isEqualTo(counted.figures());
    assertThat(scene.reader().ballots(open.id()).orThrow()).isEqualTo(before);
    assertThat(before.ballots()).hasSize(7);
  }

  /** One person keeps no two keys under two logins, and none beside standing. */
  @Test
  default void onePersonKeepsNoTwoKeys() {
    ElectionScene scene = new ElectionScene(electionStore());
    List<Candidate> candidates =
        List.of(new Candidate(1, "A", Actor.staff("home+9")), new Candidate(2, "B", null));
    List<Trustee> trustees =
        List.of(
            new Trustee(1, Actor.staff("one+1"), "甲"),
            new Trustee(2, Actor.staff("two+1"), "乙"),
            new Trustee(3, Actor.staff("desk+9"), "丙"));
    Outcome<Election> refused =
        scene
            .elections()
            .draft(
                ElectionScene.CLERK,
                scene.community(),
                DecisionScene.IDS.next(),
                with(candidates, trustees));
    assertThat(ElectionScene.codes(refused))
        .containsExactly("TRUSTEE_TWICE", "TRUSTEE_IS_CANDIDATE");
  }

  /** Where too few took part there is no further round: the election is held again. */
  @Test
  default void aFurtherRoundFollowsAValidOne() {
    ElectionScene scene = new ElectionScene(electionStore());
    Election open = scene.open();
    for (int voter = 1; voter <= 4; voter++) {
      scene.cast(open, voter, 1).orThrow();
    }
    Election counted = scene.counted(scene.close(open)).orThrow();
    assertThat(counted.result().orElseThrow().isValid()).isFalse();
    ElectionContent plain = open.content();
    ElectionContent further =
        new ElectionContent(
            plain.rule(),
            "另行选举",
            "",
            1,
            ElectionRound.FURTHER,
            open.id(),
            plain.candidates(),
            plain.trustees(),
            2);
    assertThat(
            ElectionScene.codes(
                scene
                    .elections()
                    .draft(
                        ElectionScene.CLERK, scene.community(), DecisionScene.IDS.next(), further)))
        .containsExactly("FURTHER_ROUND_OF_NOTHING");
  }

  /** A key that was made stays in the last day; a first one may still be made. */
  @Test
  default void aKeyStaysInTheLastDay() {
    ElectionScene scene = new ElectionScene(electionStore());
    Election announced = scene.announced(ElectionScene.content(2, 3), 12);
    Actor first = Actor.staff("trustee-1");
    Instant last = ElectionScene.OPENS.minus(Duration.ofHours(24));
    scene.keys().make(first, announced.id()).orThrow();
    scene.at(last.minusSeconds(1)).keys().make(first, announced.id()).orThrow();
    assertThat(scene.reader().keysMade(announced.id()))
        .containsExactly(Map.entry(1, last.minusSeconds(1)));
    assertThat(ElectionScene.codes(scene.at(last).keys().make(first, announced.id())))
        .containsExactly("TRUSTEE_KEY_STAYS");
    assertThat(scene.keys().make(Actor.staff("trustee-2"), announced.id()))
        .matches(Outcome::isAccepted);
  }

  /** Whose login others opened anew makes no key for a day. */
  @Test
  default void aLoginOpenedAnewMakesNoKeyForADay() {
    ElectionScene scene = new ElectionScene(electionStore()).at(ElectionScene.START);
    Actor first = Actor.staff("trustee-1");
    Actor second = Actor.staff("trustee-2");
    scene.renewed(second);
    Election announced = scene.announced(ElectionScene.content(2, 3), 12);
    scene.at(ElectionScene.START.plusSeconds(60)).renewed(first);
    assertThat(ElectionScene.codes(scene.keys().make(first, announced.id())))
        .containsExactly("TRUSTEE_LOGIN_RENEWED");
    assertThat(scene.keys().make(second, announced.id())).matches(Outcome::isAccepted);
    scene.at(ElectionScene.START.plusSeconds(60).plus(Duration.ofHours(24)));
    assertThat(scene.keys().make(first, announced.id())).matches(Outcome::isAccepted);
  }
}
