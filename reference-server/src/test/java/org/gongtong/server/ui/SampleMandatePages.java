package org.gongtong.server.ui;

import static org.gongtong.server.ui.SamplePages.say;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import org.gongtong.server.ui.part.FieldError;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.part.Option;
import org.gongtong.server.ui.staff.MandateEndPage;
import org.gongtong.server.ui.staff.MandateState;
import org.gongtong.server.ui.staff.MandatesPage;

/** Samples of the pages about mandates. */
final class SampleMandatePages {
  private static final LocalDate DAY = LocalDate.of(2026, 2, 1);
  private static final ZonedDateTime AT =
      ZonedDateTime.of(2026, 1, 30, 9, 5, 0, 0, ZoneId.of("Asia/Shanghai"));

  private SampleMandatePages() {}

  static void add(Map<String, Page> pages, Shell s) {
    pages.put("staff-mandates", mandates(s, FormErrors.none()));
    pages.put(
        "staff-mandates-wrong",
        mandates(
            s,
            new FormErrors(
                List.of(
                    new FieldError("holder", say(s, "不能给自己授予任职。", "Nobody grants to himself."))))));
    pages.put(
        "staff-mandate-end",
        new MandateEndPage(
            s, SampleBallotPages.COMMAND, grid(s), "2026-03-01", "", FormErrors.none()));
    pages.put(
        "staff-mandate-ended",
        new MandateEndPage(s, SampleBallotPages.COMMAND, over(s), "", "", FormErrors.none()));
  }

  /** In force, with evidence, of a group. */
  static MandatesPage.Row ofGroup(Shell s) {
    return new MandatesPage.Row(
        "m4",
        "sso-7k2m94qx0a",
        say(s, "审计管理员", "auditor"),
        say(s, "整个系统", "the whole server"),
        DAY,
        null,
        MandateState.IN_FORCE,
        say(
            s,
            "openid（服务器） · openid group inspectors",
            "openid (server) · openid group inspectors"),
        AT,
        "",
        true);
  }

  private static MandatesPage mandates(Shell s, FormErrors errors) {
    return new MandatesPage(
        s,
        SampleBallotPages.COMMAND,
        "",
        List.of(
            grid(s),
            over(s),
            new MandatesPage.Row(
                "m3",
                "sec-1",
                say(s, "安全管理员", "security administrator"),
                say(s, "整个系统", "the whole server"),
                DAY,
                null,
                MandateState.IN_FORCE,
                say(s, "set-up（服务器）", "set-up (server)"),
                AT,
                "",
                true)),
        "m3",
        new MandatesPage.Draft("desk-2", "grid-worker", "model", "C01/6", "2026-03-01", ""),
        List.of(new Option("desk-1", "desk-1", "", 0), new Option("desk-2", "desk-2", "", 0)),
        List.of(new Option("grid-worker", say(s, "网格员", "grid worker"), "", 0)),
        List.of(
            new Option("*", say(s, "整个系统", "the whole server"), "", 0),
            new Option("model", say(s, "示范社区", "Model community"), "", 0)),
        errors);
  }

  private static MandatesPage.Row grid(Shell s) {
    return new MandatesPage.Row(
        "m1",
        "grid-12",
        say(s, "网格员", "grid worker"),
        say(s, "示范社区 C01/6/2", "Model community, C01/6/2"),
        DAY,
        LocalDate.of(2027, 2, 1),
        MandateState.AHEAD,
        "sec-1",
        AT,
        "",
        true);
  }

  static MandatesPage.Row over(Shell s) {
    return new MandatesPage.Row(
        "m2",
        "desk-1",
        say(s, "社区工作人员", "committee staff"),
        say(s, "示范社区", "Model community"),
        DAY,
        LocalDate.of(2026, 3, 1),
        MandateState.OVER,
        "sec-1",
        AT,
        say(
            s,
            "由 sec-1 于 2026年3月1日（周日）09:05 终止：调离",
            "Ended by sec-1 on Sun 1 March 2026, 09:05: moved"),
        false);
  }
}
