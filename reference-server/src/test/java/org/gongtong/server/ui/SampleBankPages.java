package org.gongtong.server.ui;

import static org.gongtong.server.ui.SamplePages.say;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.gongtong.core.timebank.TimeDisplay;
import org.gongtong.server.ui.open.TimeBankPage;
import org.gongtong.server.ui.part.Command;
import org.gongtong.server.ui.part.FieldError;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.part.Link;
import org.gongtong.server.ui.part.MonthPlot;
import org.gongtong.server.ui.part.Option;
import org.gongtong.server.ui.part.QrSign;
import org.gongtong.server.ui.staff.person.CardPage;
import org.gongtong.server.ui.staff.person.MemberAccountPage;
import org.gongtong.server.ui.staff.person.PersonPage;
import org.gongtong.server.ui.text.MinuteWords;
import org.gongtong.server.ui.timebank.BankAddress;
import org.gongtong.server.ui.timebank.BankHomePage;
import org.gongtong.server.ui.timebank.BankNoticePage;
import org.gongtong.server.ui.timebank.CardCodePage;
import org.gongtong.server.ui.timebank.GiftCheckPage;
import org.gongtong.server.ui.timebank.GiftPage;
import org.gongtong.server.ui.timebank.HoursPage;
import org.gongtong.server.ui.timebank.NoticeRow;
import org.gongtong.server.ui.timebank.StatementPage;
import org.gongtong.server.ui.timebank.VisitListPage;
import org.gongtong.server.ui.timebank.VisitRow;
import org.gongtong.server.ui.timebank.WantKind;
import org.gongtong.server.ui.timebank.WantPage;
import org.gongtong.server.ui.timebank.WantTimePage;

/** A member's pages of the time bank, and its public page. */
final class SampleBankPages {
  private static final Command COMMAND = SampleBallotPages.COMMAND;
  static final UUID ID = UUID.fromString("019b7702-c1a0-7000-8000-000000000001");
  private static final String EDITION = "cn-nanjing#3";
  private static final ZonedDateTime AT = SampleOpenPages.OPENS;

  private SampleBankPages() {}

  static void addPublic(Map<String, Page> pages, Shell s) {
    pages.put("member-card", new CardCodePage(s, COMMAND, true, "", FormErrors.none()));
    pages.put(
        "member-card-wrong",
        new CardCodePage(
            s, COMMAND, false, "K7QM-2X9P-D4TB-01H", error("code", s.text().of("card.wrong"))));
    pages.put("member-home", home(s));
    pages.put(
        "member-home-guardian",
        new BankHomePage(
            s, COMMAND, "", "", "", "", List.of(), List.of(confirm(s)), null, List.of(), false));
    pages.put(
        "member-visits", new VisitListPage(s, List.of(next(s), confirm(s), done(s)), "/bank"));
    pages.put("member-visits-none", new VisitListPage(s, List.of(), ""));
    SampleVisitPages.add(pages, s);
    addWants(pages, s);
    addHours(pages, s);
    pages.put("open-timeBank", community(s, 12));
    pages.put("open-timeBank-longer", community(s, 24));
    pages.put("open-timeBank-new", community(s, 0));
  }

  static void add(Map<String, Page> pages, Shell s) {
    String id = ID.toString();
    pages.put("staff-personAccount", account(s, id, false));
    pages.put("staff-personAccount-there", account(s, id, true));
    pages.put(
        "staff-personCard",
        new CardPage(
            s, COMMAND, SamplePages.COMMUNITY, id, "王**", false, List.of(), "", FormErrors.none()));
    pages.put(
        "staff-personCard-again",
        new CardPage(
            s,
            COMMAND,
            SamplePages.COMMUNITY,
            id,
            "王**",
            true,
            List.of(
                new PersonPage.Line(
                    s.text().of("card.replaced"),
                    s.text().at(AT) + " · desk-1 · " + say(s, "丢失", "lost"))),
            "",
            FormErrors.none()));
  }

  static FormErrors error(String field, String message) {
    return new FormErrors(List.of(new FieldError(field, message)));
  }

  private static String when(Shell s) {
    return s.text().of("visit.until", s.text().at(AT), s.text().time(AT.plusMinutes(90)));
  }

  private static VisitRow row(Shell s, String what, String role, String state, String waits) {
    return new VisitRow(ID, what, when(s), s.text().of(role), state, waits);
  }

  static VisitRow next(Shell s) {
    return row(
        s,
        say(s, "陪同就医", "Company to a clinic"),
        "visit.role.receiver",
        say(s, "已约定", "Agreed"),
        "");
  }

  static VisitRow confirm(Shell s) {
    return row(
        s,
        say(s, "教学辅导", "Lessons"),
        "visit.role.provider-for",
        say(s, "已完成，待确认", "Done and to be confirmed"),
        s.text().of("visit.waits.confirm"));
  }

  static VisitRow done(Shell s) {
    return row(
        s, say(s, "小修小补", "Small repairs"), "visit.role.provider", say(s, "已确认", "Confirmed"), "");
  }

  private static NoticeRow notice(Shell s, boolean open) {
    return new NoticeRow(
        ID,
        WantKind.NEED,
        say(s, "代办代购", "Errands"),
        when(s),
        MinuteWords.of(s.text(), 30),
        say(s, "有效", "Open"),
        open);
  }

  private static BankHomePage home(Shell s) {
    return new BankHomePage(
        s,
        COMMAND,
        MinuteWords.balance(s.text(), 750),
        MinuteWords.coins(s.text(), 750, new TimeDisplay(60)),
        s.text().of("balance.held", MinuteWords.of(s.text(), 90)),
        s.text()
            .of(
                "balance.lapses",
                MinuteWords.of(s.text(), 150),
                s.text().day(LocalDate.of(2026, 4, 30))),
        List.of(
            s.text()
                .of(
                    "balance.part",
                    MinuteWords.of(s.text(), 300),
                    s.text().of("part.use.guaranteed"))),
        List.of(confirm(s)),
        next(s),
        List.of(notice(s, true)),
        true);
  }

  private static void addWants(Map<String, Page> pages, Shell s) {
    for (WantKind kind : WantKind.values()) {
      pages.put("member-want-" + kind.code(), new WantPage(s, kind, categories(s, kind)));
      pages.put(
          "member-wantTime-" + kind.code(),
          new WantTimePage(
              s,
              COMMAND,
              kind,
              "meal",
              say(s, "助餐", "Meals"),
              List.of(
                  new Option(
                      "2026-03-01",
                      s.text().of("want.today", s.text().day(AT.toLocalDate())),
                      "",
                      0)),
              List.of(new Option("any", s.text().of("want.part.any"), "", 0)),
              List.of(new Option("90", MinuteWords.of(s.text(), 90), "", 0)),
              List.of(
                  new Option("wheelchair", s.text().of("want.mobility.wheelchair"), "", 0),
                  new Option("stairs", s.text().of("want.mobility.stairs"), "", 0),
                  new Option("lifting", s.text().of("want.mobility.lifting"), "", 0)),
              kind == WantKind.NEED
                  ? new WantTimePage.Typed("2026-03-01", "", "90", Set.of("stairs"))
                  : WantTimePage.Typed.NOTHING,
              kind == WantKind.NEED
                  ? error("part", s.text().of("want.choose"))
                  : FormErrors.none()));
    }
    pages.put(
        "member-notice", new BankNoticePage(s, COMMAND, notice(s, true), true, FormErrors.none()));
    pages.put(
        "member-notice-over",
        new BankNoticePage(s, COMMAND, notice(s, false), false, FormErrors.none()));
  }

  private static List<Link> categories(Shell s, WantKind kind) {
    List<Link> links = new ArrayList<>();
    Map.of("meal", say(s, "助餐", "Meals"), "clinic", say(s, "陪同就医", "Company to a clinic"))
        .forEach((code, words) -> links.add(new Link(BankAddress.wantTime(kind, code), words)));
    links.add(new Link(BankAddress.wantTime(kind, "outing"), say(s, "助行", "Help on the way")));
    return links;
  }

  private static void addHours(Map<String, Page> pages, Shell s) {
    List<StatementPage.Line> lines = new ArrayList<>();
    long balance = 750;
    for (int i = 0; i < 4; i++) {
      long minutes = i % 2 == 0 ? 90 : -30;
      String words = MinuteWords.of(s.text(), minutes);
      lines.add(
          new StatementPage.Line(
              40 - i,
              LocalDate.of(2026, 3, 9 - i),
              i % 2 == 0
                  ? s.text()
                      .of(
                          "statement.service",
                          s.text().of("statement.earn"),
                          say(s, "陪同就医", "Company to a clinic"))
                  : s.text().of("statement.gift-out"),
              (minutes > 0 ? "+ " : "− ") + words,
              MinuteWords.of(s.text(), balance),
              minutes > 0));
      balance -= minutes;
    }
    String has = MinuteWords.balance(s.text(), 750);
    String coins = MinuteWords.coins(s.text(), 750, new TimeDisplay(60));
    pages.put(
        "member-statement",
        new StatementPage(s, has, coins, lines, BankAddress.statementAfter("x")));
    pages.put(
        "member-statement-none",
        new StatementPage(s, MinuteWords.balance(s.text(), 0), "", List.of(), ""));
    pages.put("member-hours", hours(s, SampleBallotPages.RECEIPT, SampleBallotPages.SIGN, true));
    pages.put("member-hours-later", hours(s, "", null, false));
    List<Option> relatives =
        List.of(
            new Option(ID.toString(), say(s, "子女", "Child"), say(s, "王**", "W**"), 0),
            new Option("b", say(s, "配偶", "Spouse"), say(s, "李*", "L*"), 0));
    pages.put(
        "member-gift", new GiftPage(s, has, relatives, GiftPage.Typed.NOTHING, FormErrors.none()));
    pages.put(
        "member-gift-nothing",
        new GiftPage(
            s,
            has,
            relatives,
            new GiftPage.Typed(ID.toString(), "x", ""),
            new FormErrors(
                List.of(
                    new FieldError("to", s.text().of("gift.choose")),
                    new FieldError("hours", s.text().of("gift.number"))))));
    pages.put(
        "member-gift-nobody",
        new GiftPage(s, has, List.of(), GiftPage.Typed.NOTHING, FormErrors.none()));
    pages.put(
        "member-giftCheck",
        new GiftCheckPage(
            s,
            COMMAND,
            s.text().of("gift.who", say(s, "子女", "Child"), say(s, "王**", "W**")),
            MinuteWords.of(s.text(), 150),
            MinuteWords.balance(s.text(), 600),
            new GiftPage.Typed(ID.toString(), "2", "30"),
            error(
                "gift",
                say(
                    s,
                    "余额不足：可用 90 分钟，需要 150 分钟；减少时长。",
                    "The balance is too low: 90 minutes are available, 150 are needed."))));
  }

  private static HoursPage hours(Shell s, String receipt, QrSign sign, boolean done) {
    return new HoursPage(
        s,
        done,
        s.text().of("statement.gift-out"),
        "− " + MinuteWords.of(s.text(), 150),
        AT,
        AT.plusMinutes(2),
        EDITION,
        done ? "" : BankAddress.visit(ID),
        receipt,
        sign);
  }

  private static MemberAccountPage account(Shell s, String id, boolean open) {
    return new MemberAccountPage(
        s,
        COMMAND,
        SamplePages.COMMUNITY,
        id,
        "王**",
        open
            ? List.of(
                new Link(
                    "/a", s.text().of("account.opened-on", s.text().day(LocalDate.of(2026, 3, 2)))))
            : List.of(),
        open,
        "2026-03-02",
        FormErrors.none());
  }

  private static TimeBankPage community(Shell s, int count) {
    List<TimeBankPage.MonthRow> rows = new ArrayList<>();
    List<MonthPlot.Month> drawn = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      YearMonth month = YearMonth.of(2026, 2).minusMonths(count - 1L - i);
      OptionalLong given =
          i == 1 ? OptionalLong.empty() : OptionalLong.of(9_000 + i * 1_777 % 5_000);
      OptionalLong received =
          i % 5 == 1 ? OptionalLong.empty() : OptionalLong.of(3_000 + i * 777 % 4_000);
      rows.add(
          0,
          new TimeBankPage.MonthRow(s.text().month(month), given, received, OptionalLong.of(600)));
      drawn.add(new MonthPlot.Month(String.valueOf(month.getMonthValue()), given, received));
    }
    return new TimeBankPage(
        s,
        SamplePages.COMMUNITY,
        count == 0 ? "" : say(s, "南京市养老服务时间银行", "Time bank of Nanjing"),
        count == 0 ? "" : EDITION,
        count == 12 ? s.text().of("bank.pool-has", MinuteWords.of(s.text(), 7_230)) : "",
        s.text().month(YearMonth.of(2026, 2)),
        rows,
        MonthPlot.of(drawn),
        count != 12);
  }
}
