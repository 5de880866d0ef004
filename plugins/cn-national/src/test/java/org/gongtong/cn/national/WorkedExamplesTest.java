package org.gongtong.cn.national;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.gongtong.core.decision.Ballot;
import org.gongtong.core.decision.Channel;
import org.gongtong.core.decision.DecisionOutcome;
import org.gongtong.core.decision.DecisionRule;
import org.gongtong.core.decision.ElectoralRoll;
import org.gongtong.core.decision.MeetingCount;
import org.gongtong.core.decision.Party;
import org.gongtong.core.decision.Tally;
import org.gongtong.core.decision.TallyResult;
import org.gongtong.core.kernel.FloorArea;
import org.gongtong.core.rules.RuleBook;
import org.gongtong.core.rules.RuleId;
import org.gongtong.core.rules.ScopeCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Votes and meetings worked out by hand from the articles, counted with this pack's rules. */
class WorkedExamplesTest {

  private static final RuleBook BOOK = RuleBook.ofPacks(List.of(new CnNational()));
  private static final ScopeCode CHINA = ScopeCode.of("cn");
  private static final LocalDate DAY = LocalDate.parse("2026-03-01");
  private static final Instant OPENS = Instant.parse("2026-03-01T00:00:00Z");
  private static final Instant CLOSES = Instant.parse("2026-03-15T00:00:00Z");

  /**
   * An estate of 300 owners and 30 000 m². Each group has its area shared out among its owners in
   * whole square metres, the last one taking the rest.
   */
  @ParameterizedTest(name = "item {0}: {1}/{2} for, {3}/{4} against: {5}")
  @CsvSource({
    "4, 101, 10001,  99,  9999, PASSED",
    "4, 100, 10000, 100, 10000, FAILED",
    "4, 101, 10000,  99, 10000, FAILED",
    "4, 100, 10001, 100,  9999, FAILED",
    "7, 150, 15000,  50,  5000, PASSED",
    "7, 149, 15000,  51,  5000, FAILED",
    "7, 150, 14999,  50,  5001, FAILED",
    "4, 199, 25000,   0,     0, NO_QUORUM",
    "4, 250, 19999,   0,     0, NO_QUORUM",
  })
  void ownersDecide(
      int item,
      int inFavour,
      int favourArea,
      int against,
      int againstArea,
      DecisionOutcome outcome) {
    int silent = 300 - inFavour - against;
    List<FloorArea> areas = new ArrayList<>(shared(favourArea, inFavour));
    areas.addAll(shared(againstArea, against));
    areas.addAll(shared(30_000 - favourArea - againstArea, silent));
    List<Party> parties = new ArrayList<>();
    List<Ballot> ballots = new ArrayList<>();
    for (int i = 0; i < areas.size(); i++) {
      String part = "P" + i;
      String owner = "o" + i;
      parties.add(new Party(i + 1, List.of(owner), owner, List.of(part), 1, areas.get(i)));
      if (i < inFavour + against) {
        String choice = i < inFavour ? "for" : "against";
        ballots.add(Ballot.of("B" + i, part, owner, Channel.PAPER, OPENS, choice));
      }
    }
    DecisionRule rule =
        DecisionRule.resolve(BOOK, RuleId.of("cn.civil-code.278." + item), CHINA, DAY).orThrow();

    TallyResult result = new Tally(rule, OPENS, CLOSES).count(new ElectoralRoll(parties), ballots);

    assertThat(result.roll().heads()).isEqualTo(300);
    assertThat(result.roll().area()).isEqualTo(FloorArea.parse("30000"));
    assertThat(result.outcome()).isEqualTo(outcome);
    assertThat(result.requirements()).allMatch(r -> r.citation().article().equals("278"));
  }

  @ParameterizedTest(name = "279: {0} of {1} affected owners for: {2}")
  @CsvSource({"3, 3, PASSED", "2, 3, FAILED"})
  void affectedOwnersAreUnanimous(int inFavour, int affected, DecisionOutcome outcome) {
    List<Party> parties = new ArrayList<>();
    List<Ballot> ballots = new ArrayList<>();
    for (int i = 0; i < affected; i++) {
      String owner = "o" + i;
      parties.add(
          new Party(i + 1, List.of(owner), owner, List.of("P" + i), 1, FloorArea.parse("90.00")));
      if (i < inFavour) {
        ballots.add(Ballot.of("B" + i, "P" + i, owner, Channel.PAPER, OPENS, "for"));
      }
    }
    DecisionRule rule =
        DecisionRule.resolve(BOOK, RuleId.of("cn.civil-code.279"), CHINA, DAY).orThrow();

    assertThat(new Tally(rule, OPENS, CLOSES).count(new ElectoralRoll(parties), ballots).outcome())
        .isEqualTo(outcome);
  }

  @ParameterizedTest(name = "{0} on {1}: {3} of {2}, {4} for: {5}")
  @CsvSource({
    "representatives-meeting, 2026-01-01, 60, 40, 21, PASSED",
    "representatives-meeting, 2026-01-01, 60, 40, 20, FAILED",
    "representatives-meeting, 2026-01-01, 60, 39, 39, NO_QUORUM",
    "election.representatives, 2026-01-01, 60, 40, 40, NO_QUORUM",
    "election.representatives, 2026-01-01, 60, 41, 21, PASSED",
    "election.representatives, 2026-01-01, 60, 41, 20, FAILED",
    "election.households, 2026-01-01, 900, 450, 450, NO_QUORUM",
    "election.households, 2026-01-01, 900, 451, 226, PASSED",
    "residents-meeting, 2025-12-31, 1000, 501, 251, PASSED",
    "residents-meeting, 2026-01-01, 1000, 500, 500, NO_QUORUM",
  })
  void residentsDecide(
      String meeting, LocalDate day, int members, int present, int inFavour, DecisionOutcome what) {
    MeetingCount.Result result =
        BOOK.resolve(RuleId.of("cn.residents-committee." + meeting), CHINA, day)
            .flatMap(rule -> new MeetingCount(members, present, inFavour).judge(rule))
            .orThrow();

    assertThat(result.outcome()).isEqualTo(what);
  }

  private static List<FloorArea> shared(int squareMetres, int owners) {
    if (owners == 0) {
      return List.of();
    }
    int each = squareMetres / owners;
    List<FloorArea> areas =
        new ArrayList<>(Collections.nCopies(owners - 1, FloorArea.parse(String.valueOf(each))));
    areas.add(FloorArea.parse(String.valueOf(squareMetres - each * (owners - 1))));
    return areas;
  }
}
