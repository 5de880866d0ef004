package org.gongtong.server.ui.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.gongtong.cn.national.CnNational;
import org.gongtong.core.decision.Ballot;
import org.gongtong.core.decision.Channel;
import org.gongtong.core.decision.DecisionRule;
import org.gongtong.core.decision.ElectoralRoll;
import org.gongtong.core.decision.Motion;
import org.gongtong.core.decision.MotionContent;
import org.gongtong.core.decision.MotionState;
import org.gongtong.core.decision.Party;
import org.gongtong.core.decision.Tally;
import org.gongtong.core.decision.TallyResult;
import org.gongtong.core.decision.VotingScope;
import org.gongtong.core.decision.VotingWindow;
import org.gongtong.core.kernel.FloorArea;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.place.Community;
import org.gongtong.core.rules.RuleBook;
import org.gongtong.core.rules.RuleId;
import org.gongtong.core.rules.ScopeCode;
import org.gongtong.server.print.NoticeSheet;
import org.gongtong.server.ui.text.Language;
import org.gongtong.server.ui.text.Messages;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the notice of a result says, with and without a last day of the posting. */
class DocumentsTest {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final RuleId MATTER = RuleId.of("cn.civil-code.278.4");
  private static final LocalDate DAY = LocalDate.of(2026, 3, 20);
  private static final Instant OPENS = DAY.atTime(8, 0).atZone(ZONE).toInstant();
  private static final VotingWindow WINDOW =
      new VotingWindow(OPENS.minus(Duration.ofDays(20)), OPENS, OPENS.plus(Duration.ofDays(14)));
  private static final DecisionRule RULE =
      DecisionRule.resolve(
              RuleBook.ofPacks(List.of(new CnNational())), MATTER, ScopeCode.of("cn"), DAY)
          .orThrow();

  private static NoticeSheet posted(Language language, @Nullable LocalDate until) {
    Motion motion =
        new Motion(
            UUID.fromString("019cabd8-3800-7acd-8fb9-3187a2124b29"),
            UUID.fromString("019cabd8-3800-7acd-8fb9-3187a2124b30"),
            6,
            ScopeCode.of("cn"),
            ZONE,
            new MotionContent(MATTER, "是否续聘？", "", VotingScope.everything(), List.of()),
            MotionState.POSTED,
            WINDOW,
            RULE,
            null,
            until,
            null);
    Community community =
        new Community(
            motion.communityId(),
            "demo",
            LocalizedText.of("示范社区", "Demo"),
            LocalizedText.of("某市", "Somewhere"),
            ScopeCode.of("cn"),
            ZONE);
    return new Documents(Messages.in(language), community, motion, RULE)
        .result(result(), "https://vote.example/r", "", LocalDate.of(2026, 4, 4));
  }

  /** Three parties of 100 m²: for, for, against. */
  private static TallyResult result() {
    List<Party> parties = new ArrayList<>();
    List<Ballot> ballots = new ArrayList<>();
    for (int number = 1; number <= 3; number++) {
      String owner = "O-" + number;
      String part = "P-" + number;
      parties.add(
          new Party(number, List.of(owner), owner, List.of(part), 1, FloorArea.parse("100.00")));
      ballots.add(
          Ballot.of(
              "b" + number,
              part,
              owner,
              Channel.PAPER,
              OPENS.plusSeconds(number),
              number == 3 ? "against" : "for"));
    }
    return new Tally(RULE, WINDOW.opensAt(), WINDOW.closesAt())
        .count(new ElectoralRoll(parties), ballots);
  }

  @Test
  void aResultTellsUntilWhenToObject() {
    assertThat(posted(Language.CHINESE, LocalDate.of(2026, 4, 11)).paragraphs().get(1))
        .contains("请在公示期内（至2026年4月11日止）书面提出", "可向社区申请查阅表决明细")
        .doesNotContain("任何人");
    assertThat(posted(Language.ENGLISH, LocalDate.of(2026, 4, 11)).paragraphs().get(1))
        .contains("until the end of", "11 April 2026", "ask the neighbourhood office")
        .doesNotContain("Anyone");
    assertThat(posted(Language.CHINESE, null).paragraphs().get(1)).contains("请在公示期内书面提出");
  }

  @Test
  void aResultHoldsEachFigureAgainstWhatItHadToReach() {
    assertThat(posted(Language.CHINESE, null).facts())
        .contains(
            new NoticeSheet.Fact(
                "参与表决",
                "人数 3 / 3，占 100.00%，须不少于三分之二 ✓ 满足\n"
                    + "面积 300.00 / 300.00，占 100.00%，须不少于三分之二 ✓ 满足"),
            new NoticeSheet.Fact(
                "同意", "人数 2 / 3，占 66.66%，须过半数 ✓ 满足\n" + "面积 200.00 / 300.00，占 66.66%，须过半数 ✓ 满足"));
  }
}
