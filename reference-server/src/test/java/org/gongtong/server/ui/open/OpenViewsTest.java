package org.gongtong.server.ui.open;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.gongtong.cn.local.Hubei;
import org.gongtong.cn.national.CnNational;
import org.gongtong.core.audit.MemoryAuditLog;
import org.gongtong.core.decision.Ballot;
import org.gongtong.core.decision.Channel;
import org.gongtong.core.decision.DecisionRule;
import org.gongtong.core.decision.ElectoralRoll;
import org.gongtong.core.decision.MemoryBallotStore;
import org.gongtong.core.decision.MemoryMotionStore;
import org.gongtong.core.decision.Motion;
import org.gongtong.core.decision.MotionReader;
import org.gongtong.core.decision.Party;
import org.gongtong.core.decision.Tally;
import org.gongtong.core.decision.TallyResult;
import org.gongtong.core.decision.Turnout;
import org.gongtong.core.decision.TurnoutBoard;
import org.gongtong.core.decision.paper.MemoryPaperStore;
import org.gongtong.core.kernel.FloorArea;
import org.gongtong.core.kernel.MemoryUnitOfWork;
import org.gongtong.core.kernel.SmallCells;
import org.gongtong.core.place.Community;
import org.gongtong.core.place.MemoryCommunityStore;
import org.gongtong.core.place.MemoryRosterStore;
import org.gongtong.core.rules.RuleBook;
import org.gongtong.core.rules.RuleId;
import org.gongtong.core.rules.ScopeCode;
import org.gongtong.server.demo.DemoCommunity;
import org.gongtong.server.ui.PageRenderer;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.Citation;
import org.gongtong.server.ui.part.MotionHead;
import org.gongtong.server.ui.part.MotionState;
import org.gongtong.server.ui.part.MotionViews;
import org.gongtong.server.ui.part.Outcome;
import org.gongtong.server.ui.part.Refusal;
import org.gongtong.server.ui.part.Requirement;
import org.gongtong.server.ui.part.TurnoutPanel;
import org.gongtong.server.ui.text.Goal;
import org.gongtong.server.ui.text.Language;
import org.gongtong.server.ui.text.Messages;
import org.gongtong.server.ui.text.TextSize;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the pages say of the motions of the demo community. */
class OpenViewsTest {
  private static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final Messages CHINESE = Messages.in(Language.CHINESE);
  private static final Shell SHELL =
      new Shell(CHINESE, TextSize.NORMAL, "/", "样板社区", "", null, action -> true);
  private static final RuleBook RULES = RuleBook.ofPacks(List.of(new CnNational(), new Hubei()));

  private final MemoryUnitOfWork work = new MemoryUnitOfWork();
  private final MemoryCommunityStore communities = new MemoryCommunityStore(work);
  private final MemoryMotionStore motions = new MemoryMotionStore(work);
  private final MemoryBallotStore ballots = new MemoryBallotStore(work);
  private final MotionReader reader = new MotionReader(work, motions, ballots);
  private final OpenViews views =
      new OpenViews(new MotionViews(RULES), motion -> new LetterCount(84, 2), motion -> "");

  @BeforeEach
  void seed() {
    new DemoCommunity(
            work,
            communities,
            new MemoryRosterStore(work),
            motions,
            ballots,
            new MemoryPaperStore(work),
            new MemoryAuditLog(work, new SecureRandom()),
            RULES,
            () -> NOW,
            ZONE)
        .seed();
  }

  @Test
  void aCommunityShowsItsMotionsByStateAndNoDraft() {
    CommunityPage page = views.community(SHELL, community(), List.of(), all(), null, NOW);
    assertThat(page.open()).extracting(MotionHead::scope).containsExactly("C01全体业主");
    assertThat(page.soon()).extracting(MotionHead::scope).containsExactly("C05全体业主");
    assertThat(page.decided()).hasSize(3);
    assertThat(page.earlier()).extracting(MotionHead::scope).containsExactly("C07 2栋全体业主");
    assertThat(page.olderThan()).isEmpty();
    assertThat(new PageRenderer().render(page)).doesNotContain("小花园");
  }

  @Test
  void beforeTheOpeningTheRuleBookSaysWhatItTakes() {
    Motion soon = named("C05");
    assertThat(soon.rule()).isNull();
    MotionPage page = views.motion(SHELL, community(), soon, new Turnout.NotOpen(), NOW);
    assertThat(page.motion().state()).isEqualTo(MotionState.ANNOUNCED);
    assertThat(page.motion().citation()).isEqualTo(new Citation("《民法典》", "第278条", true));
    assertThat(page.needs())
        .extracting(need -> need.name() + need.heads().fraction() + need.area().sign())
        .containsExactly("参与表决2/3≥", "同意3/4≥");
    assertThat(page.needs()).extracting("basis").containsExactly("全体业主", "参与表决的业主");
    assertThat(page.contentHash()).isEqualTo(soon.content().hash().hex());
  }

  @Test
  void aMotionWhosePackIsMissingHasAPageThatSaysSo() {
    OpenViews without =
        new OpenViews(
            new MotionViews(RuleBook.ofPacks(List.of())), m -> new LetterCount(0, 0), m -> "");
    MotionPage page = without.motion(SHELL, community(), named("C05"), new Turnout.NotOpen(), NOW);
    assertThat(page.needs()).isEmpty();
    assertThat(page.needsRefused()).extracting(Refusal::code).containsExactly("NO_RULE_IN_FORCE");
    assertThat(new PageRenderer().render(page)).contains("NO_RULE_IN_FORCE", "cn.civil-code.278.7");
  }

  @Test
  void turnoutStandsAgainstWhatParticipationAsks() {
    Motion open = named("C01");
    TurnoutBoard board =
        new TurnoutBoard(work, motions, ballots, () -> NOW, 10, SmallCells.ALL_TOLD);
    TurnoutPanel panel = views.turnout(open, board.turnout(open.id()));
    assertThat(panel).isInstanceOf(TurnoutPanel.Live.class);
    TurnoutPanel.Live live = (TurnoutPanel.Live) panel;
    assertThat(live.heads().goal()).isEqualTo(new Goal(2, 3, true));
    assertThat(live.heads().met()).isFalse();
    assertThat(live.asOf().getZone()).isEqualTo(ZONE);
  }

  @Test
  void aResultSaysWhichRequirementFailedAndWhy() {
    ResultPage page = result("C03");
    assertThat(page.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(page.requirements()).extracting(Requirement::name).containsExactly("参与表决", "同意");
    assertThat(page.requirements().get(1).heads().met()).isTrue();
    assertThat(page.requirements().get(1).area().met()).isFalse();
    assertThat(page.why().get(0)).contains("同意的不够");
    assertThat(page.why()).hasSize(2);
    assertThat(page.why().get(1)).startsWith("没有达到的是：同意，专有部分面积，还差 ").endsWith("平方米。");
    assertThat(page.lettersIssued()).hasValue(84);
    assertThat(page.rollHash()).hasSize(64).isNotEqualTo(page.contentHash());
    long standing = page.channels().stream().mapToLong(row -> row.count().orElse(0)).sum();
    assertThat(standing).isPositive();
    String html = new PageRenderer().render(page);
    assertThat(html).containsOnlyOnce(">未通过<").contains("第278条", "bar-mark");
    for (Requirement requirement : page.requirements()) {
      assertThat(html).containsOnlyOnce(requirement.heads().exact(CHINESE).replace(">", "&gt;"));
    }
  }

  @Test
  void whatWasNotPassedTakesNoEffect() {
    Messages english = Messages.in(Language.ENGLISH);
    assertThat(MotionState.FINAL.words(CHINESE, Outcome.PASSED)).isEqualTo("已生效");
    for (Outcome outcome : List.of(Outcome.FAILED, Outcome.NO_QUORUM)) {
      assertThat(MotionState.FINAL.words(CHINESE, outcome)).isEqualTo("公示期满");
      assertThat(MotionState.FINAL.words(english, outcome)).isEqualTo("Posting over");
      assertThat(MotionState.POSTED.words(CHINESE, outcome)).isEqualTo("公示中");
    }
  }

  @Test
  void withoutAQuorumNoApprovalIsShown() {
    ResultPage page = result("C04");
    assertThat(page.outcome()).isEqualTo(Outcome.NO_QUORUM);
    assertThat(page.requirements()).extracting(Requirement::name).containsExactly("参与表决");
  }

  @Test
  void aFinalResultWasPosted() {
    ResultPage.Posting posting = result("C07/2").posting();
    assertThat(posting).isNotNull();
    assertThat(posting.from()).isBefore(LocalDate.of(2026, 11, 24));
  }

  @Test
  void anObjectionVoteIsHeldAgainstCeilingsAndTheCompact() {
    DecisionRule rule =
        DecisionRule.resolve(
                RULES,
                RuleId.of("cn-42.property.63"),
                ScopeCode.of("cn-42"),
                LocalDate.of(2026, 1, 1))
            .orThrow();
    assertThat(MotionViews.needs(CHINESE, rule))
        .extracting(need -> need.name() + need.basis() + CHINESE.goal(need.heads()))
        .containsExactly("反对全体业主不超过三分之一");
    TallyResult result = objected(rule);
    List<Requirement> shown = MotionViews.requirements(CHINESE, rule, result);
    assertThat(shown).hasSize(1);
    assertThat(shown.get(0).heads().exact(CHINESE)).isEqualTo("2/3 > 1/3");
    assertThat(shown.get(0).heads().missing()).isEqualTo(1);
    Condition compact = new Condition("须由管理规约约定", false, "核对管理规约", null);
    List<String> why = Why.sentences(CHINESE, Outcome.FAILED, shown, List.of(compact));
    assertThat(why.get(0)).contains("反对的业主超过了");
    assertThat(why.get(1)).contains("超出 1 人");
    assertThat(why.get(3)).contains("没有满足").contains("核对管理规约");
  }

  @Test
  void aMotionThatFailsOnTheCompactAloneSaysThat() {
    DecisionRule rule =
        DecisionRule.resolve(
                RULES,
                RuleId.of("cn-42.property.63"),
                ScopeCode.of("cn-42"),
                LocalDate.of(2026, 1, 1))
            .orThrow();
    TallyResult result = new Tally(rule, NOW, NOW.plusSeconds(60)).count(roll(), List.of());
    assertThat(
            Why.sentences(
                CHINESE,
                Outcome.FAILED,
                MotionViews.requirements(CHINESE, rule, result),
                List.of()))
        .first()
        .asString()
        .contains("另一项条件没有满足");
  }

  private static TallyResult objected(DecisionRule rule) {
    return new Tally(rule, NOW, NOW.plusSeconds(60))
        .count(
            roll(),
            List.of(
                Ballot.of("1", "a", "A", Channel.WEB, NOW, "against"),
                Ballot.of("2", "b", "B", Channel.WEB, NOW, "against")));
  }

  private static ElectoralRoll roll() {
    FloorArea area = new FloorArea(100_00);
    return new ElectoralRoll(
        List.of(
            new Party(1, List.of("A"), "A", List.of("a"), 1, area),
            new Party(2, List.of("B"), "B", List.of("b"), 1, area),
            new Party(3, List.of("C"), "C", List.of("c"), 1, area)));
  }

  private ResultPage result(String scope) {
    Motion motion = named(scope);
    CountedResults.Counted counted =
        new CountedResults(reader, id -> List.of(), id -> Optional.empty())
            .of(motion.id())
            .orThrow();
    return views.result(SHELL, community(), motion, counted, reader.history(motion.id()), NOW);
  }

  private Motion named(String scope) {
    return all().stream()
        .filter(motion -> motion.content().scope().toString().equals(scope))
        .findFirst()
        .orElseThrow();
  }

  private List<Motion> all() {
    return reader.page(community().id(), null, 200);
  }

  private Community community() {
    return work.read(transaction -> communities.findBySlug(transaction, DemoCommunity.SLUG))
        .orElseThrow();
  }
}
