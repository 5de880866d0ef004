package org.gongtong.cn.national;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.gongtong.core.decision.Ballot;
import org.gongtong.core.decision.Channel;
import org.gongtong.core.decision.DecisionOutcome;
import org.gongtong.core.decision.DecisionRule;
import org.gongtong.core.decision.ElectoralRoll;
import org.gongtong.core.decision.Motion;
import org.gongtong.core.decision.MotionContent;
import org.gongtong.core.decision.MotionLifecycle;
import org.gongtong.core.decision.MotionState;
import org.gongtong.core.decision.Party;
import org.gongtong.core.decision.Tally;
import org.gongtong.core.decision.TallyResult;
import org.gongtong.core.decision.VotingScope;
import org.gongtong.core.kernel.FloorArea;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.core.rules.RuleBook;
import org.gongtong.core.rules.RuleId;
import org.gongtong.core.rules.ScopeCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A motion from its draft to the end of its posting, under the nation's rules. */
class MotionOfOwnersTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final MotionLifecycle STEPS =
      new MotionLifecycle(RuleBook.ofPacks(List.of(new CnNational())));

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(ZONE).toInstant();
  }

  private static Motion draft(String question) {
    MotionContent content =
        new MotionContent(
            RuleId.of("cn.civil-code.278.4"), question, "", VotingScope.parse("C01"), List.of());
    return Motion.draft(new UUID(0, 1), new UUID(0, 2), ScopeCode.of("cn"), ZONE, content);
  }

  private static Outcome<Motion> announce(String announced, String opens) {
    return STEPS.announce(
        draft("选聘物业服务企业"), at(announced), at(opens), at(opens).plusSeconds(7 * 24 * 3600));
  }

  private static Motion opened() {
    Motion motion = announce("2026-03-02T10:00:00", "2026-03-18T00:00:00").orThrow();
    return STEPS.open(motion, at("2026-03-18T00:00:00")).orThrow();
  }

  @ParameterizedTest
  @CsvSource({
    // fifteen days after the day of the announcement, then the next day
    "2026-03-02T23:59:59, 2026-03-17T23:59:59, 2026-03-18",
    // the fifteenth day falls on National Day: the period ends after the days off
    "2026-09-16T10:00:00, 2026-10-08T09:00:00, 2026-10-09"
  })
  void announcesFifteenDaysBefore(String announced, String tooSoon, String earliest) {
    List<Reason> refusals = announce(announced, tooSoon).refusals();
    assertThat(refusals).extracting(Reason::code).containsExactly("NOTICE_PERIOD");
    assertThat(refusals.get(0).figures()).containsEntry("earliest", earliest);
    assertThat(refusals.get(0).citation()).isNotNull();
    assertThat(announce(announced, earliest + "T00:00:00").isAccepted()).isTrue();
  }

  @Test
  void aYearWithoutHolidaysIsRefusedWithTheFileToSupply() {
    Outcome<Motion> announced = announce("2026-12-20T10:00:00", "2027-01-20T08:00:00");
    assertThat(announced.refusals()).extracting(Reason::code).containsExactly("HOLIDAYS_UNKNOWN");
    assertThat(announced.refusals().get(0).figures()).containsEntry("file", "holidays/cn-2027.csv");
  }

  @Test
  void opensAndClosesToTheSecondAndEndsPosted() {
    Motion announced = announce("2026-03-02T10:00:00", "2026-03-18T08:00:00").orThrow();
    assertThat(STEPS.open(announced, at("2026-03-18T07:59:59")).refusals())
        .extracting(Reason::code)
        .containsExactly("NOT_YET_OPENING");
    Motion open = STEPS.open(announced, at("2026-03-18T08:00:00")).orThrow();
    DecisionRule rule = open.rule();
    assertThat(rule).isNotNull();
    // the closing instant is in time: the vote closes after it
    assertThat(STEPS.close(open, at("2026-03-25T08:00:00")).refusals())
        .extracting(Reason::code)
        .containsExactly("STILL_OPEN");
    Motion closed = STEPS.close(open, at("2026-03-25T08:00:01")).orThrow();

    Party party = new Party(1, List.of("o1"), "o1", List.of("P1"), 1, FloorArea.parse("88.00"));
    Ballot ballot = Ballot.of("B1", "P1", "o1", Channel.WEB, at("2026-03-20T09:00:00"), "for");
    TallyResult result =
        new Tally(rule, at("2026-03-18T08:00:00"), at("2026-03-25T08:00:00"))
            .count(new ElectoralRoll(List.of(party)), List.of(ballot));
    Motion decided = STEPS.decide(closed, result).orThrow();
    assertThat(decided.outcome()).isEqualTo(DecisionOutcome.PASSED);
    Motion posted = STEPS.post(decided, at("2026-03-26T09:00:00")).orThrow();
    assertThat(STEPS.conclude(posted, at("2026-06-26T09:00:00")).orThrow().state())
        .isEqualTo(MotionState.FINAL);
    assertThat(STEPS.annul(posted, " ").refusals())
        .extracting(Reason::code)
        .containsExactly("REMARK_MISSING");
    assertThat(STEPS.annul(posted, "法院判决撤销").orThrow().state()).isEqualTo(MotionState.ANNULLED);
  }

  @Test
  void isWithdrawnWithAReasonBeforeTheOpeningOnly() {
    Motion announced = announce("2026-03-02T10:00:00", "2026-03-18T08:00:00").orThrow();
    assertThat(STEPS.withdraw(announced, at("2026-03-18T07:59:59"), "方案需修改").orThrow().state())
        .isEqualTo(MotionState.WITHDRAWN);
    assertThat(STEPS.withdraw(announced, at("2026-03-18T08:00:00"), "方案需修改").refusals())
        .extracting(Reason::code)
        .containsExactly("WITHDRAWAL_TOO_LATE");
    assertThat(STEPS.withdraw(opened(), at("2026-03-19T08:00:00"), "方案需修改").refusals())
        .extracting(Reason::code)
        .containsExactly("NOT_IN_STATE");
  }

  @Test
  void noStepIsTakenTwiceAndEachMakesOneVersion() {
    Motion open = opened();
    assertThat(open.version()).isEqualTo(3);
    List<Reason> twice = STEPS.open(open, at("2026-03-19T08:00:00")).refusals();
    assertThat(twice).extracting(Reason::code).containsExactly("NOT_IN_STATE");
    assertThat(twice.get(0).text().zh()).contains("正在表决");
    assertThat(twice.get(0).text().en()).contains("the motion is open");
    assertThat(
            STEPS
                .announce(
                    open,
                    at("2026-03-02T10:00:00"),
                    at("2026-03-18T00:00:00"),
                    at("2026-03-25T00:00:00"))
                .isAccepted())
        .isFalse();
  }

  @Test
  void anotherWordIsAnotherHash() {
    assertThat(draft("选聘物业服务企业").content().hash())
        .isEqualTo(draft("选聘物业服务企业").content().hash())
        .isNotEqualTo(draft("解聘物业服务企业").content().hash());
  }

  @Test
  void aMatterWhosePackIsMissingCannotBeAnnounced() {
    MotionLifecycle nothing = new MotionLifecycle(RuleBook.ofPacks(List.of()));
    assertThat(
            nothing
                .announce(
                    draft("选聘"),
                    at("2026-03-02T10:00:00"),
                    at("2026-04-18T00:00:00"),
                    at("2026-04-25T00:00:00"))
                .refusals())
        .extracting(Reason::code)
        .containsExactly("NO_RULE_IN_FORCE");
  }
}
