package org.gongtong.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.gongtong.core.audit.AuditEvent;
import org.gongtong.core.audit.Disclosure;
import org.gongtong.core.decision.election.Candidate;
import org.gongtong.core.decision.election.Election;
import org.gongtong.core.decision.election.ElectionContent;
import org.gongtong.core.decision.election.ElectionReason;
import org.gongtong.core.decision.election.ElectionResult.Standing;
import org.gongtong.core.decision.election.ElectionRound;
import org.gongtong.core.decision.election.ElectionState;
import org.gongtong.core.decision.election.KeyCode;
import org.gongtong.core.decision.election.PaperBox;
import org.gongtong.core.decision.election.Trustee;
import org.gongtong.core.decision.election.TrusteeKeys;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.rules.DueSteps;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.core.rules.RuleId;
import org.junit.jupiter.api.Test;

/**
 * How elections go through their life over a store. Extension point: test classes of stores have
 * it.
 */
public interface ElectionLifeContract {

  /** The store; it may be the same for all tests and hold rows of others. */
  ElectionParts electionStore();

  private static ElectionContent with(
      ElectionContent plain, int seats, List<Candidate> candidates, List<Trustee> trustees, int k) {
    return new ElectionContent(
        plain.rule(),
        plain.title(),
        plain.note(),
        seats,
        plain.round(),
        plain.follows(),
        candidates,
        trustees,
        k);
  }

  private static ElectionContent further(Election before, int seats, String... names) {
    ElectionContent plain = before.content();
    return new ElectionContent(
        plain.rule(),
        "另行选举",
        "",
        seats,
        ElectionRound.FURTHER,
        before.id(),
        ElectionContent.candidates(List.of(names)),
        plain.trustees(),
        2);
  }

  /** The same draft sent again is the same election; its id is nobody else's. */
  @Test
  default void aDraftSentAgainIsThere() {
    ElectionScene scene = new ElectionScene(electionStore());
    UUID id = DecisionScene.IDS.next();
    ElectionContent content = ElectionScene.content(2, 3);
    var service = scene.elections();
    Election draft = service.draft(ElectionScene.CLERK, scene.community(), id, content).orThrow();
    assertThat(service.draft(ElectionScene.CLERK, scene.community(), id, content).orThrow())
        .isEqualTo(draft);
    assertThat(
            ElectionScene.codes(
                service.draft(
                    ElectionScene.CLERK, scene.community(), id, ElectionScene.content(1, 3))))
        .containsExactly(ElectionReason.ELECTION_ID_TAKEN.name());
    Election revised =
        service.revise(ElectionScene.CLERK, id, 1, ElectionScene.content(1, 3)).orThrow();
    assertThat(revised.content().seats()).isEqualTo(1);
    Outcome<Election> late =
        service.revise(ElectionScene.CLERK, id, 1, ElectionScene.content(2, 3));
    assertThat(ElectionScene.codes(late)).containsExactly(ElectionReason.ELECTION_CHANGED.name());
    assertThat(scene.events(draft)).hasSize(2).allMatch(e -> e.disclosure() == Disclosure.SEALED);
  }

  /** Everything that is wrong with a draft is told at once. */
  @Test
  default void whatIsWrongWithADraftIsToldAtOnce() {
    ElectionScene scene = new ElectionScene(electionStore());
    List<Candidate> candidates = ElectionContent.candidates(List.of("A", "B", "A", ""));
    Actor first = Actor.staff("trustee-1");
    List<Trustee> trustees =
        List.of(
            new Trustee(1, first, "监票人"),
            new Trustee(2, first, "另一人"),
            new Trustee(3, Actor.staff("trustee-3"), "B"));
    ElectionContent wrong = with(ElectionScene.content(1, 2), 5, candidates, trustees, 4);
    Outcome<Election> outcome =
        scene
            .elections()
            .draft(ElectionScene.CLERK, scene.community(), DecisionScene.IDS.next(), wrong);
    assertThat(ElectionScene.codes(outcome))
        .containsExactlyInAnyOrder(
            "SEATS_OUT_OF_RANGE",
            "ELECTION_NAME",
            "CANDIDATE_TWICE",
            "KEY_QUORUM_OUT_OF_RANGE",
            "TRUSTEE_TWICE",
            "TRUSTEE_IS_CANDIDATE");
    ElectionContent nobody =
        with(ElectionScene.content(1, 2), 1, List.of(), trustees.subList(0, 1), 1);
    assertThat(
            ElectionScene.codes(
                scene
                    .elections()
                    .draft(
                        ElectionScene.CLERK, scene.community(), DecisionScene.IDS.next(), nobody)))
        .containsExactly("CANDIDATES_OUT_OF_RANGE", "TRUSTEES_OUT_OF_RANGE");
  }

  /**
   * Without a list, too soon, with too few candidates, or under another rule it is not announced.
   */
  @Test
  default void anAnnouncementKeepsTheRules() {
    ElectionScene scene = new ElectionScene(electionStore());
    var service = scene.elections();
    UUID id = DecisionScene.IDS.next();
    ElectionContent full = ElectionScene.content(2, 2);
    Election draft = service.draft(ElectionScene.CLERK, scene.community(), id, full).orThrow();
    Instant soon = ElectionScene.START.plus(Duration.ofDays(20));
    Outcome<Election> refused =
        service.announce(ElectionScene.CLERK, id, 1, soon, ElectionScene.CLOSES);
    assertThat(ElectionScene.codes(refused))
        .containsExactly("VOTERS_MISSING", "CANDIDATES_TOO_FEW", "ELECTION_NOTICE_PERIOD");
    Reason notice = refused.refusals().get(2);
    // The twentieth day is a Sunday: it ends with the Monday.
    assertThat(notice.figures()).containsEntry("earliest", "2026-03-24");
    assertThat(notice.citation()).isNotNull();
    assertThat(
            ElectionScene.codes(
                service.announce(
                    ElectionScene.CLERK, id, 1, ElectionScene.CLOSES, ElectionScene.CLOSES)))
        .containsExactly("ELECTION_WINDOW_REVERSED");
    Election listed =
        service.putRoll(ElectionScene.CLERK, id, draft.version(), List.of("a", "b", "a")).orThrow();
    assertThat(ElectionScene.roll(listed).entitled()).isEqualTo(2);
    assertThat(
            ElectionScene.codes(
                service.putRoll(ElectionScene.CLERK, id, 2, List.of("a", "", "x".repeat(65)))))
        .containsExactly("VOTER_IDS_MALFORMED");
    assertThat(ElectionScene.codes(service.putRoll(ElectionScene.CLERK, id, 2, List.of())))
        .containsExactly("VOTERS_MISSING");
    ElectionContent open =
        new ElectionContent(
            RuleId.of("xx.open-election"),
            "x",
            "",
            1,
            ElectionRound.FIRST,
            null,
            ElectionContent.candidates(List.of("A", "B")),
            ElectionScene.trustees(),
            2);
    Election other = scene.draft(open, 3);
    assertThat(
            ElectionScene.codes(
                service.announce(
                    ElectionScene.CLERK,
                    other.id(),
                    other.version(),
                    ElectionScene.OPENS,
                    ElectionScene.CLOSES)))
        .containsExactly("ELECTION_NOT_SECRET");
  }

  /** A trustee alone makes his key, until the opening; the latest counts, and no code is kept. */
  @Test
  default void trusteesMakeTheirKeys() {
    ElectionScene scene = new ElectionScene(electionStore());
    Election draft = scene.draft(ElectionScene.content(2, 3), 12);
    TrusteeKeys keys = scene.keys();
    Actor first = Actor.staff("trustee-1");
    assertThat(ElectionScene.codes(keys.make(first, draft.id())))
        .containsExactly("ELECTION_NOT_IN_STATE");
    Election announced = scene.announced(ElectionScene.content(2, 3), 12);
    UUID id = announced.id();
    assertThat(ElectionScene.codes(keys.make(ElectionScene.CLERK, id)))
        .containsExactly("NOT_A_TRUSTEE");
    KeyCode lost = keys.make(first, id).orThrow().code();
    TrusteeKeys.Made made = keys.make(first, id).orThrow();
    assertThat(made.trustee().number()).isEqualTo(1);
    assertThat(made.election().keys()).hasSize(1);
    assertThat(keys.check(id, made.code().code()).orThrow().number()).isEqualTo(1);
    assertThat(ElectionScene.codes(keys.check(id, lost.code())))
        .containsExactly("KEY_CODE_FOREIGN");
    assertThat(ElectionScene.codes(keys.check(id, "7K2M"))).containsExactly("KEY_CODE_MALFORMED");
    scene.at(ElectionScene.OPENS);
    List<DueSteps.Hindrance> hindrances =
        scene.timer().tick().stream().filter(h -> h.subject().equals(id)).toList();
    assertThat(hindrances).hasSize(1);
    assertThat(hindrances.get(0).reasons())
        .extracting(Reason::code)
        .containsExactly("KEYS_MISSING");
    keys.make(Actor.staff("trustee-2"), id).orThrow();
    keys.make(Actor.staff("trustee-3"), id).orThrow();
    assertThat(scene.timer().tick()).noneMatch(h -> h.subject().equals(id));
    Election open = scene.latest(id);
    assertThat(open.state()).isEqualTo(ElectionState.OPEN);
    assertThat(ElectionScene.codes(keys.make(first, id))).containsExactly("ELECTION_NOT_IN_STATE");
    String plain = made.code().code().replace("-", "");
    for (AuditEvent event : scene.events(open)) {
      assertThat(event.canonicalWhat()).doesNotContain(made.code().code(), plain);
    }
    assertThat(open.toMap().toString()).doesNotContain(made.code().code(), plain);
  }

  /** Time opens and closes; what is withdrawn or void takes no ballots any more. */
  @Test
  default void electionsEnd() {
    ElectionScene scene = new ElectionScene(electionStore());
    var service = scene.elections();
    Election announced = scene.announced(ElectionScene.content(2, 3), 12);
    assertThat(
            ElectionScene.codes(
                service.withdraw(ElectionScene.CLERK, announced.id(), announced.version(), " ")))
        .containsExactly("ELECTION_REMARK_MISSING");
    Election withdrawn =
        service
            .withdraw(ElectionScene.CLERK, announced.id(), announced.version(), "a flood")
            .orThrow();
    assertThat(withdrawn.state()).isEqualTo(ElectionState.WITHDRAWN);
    assertThat(ElectionScene.codes(scene.cast(withdrawn, 1, 1)))
        .containsExactly("ELECTION_NOT_OPEN");
    Election open = scene.open();
    scene.cast(open, 1, 1).orThrow();
    assertThat(
            ElectionScene.codes(
                service.withdraw(ElectionScene.CLERK, open.id(), open.version(), "a flood")))
        .containsExactly("ELECTION_NOT_IN_STATE");
    assertThat(ElectionScene.codes(service.close(ElectionScene.CLERK, open.id(), open.version())))
        .containsExactly("ELECTION_STILL_OPEN");
    scene.at(ElectionScene.CLOSES.plusMillis(1)).timer().tick();
    Election closed = scene.latest(open.id());
    assertThat(closed.state()).isEqualTo(ElectionState.CLOSED);
    Election ended =
        scene
            .voiding()
            .declareVoid(
                ElectionScene.CLERK,
                ElectionScene.SECOND,
                closed.id(),
                closed.version(),
                "two codes are lost")
            .orThrow();
    assertThat(ended.state()).isEqualTo(ElectionState.VOID);
    assertThat(scene.sealed(ended)).isEmpty();
    assertThat(ElectionScene.codes(scene.counted(ended))).containsExactly("ELECTION_NOT_IN_STATE");
    assertThat(scene.reader().register(ended.id())).hasSize(1);
  }

  /** Seats left open go to a further round among those with most votes, where a third is enough. */
  @Test
  default void aFurtherRoundFillsSeatsLeftOpen() {
    ElectionScene scene = new ElectionScene(electionStore());
    Election first = scene.open(ElectionScene.content(2, 4), 12);
    for (int voter = 1; voter <= 9; voter++) {
      // A has all nine votes, B three, C four and D two: nobody but A has a majority.
      Integer[] choices = {1, voter <= 3 ? 2 : voter <= 7 ? 3 : 4};
      scene.cast(first, voter, choices).orThrow();
    }
    Election counted = scene.counted(scene.close(first)).orThrow();
    assertThat(counted.result().orElseThrow().open()).isEqualTo(1);
    var service = scene.elections();
    refusedFurther(scene, further(counted, 2, "B", "C"), "FURTHER_SEATS");
    refusedFurther(scene, further(counted, 1, "C", "D"), "FURTHER_CANDIDATES");
    refusedFurther(scene, further(counted, 1, "A", "C"), "FURTHER_CANDIDATES");
    refusedFurther(scene, further(counted, 1, "C", "E"), "FURTHER_CANDIDATES");
    Election others = scene.draft(further(counted, 1, "B", "C"), 13);
    Instant opens = scene.now().plus(Duration.ofDays(3));
    assertThat(
            ElectionScene.codes(
                service.announce(
                    ElectionScene.CLERK,
                    others.id(),
                    others.version(),
                    opens,
                    opens.plus(Duration.ofHours(8)))))
        .containsExactly("ELECTION_NOTICE_PERIOD");
    // The same seats are not filled twice.
    refusedFurther(scene, further(counted, 1, "B", "C"), "FURTHER_ROUND_TWICE");
    service.withdraw(ElectionScene.CLERK, others.id(), others.version(), "others").orThrow();
    Election second = scene.draft(further(counted, 1, "B", "C"), 12);
    // The list was published for the first round: it need not be for twenty days again.
    Election announced =
        service
            .announce(
                ElectionScene.CLERK,
                second.id(),
                second.version(),
                opens,
                opens.plus(Duration.ofHours(8)))
            .orThrow();
    List<String> codes =
        announced.content().trustees().stream()
            .map(trustee -> scene.keys().make(trustee.actor(), announced.id()).orThrow())
            .map(made -> made.code().code())
            .toList();
    scene.at(opens).timer().tick();
    for (int voter = 1; voter <= 9; voter++) {
      scene.cast(announced, voter, voter <= 3 ? new Integer[] {2} : new Integer[] {}).orThrow();
    }
    scene.at(opens.plus(Duration.ofHours(9))).timer().tick();
    Election result =
        scene.counted(scene.latest(announced.id()), PaperBox.NONE, codes.subList(1, 3)).orThrow();
    assertThat(result.result().orElseThrow().elected())
        .extracting(one -> one.candidate().name())
        .containsExactly("C");
    assertThat(result.result().orElseThrow().of(Standing.TOO_FEW)).hasSize(1);
  }

  private static void refusedFurther(ElectionScene scene, ElectionContent content, String code) {
    Outcome<Election> outcome =
        scene
            .elections()
            .draft(ElectionScene.CLERK, scene.community(), DecisionScene.IDS.next(), content);
    assertThat(ElectionScene.codes(outcome)).containsExactly(code);
  }
}
