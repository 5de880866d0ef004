package org.gongtong.core.decision.election;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.gongtong.core.decision.DecisionParameters.ELECTION_BASIS;
import static org.gongtong.core.decision.DecisionParameters.MAJORITY;
import static org.gongtong.core.decision.DecisionParameters.QUORUM;
import static org.gongtong.core.decision.DecisionParameters.SECOND_ROUND;
import static org.gongtong.core.decision.DecisionParameters.SECRET_BALLOT;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gongtong.core.decision.ElectionBasis;
import org.gongtong.core.decision.election.ElectionResult.CandidateResult;
import org.gongtong.core.decision.election.ElectionResult.Standing;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.Threshold;
import org.gongtong.core.rules.Change;
import org.gongtong.core.rules.Citation;
import org.gongtong.core.rules.Edition;
import org.gongtong.core.rules.EditionSource;
import org.gongtong.core.rules.RuleBook;
import org.gongtong.core.rules.RuleId;
import org.gongtong.core.rules.ScopeCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElectionTallyTest {

  private static final RuleId RULE = RuleId.of("xx.election");

  private static ElectionRule rule(Threshold quorum) {
    Edition edition =
        Edition.of(RULE.value(), 1)
            .in("xx")
            .from("2021-01-01")
            .titled("选举", "election")
            .citing(Citation.read("法", "Law", "19"))
            .with(ELECTION_BASIS, ElectionBasis.VOTERS, Change.FIXED)
            .with(SECRET_BALLOT, true, Change.FIXED)
            .with(QUORUM, quorum, Change.FIXED)
            .with(MAJORITY, Threshold.MAJORITY, Change.FIXED)
            .with(SECOND_ROUND, Threshold.atLeast(1, 3), Change.FIXED)
            .build();
    RuleBook book =
        RuleBook.of(List.of(new EditionSource("xx", "1.0.0", List.of(edition), List.of())));
    return ElectionRule.resolve(book, RULE, ScopeCode.of("xx"), LocalDate.of(2026, 3, 1)).orThrow();
  }

  private static ElectionContent content(ElectionRound round, int seats, int candidates) {
    return new ElectionContent(
        RULE,
        "选举",
        "",
        seats,
        round,
        round == ElectionRound.FURTHER ? new UUID(0, 1) : null,
        ElectionContent.candidates(
            IntStream.rangeClosed(1, candidates).mapToObj(i -> "C" + i).toList()),
        List.of(new Trustee(1, Actor.staff("a"), "甲"), new Trustee(2, Actor.staff("b"), "乙")),
        2);
  }

  /** So many voters with so many votes for each, none of them more than the number of voters. */
  private static ElectionResult result(
      ElectionRound round,
      Threshold quorum,
      int seats,
      int entitled,
      int participated,
      Integer... votes) {
    ElectionContent content = content(round, seats, votes.length);
    ElectionFigures figures =
        new ElectionFigures(
            entitled,
            participated,
            0,
            0,
            0,
            null,
            participated,
            new OpenedBallots(List.of()).root(),
            0,
            List.of(votes));
    return ElectionTally.judge(content, rule(quorum), figures);
  }

  private static String standings(ElectionResult result) {
    return result.candidates().stream()
        .map(candidate -> candidate.standing().name().substring(0, 2))
        .collect(Collectors.joining(" "));
  }

  private static Integer[] numbers(String text) {
    return Arrays.stream(text.split(" ", -1)).map(Integer::valueOf).toArray(Integer[]::new);
  }

  /** More than half of the voters, or more than two thirds of the representatives, must vote. */
  @ParameterizedTest
  @CsvSource({
    ">1/2, 2000, 1000, 1000, false",
    ">1/2, 2000, 1001, 501, true",
    ">1/2, 900, 450, 450, false",
    ">1/2, 900, 451, 226, true",
    ">2/3, 60, 40, 40, false",
    ">2/3, 60, 41, 21, true",
    ">1/2, 1, 1, 1, true",
    ">1/2, 2, 1, 1, false",
    ">1/2, 0, 0, 0, false"
  })
  void enoughMustVote(String quorum, int entitled, int participated, int votes, boolean valid) {
    ElectionResult result =
        result(ElectionRound.FIRST, Threshold.parse(quorum), 1, entitled, participated, votes, 0);
    assertThat(result.isValid()).isEqualTo(valid);
    assertThat(standings(result)).isEqualTo(valid ? "EL TO" : "NO NO");
    assertThat(result.open()).isEqualTo(valid ? 0 : 1);
    assertThat(result.reasons()).hasSize(3);
    assertThat(result.reasons().get(0).code()).isEqualTo("QUORUM");
    assertThat(result.reasons().get(0).met()).isEqualTo(valid);
    assertThat(result.reasons()).allMatch(reason -> reason.citation() != null);
  }

  /**
   * Seats, voters, votes of each candidate, and what becomes of him: elected, tied, outvoted or too
   * few.
   */
  @ParameterizedTest
  @CsvSource({
    // exactly half is not enough, one more is
    "1, 100, '50 49', TO TO, 1",
    "1, 101, '51 50', EL TO, 0",
    "1, 100, '51 0', EL TO, 0",
    // most votes take the seats
    "2, 100, '60 90 70', OU EL EL, 0",
    "2, 100, '60 90 50', EL EL TO, 0",
    "3, 100, '60 90 50', EL EL TO, 1",
    // those alike who all fit are elected
    "2, 100, '60 60 59', EL EL OU, 0",
    "3, 100, '60 60 60', EL EL EL, 0",
    // of those alike who do not all fit nobody is, and nobody below them either
    "1, 100, '60 60', TI TI, 1",
    "2, 100, '70 60 60', EL TI TI, 1",
    "2, 100, '70 60 60 55', EL TI TI OU, 1",
    "2, 100, '60 60 60', TI TI TI, 2",
    "3, 100, '80 60 60 60 51', EL TI TI TI OU, 2",
    // blank ballots make the whole greater
    "2, 100, '50 10', TO TO, 2"
  })
  void mostVotesAreElected(int seats, int voted, String votes, String standings, int open) {
    ElectionResult result =
        result(ElectionRound.FIRST, Threshold.MAJORITY, seats, 150, voted, numbers(votes));
    assertThat(standings(result)).isEqualTo(standings);
    assertThat(result.open()).isEqualTo(open);
    assertThat(result.elected()).hasSize(seats - open);
  }

  /** In a further round a third of the votes cast is enough, to the vote. */
  @ParameterizedTest
  @CsvSource({
    "1, 1002, '334 333', EL TO, 0",
    "1, 1002, '333 332', TO TO, 1",
    "1, 600, '200 199', EL TO, 0",
    "1, 601, '200 199', TO TO, 1",
    "1, 601, '201 200', EL TO, 0",
    "1, 600, '200 200', TI TI, 1",
    "2, 600, '200 200 200', TI TI TI, 2"
  })
  void aThirdIsEnoughInAFurtherRound(
      int seats, int voted, String votes, String standings, int open) {
    ElectionResult result =
        result(ElectionRound.FURTHER, Threshold.MAJORITY, seats, voted, voted, numbers(votes));
    assertThat(standings(result)).isEqualTo(standings);
    assertThat(result.open()).isEqualTo(open);
    assertThat(result.reasons().get(1).code()).isEqualTo("SECOND_ROUND");
  }

  /** Papers that are blank or invalid were cast: they are part of whom a majority is needed. */
  @Test
  void papersAreAddedToBallots() {
    ElectionContent content = content(ElectionRound.FIRST, 2, 3);
    OpenedBallots opened =
        new OpenedBallots(
            List.of(
                ElectionBallot.parse("1,2"), ElectionBallot.parse("1"), ElectionBallot.parse("")));
    PaperBox.Sums sums = new PaperBox.Sums(4, 1, 1, List.of(2, 1, 0));
    ElectionFigures figures = ElectionTally.count(content, 10, 3, 5, sums, opened);
    assertThat(figures.votes()).containsExactly(4, 2, 0);
    assertThat(figures.blank()).isEqualTo(2);
    assertThat(figures.participated()).isEqualTo(7);
    assertThat(figures.papersMissing()).isEqualTo(1);
    ElectionResult result = ElectionTally.judge(content, rule(Threshold.MAJORITY), figures);
    assertThat(standings(result)).isEqualTo("EL TO TO");
    assertThat(ElectionTally.recount(content, figures, opened)).isEqualTo(figures);
    OpenedBallots tooMany = new OpenedBallots(List.of(ElectionBallot.parse("1,2,3")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ElectionTally.count(content, 10, 1, 0, PaperBox.NONE, tooMany));
  }

  /** Against a slow count of the same: sort, take, drop ties; on random elections. */
  @Test
  void agreesWithASlowCount() {
    RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
    for (int run = 0; run < 2_000; run++) {
      int candidates = 1 + random.nextInt(6);
      int seats = 1 + random.nextInt(candidates);
      int voters = 1 + random.nextInt(12);
      List<ElectionBallot> ballots = new ArrayList<>();
      for (int voter = 0; voter < voters; voter++) {
        List<Integer> choices = new ArrayList<>();
        for (int c = 1; c <= candidates && choices.size() < seats; c++) {
          if (random.nextInt(3) > 0) {
            choices.add(c);
          }
        }
        ballots.add(ElectionBallot.of(choices));
      }
      ElectionContent content = content(ElectionRound.FIRST, seats, candidates);
      int entitled = voters + random.nextInt(4);
      ElectionFigures figures =
          ElectionTally.count(
              content, entitled, voters, 0, PaperBox.NONE, new OpenedBallots(ballots));
      ElectionResult result = ElectionTally.judge(content, rule(Threshold.MAJORITY), figures);
      assertThat(
              result.of(Standing.ELECTED).stream()
                  .map(CandidateResult::candidate)
                  .map(Candidate::number)
                  .sorted()
                  .toList())
          .as("%s of %d seats, %d entitled", ballots, seats, entitled)
          .isEqualTo(slowly(ballots, candidates, seats, entitled));
    }
  }

  private static List<Integer> slowly(
      List<ElectionBallot> ballots, int candidates, int seats, int entitled) {
    if (ballots.size() * 2 <= entitled) {
      return List.of();
    }
    List<Integer> elected = new ArrayList<>();
    for (int one = 1; one <= candidates; one++) {
      int mine = votes(ballots, one);
      int asManyOrMore = 0;
      for (int other = 1; other <= candidates; other++) {
        asManyOrMore += votes(ballots, other) >= mine ? 1 : 0;
      }
      if (mine * 2 > ballots.size() && asManyOrMore <= seats) {
        elected.add(one);
      }
    }
    return elected;
  }

  private static int votes(List<ElectionBallot> ballots, int candidate) {
    return (int) ballots.stream().filter(b -> b.choices().contains(candidate)).count();
  }
}
