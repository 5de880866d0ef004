package org.gongtong.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.gongtong.testkit.store.DecisionScene.CLERK;
import static org.gongtong.testkit.store.DecisionScene.CLOSES;
import static org.gongtong.testkit.store.DecisionScene.OPENS;
import static org.gongtong.testkit.store.DecisionScene.codes;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.gongtong.core.decision.BlankChoice;
import org.gongtong.core.decision.Channel;
import org.gongtong.core.decision.DecisionParameters;
import org.gongtong.core.decision.Deeming;
import org.gongtong.core.decision.Motion;
import org.gongtong.core.decision.Precedence;
import org.gongtong.core.decision.RecordedBallot;
import org.gongtong.core.decision.RejectedBallot;
import org.gongtong.core.decision.Silence;
import org.gongtong.core.decision.TallyResult;
import org.gongtong.core.decision.Totals;
import org.gongtong.core.decision.VoterNaming;
import org.gongtong.core.kernel.FloorArea;
import org.gongtong.core.rules.Outcome;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What staff do at the desk: name voters, enter paper, correct it. Extension point: see {@link
 * DecisionServicesContract}.
 */
public interface BallotDeskContract {

  /** The store; it may be the same for all tests and hold rows of others. */
  StoreParts store();

  /** Co-owners who named nobody vote once they have, and no head or area moves. */
  @Test
  default void coOwnersVoteOnceTheyNameAVoter() {
    DecisionScene scene = scene(new SampleRules());
    Motion motion = scene.open();
    int party = scene.party(motion, "P11");
    Totals roll = scene.roll(motion).totals();
    for (Outcome<?> outcome :
        List.of(
            scene.box().mayCast(motion.id(), party),
            scene.web(motion, "P11", "for"),
            scene.paper(motion, "P11", "for"))) {
      assertThat(codes(outcome)).containsExactly("VOTER_NOT_NAMED");
    }
    assertThat(codes(name(scene, motion, "P11", "O02"))).containsExactly("VOTER_NOT_OWNER");
    assertThat(codes(name(scene, motion, "P99", "O11"))).containsExactly("UNKNOWN_PART");
    assertThat(codes(name(scene, motion, "P02", "O02"))).containsExactly("VOTER_FROZEN");
    VoterNaming first = name(scene, motion, "P11", "O11").orThrow();
    assertThat(name(scene, motion, "P11", "O11").orThrow()).isEqualTo(first);
    name(scene, motion, "P11", "O11b").orThrow();
    assertThat(scene.events(motion)).filteredOn("voter-named"::equals).hasSize(2);
    assertThat(scene.box().mayCast(motion.id(), party).isAccepted()).isTrue();
    assertThat(scene.web(motion, "P11", "for").orThrow().ballot().voter()).isEqualTo("O11b");
    assertThat(codes(name(scene, motion, "P11", "O11"))).containsExactly("VOTED_ALREADY");
    assertThat(scene.reader().findRollWithVoters(motion.id()).orElseThrow().totals())
        .isEqualTo(roll);
    assertThat(scene.roll(motion).parties().get(party - 1).voter()).isNull();
    scene.decide(motion);
    TallyResult result = scene.reader().result(motion.id()).orThrow();
    assertThat(result.rejected()).isEmpty();
    assertThat(result.roll()).isEqualTo(roll);
    assertThat(result.inFavour()).isEqualTo(new Totals(1, new FloorArea(10_000)));
  }

  /** A voter is named until the last instant of the vote. */
  @Test
  default void aVoterIsNamedUntilTheClose() {
    DecisionScene scene = scene(new SampleRules());
    Motion motion = scene.announce(scene.draft());
    assertThat(codes(name(scene, motion, "P11", "O11"))).containsExactly("VOTE_NOT_OPEN");
    scene.at(OPENS).timer().tick();
    scene.at(CLOSES);
    name(scene, motion, "P11", "O11").orThrow();
    scene.at(CLOSES.plusSeconds(1));
    assertThat(codes(name(scene, motion, "P11", "O11b"))).containsExactly("VOTE_NOT_OPEN");
    assertThat(codes(name(scene, scene.draft(), "P11", "O11"))).containsExactly("VOTE_NOT_OPEN");
  }

  /** A wrong entry is followed by rows that take its place; nothing is lost on the way. */
  @Test
  default void correctionsFormAChain() {
    DecisionScene scene = scene(new SampleRules());
    Motion motion = scene.open();
    RecordedBallot entered = scene.paper(motion, "P02", "for").orThrow();
    scene.at(OPENS.plusSeconds(60));
    UUID id = DecisionScene.IDS.next();
    RecordedBallot corrected = correct(scene, motion, entered, id, "against").orThrow();
    assertThat(corrected.ballot().castAt()).isEqualTo(OPENS);
    assertThat(corrected.recordedAt()).isEqualTo(OPENS.plusSeconds(60));
    assertThat(correct(scene, motion, entered, id, "against").orThrow()).isEqualTo(corrected);
    assertThat(codes(correct(scene, motion, entered, id, "for")))
        .containsExactly("BALLOT_ID_TAKEN");
    assertThat(codes(correct(scene, motion, entered, "for"))).containsExactly("CORRECTED_ALREADY");
    assertThat(codes(correct(scene, motion, corrected, "maybe"))).containsExactly("INVALID_CHOICE");
    assertThat(codes(scene.paper(motion, "P02", "for"))).containsExactly("DUPLICATE");
    RecordedBallot taken = correct(scene, motion, corrected, null).orThrow();
    assertThat(taken.voids()).isTrue();
    assertThat(codes(correct(scene, motion, taken, null))).containsExactly("CORRECTED_ALREADY");
    RecordedBallot again = scene.paper(motion, "P02", "abstain").orThrow();
    assertThat(codes(correct(scene, motion, taken, "for"))).containsExactly("DUPLICATE");
    assertThat(codes(scene.web(motion, "P02", "for"))).containsExactly("DUPLICATE");
    assertThat(scene.rows(motion)).containsExactly(entered, corrected, taken, again);
    assertThat(scene.events(motion))
        .filteredOn(type -> type.startsWith("ballot"))
        .containsExactly("ballot-cast", "ballot-corrected", "ballot-corrected", "ballot-cast");
    scene.decide(motion);
    assertThat(scene.reader().countedBallots(motion.id()).orThrow()).containsExactly(again);
    TallyResult result = scene.reader().result(motion.id()).orThrow();
    assertThat(result.abstained().heads()).isEqualTo(1);
    assertThat(result.participated().heads()).isEqualTo(1);
    assertThat(result.rejected()).isEmpty();
  }

  /** A ballot taken back by mistake comes back; on the web the party votes in its stead. */
  @Test
  default void aBallotTakenBackComesBack() {
    DecisionScene scene = scene(new SampleRules());
    Motion motion = scene.open();
    RecordedBallot first = scene.paper(motion, "P02", "for").orThrow();
    RecordedBallot taken = correct(scene, motion, first, null).orThrow();
    RecordedBallot back = correct(scene, motion, taken, "for").orThrow();
    RecordedBallot second = scene.paper(motion, "P03", "for").orThrow();
    correct(scene, motion, second, null).orThrow();
    RecordedBallot web = scene.web(motion, "P03", "against").orThrow();
    assertThat(codes(correct(scene, motion, web, "for"))).containsExactly("NOT_CORRECTABLE");
    scene.decide(motion);
    assertThat(scene.reader().countedBallots(motion.id()).orThrow()).containsExactly(back, web);
  }

  /** What was corrected keeps its time, and so must not come in before what the party has cast. */
  @Test
  default void nothingIsCorrectedOverWhatThePartyCast() {
    DecisionScene scene =
        scene(
            new SampleRules()
                .with(DecisionParameters.BLANK_CHOICE, BlankChoice.ABSTAIN)
                .with(DecisionParameters.DEEMING, Set.of(Deeming.CAST, Deeming.SIGNED_FOR)));
    Motion motion = scene.open();
    RecordedBallot signed = scene.paper(motion, "P02", "").orThrow();
    RecordedBallot taken =
        correct(scene, motion, scene.paper(motion, "P03", "for").orThrow(), null).orThrow();
    scene.at(OPENS.plusSeconds(60));
    RecordedBallot second = scene.web(motion, "P02", "against").orThrow();
    RecordedBallot third = scene.web(motion, "P03", "against").orThrow();
    assertThat(codes(correct(scene, motion, signed, "for"))).containsExactly("DUPLICATE");
    assertThat(codes(correct(scene, motion, taken, "for"))).containsExactly("DUPLICATE");
    scene.decide(motion);
    TallyResult result = scene.reader().result(motion.id()).orThrow();
    assertThat(result.inFavour().heads()).isZero();
    assertThat(result.rejected()).isEmpty();
    assertThat(scene.reader().countedBallots(motion.id()).orThrow())
        .containsExactly(signed, second, third);
  }

  /** A ballot of one who votes for the party no longer stays away; the one named since votes. */
  @Test
  default void theBallotOfAFormerVoterDoesNotComeBack() {
    DecisionScene scene = scene(new SampleRules());
    Motion motion = scene.open();
    name(scene, motion, "P11", "O11").orThrow();
    RecordedBallot taken =
        correct(scene, motion, scene.paper(motion, "P11", "for").orThrow(), null).orThrow();
    name(scene, motion, "P11", "O11b").orThrow();
    assertThat(codes(correct(scene, motion, taken, "for"))).containsExactly("NOT_THE_VOTER");
    scene.web(motion, "P11", "against").orThrow();
    scene.decide(motion);
    TallyResult result = scene.reader().result(motion.id()).orThrow();
    assertThat(result.against().heads()).isEqualTo(1);
    assertThat(result.rejected()).isEmpty();
  }

  /** One person brings as many ballots of others as the rules allow. */
  @Test
  default void aProxyActsForAsManyAsAllowed() {
    DecisionScene scene = scene(new SampleRules().with(DecisionParameters.PROXY_CAP, 2));
    Motion motion = scene.open();
    RecordedBallot first =
        scene.box().record(motion.id(), scene.byProxy("P02", "helper")).orThrow();
    scene.box().record(motion.id(), scene.byProxy("P03", "helper")).orThrow();
    assertThat(codes(scene.box().record(motion.id(), scene.byProxy("P04", "helper"))))
        .containsExactly("PROXY_OVER_CAP");
    scene.box().record(motion.id(), scene.byProxy("P04", "another")).orThrow();
    RecordedBallot taken = correct(scene, motion, first, null).orThrow();
    scene.box().record(motion.id(), scene.byProxy("P05", "helper")).orThrow();
    assertThat(codes(correct(scene, motion, taken, "for"))).containsExactly("PROXY_OVER_CAP");
    scene.decide(motion);
    TallyResult result = scene.reader().result(motion.id()).orThrow();
    assertThat(result.rejected()).isEmpty();
    assertThat(result.inFavour().heads()).isEqualTo(3);
  }

  /** A written proxy serves through its last day, in the zone of the motion. */
  @Test
  default void aProxyServesThroughItsLastDay() {
    DecisionScene scene = scene(new SampleRules());
    Motion motion = scene.open();
    LocalDate today = scene.now().atZone(motion.zone()).toLocalDate();
    Outcome<RecordedBallot> expired =
        scene.box().record(motion.id(), scene.byProxy("P02", "helper", today.minusDays(1)));
    assertThat(codes(expired)).containsExactly("PROXY_EXPIRED");
    assertThat(expired.refusals().get(0).figures())
        .containsOnly(
            entry("until", today.minusDays(1).toString()), entry("cast", today.toString()));
    assertThat(scene.rows(motion)).isEmpty();
    scene.box().record(motion.id(), scene.byProxy("P02", "helper", today)).orThrow();
    assertThat(codes(scene.box().record(motion.id(), scene.byProxy("P03", null, today))))
        .containsExactly("PROXY_MISSING");
    scene.box().record(motion.id(), scene.byProxy("P03", "helper")).orThrow();
  }

  /** The rule may want a last day stated. */
  @Test
  default void aRuleMayWantTheLastDayStated() {
    DecisionScene scene =
        scene(new SampleRules().with(DecisionParameters.PROXY_PERIOD_STATED, true));
    Motion motion = scene.open();
    assertThat(codes(scene.box().record(motion.id(), scene.byProxy("P02", "helper"))))
        .containsExactly("PROXY_PERIOD_MISSING");
    LocalDate later = scene.now().atZone(motion.zone()).toLocalDate().plusDays(40);
    scene.box().record(motion.id(), scene.byProxy("P02", "helper", later)).orThrow();
    scene.paper(motion, "P03", "for").orThrow();
  }

  /** A ballot that does not stand uses up no cap, here as in the count. */
  @Test
  default void aProxysCapIsUsedByWhatStands() {
    DecisionScene scene = scene(new SampleRules().with(DecisionParameters.PROXY_CAP, 1));
    Motion motion = scene.open();
    scene.web(motion, "P02", "for").orThrow();
    scene.at(OPENS.plusSeconds(60));
    scene.box().record(motion.id(), scene.byProxy("P02", "helper")).orThrow();
    scene.box().record(motion.id(), scene.byProxy("P03", "helper")).orThrow();
    assertThat(codes(scene.box().record(motion.id(), scene.byProxy("P04", "helper"))))
        .containsExactly("PROXY_OVER_CAP");
    scene.decide(motion);
    TallyResult result = scene.reader().result(motion.id()).orThrow();
    assertThat(result.inFavour().heads()).isEqualTo(2);
    assertThat(result.rejected()).extracting(RejectedBallot::code).hasToString("[DUPLICATE]");
  }

  /** Where silence counts, whoever signed for the letter shows that it arrived. */
  @Test
  default void aLetterSignedForShowsThatANoticeArrived() {
    DecisionScene scene =
        scene(new SampleRules().with(DecisionParameters.SILENCE, Silence.ABSTAIN));
    Motion motion = scene.open();
    // Two owners who have named nobody.
    scene.paper(motion, "P11", "").orThrow();
    scene.web(motion, "P02", "").orThrow();
    scene.web(motion, "P03", "for").orThrow();
    assertThat(codes(scene.web(motion, "P11", "for"))).containsExactly("VOTER_NOT_NAMED");
    scene.decide(motion);
    TallyResult result = scene.reader().result(motion.id()).orThrow();
    assertThat(result.inFavour().heads()).isEqualTo(1);
    assertThat(result.abstained().heads()).isEqualTo(2);
    assertThat(result.rejected()).isEmpty();
  }

  /** Where signing without a choice is taking part, it abstains unless a choice follows. */
  @Test
  default void signingInIsTakingPartWhereTheRulesSaySo() {
    DecisionScene scene =
        scene(
            new SampleRules()
                .with(DecisionParameters.BLANK_CHOICE, BlankChoice.ABSTAIN)
                .with(
                    DecisionParameters.DEEMING,
                    Set.of(Deeming.CAST, Deeming.SIGNED_FOR, Deeming.LOGGED_IN)));
    Motion motion = scene.open();
    RecordedBallot signed = scene.web(motion, "P02", "").orThrow();
    assertThat(scene.web(motion, "P02", "").orThrow()).isEqualTo(signed);
    // A paper is a proof of its own, which is taken back alone.
    RecordedBallot paper = scene.paper(motion, "P02", "").orThrow();
    assertThat(codes(scene.paper(motion, "P02", ""))).containsExactly("DUPLICATE");
    correct(scene, motion, paper, null).orThrow();
    assertThat(scene.web(motion, "P02", "").orThrow()).isEqualTo(signed);
    scene.web(motion, "P03", "").orThrow();
    scene.web(motion, "P03", "for").orThrow();
    RecordedBallot voted = scene.web(motion, "P04", "against").orThrow();
    assertThat(scene.web(motion, "P04", "").orThrow()).isEqualTo(voted);
    RecordedBallot letter = scene.paper(motion, "P05", "").orThrow();
    correct(scene, motion, letter, null).orThrow();
    RecordedBallot again = scene.paper(motion, "P05", "").orThrow();
    assertThat(again.id()).isNotEqualTo(letter.id());
    correct(scene, motion, scene.paper(motion, "P06", "").orThrow(), "for").orThrow();
    assertThat(codes(scene.web(motion, "P06", "for"))).containsExactly("DUPLICATE");
    scene.decide(motion);
    TallyResult result = scene.reader().result(motion.id()).orThrow();
    assertThat(result.rejected()).isEmpty();
    assertThat(
            List.of(
                result.participated().heads(),
                result.inFavour().heads(),
                result.against().heads(),
                result.abstained().heads()))
        .containsExactly(5L, 2L, 1L, 2L);
  }

  /** Paper handed in in time is entered after the close, and nothing after the count. */
  @Test
  default void paperIsEnteredUntilTheCount() {
    DecisionScene scene = scene(new SampleRules());
    Motion motion = scene.open();
    RecordedBallot early = scene.paper(motion, "P02", "for").orThrow();
    scene.close(motion);
    scene.at(CLOSES.plusSeconds(86_400));
    RecordedBallot late =
        scene
            .box()
            .record(motion.id(), DecisionScene.entry("P03", Channel.PAPER, CLOSES, "for"))
            .orThrow();
    RecordedBallot corrected = correct(scene, motion, early, "against").orThrow();
    assertThat(codes(scene.web(motion, "P04", "for"))).containsExactly("TOO_LATE");
    Motion counted =
        scene.motions().decide(CLERK, motion.id(), scene.latest(motion).version()).orThrow();
    TallyResult result = scene.reader().result(motion.id()).orThrow();
    assertThat(
            codes(
                scene
                    .box()
                    .record(motion.id(), DecisionScene.entry("P05", Channel.PAPER, CLOSES, "for"))))
        .containsExactly("VOTE_NOT_OPEN");
    assertThat(codes(correct(scene, motion, late, null))).containsExactly("VOTE_NOT_OPEN");
    assertThat(codes(name(scene, motion, "P11", "O11"))).containsExactly("VOTE_NOT_OPEN");
    assertThat(scene.rows(motion)).containsExactly(early, late, corrected);
    assertThat(scene.reader().result(motion.id()).orThrow()).isEqualTo(result);
    assertThat(result.outcome()).isEqualTo(counted.outcome());
    assertThat(result.inFavour().heads()).isEqualTo(1);
    assertThat(result.against().heads()).isEqualTo(1);
  }

  private static Outcome<VoterNaming> name(
      DecisionScene scene, Motion motion, String part, String voter) {
    return scene.box().nameVoter(CLERK, motion.id(), part, voter, "letter 1");
  }

  private static Outcome<RecordedBallot> correct(
      DecisionScene scene, Motion motion, RecordedBallot wrong, @Nullable String choice) {
    return correct(scene, motion, wrong, DecisionScene.IDS.next(), choice);
  }

  private static Outcome<RecordedBallot> correct(
      DecisionScene scene, Motion motion, RecordedBallot wrong, UUID id, @Nullable String choice) {
    return scene
        .box()
        .correct(motion.id(), wrong.id(), id, choice, "登记错误", DecisionScene.evidence());
  }

  private DecisionScene scene(SampleRules rules) {
    return new DecisionScene(
        store(), rules.with(DecisionParameters.PRECEDENCE, Precedence.FIRST).book());
  }
}
