package org.gongtong.server.ui;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.gongtong.core.decision.assisted.AssistedCount;
import org.gongtong.core.decision.callback.CallBackFigures;
import org.gongtong.server.ui.election.ElectionPhase;
import org.gongtong.server.ui.open.CommunityPage;
import org.gongtong.server.ui.open.FigureName;
import org.gongtong.server.ui.open.HomePage;
import org.gongtong.server.ui.open.MotionPage;
import org.gongtong.server.ui.open.ProblemPage;
import org.gongtong.server.ui.open.ResultPage;
import org.gongtong.server.ui.open.TurnoutFragment;
import org.gongtong.server.ui.part.Attachment;
import org.gongtong.server.ui.part.Bar;
import org.gongtong.server.ui.part.ChannelName;
import org.gongtong.server.ui.part.Citation;
import org.gongtong.server.ui.part.Link;
import org.gongtong.server.ui.part.Measure;
import org.gongtong.server.ui.part.MotionHead;
import org.gongtong.server.ui.part.MotionState;
import org.gongtong.server.ui.part.Need;
import org.gongtong.server.ui.part.Outcome;
import org.gongtong.server.ui.part.Refusal;
import org.gongtong.server.ui.part.Requirement;
import org.gongtong.server.ui.part.TurnoutPanel;
import org.gongtong.server.ui.text.Goal;
import org.jspecify.annotations.Nullable;

/** Samples of {@code ui.open}. */
final class SampleOpenPages {
  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  static final ZonedDateTime OPENS = ZonedDateTime.of(2026, 3, 1, 9, 0, 0, 0, ZONE);
  static final ZonedDateTime CLOSES = ZonedDateTime.of(2026, 3, 22, 18, 0, 0, 0, ZONE);
  static final String HASH = "8c1f6d0b5a3e47d29c40b1f27e5d9a6038f4c2b71e90d5a8c6b3f70e214d9a5b";
  static final Goal TWO_THIRDS = new Goal(2, 3, true);
  static final Goal HALF = new Goal(1, 2, false);
  static final Goal THREE_QUARTERS = new Goal(3, 4, true);
  private static final String HIRE = "是否选聘物业服务人，为三个老旧院落提供保洁、门岗和公共设施维修服务（服务期三年）？";

  private SampleOpenPages() {}

  static void add(Map<String, Page> pages, Shell s) {
    pages.put("open-home", new HomePage(s, communities(s)));
    pages.put("open-home-empty", new HomePage(s, List.of()));
    pages.put("open-community", community(s));
    pages.put("open-motion", motion(s, MotionState.OPEN, live()));
    pages.put("open-motion-small", motion(s, MotionState.OPEN, new TurnoutPanel.HiddenSmall(10)));
    pages.put(
        "open-motion-announced", motion(s, MotionState.ANNOUNCED, new TurnoutPanel.NotOpen()));
    pages.put("open-turnoutFragment", new TurnoutFragment(s, live()));
    pages.put("open-result-passed", result(s, Outcome.PASSED, 101, 10_001_00L));
    pages.put("open-result-failed", result(s, Outcome.FAILED, 120, 9_999_99L));
    pages.put("open-result-no-quorum", noQuorum(s));
    pages.put("open-problem", problem(s));
    SampleLogPages.add(pages, s);
  }

  static MotionHead head(
      Shell s, String id, String question, MotionState state, @Nullable Outcome outcome) {
    return new MotionHead(
        SamplePages.COMMUNITY,
        id,
        question,
        SamplePages.say(s, "选聘和解聘物业服务企业或者其他管理人", "Hiring or dismissing a property manager"),
        civilCode(s, "第二百七十八条第（四）项", "art. 278 item 4"),
        SamplePages.say(s, "一号院、二号院、三号院全体业主", "All owners of compounds 1, 2 and 3"),
        "",
        state,
        outcome,
        OPENS,
        CLOSES);
  }

  static MotionHead head(Shell s, MotionState state, @Nullable Outcome outcome) {
    return head(s, "2026-003", HIRE, state, outcome);
  }

  static Citation civilCode(Shell s, String chinese, String english) {
    return new Citation(
        SamplePages.say(s, "《民法典》", "Civil Code"), SamplePages.say(s, chinese, english), true);
  }

  private static List<HomePage.CommunityRow> communities(Shell s) {
    return List.of(
        new HomePage.CommunityRow(
            "model",
            SamplePages.say(s, "样板社区", "Model community"),
            SamplePages.say(s, "湖北省 · 示范市 · 示范街道", "Hubei · Model city · Model subdistrict"),
            1),
        new HomePage.CommunityRow(
            "second",
            SamplePages.say(s, "第二社区", "Second community"),
            SamplePages.say(s, "湖北省 · 示范市 · 示范街道", "Hubei · Model city · Model subdistrict"),
            0));
  }

  private static CommunityPage community(Shell s) {
    return new CommunityPage(
        s,
        s.community(),
        SamplePages.say(s, "湖北省 · 示范市 · 示范街道", "Hubei · Model city · Model subdistrict"),
        List.of(
            SampleElectionPages.head(s, ElectionPhase.OPEN),
            SampleElectionPages.head(s, ElectionPhase.COUNTED)),
        List.of(head(s, MotionState.OPEN, null)),
        List.of(head(s, "2026-004", "是否使用维修资金更换五号楼供水立管？", MotionState.ANNOUNCED, null)),
        List.of(head(s, "2026-002", "是否修改停车管理规约？", MotionState.CLOSED, null)),
        List.of(
            head(s, "2025-009", "是否在四号院加装非机动车充电棚？", MotionState.POSTED, Outcome.PASSED),
            head(s, "2025-008", "是否改建二号院锅炉房为老年食堂？", MotionState.POSTED, Outcome.FAILED)),
        List.of(
            head(s, "2025-002", "是否筹集维修资金？", MotionState.FINAL, Outcome.NO_QUORUM),
            head(s, "2025-001", "是否更换单元门禁？", MotionState.WITHDRAWN, null)),
        SamplePages.COMMUNITY,
        "2025-001",
        true);
  }

  static TurnoutPanel live() {
    return new TurnoutPanel.Live(
        new Bar(Measure.HEADS, 187, 300, TWO_THIRDS),
        new Bar(Measure.AREA, 20_413_57L, 30_000_00L, TWO_THIRDS),
        ZonedDateTime.of(2026, 3, 9, 16, 40, 0, 0, ZONE));
  }

  private static MotionPage motion(Shell s, MotionState state, TurnoutPanel turnout) {
    return new MotionPage(
        s,
        head(s, state, null),
        "",
        List.of(
            "三个院落一直没有物业。居民代表会议提出，由一家物业服务企业统一负责保洁、门岗、公共照明和小修，每平方米每月 0.60 元。",
            "合同草案、服务标准和三家企业的报价见附件。"),
        HASH,
        List.of(
            new Attachment(1, "物业服务合同（草案）.pdf", 412_000, HASH),
            new Attachment(2, "三家企业报价对比.xlsx", 38_200, HASH)),
        needs(s),
        List.of(),
        false,
        "",
        turnout);
  }

  private static List<Need> needs(Shell s) {
    return List.of(
        new Need(
            SamplePages.say(s, "参与表决", "Taking part"),
            SamplePages.say(s, "全体业主", "all owners"),
            TWO_THIRDS,
            TWO_THIRDS,
            civilCode(s, "第二百七十八条第二款", "art. 278 para. 2")),
        new Need(
            SamplePages.say(s, "同意", "In favour"),
            SamplePages.say(s, "参与表决的业主", "those who take part"),
            HALF,
            HALF,
            civilCode(s, "第二百七十八条第二款", "art. 278 para. 2")));
  }

  private static Requirement participation(Shell s, long heads, long area) {
    return new Requirement(
        SamplePages.say(s, "参与表决", "Taking part"),
        SamplePages.say(s, "全体业主", "all owners"),
        new Bar(Measure.HEADS, heads, 300, TWO_THIRDS),
        new Bar(Measure.AREA, area, 30_000_00L, TWO_THIRDS),
        civilCode(s, "第二百七十八条第二款", "art. 278 para. 2"));
  }

  private static ResultPage result(Shell s, Outcome outcome, long heads, long area) {
    Requirement consent =
        new Requirement(
            SamplePages.say(s, "同意", "In favour"),
            SamplePages.say(s, "参与表决的业主", "those who took part"),
            new Bar(Measure.HEADS, heads, 200, HALF),
            new Bar(Measure.AREA, area, 20_000_00L, HALF),
            new Citation(
                SamplePages.say(s, "《示范市物业管理条例》", "Model city property ordinance"),
                SamplePages.say(s, "第二十条", "art. 20"),
                false));
    return new ResultPage(
        s,
        head(s, MotionState.POSTED, outcome),
        outcome,
        List.of(participation(s, 200, 20_000_00L), consent),
        List.of(),
        List.of(
            new ResultPage.FigureRow(FigureName.ROLL, 300, 30_000_00L),
            new ResultPage.FigureRow(FigureName.PARTICIPATED, 200, 20_000_00L),
            new ResultPage.FigureRow(FigureName.FOR, heads, area),
            new ResultPage.FigureRow(FigureName.AGAINST, 60, 6_000_00L),
            new ResultPage.FigureRow(FigureName.ABSTAIN, 140 - heads, 14_000_00L - area)),
        List.of(
            new ResultPage.ChannelRow(ChannelName.WEB, OptionalLong.of(131)),
            new ResultPage.ChannelRow(ChannelName.PAPER, OptionalLong.empty())),
        List.of(
            new AssistedCount("grid-1", OptionalLong.of(12)),
            new AssistedCount("grid-2", OptionalLong.empty())),
        new CallBackFigures(10, 6, 1, 3).published(),
        List.of(
            new ResultPage.RejectedRow(
                "DUPLICATE",
                SamplePages.say(s, "同一业主已有一张有效票", "The same owner had a valid ballot already"),
                OptionalLong.of(4)),
            new ResultPage.RejectedRow(
                "TOO_LATE",
                SamplePages.say(s, "截止以后才投", "Cast after the close"),
                OptionalLong.empty())),
        OptionalLong.of(300),
        OptionalLong.empty(),
        new ResultPage.Posting(LocalDate.of(2026, 3, 25), LocalDate.of(2026, 4, 9)),
        "",
        HASH,
        HASH,
        HASH);
  }

  private static ResultPage noQuorum(Shell s) {
    return new ResultPage(
        s,
        head(s, MotionState.DECIDED, Outcome.NO_QUORUM),
        Outcome.NO_QUORUM,
        List.of(participation(s, 199, 25_000_00L)),
        List.of(),
        List.of(
            new ResultPage.FigureRow(FigureName.ROLL, 300, 30_000_00L),
            new ResultPage.FigureRow(FigureName.PARTICIPATED, 199, 25_000_00L)),
        List.of(new ResultPage.ChannelRow(ChannelName.WEB, OptionalLong.of(199))),
        List.of(),
        null,
        List.of(),
        OptionalLong.of(300),
        OptionalLong.of(0),
        null,
        "",
        HASH,
        HASH,
        "");
  }

  private static ProblemPage problem(Shell s) {
    return new ProblemPage(
        s,
        409,
        SamplePages.say(s, "这一步现在不能做", "This cannot be done now"),
        List.of(
            new Refusal(
                "TOO_LATE",
                SamplePages.say(
                    s, "表决已经在 3 月 22 日 18:00 截止。", "Voting ended on 22 March at 18:00."),
                SamplePages.say(
                    s, "结果公布以后，可以在这个页面查看。", "The result will be shown here once it is known."))),
        "01J9ZK3T",
        new Link("/c/model", SamplePages.say(s, "回到社区", "Back to the community")));
  }
}
