package org.gongtong.server.ui;

import static org.gongtong.server.ui.SamplePages.say;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gongtong.server.retention.DataClass;
import org.gongtong.server.ui.staff.RetentionPage;
import org.gongtong.server.ui.staff.RetentionPage.Last;
import org.gongtong.server.ui.staff.RetentionPage.Row;

/** Samples of the page of what is kept how long. */
final class SampleRetentionPages {
  private SampleRetentionPages() {}

  static void add(Map<String, Page> pages, Shell s) {
    pages.put("staff-retention", new RetentionPage(s, rows(s), null));
    pages.put(
        "staff-retention-run",
        new RetentionPage(
            s,
            rows(s),
            new Last(
                ZonedDateTime.parse("2026-03-02T03:00:00+08:00[Asia/Shanghai]"),
                List.of(say(s, "工作人员的登录记录：12", "sign-ins of staff: 12")),
                List.of("consent"))));
  }

  private static List<Row> rows(Shell s) {
    List<Row> rows = new ArrayList<>();
    for (DataClass dataClass : DataClass.values()) {
      boolean kept = dataClass.end() == DataClass.End.KEEP;
      rows.add(
          new Row(
              dataClass.code(),
              s.text().of(dataClass.text("what")),
              s.text().of(dataClass.text("for")),
              s.text().of(dataClass.text("basis")),
              kept
                  ? List.of()
                  : List.of(say(s, "6个月（《网络安全法》第23条）", "6 months (Cybersecurity Law, art. 23)")),
              s.text().of(dataClass.text("since")),
              s.text().of(dataClass.end().text()),
              kept ? "" : "3",
              dataClass == DataClass.CONSENT
                  ? List.of(say(s, "没有适用的规则。", "No rule is in force."))
                  : List.of()));
    }
    return rows;
  }
}
