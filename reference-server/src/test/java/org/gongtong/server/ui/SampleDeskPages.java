package org.gongtong.server.ui;

import static org.gongtong.server.ui.SamplePages.say;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.gongtong.server.ui.part.Attachment;
import org.gongtong.server.ui.part.FieldError;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.part.Link;
import org.gongtong.server.ui.part.MotionState;
import org.gongtong.server.ui.part.Need;
import org.gongtong.server.ui.part.Option;
import org.gongtong.server.ui.part.Outcome;
import org.gongtong.server.ui.part.Refusal;
import org.gongtong.server.ui.part.TurnoutPanel;
import org.gongtong.server.ui.staff.AnnounceCheckPage;
import org.gongtong.server.ui.staff.CommunityFormPage;
import org.gongtong.server.ui.staff.DeskPage;
import org.gongtong.server.ui.staff.MotionDeskPage;
import org.gongtong.server.ui.staff.MotionFormPage;
import org.gongtong.server.ui.staff.MotionStep;
import org.gongtong.server.ui.staff.MotionStepPage;
import org.gongtong.server.ui.staff.PackState;
import org.gongtong.server.ui.staff.PacksPage;
import org.gongtong.server.ui.staff.Progress;
import org.gongtong.server.ui.staff.SetUpPage;
import org.gongtong.server.ui.staff.SignInPage;
import org.gongtong.server.ui.staff.StaffHomePage;
import org.gongtong.server.ui.text.Goal;

/** Samples of the desk: sign-in, dashboard, motions, packs. */
final class SampleDeskPages {
  private SampleDeskPages() {}

  static void addPublic(Map<String, Page> pages, Shell s) {
    FormErrors wrong =
        new FormErrors(
            List.of(
                new FieldError("login", say(s, "登录名或密码不对。", "Login or password is not right."))));
    pages.put(
        "staff-signIn",
        new SignInPage(
            s, SampleBallotPages.COMMAND, "/staff", "desk-1", "单位统一登录 / Single sign-on", wrong));
    pages.put(
        "staff-setUp", new SetUpPage(s, SampleBallotPages.COMMAND, "", 12, FormErrors.none()));
  }

  static void add(Map<String, Page> pages, Shell s) {
    pages.put("staff-desk", desk(s));
    pages.put("staff-desk-empty", new DeskPage(s, "model", 0, 0, 0, null, List.of(), List.of()));
    pages.put("staff-motionForm", form(s, FormErrors.none(), null));
    pages.put("staff-motionForm-wrong", form(s, formErrors(s), null));
    pages.put("staff-motionForm-overtaken", form(s, FormErrors.none(), overtaken(s)));
    pages.put("staff-motionDesk", motionDesk(s));
    pages.put("staff-motionDesk-final", finalMotion(s));
    pages.put("staff-step-announce", step(s, MotionStep.ANNOUNCE, false));
    pages.put("staff-step-announce-check", announceCheck(s));
    pages.put(
        "staff-communityForm",
        new CommunityFormPage(
            s,
            SampleBallotPages.COMMAND,
            new CommunityFormPage.Draft("和平路社区", "", "某市", "", "h", "cn", "Asia/Shanghai"),
            List.of(new Option("cn", "cn", "", 0), new Option("cn-42", "cn-42", "", 1)),
            new FormErrors(List.of(new FieldError("slug", say(s, "请改短。", "Mend it."))))));
    pages.put("staff-step-open", step(s, MotionStep.OPEN, false));
    pages.put("staff-step-withdraw", step(s, MotionStep.WITHDRAW, true));
    pages.put("staff-packs", packs(s));
    pages.put(
        "staff-home",
        new StaffHomePage(
            s,
            List.of(
                new StaffHomePage.Row(
                    "model",
                    say(s, "示范社区", "Model community"),
                    say(s, "示范区", "Model district"),
                    2_604,
                    1)),
            false,
            true));
    pages.put("staff-home-empty", new StaffHomePage(s, List.of(), false, true));
    pages.put("staff-home-no-mandate", new StaffHomePage(s, List.of(), true, false));
    pages.put("staff-home-none-here", new StaffHomePage(s, List.of(), true, true));
  }

  private static DeskPage desk(Shell s) {
    return new DeskPage(
        s,
        "model",
        2_604,
        2_311,
        201_337_45L,
        LocalDate.of(2026, 2, 1),
        List.of(
            new DeskPage.DeskRow(
                SampleOpenPages.head(s, MotionState.OPEN, null),
                say(s, "复核第 3 张登记表", "Check sheet 3")),
            new DeskPage.DeskRow(
                SampleOpenPages.head(s, "2026-004", "是否更换供水立管？", MotionState.DRAFTED, null),
                say(s, "公告", "Announce")),
            new DeskPage.DeskRow(
                SampleOpenPages.head(s, "2025-009", "是否加装充电棚？", MotionState.POSTED, Outcome.PASSED),
                say(s, "公示到 4 月 9 日", "Posted until 9 April"))),
        List.of(
            new Refusal(
                "PACK_QUARANTINED",
                say(s, "规则包 cn-51 没有启用。", "Rule pack cn-51 is not enabled."),
                say(s, "请在“规则包”页面查看原因。", "See the page Rule packs for the reason."))));
  }

  private static MotionFormPage.Overtaken overtaken(Shell s) {
    return new MotionFormPage.Overtaken(
        3,
        "desk-2",
        SampleOpenPages.OPENS,
        List.of(
            new MotionFormPage.Difference(say(s, "问题", "Question"), "是否选聘物业服务人，服务期三年？"),
            new MotionFormPage.Difference(say(s, "附件", "Documents"), "合同.pdf\n报价.pdf")));
  }

  private static MotionFormPage form(
      Shell s, FormErrors errors, MotionFormPage.Overtaken overtaken) {
    return new MotionFormPage(
        s,
        SampleBallotPages.COMMAND,
        "model",
        errors.any() ? "" : "2026-004",
        new MotionFormPage.Draft("是否选聘物业服务人？", "三个院落一直没有物业。", "cn.civil-code.278.4", "C01", "", ""),
        List.of(
            new Option(
                "cn.civil-code.278.4",
                say(s, "选聘和解聘物业服务企业（第四项）", "Hiring or dismissing a property manager (item 4)"),
                "",
                0),
            new Option(
                "cn.civil-code.278.5",
                say(s, "使用维修资金（第五项）", "Using the maintenance fund (item 5)"),
                "",
                0)),
        List.of(
            new MotionFormPage.MatterRow(
                say(s, "选聘和解聘物业服务企业", "Hiring or dismissing a property manager"), needs(s))),
        List.of(say(s, "以异议表决方式决定使用维修资金", "Use the maintenance fund, by objection vote")),
        List.of(
            new Option("C01", say(s, "一号院", "Compound 1"), "", 0),
            new Option("C01/6", say(s, "6 栋", "Building 6"), "", 1),
            new Option("C01/6/2", say(s, "2 单元", "Entrance 2"), "", 2)),
        List.of(new MotionFormPage.PaperRow(SampleOpenPages.HASH + " 合同.pdf", "合同.pdf", 123_456)),
        earliest(s),
        overtaken,
        List.of(),
        errors);
  }

  private static MotionFormPage.Earliest earliest(Shell s) {
    return new MotionFormPage.Earliest(
        LocalDate.of(2026, 3, 1),
        say(
            s,
            "今天公告，须提前 15 日，公告当日不计。",
            "Announced today; 15 days' notice, the day of announcement not counted."),
        SampleOpenPages.civilCode(s, "第二百零一条", "art. 201"));
  }

  private static List<Need> needs(Shell s) {
    return List.of(
        new Need(
            say(s, "参与表决", "Taking part"),
            say(s, "全体业主", "all owners"),
            new Goal(2, 3, true, false),
            new Goal(2, 3, true, false),
            SampleOpenPages.civilCode(s, "第二百七十八条", "art. 278")));
  }

  private static FormErrors formErrors(Shell s) {
    return new FormErrors(
        List.of(
            new FieldError("matter", say(s, "请选择事项。", "Choose a matter.")),
            new FieldError("question", say(s, "请写下问题。", "Write the question."))));
  }

  private static MotionDeskPage motionDesk(Shell s) {
    return new MotionDeskPage(
        s,
        SampleOpenPages.head(s, MotionState.OPEN, null),
        List.of(
            new Refusal(
                "ROSTER_MISSING",
                say(s, "没有生效的业主名册。", "No roster is in force."),
                say(s, "先导入名册。", "Import a roster."))),
        "",
        List.of(
            timeline(s, MotionState.DRAFTED, Progress.DONE),
            timeline(s, MotionState.ANNOUNCED, Progress.DONE),
            timeline(s, MotionState.OPEN, Progress.NOW),
            timeline(s, MotionState.CLOSED, Progress.AHEAD),
            timeline(s, MotionState.DECIDED, Progress.AHEAD),
            timeline(s, MotionState.POSTED, Progress.AHEAD),
            timeline(s, MotionState.FINAL, Progress.AHEAD)),
        List.of(
            new MotionDeskPage.StepRow(
                MotionStep.POST, true, say(s, "公示 15 天。", "Posted for 15 days.")),
            new MotionDeskPage.StepRow(
                MotionStep.ANNUL, true, say(s, "法院撤销决定。", "A court annulled the decision.")),
            new MotionDeskPage.StepRow(
                MotionStep.CLOSE,
                false,
                say(s, "3 月 22 日 18:00 到期后自动截止。", "Closes by itself on 22 March at 18:00."))),
        List.of(new Link("/staff", say(s, "表决书", "Voting letters"))),
        List.of("三个院落一直没有物业。"),
        List.of(new Attachment(1, "合同.pdf", 123_456, SampleOpenPages.HASH)),
        needs(s),
        SampleOpenPages.live(),
        List.of(
            new MotionDeskPage.ChannelRow(say(s, "网上", "Web"), 121),
            new MotionDeskPage.ChannelRow(say(s, "纸质", "Paper"), 66)),
        SampleOpenPages.HASH);
  }

  private static MotionDeskPage finalMotion(Shell s) {
    return new MotionDeskPage(
        s,
        SampleOpenPages.head(s, MotionState.FINAL, Outcome.PASSED),
        List.of(),
        say(s, "人民法院撤销", "set aside by a court"),
        List.of(timeline(s, MotionState.FINAL, Progress.NOW)),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        new TurnoutPanel.HiddenSmall(10),
        List.of(),
        "");
  }

  private static MotionDeskPage.TimelineRow timeline(Shell s, MotionState state, Progress at) {
    String note = at == Progress.AHEAD ? "" : say(s, "2月12日 10:30 · desk-1", "12 Feb, desk-1");
    return new MotionDeskPage.TimelineRow(state, at, note);
  }

  private static MotionStepPage step(Shell s, MotionStep step, boolean reason) {
    FormErrors errors =
        reason
            ? new FormErrors(List.of(new FieldError("reason", say(s, "请写明原因。", "Give a reason."))))
            : FormErrors.none();
    return new MotionStepPage(
        s,
        SampleBallotPages.COMMAND,
        SampleOpenPages.head(s, MotionState.ANNOUNCED, null),
        step,
        List.of(
            say(s, "名册、条文和计票方法从现在起固定。", "Roll, law and counting are frozen from now on."),
            say(s, "这一步不能撤销。", "This cannot be undone.")),
        List.of(
            new Refusal(
                "SHEETS_UNCHECKED",
                say(
                    s,
                    "登记表 3 未复核，其中的票不会计入",
                    "sheet 3 is not checked, and its ballots will not count"),
                say(s, "计票前完成复核", "check it before the count"))),
        reason,
        "",
        step == MotionStep.ANNOUNCE
            ? new MotionStepPage.Window("2026-03-01T09:00", "", "Asia/Shanghai", earliest(s))
            : null,
        errors);
  }

  private static AnnounceCheckPage announceCheck(Shell s) {
    return new AnnounceCheckPage(
        s,
        SampleBallotPages.COMMAND,
        SampleOpenPages.head(s, MotionState.DRAFTED, null),
        SampleOpenPages.OPENS,
        SampleOpenPages.OPENS.plusDays(14).plusHours(10),
        say(s, "14 天 10 小时", "14 days 10 hours"),
        312,
        say(
            s,
            "从今天公告起到开始表决：16 天（规定提前 15 日）",
            "From the announcement today to the opening: 16 days (asked for: 15 days)"),
        List.of(
            say(
                s,
                "开始时间在夜里（晚上 10 点到早上 7 点）：2026年3月1日（周日）03:00。",
                "It opens at night (10 p.m. to 7 a.m.): Sun 1 March 2026, 03:00.")));
  }

  private static PacksPage packs(Shell s) {
    return new PacksPage(
        s,
        List.of(
            new PacksPage.PackRow(
                "cn-national",
                "0.1.0",
                say(s, "国家规定", "National rules"),
                List.of("cn"),
                31,
                0,
                PackState.ENABLED,
                ""),
            new PacksPage.PackRow(
                "cn-51",
                "0.1.0",
                say(s, "四川", "Sichuan"),
                List.of("cn-51"),
                0,
                0,
                PackState.QUARANTINED,
                say(
                    s,
                    "条文 cn-51.notice 的两个版本日期重叠（2022-05-01）",
                    "Two editions of cn-51.notice overlap (2022-05-01)"))));
  }
}
