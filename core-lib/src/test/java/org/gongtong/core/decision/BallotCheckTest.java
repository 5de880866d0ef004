package org.gongtong.core.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;
import static org.gongtong.core.decision.Votes.CLOSES;
import static org.gongtong.core.decision.Votes.OPENS;
import static org.gongtong.core.decision.Votes.ballot;
import static org.gongtong.core.decision.Votes.byProxy;
import static org.gongtong.core.decision.Votes.part;
import static org.gongtong.core.decision.Votes.roll;
import static org.gongtong.core.decision.Votes.tally;
import static org.gongtong.core.decision.Votes.totals;

import java.time.Instant;
import java.util.List;
import org.gongtong.core.place.PartStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Which ballots stand, and why the others do not. */
class BallotCheckTest {

  private static final ElectoralRoll ROLL =
      roll(
          part("A", "100", "o1"),
          part("B", "100", PartStatus.DELIVERED, "o3", "o2", "o3"),
          part("C", "100", PartStatus.DELIVERED, null, "o4", "o5"),
          part("D", "50", "o1"));

  /** One ballot alone; further down each has a second flaw that comes later in the order. */
  @ParameterizedTest
  @CsvSource({
    "A, o1, 2026-03-01T01:00:00Z, for, ",
    "A, o1, 2026-03-15T10:00:00Z, abstain, ",
    "D, o1, 2026-03-02T00:00:00Z, against, ",
    "B, o3, 2026-03-02T00:00:00Z, for, ",
    "X, o1, 2026-03-02T00:00:00Z, for, UNKNOWN_PART",
    "a, o1, 2026-03-02T00:00:00Z, for, UNKNOWN_PART",
    "C, o4, 2026-03-02T00:00:00Z, for, VOTER_NOT_NAMED",
    "B, o2, 2026-03-02T00:00:00Z, for, NOT_THE_VOTER",
    "A, O1, 2026-03-02T00:00:00Z, for, NOT_THE_VOTER",
    "A, o1, 2026-03-01T00:59:59.999999999Z, for, TOO_EARLY",
    "A, o1, 2026-03-15T10:00:00.000000001Z, for, TOO_LATE",
    "A, o1, 2026-03-02T00:00:00Z, For, INVALID_CHOICE",
    "A, o1, 2026-03-02T00:00:00Z, ' for', INVALID_CHOICE",
    "A, o1, 2026-03-02T00:00:00Z, 同意, INVALID_CHOICE",
    "A, o1, 2026-03-02T00:00:00Z, '', INVALID_CHOICE",
    "X, o9, 2026-01-01T00:00:00Z, x, UNKNOWN_PART",
    "C, o9, 2026-01-01T00:00:00Z, x, VOTER_NOT_NAMED",
    "A, o9, 2026-01-01T00:00:00Z, x, NOT_THE_VOTER",
    "A, o1, 2026-01-01T00:00:00Z, x, TOO_EARLY",
    "A, o1, 2026-04-01T00:00:00Z, x, TOO_LATE",
  })
  void theFirstFlawIsTheCode(
      String part, String voter, Instant castAt, String choice, BallotCode code) {
    Ballot ballot = Ballot.of("b", part, voter, Channel.PAPER, castAt, choice);
    TallyResult result = tally(new RuleDraft().rule()).count(ROLL, List.of(ballot));
    if (code == null) {
      assertThat(result.rejected()).isEmpty();
      assertThat(result.standingByChannel()).containsEntry(Channel.PAPER, 1);
    } else {
      assertThat(result.rejected()).containsExactly(new RejectedBallot("b", code));
      assertThat(result.participated()).isEqualTo(Totals.NONE);
    }
  }

  @ParameterizedTest
  @EnumSource(BallotCode.class)
  void everyCodeHasARemedyInBothLanguages(BallotCode code) {
    assertThat(code.text().zh()).isNotBlank();
    assertThat(code.remedy().en()).isNotBlank();
  }

  /** p1 and p2 of one instant, w1 before both, w2 after both; all of one party. */
  @ParameterizedTest
  @CsvSource({"FIRST, w1", "LAST, w2", "PAPER, p1"})
  void oneBallotOfAPartyStands(Precedence precedence, String standing) {
    List<Ballot> ballots =
        List.of(
            ballot("p2", "D", "o1", Channel.PAPER, 5, standing.equals("p2") ? "for" : "against"),
            ballot("w2", "A", "o1", Channel.WEB, 9, standing.equals("w2") ? "for" : "against"),
            ballot("w1", "D", "o1", Channel.WEB, 1, standing.equals("w1") ? "for" : "against"),
            ballot("p1", "A", "o1", Channel.PAPER, 5, standing.equals("p1") ? "for" : "against"));
    DecisionRule rule = new RuleDraft().procedure(DecisionParameters.PRECEDENCE, precedence).rule();
    TallyResult result = tally(rule).count(ROLL, ballots);
    assertThat(result.inFavour()).isEqualTo(totals(1, "150"));
    assertThat(result.against()).isEqualTo(Totals.NONE);
    assertThat(result.rejected())
        .hasSize(3)
        .allMatch(rejected -> rejected.code() == BallotCode.DUPLICATE)
        .extracting(RejectedBallot::ballotId)
        .isSorted()
        .doesNotContain(standing);
  }

  @ParameterizedTest
  @CsvSource({"FIRST, a", "LAST, b", "PAPER, a"})
  void ofOneInstantTheIdDecides(Precedence precedence, String standing) {
    List<Ballot> ballots =
        List.of(ballot("b", "A", "o1", 5, "for"), ballot("a", "A", "o1", 5, "for"));
    Tally tally = new Tally(new RuleDraft().rule(), OPENS, CLOSES, precedence, false);
    assertThat(tally.count(ROLL, ballots).rejected())
        .extracting(RejectedBallot::ballotId)
        .containsExactly(standing.equals("a") ? "b" : "a");
  }

  @Test
  void aBallotThatDoesNotStandShadowsNoOther() {
    TallyResult result =
        tally(new RuleDraft().rule())
            .count(
                ROLL,
                List.of(ballot("1", "A", "o1", 1, "maybe"), ballot("2", "A", "o1", 2, "for")));
    assertThat(result.inFavour()).isEqualTo(totals(1, "150"));
    assertThat(result.rejected())
        .containsExactly(new RejectedBallot("1", BallotCode.INVALID_CHOICE));
  }

  /** p acts for three parties, one of which votes itself later. */
  @ParameterizedTest
  @CsvSource({
    "FIRST, 1, '2:PROXY_OVER_CAP,3:PROXY_OVER_CAP'",
    "FIRST, 2, '3:PROXY_OVER_CAP'",
    "FIRST, 3, '4:DUPLICATE'",
    "LAST, 1, '1:PROXY_OVER_CAP,3:DUPLICATE'",
    "LAST, 2, '3:DUPLICATE'",
    "FIRST, 0, '1:PROXY_OVER_CAP,2:PROXY_OVER_CAP,3:PROXY_OVER_CAP'",
  })
  void aProxyActsForNoMoreThanTheCap(Precedence precedence, int cap, String rejected) {
    ElectoralRoll roll = roll(part("A", "10", "o1"), part("B", "10", "o2"), part("C", "10", "o3"));
    DecisionRule rule =
        new RuleDraft()
            .procedure(DecisionParameters.PROXY_CAP, cap)
            .procedure(DecisionParameters.PRECEDENCE, precedence)
            .rule();
    TallyResult result =
        tally(rule)
            .count(
                roll,
                List.of(
                    ballot("4", "C", "o3", 4, "against"),
                    byProxy("3", "C", "o3", 3, "p"),
                    byProxy("2", "B", "o2", 2, "p"),
                    byProxy("1", "A", "o1", 1, "p")));
    assertThat(result.rejected())
        .extracting(ballot -> ballot.ballotId() + ":" + ballot.code())
        .containsExactly(rejected.split(","));
  }

  @Test
  void eachProxyHasACapOfHisOwnAndWithoutACapThereIsNone() {
    ElectoralRoll roll = roll(part("A", "10", "o1"), part("B", "10", "o2"));
    List<Ballot> ballots =
        List.of(byProxy("1", "A", "o1", 1, "p"), byProxy("2", "B", "o2", 2, "q"));
    DecisionRule capped = new RuleDraft().procedure(DecisionParameters.PROXY_CAP, 1).rule();
    assertThat(tally(capped).count(roll, ballots).rejected()).isEmpty();
    List<Ballot> same = List.of(byProxy("1", "A", "o1", 1, "p"), byProxy("2", "B", "o2", 2, "p"));
    assertThat(tally(capped).count(roll, same).rejected())
        .extracting(RejectedBallot::ballotId, RejectedBallot::code)
        .containsExactly(tuple("2", BallotCode.PROXY_OVER_CAP));
    assertThat(tally(new RuleDraft().rule()).count(roll, same).rejected()).isEmpty();
  }

  @Test
  void refusesAWindowThatEndsBeforeItBegins() {
    DecisionRule rule = new RuleDraft().rule();
    assertThatIllegalArgumentException().isThrownBy(() -> new Tally(rule, CLOSES, OPENS));
    new Tally(rule, OPENS, OPENS);
  }
}
