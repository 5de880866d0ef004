package org.gongtong.server.ui;

import static org.gongtong.server.ui.SamplePages.COMMUNITY;
import static org.gongtong.server.ui.SamplePages.say;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gongtong.server.ui.part.Command;
import org.gongtong.server.ui.part.FieldError;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.part.Option;
import org.gongtong.server.ui.staff.RosterFaultsPage;
import org.gongtong.server.ui.timebank.desk.AccountPage;
import org.gongtong.server.ui.timebank.desk.AccountsPage;
import org.gongtong.server.ui.timebank.desk.BankRulesPage;
import org.gongtong.server.ui.timebank.desk.BoardPage;
import org.gongtong.server.ui.timebank.desk.CorrectPage;
import org.gongtong.server.ui.timebank.desk.MatchesPage;
import org.gongtong.server.ui.timebank.desk.SheetCheckPage;
import org.gongtong.server.ui.timebank.desk.SheetFaultsPage;
import org.gongtong.server.ui.timebank.desk.SheetPage;
import org.gongtong.server.ui.timebank.desk.VisitDeskPage;

/** Samples of the coordinator's pages of the time bank. */
final class SampleBoardPages {
  private static final String ID = "019c0000-0000-7000-8000-000000000000";
  private static final Command COMMAND = new Command("key", "3");

  private SampleBoardPages() {}

  static void add(Map<String, Page> pages, Shell s) {
    pages.put("bank-board", board(s));
    pages.put(
        "bank-board-empty",
        new BoardPage(s, COMMUNITY, List.of(), List.of(), List.of(), List.of(), List.of(), false));
    pages.put("bank-matches", matches(s, FormErrors.none()));
    pages.put(
        "bank-matches-fault",
        matches(
            s,
            errors(
                "offer-" + ID,
                say(
                    s,
                    "服务方那时另有预约；另约时间。",
                    "Who helps is taken at that time; agree on another one."))));
    pages.put(
        "bank-matches-none",
        new MatchesPage(s, COMMAND, COMMUNITY, request(s), List.of(), FormErrors.none()));
    pages.put(
        "bank-visit-agreed", visit(s, Set.of("check-in", "absent", "cancel"), FormErrors.none()));
    pages.put("bank-visit-proposed", visit(s, Set.of("agree", "cancel"), FormErrors.none()));
    pages.put(
        "bank-visit-decide",
        visit(
            s,
            Set.of("decide"),
            errors("step-decide", say(s, "没有写明理由；请填写。", "No reason was given; type one."))));
    pages.put("bank-visit-disputed", visit(s, Set.of("mediate"), FormErrors.none()));
    pages.put("bank-accounts", new AccountsPage(s, COMMUNITY, "", List.of(), "", List.of()));
    pages.put(
        "bank-accounts-found",
        new AccountsPage(
            s, COMMUNITY, "O12", List.of(account(s, false), account(s, true)), "", List.of()));
    pages.put("bank-account", accountPage(s, FormErrors.none()));
    pages.put(
        "bank-account-fault",
        accountPage(
            s,
            errors("why", say(s, "没有写明理由；写明依据。", "No reason was given; say what it rests on."))));
    pages.put("bank-rules", rules(s, true, FormErrors.none()));
    pages.put(
        "bank-rules-open",
        rules(
            s,
            false,
            new FormErrors(
                List.of(new FieldError("rule", say(s, "没有选择规则", "no rule was chosen"))))));
    pages.put(
        "bank-correct",
        new CorrectPage(
            s, COMMAND, COMMUNITY, account(s, false), line(s, 3, 90), "", FormErrors.none()));
  }

  static void addSheets(Map<String, Page> pages, Shell s) {
    List<SheetPage.ColumnRow> columns =
        List.of(
            new SheetPage.ColumnRow(
                say(s, "日期", "date"), say(s, "服务那天", "the day of the service"), "2026-03-02"),
            new SheetPage.ColumnRow(
                say(s, "接受方编号", "receiver_id"),
                say(
                    s,
                    "接受服务的人：业主编号、人员编号或账户编号，不写姓名",
                    "who was helped: an owner's, person's or account's id, no name"),
                "10027"));
    pages.put(
        "bank-sheet",
        new SheetPage(
            s,
            COMMAND,
            COMMUNITY,
            columns,
            "2026-03-01",
            "2026-03-31",
            say(s, "已入账 12 行。", "12 lines were entered."),
            FormErrors.none()));
    pages.put(
        "bank-sheet-faults",
        new SheetFaultsPage(
            s,
            COMMUNITY,
            say(s, "三月服务登记表.xlsx", "services of March.xlsx"),
            40,
            2,
            List.of(
                new RosterFaultsPage.CellFault(
                    say(s, "第 12 行", "row 12"),
                    say(s, "日期", "date"),
                    "2026-02-30",
                    "SERVICE_DATE",
                    "2026-02-30",
                    say(
                        s,
                        "写成 2026-03-02，并核对这一天是否存在",
                        "write it like 2026-03-02, and check that there is such a day")),
                new RosterFaultsPage.CellFault(
                    say(s, "第 13 行", "row 13"),
                    "",
                    "",
                    "VISIT_OVERLAPS",
                    say(
                        s,
                        "成员在 2026-02-28T09:00:00 至 2026-02-28T10:00:00 另有服务",
                        "he is taken from 2026-02-28T09:00:00 to 2026-02-28T10:00:00"),
                    say(s, "核对时间", "check the times"))),
            ID));
    pages.put(
        "bank-sheet-check",
        new SheetCheckPage(
            s,
            COMMAND,
            COMMUNITY,
            ID,
            say(s, "三月服务登记表.xlsx", "services of March.xlsx"),
            240,
            14_400,
            List.of(
                new SheetCheckPage.Line(
                    2,
                    say(s, "2026年3月2日（周一）10:00 至 11:30", "Mon 2 March 2026, 10:00 to 11:30"),
                    say(s, "演**06 …a1b2c3", "D** 06 …a1b2c3"),
                    say(s, "演**02 …d4e5f6", "D** 02 …d4e5f6"),
                    say(s, "陪伴", "company")))));
  }

  private static FormErrors errors(String field, String message) {
    return new FormErrors(List.of(new FieldError(field, message)));
  }

  private static BoardPage.RequestRow request(Shell s) {
    return new BoardPage.RequestRow(
        ID,
        say(s, "演**04 …a1b2c3", "D** 04 …a1b2c3"),
        say(s, "陪同就医", "company to the clinic"),
        "C01/6",
        say(s, "2026年3月3日（周二）09:00 至 17:00", "Tue 3 March 2026, 09:00 to 17:00"),
        60,
        say(s, "轮椅或行动不便、急救", "Wheelchair, or hard to walk, first aid"),
        12,
        say(s, "演**09 …d4e5f6（匹配度 60%）", "D** 09 …d4e5f6 (60% match)"));
  }

  private static BoardPage.VisitLine line(Shell s, String state, String note, boolean urgent) {
    return new BoardPage.VisitLine(
        ID,
        say(s, "家庭保洁", "cleaning"),
        say(s, "2026年3月2日（周一）10:00 至 11:30", "Mon 2 March 2026, 10:00 to 11:30"),
        say(s, "演**06 …a1b2c3", "D** 06 …a1b2c3"),
        say(s, "演**02 …d4e5f6", "D** 02 …d4e5f6"),
        state,
        note,
        urgent);
  }

  private static BoardPage board(Shell s) {
    String done = say(s, "已完成，待确认", "Done and to be confirmed");
    return new BoardPage(
        s,
        COMMUNITY,
        List.of(request(s), request(s), request(s)),
        List.of(
            line(s, done, say(s, "还剩 1 天，之后自动确认", "1 day left, then time confirms it"), true),
            line(s, done, say(s, "还剩 6 天，之后自动确认", "6 days left, then time confirms it"), false)),
        List.of(
            line(
                s,
                say(s, "有争议", "Disputed"),
                say(s, "接受方：只服务了一个小时", "who is helped: it was one hour only"),
                true)),
        List.of(line(s, say(s, "已约定", "Agreed"), "", false)),
        List.of(
            line(s, say(s, "未到场", "A no-show"), say(s, "服务方未到场", "who helps did not come"), false)),
        true);
  }

  private static MatchesPage matches(Shell s, FormErrors errors) {
    List<String> reasons =
        List.of(
            say(s, "地点：同一楼栋（100 分 × 权重 1 = 100）", "Place: same building (100 x weight 1 = 100)"),
            say(s, "技能：符合 1/2 项（50 分 × 权重 1 = 50）", "Skills: 1 of 2 (50 x weight 1 = 50)"),
            say(
                s,
                "时间：所需时间段 480 分钟中有 240 分钟可用（50 分 × 权重 1 = 50）",
                "Time: 240 of 480 minutes of the window (50 x weight 1 = 50)"),
            say(
                s,
                "等候：12 天，按最多 30 天计（40 分 × 权重 1 = 40）",
                "Waited: 12 days, counted up to 30 (40 x weight 1 = 40)"));
    MatchesPage.Row row =
        new MatchesPage.Row(
            ID,
            say(s, "演**09 …d4e5f6", "D** 09 …d4e5f6"),
            say(s, "2026年3月3日（周二）09:00 至 13:00", "Tue 3 March 2026, 09:00 to 13:00"),
            60,
            240,
            reasons,
            List.of(new Option("clinic", say(s, "陪同就医", "company to the clinic"), "", 0)),
            new MatchesPage.Draft("clinic", "2026-03-03T09:00", "60", "redeem"),
            errors.any() ? errors.all().get(0).message() : "");
    return new MatchesPage(s, COMMAND, COMMUNITY, request(s), List.of(row), errors);
  }

  private static VisitDeskPage visit(Shell s, Set<String> steps, FormErrors errors) {
    return new VisitDeskPage(
        s,
        COMMAND,
        COMMUNITY,
        line(
            s,
            say(s, "有争议", "Disputed"),
            say(s, "接受方：只服务了一个小时", "who is helped: it was one hour only"),
            true),
        "C01/6",
        say(s, "接受方", "who is helped"),
        List.of(
            new VisitDeskPage.Fact(
                say(s, "签到", "Checked in"),
                say(s, "2026年3月2日（周一）10:00", "Mon 2 March 2026, 10:00")),
            new VisitDeskPage.Fact(say(s, "历时", "Lasted"), say(s, "95 分钟", "95 min"))),
        steps,
        List.of(
            new VisitDeskPage.Past(
                say(s, "2026年3月1日（周日）09:00", "Sun 1 March 2026, 09:00"),
                say(s, "提出预约", "Proposed"),
                "desk-1"),
            new VisitDeskPage.Past(
                say(s, "2026年3月1日（周日）09:10", "Sun 1 March 2026, 09:10"),
                say(s, "接受方同意", "Who is helped agreed"),
                say(s, "成员", "a member"))),
        new VisitDeskPage.Typed("2026-03-02T10:00", "95", ""),
        errors);
  }

  private static AccountsPage.Row account(Shell s, boolean closed) {
    return new AccountsPage.Row(
        ID,
        say(s, "演**06 …a1b2c3", "D** 06 …a1b2c3"),
        say(s, "个人账户", "individual"),
        1_290,
        60,
        closed,
        true);
  }

  private static AccountPage.Line line(Shell s, long number, long minutes) {
    return new AccountPage.Line(
        number,
        say(s, "2026年3月2日（周一）10:00", "Mon 2 March 2026, 10:00"),
        say(s, "获得", "Earn"),
        say(s, "演**02 …d4e5f6", "D** 02 …d4e5f6"),
        minutes,
        1_290,
        number == 3 ? say(s, "三月服务登记表第 12 行", "service sheet of March, line 12") : "",
        number > 1);
  }

  private static AccountPage accountPage(Shell s, FormErrors errors) {
    return new AccountPage(
        s,
        COMMAND,
        COMMUNITY,
        account(s, false),
        List.of(new AccountsPage.Row(ID, "", say(s, "保障时长", "guaranteed"), 300, 0, false, true)),
        say(s, "退出社区，捐赠全部时间", "its holder leaves and donates all of it"),
        List.of(line(s, 3, 90), line(s, 2, -60), line(s, 1, 1_260)),
        1,
        List.of(
            new Option("earn", say(s, "获得", "earn"), "", 0),
            new Option("redeem", say(s, "兑换", "redeem"), "", 0)),
        new AccountPage.Draft("earn", "", "90", "2026-03-02", ""),
        errors);
  }

  private static BankRulesPage rules(Shell s, boolean opened, FormErrors errors) {
    String title = say(s, "小时互换 · hours-exchange#1", "Hours exchange · hours-exchange#1");
    return new BankRulesPage(
        s,
        COMMAND,
        COMMUNITY,
        opened,
        opened ? say(s, "小时互换", "Hours exchange") : "",
        opened ? "hours-exchange#1" : "",
        List.of(
            new BankRulesPage.Figure(
                say(s, "账户可透支的时长（含）", "How far an account may go below zero"),
                say(s, "20小时（20个时间币）", "20 h (20 coins)"),
                say(
                    s,
                    "《cn-time-banks 规则包默认值》（未核实）",
                    "default of the pack cn-time-banks (unverified)"))),
        List.of(
            say(
                s,
                "没有读到规定此项的文本；各地可另定",
                "no text was found that has this figure; places may set another")),
        opened
            ? List.of(new BankRulesPage.Choice(say(s, "2026年3月2日", "2 March 2026"), title))
            : List.of(),
        List.of(new Option("cn.time-bank.hours-exchange", title, "", 0)),
        new BankRulesPage.Typed("", "2026-03-03"),
        errors);
  }
}
