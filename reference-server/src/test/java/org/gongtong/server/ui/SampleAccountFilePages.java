package org.gongtong.server.ui;

import static org.gongtong.server.ui.SamplePages.COMMUNITY;
import static org.gongtong.server.ui.SamplePages.say;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.gongtong.server.ui.part.Command;
import org.gongtong.server.ui.part.FieldError;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.part.Option;
import org.gongtong.server.ui.timebank.desk.AccountFilePage;
import org.gongtong.server.ui.timebank.desk.AccountsPage;
import org.gongtong.server.ui.timebank.desk.ClosingPage;
import org.jspecify.annotations.Nullable;

/** Samples of what coordinators see of accounts beside their entries. */
final class SampleAccountFilePages {
  private static final String ID = "019c0000-0000-7000-8000-000000000000";
  private static final Command COMMAND = new Command("key", "");

  private SampleAccountFilePages() {}

  private static FormErrors errors(String field, String message) {
    return new FormErrors(List.of(new FieldError(field, message)));
  }

  static void add(Map<String, Page> pages, Shell s) {
    pages.put("bank-accounts-list", accounts(s));
    pages.put("bank-file", file(s, FormErrors.none()));
    pages.put(
        "bank-file-fault",
        file(
            s,
            errors(
                "minutes",
                say(
                    s,
                    "1200 分钟比 2026-03-02 的规则所定的 600 分钟宽，账户自身的限额只能更严；填写不超过 600 分钟的限额。",
                    "1200 minutes are laxer than the 600 that the rules of 2026-03-02 allow; give at"
                        + " most 600 minutes."))));
    pages.put("bank-file-empty", empty(s));
    pages.put("bank-closing", closing(s, null, false, FormErrors.none()));
    pages.put(
        "bank-closing-fault",
        closing(
            s,
            null,
            false,
            errors("evidence", say(s, "须写明理由或依据；补写理由或依据。", "A reason is missing; say why."))));
    pages.put("bank-closing-waiting", closing(s, waiting(s, false), true, FormErrors.none()));
    pages.put("bank-closing-own", closing(s, waiting(s, true), false, FormErrors.none()));
  }

  private static AccountsPage.Row account(Shell s) {
    return new AccountsPage.Row(
        ID,
        say(s, "演**06 …a1b2c3", "D** 06 …a1b2c3"),
        say(s, "个人账户", "individual"),
        1_290,
        60,
        false,
        true);
  }

  private static AccountsPage accounts(Shell s) {
    return new AccountsPage(
        s,
        COMMUNITY,
        "",
        List.of(account(s), account(s), account(s)),
        ID,
        List.of(
            new AccountsPage.Waiting(
                ID,
                say(s, "演**06 …a1b2c3", "D** 06 …a1b2c3"),
                say(s, "身故，时间继承或转入公益时间池", "its holder died: to heirs or to the pool"),
                day(s),
                "desk-1")));
  }

  private static String day(Shell s) {
    return s.text().day(LocalDate.of(2026, 3, 2));
  }

  private static String by(Shell s, String login) {
    return login + say(s, "，2026年3月2日（周一）10:00", ", Mon 2 March 2026, 10:00");
  }

  private static AccountFilePage file(Shell s, FormErrors errors) {
    return new AccountFilePage(
        s,
        COMMAND,
        COMMUNITY,
        account(s),
        List.of(
            new AccountFilePage.Part(
                ID,
                say(s, "保障时长", "Guaranteed"),
                s.text().sentence(s.text().of("part.use.guaranteed")),
                day(s),
                300,
                0)),
        List.of(
            new AccountFilePage.Lapsing(day(s), say(s, "个人时长", "Personal"), 90),
            new AccountFilePage.Lapsing(
                s.text().day(LocalDate.of(2026, 9, 1)), say(s, "保障时长", "Guaranteed"), 300)),
        List.of(
            new AccountFilePage.Limit(
                say(s, "可透支的时长", "How far below zero"),
                say(s, "600 分钟", "600 min"),
                say(s, "300 分钟", "300 min")),
            new AccountFilePage.Limit(
                say(s, "余额上限", "How far above zero"), s.text().of("file.no-limit"), "")),
        List.of(
            new AccountFilePage.Record(
                day(s),
                say(s, "可透支的时长", "How far below zero"),
                say(s, "300 分钟", "300 min"),
                say(s, "居委会 2026 年第 3 号决定", "the committee's decision 3 of 2026"),
                by(s, "desk-1"))),
        List.of(
            new AccountFilePage.Kin(
                ID, say(s, "演**02 …d4e5f6", "D** 02 …d4e5f6"), say(s, "子女", "Child"), "", ""),
            new AccountFilePage.Kin(
                ID, say(s, "演**03 …d4e5f7", "D** 03 …d4e5f7"), say(s, "配偶", "Spouse"), "", day(s))),
        List.of(
            new AccountFilePage.Record(
                day(s),
                say(s, "演**03 …d4e5f7（配偶）", "D** 03 …d4e5f7 (spouse)"),
                s.text().of("file.ends"),
                say(s, "离婚证", "divorce certificate"),
                by(s, "desk-2"))),
        new AccountFilePage.Choices(
            List.of(new Option("donated", say(s, "受赠时长", "Donated"), "", 0)),
            List.of(new Option("floor", say(s, "可透支的时长", "How far below zero"), "", 0)),
            List.of(new Option("child", say(s, "子女", "Child"), "", 0)),
            List.of(new Option("note", s.text().of("file.note"), "", 0)),
            true),
        Map.of("limit", "floor", "minutes", "1200", "limit-from", "2026-03-02"),
        errors);
  }

  /** The pool, to which nothing of this is done. */
  private static AccountFilePage empty(Shell s) {
    return new AccountFilePage(
        s,
        COMMAND,
        COMMUNITY,
        account(s),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        new AccountFilePage.Choices(List.of(), List.of(), List.of(), List.of(), false),
        Map.of(),
        FormErrors.none());
  }

  private static ClosingPage.Waiting waiting(Shell s, boolean own) {
    return new ClosingPage.Waiting(
        ID,
        s.text().of("closing.way.succeeded"),
        day(s),
        say(s, "死亡证明 2026-17，继承公证 2026-3", "death certificate 2026-17, notary 2026-3"),
        List.of(
            say(s, "演**02 …d4e5f6，份额 1", "D** 02 …d4e5f6, share 1"),
            say(s, "演**04 …d4e5f8，份额 2", "D** 04 …d4e5f8, share 2")),
        by(s, "desk-1"),
        own);
  }

  private static ClosingPage closing(
      Shell s, ClosingPage.@Nullable Waiting waiting, boolean before, FormErrors errors) {
    return new ClosingPage(
        s,
        COMMAND,
        COMMUNITY,
        account(s),
        waiting,
        List.of(
            new Option("succeeded", s.text().of("closing.way.succeeded"), "", 0),
            new Option("donated", s.text().of("closing.way.donated"), "", 0)),
        List.of(
            new ClosingPage.HeirRow(
                ID, say(s, "演**02 …d4e5f6", "D** 02 …d4e5f6"), say(s, "子女", "Child"), "1")),
        before
            ? List.of(
                new ClosingPage.Done(
                    day(s),
                    s.text().of("closing.way.dormant"),
                    0,
                    say(s, "退出申请 2025-9", "application 2025-9"),
                    say(
                        s,
                        "desk-1 和 desk-2，2026年3月2日（周一）10:00",
                        "desk-1 and desk-2, Mon 2 March 2026, 10:00")))
            : List.of(),
        new ClosingPage.Draft("succeeded", "2026-03-02", "", ""),
        errors);
  }
}
