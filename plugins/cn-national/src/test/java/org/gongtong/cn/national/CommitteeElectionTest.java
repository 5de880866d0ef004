package org.gongtong.cn.national;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.gongtong.core.decision.DecisionParameters;
import org.gongtong.core.decision.ElectionBasis;
import org.gongtong.core.decision.election.Election;
import org.gongtong.core.decision.election.ElectionContent;
import org.gongtong.core.decision.election.ElectionFigures;
import org.gongtong.core.decision.election.ElectionLifecycle;
import org.gongtong.core.decision.election.ElectionResult;
import org.gongtong.core.decision.election.ElectionRound;
import org.gongtong.core.decision.election.ElectionRule;
import org.gongtong.core.decision.election.ElectionState;
import org.gongtong.core.decision.election.ElectionTally;
import org.gongtong.core.decision.election.OpenedBallots;
import org.gongtong.core.decision.election.RollReference;
import org.gongtong.core.decision.election.Trustee;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.ContentHash;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.core.rules.RuleBook;
import org.gongtong.core.rules.RuleId;
import org.gongtong.core.rules.ScopeCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Elections of residents' committees under the law of 2025, to the vote and to the day. */
class CommitteeElectionTest {

  private static final RuleBook BOOK = RuleBook.ofPacks(List.of(new CnNational()));
  private static final ScopeCode CHINA = ScopeCode.of("cn");
  private static final LocalDate DAY = LocalDate.of(2026, 5, 6);
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  @Test
  void threeKindsAreOfferedFromTheFirstDayOfTheLaw() {
    List<ElectionRule> offered = ElectionRule.offered(BOOK, CHINA, LocalDate.of(2026, 1, 1));
    assertThat(offered)
        .extracting(ElectionRule::basis)
        .containsExactlyInAnyOrder(ElectionBasis.values());
    for (ElectionRule rule : offered) {
      assertThat(rule.election().citationOf(DecisionParameters.SECRET_BALLOT).article())
          .isEqualTo("19");
      assertThat(rule.procedure().citationOf(DecisionParameters.NOTICE).article())
          .isEqualTo("17, 18");
    }
    assertThat(ElectionRule.offered(BOOK, CHINA, LocalDate.of(2025, 12, 31))).isEmpty();
  }

  private static ElectionContent content(String form, ElectionRound round, int seats, int of) {
    return new ElectionContent(
        RuleId.of("cn.residents-committee.election." + form),
        "居民委员会换届选举",
        "",
        seats,
        round,
        round == ElectionRound.FURTHER ? new UUID(0, 7) : null,
        ElectionContent.candidates(IntStream.range(0, of).mapToObj(i -> "C" + i).toList()),
        List.of(new Trustee(1, Actor.staff("a"), "甲"), new Trustee(2, Actor.staff("b"), "乙")),
        2);
  }

  @ParameterizedTest(name = "{0} {1}: {3} of {2} vote, {4} for: valid {5}, elected {6}")
  @CsvSource({
    "representatives, FIRST, 60, 40, 40, false, 0",
    "representatives, FIRST, 60, 41, 20, true, 0",
    "representatives, FIRST, 60, 41, 21, true, 1",
    "residents, FIRST, 2000, 1000, 1000, false, 0",
    "residents, FIRST, 2000, 1001, 500, true, 0",
    "residents, FIRST, 2000, 1001, 501, true, 1",
    "households, FIRST, 900, 450, 450, false, 0",
    "households, FIRST, 900, 451, 226, true, 1",
    "residents, FURTHER, 2000, 1002, 333, true, 0",
    "residents, FURTHER, 2000, 1002, 334, true, 1",
    "representatives, FURTHER, 60, 42, 14, true, 1",
    "representatives, FURTHER, 60, 42, 13, true, 0",
    "representatives, FURTHER, 60, 40, 40, false, 0"
  })
  void votesAreJudgedByTheLaw(
      String form,
      ElectionRound round,
      int entitled,
      int voted,
      int votes,
      boolean valid,
      int elected) {
    ElectionContent content = content(form, round, 1, 2);
    ElectionRule rule = ElectionRule.resolve(BOOK, content.rule(), CHINA, DAY).orThrow();
    ElectionFigures figures =
        new ElectionFigures(
            entitled,
            voted,
            0,
            0,
            0,
            null,
            voted,
            new OpenedBallots(List.of()).root(),
            0,
            List.of(votes, 0));
    ElectionResult result = ElectionTally.judge(content, rule, figures);
    assertThat(result.isValid()).isEqualTo(valid);
    assertThat(result.elected()).hasSize(elected);
    assertThat(result.reasons())
        .allSatisfy(reason -> assertThat(reason.citation().article()).isEqualTo("19"));
  }

  /**
   * The list is published twenty days before: announced on April 1st, the 22nd is the first day. A
   * twentieth day that is a holiday ends after the holidays.
   */
  @ParameterizedTest
  @CsvSource({
    "2026-03-31T16:00:00Z, 2026-04-21, 2026-04-22",
    "2026-03-31T16:00:00Z, 2026-04-22, ",
    "2026-04-01T15:59:59Z, 2026-04-22, ",
    "2026-04-01T16:00:00Z, 2026-04-22, 2026-04-23",
    "2026-04-14T16:00:00Z, 2026-05-06, 2026-05-07"
  })
  void theListIsPublishedTwentyDaysBefore(Instant announced, LocalDate opens, LocalDate earliest) {
    ElectionContent content = content("residents", ElectionRound.FIRST, 5, 6);
    Election draft = listed(content);
    Outcome<Election> outcome =
        new ElectionLifecycle(BOOK)
            .announce(
                draft,
                announced,
                opens.atStartOfDay(ZONE).toInstant(),
                opens.atTime(18, 0).atZone(ZONE).toInstant(),
                false);
    if (earliest == null) {
      assertThat(outcome.orThrow().state()).isEqualTo(ElectionState.ANNOUNCED);
    } else {
      Reason reason = outcome.refusals().get(0);
      assertThat(reason.code()).isEqualTo("ELECTION_NOTICE_PERIOD");
      assertThat(reason.figures()).containsEntry("earliest", earliest.toString());
    }
  }

  /** As many candidates as seats are too few. */
  @Test
  void candidatesAreMoreThanSeats() {
    Instant opens = DAY.plusDays(30).atStartOfDay(ZONE).toInstant();
    Outcome<Election> outcome =
        new ElectionLifecycle(BOOK)
            .announce(
                listed(content("households", ElectionRound.FIRST, 5, 5)),
                DAY.atStartOfDay(ZONE).toInstant(),
                opens,
                opens.plusSeconds(3600),
                false);
    assertThat(outcome.refusals()).extracting(Reason::code).containsExactly("CANDIDATES_TOO_FEW");
    assertThat(outcome.refusals().get(0).citation().article()).isEqualTo("17, 18");
  }

  private static Election listed(ElectionContent content) {
    Election draft = Election.draft(new UUID(0, 1), new UUID(0, 2), CHINA, ZONE, content);
    return new Election(
        draft.id(),
        draft.communityId(),
        2,
        draft.jurisdiction(),
        draft.zone(),
        content,
        draft.state(),
        draft.keys(),
        new RollReference(2, 2000, ContentHash.of("voters")),
        null,
        null,
        null,
        null,
        null);
  }
}
