package org.gongtong.core.decision;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.gongtong.core.decision.DecisionParameters.APPROVAL_AREA;
import static org.gongtong.core.decision.DecisionParameters.APPROVAL_BASE;
import static org.gongtong.core.decision.DecisionParameters.APPROVAL_HEADS;
import static org.gongtong.core.decision.DecisionParameters.BLANK_CHOICE;
import static org.gongtong.core.decision.DecisionParameters.COMPACT_MUST_ALLOW;
import static org.gongtong.core.decision.DecisionParameters.DEEMING;
import static org.gongtong.core.decision.DecisionParameters.METHOD;
import static org.gongtong.core.decision.DecisionParameters.OBJECTION_AREA;
import static org.gongtong.core.decision.DecisionParameters.OBJECTION_HEADS;
import static org.gongtong.core.decision.DecisionParameters.PARTICIPATION_AREA;
import static org.gongtong.core.decision.DecisionParameters.PARTICIPATION_HEADS;
import static org.gongtong.core.decision.DecisionParameters.SAME_OWNERS_ONE_HEAD;
import static org.gongtong.core.decision.DecisionParameters.SILENCE;
import static org.gongtong.core.decision.Votes.CLOSES;
import static org.gongtong.core.decision.Votes.OPENS;
import static org.gongtong.core.decision.Votes.ballot;
import static org.gongtong.core.decision.Votes.part;
import static org.gongtong.core.decision.Votes.roll;
import static org.gongtong.core.decision.Votes.tally;
import static org.gongtong.core.decision.Votes.totals;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.gongtong.core.kernel.Threshold;
import org.gongtong.core.place.ExclusivePart;
import org.gongtong.core.rules.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the ballots that stand come to. */
class TallyTest {

  /** Owners o1, o2, … with a part of the given area each: P1, P2, … */
  private static ElectoralRoll rollOf(String... areas) {
    return roll(
        IntStream.rangeClosed(1, areas.length)
            .mapToObj(i -> part("P" + i, areas[i - 1], "o" + i))
            .toArray(ExclusivePart[]::new));
  }

  /** One letter a party: f for, a against, n neither, b blank, - nothing. */
  private static List<Ballot> ballots(String choices, Channel channel) {
    List<Ballot> ballots = new ArrayList<>();
    for (int i = 0; i < choices.length(); i++) {
      String choice =
          switch (choices.charAt(i)) {
            case 'f' -> "for";
            case 'a' -> "against";
            case 'n' -> "abstain";
            default -> "";
          };
      if (choices.charAt(i) != '-') {
        ballots.add(ballot("b" + i, "P" + (i + 1), "o" + (i + 1), channel, i, choice));
      }
    }
    return ballots;
  }

  private static TallyResult count(DecisionRule rule, ElectoralRoll roll, String choices) {
    return tally(rule).count(roll, ballots(choices, Channel.PAPER));
  }

  @ParameterizedTest
  @CsvSource({
    "ff----, NO_QUORUM", "fffn--, PASSED", "ffnn--, FAILED", "fffff-, PASSED", "aaaa--, FAILED",
    "fffaaa, FAILED", "ffffaa, PASSED", "nnnn--, FAILED", "------, NO_QUORUM", "fff---, NO_QUORUM"
  })
  void twoThirdsTakePartAndMoreThanHalfOfThemAgree(String choices, DecisionOutcome outcome) {
    ElectoralRoll roll = rollOf("10", "10", "10", "10", "10", "10");
    assertThat(count(new RuleDraft().rule(), roll, choices).outcome()).isEqualTo(outcome);
  }

  /** Heads agree each time; the area is a hundredth below, at and above. */
  @ParameterizedTest
  @CsvSource({
    "66.66, 0.01, 33.33, f-, NO_QUORUM",
    "66.66, 0.01, 33.33, ff, PASSED",
    "33.33, 33.33, 33.34, ff, NO_QUORUM",
    "33.33, 33.34, 33.33, ff, PASSED",
    "50.00, 50.00, 0.01, fa, FAILED",
  })
  void aHundredthOfASquareMetreDecides(
      String a, String b, String c, String choices, DecisionOutcome outcome) {
    assertThat(count(new RuleDraft().rule(), rollOf(a, b, c), choices).outcome())
        .isEqualTo(outcome);
  }

  @Test
  void agreedInHeadsIsNotAgreedInArea() {
    TallyResult result = count(new RuleDraft().rule(), rollOf("10", "10", "100"), "ffa");
    assertThat(result.outcome()).isEqualTo(DecisionOutcome.FAILED);
    assertThat(result.inFavour()).isEqualTo(totals(2, "20"));
    assertThat(result.against()).isEqualTo(totals(1, "100"));
    assertThat(result.participated()).isEqualTo(result.roll()).isEqualTo(totals(3, "120"));
    assertThat(result.requirements())
        .extracting(r -> r.id() + " " + r.actual() + "/" + r.whole() + " " + r.met())
        .containsExactly(
            "participation.heads 3/3 true",
            "participation.area 12000/12000 true",
            "approval.heads 2/3 true",
            "approval.area 2000/12000 false");
    assertThat(result.verdict().unmet())
        .singleElement()
        .satisfies(
            reason -> {
              assertThat(reason.text().zh()).contains("20.00 / 120.00", "> 1/2");
              assertThat(reason.text().en()).contains("floor area", "20.00 of 120.00");
              assertThat(reason.citation()).isNotNull();
            });
  }

  @Test
  void ofTheRollMeansOfEverybody() {
    DecisionRule rule =
        new RuleDraft()
            .matter(APPROVAL_BASE, ApprovalBase.ROLL)
            .matter(APPROVAL_HEADS, Threshold.ALL)
            .matter(APPROVAL_AREA, Threshold.ALL)
            .rule();
    ElectoralRoll roll = rollOf("10", "10", "10");
    assertThat(count(rule, roll, "ff-").outcome()).isEqualTo(DecisionOutcome.FAILED);
    assertThat(count(rule, roll, "fff").outcome()).isEqualTo(DecisionOutcome.PASSED);
  }

  @Test
  void anEmptyRollHasNoQuorumWhateverIsAsked() {
    DecisionRule nothingAsked =
        new RuleDraft()
            .matter(PARTICIPATION_HEADS, Threshold.NONE)
            .matter(PARTICIPATION_AREA, Threshold.NONE)
            .rule();
    DecisionRule objections = objectionRule(Threshold.atLeast(1, 3));
    for (DecisionRule rule : List.of(new RuleDraft().rule(), nothingAsked, objections)) {
      TallyResult result = count(rule, roll(), "f");
      assertThat(result.outcome()).isEqualTo(DecisionOutcome.NO_QUORUM);
      assertThat(result.roll()).isEqualTo(Totals.NONE);
      assertThat(result.rejected())
          .containsExactly(new RejectedBallot("b0", BallotCode.UNKNOWN_PART));
    }
  }

  /** Whether a blank sheet of a channel takes part. */
  @ParameterizedTest
  @CsvSource({
    "INVALID, SIGNED_FOR, PAPER, false", "ABSTAIN, SIGNED_FOR, PAPER, true",
    "ABSTAIN, SIGNED_FOR, VISIT, true", "ABSTAIN, SIGNED_FOR, WEB, false",
    "ABSTAIN, LOGGED_IN, WEB, true", "ABSTAIN, LOGGED_IN, PAPER, false",
    "ABSTAIN, CAST, PAPER, false", "ABSTAIN, CAST, WEB, false",
  })
  void aBlankTakesPartOnlyWhereTheRuleDeemsSo(
      BlankChoice blank, Deeming deeming, Channel channel, boolean takesPart) {
    DecisionRule rule =
        new RuleDraft().procedure(BLANK_CHOICE, blank).procedure(DEEMING, Set.of(deeming)).rule();
    TallyResult result = tally(rule).count(rollOf("10"), ballots("b", channel));
    assertThat(result.abstained()).isEqualTo(takesPart ? totals(1, "10") : Totals.NONE);
    assertThat(result.participated()).isEqualTo(result.abstained());
    assertThat(result.rejected()).hasSize(takesPart ? 0 : 1);
  }

  @ParameterizedTest
  @CsvSource({"1, 2", "2, 1"})
  void aBlankNeverStandsInTheWayOfAChoice(int blankAt, int choiceAt) {
    DecisionRule rule =
        new RuleDraft()
            .procedure(BLANK_CHOICE, BlankChoice.ABSTAIN)
            .procedure(DEEMING, Set.of(Deeming.CAST, Deeming.SIGNED_FOR))
            .rule();
    TallyResult result =
        tally(rule)
            .count(
                rollOf("10"),
                List.of(
                    ballot("1", "P1", "o1", Channel.PAPER, blankAt, ""),
                    ballot("2", "P1", "o1", Channel.WEB, choiceAt, "for")));
    assertThat(result.inFavour()).isEqualTo(totals(1, "10"));
    assertThat(result.abstained()).isEqualTo(Totals.NONE);
    assertThat(result.rejected()).isEmpty();
  }

  /** Four of five parties were reached; what those become who said nothing. */
  @ParameterizedTest
  @CsvSource({
    "NOT_PARTICIPATING, true, ff---, 2, 0, 0",
    "ABSTAIN, false, ff---, 2, 0, 2",
    "WITH_MAJORITY_IF_COMPACT, false, ff---, 2, 0, 0",
    "WITH_MAJORITY_IF_COMPACT, true, ff---, 4, 0, 0",
    "WITH_MAJORITY_IF_COMPACT, true, faa--, 1, 3, 0",
    // a tie, and nobody at all: no majority to go with
    "WITH_MAJORITY_IF_COMPACT, true, fa---, 1, 1, 2",
    "WITH_MAJORITY_IF_COMPACT, true, -----, 0, 0, 4",
    // more heads for, more area against: the fifth has 100 m²
    "WITH_MAJORITY_IF_COMPACT, true, ff--a, 2, 1, 2",
    // the fifth votes, though the notice did not reach him
    "ABSTAIN, false, ----f, 1, 0, 4",
  })
  void silenceCountsAsTheRuleSays(
      Silence silence, boolean compact, String choices, int inFavour, int against, int abstained) {
    DecisionRule rule = new RuleDraft().procedure(SILENCE, silence).rule();
    Tally tally = new Tally(rule, OPENS, CLOSES, Precedence.FIRST, compact);
    TallyResult result =
        tally.count(
            rollOf("10", "10", "10", "10", "100"),
            ballots(choices, Channel.PAPER),
            Set.of(1, 2, 3, 4));
    assertThat(result.inFavour().heads()).isEqualTo(inFavour);
    assertThat(result.against().heads()).isEqualTo(against);
    assertThat(result.abstained().heads()).isEqualTo(abstained);
    assertThat(result.standingByChannel().values().stream().mapToInt(i -> i).sum())
        .isEqualTo(choices.replace("-", "").length());
  }

  /** Of five parties the first two agree, the third signed for the paper, the fourth signed in. */
  @ParameterizedTest
  @CsvSource({
    "NOT_PARTICIPATING, true, 2, 0, INVALID_CHOICE INVALID_CHOICE",
    "ABSTAIN, false, 2, 2, ''",
    "WITH_MAJORITY_IF_COMPACT, true, 4, 0, ''",
    "WITH_MAJORITY_IF_COMPACT, false, 2, 0, INVALID_CHOICE INVALID_CHOICE",
  })
  void aBallotWithoutAChoiceShowsWhomTheNoticeReached(
      Silence silence, boolean compact, int inFavour, int abstained, String rejected) {
    DecisionRule rule = new RuleDraft().procedure(SILENCE, silence).rule();
    Tally tally = new Tally(rule, OPENS, CLOSES, Precedence.FIRST, compact);
    List<Ballot> ballots = new ArrayList<>(ballots("ff---", Channel.PAPER));
    ballots.add(ballot("8", "P3", "o3", Channel.PAPER, 8, ""));
    ballots.add(ballot("9", "P4", "o4", Channel.WEB, 9, ""));
    TallyResult result = tally.count(rollOf("10", "10", "10", "10", "10"), ballots);
    assertThat(result.inFavour().heads()).isEqualTo(inFavour);
    assertThat(result.abstained().heads()).isEqualTo(abstained);
    assertThat(result.rejected().stream().map(r -> r.code().name()).collect(joining(" ")))
        .isEqualTo(rejected);
    assertThat(tally.takesBlank(Channel.WEB)).isEqualTo(rejected.isEmpty());
    assertThat(tally.blankAbstains(Channel.WEB)).isEqualTo(abstained > 0);
  }

  /** Any owner signs for a letter, and letters go out before the vote opens. */
  @Test
  void aLetterIsServedBeforeTheVoteOpensToWhomeverItMeets() {
    DecisionRule rule = new RuleDraft().procedure(SILENCE, Silence.ABSTAIN).rule();
    Ballot served = ballot("1", "P1", "son", Channel.VISIT, -1_440, "");
    Ballot late = Ballot.of("2", "P2", "o2", Channel.VISIT, CLOSES.plusNanos(1), "");
    TallyResult result = tally(rule).count(rollOf("10", "10"), List.of(served, late));
    assertThat(result.abstained()).isEqualTo(totals(1, "10"));
    assertThat(result.rejected()).containsExactly(new RejectedBallot("2", BallotCode.TOO_LATE));
  }

  private static DecisionRule objectionRule(Threshold most) {
    return new RuleDraft()
        .matter(METHOD, DecisionMethod.OBJECTION)
        .matter(OBJECTION_HEADS, most)
        .matter(OBJECTION_AREA, most)
        .without(PARTICIPATION_HEADS)
        .without(PARTICIPATION_AREA)
        .without(APPROVAL_HEADS)
        .without(APPROVAL_AREA)
        .rule();
  }

  /** Objections are a share of the roll, and at the share itself the bound decides. */
  @ParameterizedTest
  @CsvSource({
    "------, >=1/3, PASSED", "a-----, >=1/3, PASSED", "aa----, >=1/3, PASSED",
    "aaa---, >=1/3, FAILED", "aa----, >1/3, FAILED", "a-----, >1/3, PASSED",
    "aaffff, >1/3, FAILED", "annnnn, >1/3, PASSED",
  })
  void anObjectionVotePassesUnlessTooManyObject(
      String choices, String most, DecisionOutcome outcome) {
    ElectoralRoll roll = rollOf("10", "10", "10", "10", "10", "10");
    TallyResult result = count(objectionRule(Threshold.parse(most)), roll, choices);
    assertThat(result.outcome()).isEqualTo(outcome);
    assertThat(result.requirements())
        .extracting(Requirement::id)
        .containsExactly("objection.heads", "objection.area");
    assertThat(result.requirements()).allMatch(Requirement::ceiling);
    assertThat(result.verdict().reasons().get(0).text().zh())
        .contains(most.startsWith(">=") ? "≤ 1/3" : "< 1/3");
  }

  @ParameterizedTest
  @CsvSource({"true, PASSED", "false, FAILED"})
  void whatOnlyACompactOpensIsClosedWithoutIt(boolean compact, DecisionOutcome outcome) {
    DecisionRule rule = new RuleDraft().matter(COMPACT_MUST_ALLOW, true).rule();
    Tally tally = new Tally(rule, OPENS, CLOSES, Precedence.FIRST, compact);
    TallyResult result = tally.count(rollOf("10", "10"), ballots("ff", Channel.WEB));
    assertThat(result.outcome()).isEqualTo(outcome);
    assertThat(result.verdict().reasons()).extracting(Reason::code).contains("COMPACT_MUST_ALLOW");
  }

  @Test
  void aRuleThatLacksWhatACountNeedsIsRefusedWhole() {
    List<Reason> refusals =
        new RuleDraft().without(APPROVAL_AREA).without(SAME_OWNERS_ONE_HEAD).resolve().refusals();
    assertThat(refusals).hasSize(2).allMatch(r -> r.code().equals("PARAMETER_MISSING"));
  }
}
