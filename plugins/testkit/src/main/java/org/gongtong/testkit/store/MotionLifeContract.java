package org.gongtong.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongtong.testkit.store.DecisionScene.CLERK;
import static org.gongtong.testkit.store.DecisionScene.CLOSES;
import static org.gongtong.testkit.store.DecisionScene.OPENS;
import static org.gongtong.testkit.store.DecisionScene.START;
import static org.gongtong.testkit.store.DecisionScene.codes;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.gongtong.core.decision.DecisionOutcome;
import org.gongtong.core.decision.DecisionParameters;
import org.gongtong.core.decision.Motion;
import org.gongtong.core.decision.MotionContent;
import org.gongtong.core.decision.MotionState;
import org.gongtong.core.decision.MotionVersion;
import org.gongtong.core.decision.TallyResult;
import org.gongtong.core.decision.Totals;
import org.gongtong.core.decision.VotingScope;
import org.gongtong.core.decision.VotingWindow;
import org.gongtong.core.kernel.FloorArea;
import org.gongtong.core.rules.DueSteps;
import org.gongtong.core.rules.LegalPeriod;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.RuleBook;
import org.junit.jupiter.api.Test;

/** The steps of motions. Extension point: see {@link DecisionServicesContract}. */
public interface MotionLifeContract {

  /** The store; it may be the same for all tests and hold rows of others. */
  StoreParts store();

  /** From the draft to the end of the posting, by hand where people act and by time elsewhere. */
  @Test
  default void aMotionLivesItsWholeLife() {
    DecisionScene scene = scene();
    Motion draft = scene.draft();
    Motion revised =
        scene
            .motions()
            .revise(CLERK, draft.id(), 1, DecisionScene.content(VotingScope.parse("C01")))
            .orThrow();
    Motion announced = scene.announce(revised);
    assertThat(announced.window()).isEqualTo(new VotingWindow(START, OPENS, CLOSES));
    scene.at(OPENS).timer().tick();
    Motion open = scene.latest(draft);
    assertThat(open.state()).isEqualTo(MotionState.OPEN);
    assertThat(open.content().hash()).isEqualTo(revised.content().hash());
    for (int i = 2; i <= 9; i++) {
      assertThat(scene.web(open, "P0" + i, i < 9 ? "for" : "against").isAccepted()).isTrue();
    }
    scene.paper(open, "P12", "for").orThrow();
    scene.at(CLOSES.plusMillis(1)).timer().tick();
    Motion closed = scene.latest(draft);
    assertThat(closed.state()).isEqualTo(MotionState.CLOSED);
    assertThat(codes(scene.reader().result(draft.id()))).containsExactly("NOT_COUNTED");
    Motion decided = scene.motions().decide(CLERK, draft.id(), closed.version()).orThrow();
    assertThat(decided.outcome()).isEqualTo(DecisionOutcome.PASSED);
    TallyResult result = scene.reader().result(draft.id()).orThrow();
    assertThat(result.roll()).isEqualTo(new Totals(11, new FloorArea(120_000)));
    assertThat(result.participated()).isEqualTo(new Totals(9, new FloorArea(100_000)));
    assertThat(result.inFavour()).isEqualTo(new Totals(8, new FloorArea(90_000)));
    Motion posted = scene.motions().post(CLERK, draft.id(), decided.version()).orThrow();
    // Fifteen days from 27 March end on Saturday 11 April, and so on Monday.
    LocalDate until = LocalDate.of(2026, 4, 13);
    assertThat(posted.postedUntil()).isEqualTo(until);
    scene.at(until.plusDays(1).atStartOfDay(SampleRosters.ZONE).toInstant().minusMillis(1));
    assertThat(codes(scene.motions().conclude(CLERK, draft.id(), posted.version())))
        .containsExactly("STILL_POSTED");
    scene.timer().tick();
    assertThat(scene.latest(draft)).isEqualTo(posted);
    scene.at(scene.now().plusMillis(1)).timer().tick();
    assertThat(scene.latest(draft).state()).isEqualTo(MotionState.FINAL);
    assertThat(scene.reader().result(draft.id()).orThrow()).isEqualTo(result);
    Motion annulled =
        scene.motions().annul(CLERK, draft.id(), posted.version() + 1, "法院撤销").orThrow();
    assertThat(annulled.remark()).isEqualTo("法院撤销");
    assertThat(scene.reader().result(draft.id()).orThrow()).isEqualTo(result);
    everyStepIsOnRecord(scene, draft);
  }

  private static void everyStepIsOnRecord(DecisionScene scene, Motion draft) {
    assertThat(scene.reader().history(draft.id()))
        .extracting(version -> version.motion().state().name())
        .containsExactly(
            "DRAFTED",
            "DRAFTED",
            "ANNOUNCED",
            "OPEN",
            "CLOSED",
            "DECIDED",
            "POSTED",
            "FINAL",
            "ANNULLED");
    assertThat(scene.events(draft))
        .containsSubsequence("motion-drafted", "motion-revised", "motion-announced")
        .containsSubsequence("motion-opened", "roll-frozen", "ballot-cast", "motion-closed")
        .containsSubsequence(
            "motion-decided", "motion-posted", "motion-concluded", "motion-annulled")
        .hasSize(9 + 1 + 9);
  }

  /** The same draft sent again is one draft; another one of the same id is refused. */
  @Test
  default void theSameDraftAgainIsOneDraft() throws Exception {
    DecisionScene scene = scene();
    UUID id = DecisionScene.IDS.next();
    MotionContent content = DecisionScene.content(VotingScope.everything());
    MotionContent other = DecisionScene.content(VotingScope.parse("C01"));
    List<Outcome<Motion>> drafts =
        AtOnce.run(6, i -> scene.motions().draft(CLERK, scene.community(), id, content));
    assertThat(drafts).allMatch(Outcome::isAccepted);
    Motion draft = drafts.get(0).orThrow();
    assertThat(scene.events(draft)).containsExactly("motion-drafted");
    assertThat(codes(scene.motions().draft(CLERK, scene.community(), id, other)))
        .containsExactly("MOTION_ID_TAKEN");
    assertThat(codes(scene.motions().draft(CLERK, scene().community(), id, content)))
        .containsExactly("MOTION_ID_TAKEN");
    Motion revised = scene.motions().revise(CLERK, id, 1, other).orThrow();
    assertThat(scene.motions().draft(CLERK, scene.community(), id, content).orThrow())
        .isEqualTo(revised);
    assertThat(scene.events(draft)).containsExactly("motion-drafted", "motion-revised");
  }

  /** Steps that do not follow are refused, and nothing of them stays. */
  @Test
  default void refusedStepsChangeNothing() {
    DecisionScene scene = scene();
    Motion draft = scene.draft();
    assertThat(refusals(scene, draft, "revise", "announce", "withdraw"))
        .containsOnly("NOT_IN_STATE");
    Motion announced = scene.announce(draft);
    assertThat(refusals(scene, announced, "open", "withdraw")).containsOnly("NOT_IN_STATE");
    assertThat(codes(scene.motions().open(CLERK, announced.id(), 2)))
        .containsExactly("NOT_YET_OPENING");
    scene.at(OPENS);
    Motion open = scene.motions().open(CLERK, announced.id(), 2).orThrow();
    assertThat(refusals(scene, open, "close")).containsOnly("NOT_IN_STATE");
    scene.at(CLOSES);
    assertThat(codes(scene.motions().close(CLERK, open.id(), 3))).containsExactly("STILL_OPEN");
    Motion closed = scene.close(open);
    assertThat(refusals(scene, closed, "decide")).containsOnly("NOT_IN_STATE");
    Motion decided = scene.motions().decide(CLERK, closed.id(), 4).orThrow();
    assertThat(refusals(scene, decided, "post", "annul")).containsOnly("NOT_IN_STATE");
    Motion posted = scene.motions().post(CLERK, closed.id(), 5).orThrow();
    assertThat(refusals(scene, posted, "conclude", "annul")).containsOnly("NOT_IN_STATE");
    Motion annulled = scene.motions().annul(CLERK, closed.id(), 6, "判决").orThrow();
    assertThat(refusals(scene, annulled)).containsOnly("NOT_IN_STATE");
    UUID unknown = DecisionScene.IDS.next();
    assertThat(codes(scene.motions().post(CLERK, unknown, 1))).containsExactly("MOTION_UNKNOWN");
    assertThat(codes(scene.reader().require(unknown))).containsExactly("MOTION_UNKNOWN");
    assertThat(codes(scene.reader().result(unknown))).containsExactly("MOTION_UNKNOWN");
  }

  /** Tries every step but those that may follow, and sees that the motion is as it was. */
  private static List<String> refusals(DecisionScene scene, Motion motion, String... mayFollow) {
    UUID id = motion.id();
    int version = motion.version();
    MotionContent content = DecisionScene.content(VotingScope.parse("C01/1"));
    Map<String, Supplier<Outcome<Motion>>> steps =
        Map.of(
            "revise", () -> scene.motions().revise(CLERK, id, version, content),
            "announce", () -> scene.motions().announce(CLERK, id, version, OPENS, CLOSES),
            "withdraw", () -> scene.motions().withdraw(CLERK, id, version, "改期"),
            "open", () -> scene.motions().open(CLERK, id, version),
            "close", () -> scene.motions().close(CLERK, id, version),
            "decide", () -> scene.motions().decide(CLERK, id, version),
            "post", () -> scene.motions().post(CLERK, id, version),
            "conclude", () -> scene.motions().conclude(CLERK, id, version),
            "annul", () -> scene.motions().annul(CLERK, id, version, "判决"));
    List<String> events = scene.events(motion);
    List<String> codes = new ArrayList<>();
    steps.forEach(
        (name, step) -> {
          if (!List.of(mayFollow).contains(name)) {
            codes.addAll(codes(step.get()));
          }
        });
    assertThat(codes).hasSize(steps.size() - mayFollow.length);
    assertThat(scene.latest(motion)).isEqualTo(motion);
    assertThat(scene.events(motion)).isEqualTo(events);
    return codes;
  }

  /** A step decided on an older version is refused; of many at once one is taken. */
  @Test
  default void aStaleVersionIsRefused() throws Exception {
    DecisionScene scene = scene();
    Motion draft = scene.draft();
    MotionContent content = DecisionScene.content(VotingScope.parse("C01"));
    List<Outcome<Motion>> answers =
        AtOnce.run(6, i -> scene.motions().revise(CLERK, draft.id(), 1, content));
    assertThat(answers).filteredOn(Outcome::isAccepted).hasSize(1);
    assertThat(answers)
        .filteredOn(answer -> !answer.isAccepted())
        .allSatisfy(answer -> assertThat(codes(answer)).containsExactly("MOTION_CHANGED"));
    assertThat(scene.events(draft)).containsExactly("motion-drafted", "motion-revised");
    assertThat(codes(scene.motions().withdraw(CLERK, draft.id(), 3, "改期")))
        .containsExactly("MOTION_CHANGED");
  }

  /** It can be taken back until the instant it opens, with a reason. */
  @Test
  default void withdrawalIsPossibleUntilTheOpening() {
    DecisionScene scene = scene();
    Motion draft = scene.draft();
    assertThat(codes(scene.motions().withdraw(CLERK, draft.id(), 1, " ")))
        .containsExactly("REMARK_MISSING");
    assertThat(scene.motions().withdraw(CLERK, draft.id(), 1, "改期").orThrow().state())
        .isEqualTo(MotionState.WITHDRAWN);
    Motion first = scene.announce(scene.draft());
    Motion second = scene.announce(scene.draft());
    scene.at(OPENS.minusSeconds(1));
    Motion withdrawn = scene.motions().withdraw(CLERK, first.id(), 2, "改期").orThrow();
    assertThat(withdrawn.remark()).isEqualTo("改期");
    scene.at(OPENS);
    assertThat(codes(scene.motions().withdraw(CLERK, second.id(), 2, "改期")))
        .containsExactly("WITHDRAWAL_TOO_LATE");
    scene.timer().tick();
    assertThat(scene.latest(first)).isEqualTo(withdrawn);
    assertThat(scene.latest(second).state()).isEqualTo(MotionState.OPEN);
  }

  /** An announcement against the notice, the window or the roster is refused. */
  @Test
  default void announcementsKeepTheRules() {
    DecisionScene scene = scene();
    Motion draft = scene.draft();
    Duration day = Duration.ofDays(1);
    // 15 days from Monday 2 March end on Tuesday the 17th.
    assertThat(
            codes(
                scene
                    .motions()
                    .announce(CLERK, draft.id(), 1, OPENS.minus(day.multipliedBy(3)), CLOSES)))
        .containsExactly("NOTICE_PERIOD");
    assertThat(codes(scene.motions().announce(CLERK, draft.id(), 1, OPENS, OPENS)))
        .containsExactly("WINDOW_REVERSED");
    assertThat(
            codes(
                scene
                    .motions()
                    .announce(CLERK, draft.id(), 1, OPENS, OPENS.plus(day.multipliedBy(60)))))
        .containsExactly("WINDOW_TOO_LONG");
    Motion elsewhere = scene.draft(VotingScope.parse("C01/10"));
    assertThat(codes(scene.motions().announce(CLERK, elsewhere.id(), 1, OPENS, CLOSES)))
        .containsExactly("SCOPE_EMPTY");
    assertThat(scene.latest(draft)).isEqualTo(draft);
    assertThat(
            scene
                .motions()
                .announce(CLERK, draft.id(), 1, OPENS.minus(day.multipliedBy(2)), CLOSES)
                .isAccepted())
        .isTrue();
  }

  /** Where no notice is asked for, a vote still opens after it was announced. */
  @Test
  default void nothingOpensBeforeItIsAnnounced() {
    DecisionScene scene =
        new DecisionScene(
            store(), new SampleRules().with(DecisionParameters.NOTICE, LegalPeriod.days(0)).book());
    Motion draft = scene.draft();
    Instant past = scene.now().minusSeconds(1);
    assertThat(codes(scene.motions().announce(CLERK, draft.id(), 1, past, CLOSES)))
        .containsExactly("OPENS_IN_THE_PAST");
    assertThat(scene.motions().announce(CLERK, draft.id(), 1, scene.now(), CLOSES).isAccepted())
        .isTrue();
  }

  /** Owners who are affected are never left out because a part's id is not known. */
  @Test
  default void whoeverIsNamedVotesOrThereIsNoVote() {
    DecisionScene scene = scene();
    Motion typed = scene.draft(new VotingScope.Affected(Set.of("P02", "P-TYPO")));
    Outcome<Motion> refused = scene.motions().announce(CLERK, typed.id(), 1, OPENS, CLOSES);
    assertThat(codes(refused)).containsExactly("PARTS_NOT_ON_ROSTER");
    assertThat(refused.refusals().get(0).figures())
        .containsEntry("parts", "P-TYPO")
        .containsEntry("count", "1");
    Motion named = scene.announce(scene.draft(new VotingScope.Affected(Set.of("P02", "P03"))));
    scene.importWithout("P03");
    scene.at(OPENS);
    assertThat(codes(scene.motions().open(CLERK, named.id(), 2)))
        .containsExactly("PARTS_NOT_ON_ROSTER");
    // It would stay announced for ever.
    assertThat(scene.motions().withdraw(CLERK, named.id(), 2, "重提").orThrow().state())
        .isEqualTo(MotionState.WITHDRAWN);
  }

  /** Time opens at the first instant and closes after the last one, not a millisecond off. */
  @Test
  default void theTimerKeepsToTheInstant() {
    DecisionScene scene = scene();
    Motion announced = scene.announce(scene.draft());
    scene.at(OPENS.minusMillis(1)).timer().tick();
    assertThat(scene.latest(announced)).isEqualTo(announced);
    scene.at(OPENS).timer().tick();
    Motion open = scene.latest(announced);
    assertThat(open.state()).isEqualTo(MotionState.OPEN);
    scene.timer().tick();
    scene.at(CLOSES).timer().tick();
    assertThat(scene.latest(announced)).isEqualTo(open);
    scene.at(CLOSES.plusMillis(1)).timer().tick();
    assertThat(scene.latest(announced).state()).isEqualTo(MotionState.CLOSED);
    scene.timer().tick();
    assertThat(scene.reader().history(announced.id()))
        .extracting(MotionVersion::actor)
        .extracting(actor -> actor.kind().name())
        .containsExactly("STAFF", "STAFF", "SYSTEM", "SYSTEM");
  }

  /** Without the rules a vote does not open, and the timer says so; with them it does. */
  @Test
  default void aMissingPackKeepsAVoteFromOpening() {
    DecisionScene scene = scene();
    Motion announced = scene.announce(scene.draft());
    DecisionScene without = scene.restarted(RuleBook.of(List.of()));
    scene.at(OPENS);
    assertThat(codes(without.motions().open(CLERK, announced.id(), 2)))
        .containsExactly("NO_RULE_IN_FORCE");
    assertThat(without.timer().tick())
        .filteredOn(hindrance -> hindrance.subject().equals(announced.id()))
        .flatExtracting(DueSteps.Hindrance::reasons)
        .extracting("code")
        .containsExactly("NO_RULE_IN_FORCE");
    assertThat(scene.latest(announced)).isEqualTo(announced);
    assertThat(scene.reader().findRoll(announced.id())).isEmpty();
    scene.timer().tick();
    assertThat(scene.latest(announced).state()).isEqualTo(MotionState.OPEN);
  }

  /** What froze at the opening holds: no pack and no roster that comes or goes changes it. */
  @Test
  default void whatFrozeAtTheOpeningHolds() {
    DecisionScene scene = scene();
    Motion open = scene.open();
    List<?> parties = scene.roll(open).parties();
    SampleRosters.service(store())
        .apply(
            CLERK,
            scene.community().id(),
            SampleRosters.roster(SampleRosters.part("P01", 999_999)),
            LocalDate.of(2026, 3, 20))
        .orThrow();
    DecisionScene without = scene.restarted(RuleBook.of(List.of()));
    for (int i = 1; i <= 8; i++) {
      without.web(open, "P0" + i, "for").orThrow();
    }
    Motion decided = without.decide(open);
    assertThat(decided.outcome()).isEqualTo(DecisionOutcome.PASSED);
    assertThat(decided.rule()).isEqualTo(open.rule());
    assertThat(without.roll(open).parties()).isEqualTo(parties);
    assertThat(without.reader().result(open.id()).orThrow().roll())
        .isEqualTo(new Totals(11, new FloorArea(120_000)));
  }

  /** The roll is that of the opening's day, also when the timer comes later. */
  @Test
  default void theRollIsThatOfTheOpeningDay() {
    DecisionScene scene = scene();
    Motion announced = scene.announce(scene.draft());
    SampleRosters.service(store())
        .apply(
            CLERK,
            scene.community().id(),
            SampleRosters.roster(SampleRosters.part("P01", 100)),
            LocalDate.of(2026, 3, 21))
        .orThrow();
    scene.at(OPENS.plus(Duration.ofDays(2))).timer().tick();
    assertThat(scene.reader().findRoll(announced.id()).orElseThrow().rosterImport()).isEqualTo(1);
    assertThat(scene.roll(announced).parties()).hasSize(11);
  }

  private DecisionScene scene() {
    return new DecisionScene(store(), new SampleRules().book());
  }
}
