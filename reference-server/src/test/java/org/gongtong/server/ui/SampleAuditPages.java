package org.gongtong.server.ui;

import static org.gongtong.server.ui.SamplePages.say;

import java.util.List;
import java.util.Map;
import org.gongtong.server.oversight.EventFilter;
import org.gongtong.server.ui.part.FieldError;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.part.Option;
import org.gongtong.server.ui.staff.MyMandatesPage;
import org.gongtong.server.ui.staff.audit.EventPage;
import org.gongtong.server.ui.staff.audit.EventsPage;

/** Samples of the auditor's pages, and of one's own mandates. */
final class SampleAuditPages {
  private SampleAuditPages() {}

  static void add(Map<String, Page> pages, Shell s) {
    EventFilter filter = new EventFilter("people", "", "", "sec-1", "2026-03-01", "");
    pages.put("staff-events", events(s, filter, List.of(row(s)), FormErrors.none()));
    pages.put(
        "staff-events-wrong",
        events(
            s,
            filter,
            List.of(),
            new FormErrors(List.of(new FieldError("to", say(s, "日期的写法不对。", "This is no date."))))));
    pages.put("staff-event", event(s, true, FormErrors.none()));
    pages.put(
        "staff-event-sealed",
        event(
            s,
            false,
            new FormErrors(
                List.of(new FieldError("purpose", say(s, "没有写明用途。", "Say what for."))))));
    pages.put(
        "staff-my-mandates",
        new MyMandatesPage(
            s,
            "desk-1",
            List.of(
                new MyMandatesPage.Own(
                    SampleMandatePages.ofGroup(s), List.of(say(s, "查看审计记录", "read the audit log"))),
                new MyMandatesPage.Own(SampleMandatePages.over(s), List.of())),
            List.of(
                new MyMandatesPage.Missing(
                    say(s, "导入业主名册", "import a roster"), say(s, "社区工作人员", "committee staff")))));
    pages.put("staff-my-mandates-none", new MyMandatesPage(s, "desk-1", List.of(), List.of()));
  }

  private static EventsPage events(
      Shell s, EventFilter filter, List<EventsPage.Row> rows, FormErrors errors) {
    return new EventsPage(
        s,
        SampleBallotPages.COMMAND,
        filter,
        List.of(new Option("people", say(s, "任职与人员", "mandates and persons"), "", 0)),
        List.of(new Option("mandate-granted", say(s, "授予任职", "a mandate was granted"), "", 0)),
        rows,
        rows.isEmpty() ? "" : "2026-03-01T00:00:00Z_17",
        10_000,
        errors);
  }

  private static EventPage event(Shell s, boolean shown, FormErrors errors) {
    return new EventPage(
        s,
        SampleBallotPages.COMMAND,
        row(s),
        "mandate-granted",
        shown,
        shown ? List.of(new EventPage.Line("holder", "desk-2")) : List.of(),
        "",
        errors);
  }

  private static EventsPage.Row row(Shell s) {
    return new EventsPage.Row(
        "e1",
        say(s, "2026年3月1日（周日）09:05", "Sun 1 March 2026, 09:05"),
        say(s, "任职与人员", "mandates and persons"),
        say(s, "授予任职", "a mandate was granted"),
        "0190b8f2-0000-7000-8000-000000000000",
        "sec-1",
        "sec-1",
        "7K2M-94QX-0A5T-3HJW");
  }
}
