package org.gongtong.core.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.gongtong.core.kernel.Threshold;
import org.gongtong.core.rules.Reason;
import org.gongtong.core.rules.ResolvedRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeetingCountTest {

  private static final ResolvedRule RULE =
      new RuleDraft()
          .matter(DecisionParameters.QUORUM, Threshold.MAJORITY)
          .matter(DecisionParameters.MAJORITY, Threshold.MAJORITY)
          .rule()
          .matter();

  @ParameterizedTest
  @CsvSource({
    "100, 50, 50, NO_QUORUM", "100, 51, 51, PASSED", "100, 51, 26, PASSED", "100, 51, 25, FAILED",
    "100, 60, 30, FAILED", "100, 60, 31, PASSED", "0, 0, 0, NO_QUORUM", "1, 1, 0, FAILED"
  })
  void asksForMembersAndThenForThosePresent(
      long members, long present, long inFavour, DecisionOutcome outcome) {
    MeetingCount.Result result = new MeetingCount(members, present, inFavour).judge(RULE).orThrow();
    assertThat(result.outcome()).isEqualTo(outcome);
    assertThat(result.verdict().allows()).isEqualTo(outcome == DecisionOutcome.PASSED);
    assertThat(result.requirements())
        .extracting(Requirement::id)
        .containsExactly("meeting.quorum", "meeting.majority");
  }

  /** One vote less, as many as, and one more than a third of those cast. */
  @ParameterizedTest
  @CsvSource({
    "1000, 600, 199, FAILED",
    "1000, 600, 200, PASSED",
    "1000, 601, 200, FAILED",
    "1000, 601, 201, PASSED",
    "1000, 500, 500, NO_QUORUM"
  })
  void aSecondRoundAsksForAShareOfTheVotes(
      long members, long present, long inFavour, DecisionOutcome outcome) {
    ResolvedRule election =
        new RuleDraft()
            .matter(DecisionParameters.QUORUM, Threshold.MAJORITY)
            .matter(DecisionParameters.MAJORITY, Threshold.MAJORITY)
            .matter(DecisionParameters.SECOND_ROUND, Threshold.atLeast(1, 3))
            .rule()
            .matter();
    MeetingCount.Result result =
        new MeetingCount(members, present, inFavour).judgeSecondRound(election).orThrow();
    assertThat(result.outcome()).isEqualTo(outcome);
    assertThat(result.verdict().reasons().get(1).code()).isEqualTo("SECOND_ROUND");
    assertThat(new MeetingCount(members, present, inFavour).judgeSecondRound(RULE).refusals())
        .extracting(Reason::code)
        .containsExactly("PARAMETER_MISSING");
  }

  /** Representatives are four fifths of an assembly at least. */
  @ParameterizedTest
  @CsvSource({"79, 100, false", "80, 100, true", "4, 5, true", "3, 4, false", "0, 0, false"})
  void anAssemblyIsMostlyElected(long elected, long members, boolean met) {
    ResolvedRule assembly =
        new RuleDraft()
            .matter(DecisionParameters.REPRESENTATIVES_SHARE, Threshold.atLeast(4, 5))
            .rule()
            .matter();
    assertThat(MeetingCount.composition(assembly, elected, members).orThrow().met()).isEqualTo(met);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MeetingCount.composition(assembly, members + 1, members));
  }

  @ParameterizedTest
  @CsvSource({"10, 11, 5", "10, 5, 6", "10, 5, -1", "-1, -1, -1"})
  void refusesNumbersThatAreNoMeeting(long members, long present, long inFavour) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MeetingCount(members, present, inFavour));
  }

  @Test
  void refusesARuleWithoutQuorum() {
    ResolvedRule bare = new RuleDraft().rule().matter();
    assertThat(new MeetingCount(3, 2, 2).judge(bare).refusals())
        .singleElement()
        .matches(reason -> reason.code().equals("PARAMETER_MISSING"));
  }
}
