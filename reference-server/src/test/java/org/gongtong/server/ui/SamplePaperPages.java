package org.gongtong.server.ui;

import static org.gongtong.server.ui.SamplePages.say;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gongtong.server.ui.part.ChannelName;
import org.gongtong.server.ui.part.Choice;
import org.gongtong.server.ui.part.Command;
import org.gongtong.server.ui.part.FieldError;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.part.MotionHead;
import org.gongtong.server.ui.part.MotionState;
import org.gongtong.server.ui.part.Refusal;
import org.gongtong.server.ui.staff.CorrectionPage;
import org.gongtong.server.ui.staff.LettersPage;
import org.gongtong.server.ui.staff.SheetEntryPage;
import org.gongtong.server.ui.staff.SheetPage;
import org.gongtong.server.ui.staff.SheetSettlePage;
import org.gongtong.server.ui.staff.SheetState;
import org.gongtong.server.ui.staff.SheetsPage;

/** Samples of the pages about letters and paper ballots. */
final class SamplePaperPages {
  private static final Command COMMAND = SampleBallotPages.COMMAND;

  private SamplePaperPages() {}

  static void add(Map<String, Page> pages, Shell s) {
    MotionHead motion = SampleOpenPages.head(s, MotionState.OPEN, null);
    pages.put("staff-letters", letters(s, motion, 12));
    pages.put("staff-letters-all", letters(s, motion, 0));
    pages.put("staff-sheets", sheets(s, motion, 66));
    pages.put("staff-sheets-short", sheets(s, motion, 70));
    pages.put("staff-sheetEntry-taken", renumbered(s, motion));
    pages.put(
        "staff-sheets-none",
        new SheetsPage(
            s,
            COMMAND,
            motion,
            false,
            List.of(),
            1,
            new SheetsPage.Papers("", "", "", 0, 0, 0, false),
            List.of(),
            List.of(),
            FormErrors.none()));
    pages.put("staff-sheet-entered", sheet(s, motion, SheetState.ENTERED));
    pages.put("staff-sheet-differs", sheet(s, motion, SheetState.DIFFERS));
    pages.put("staff-sheet-checked", sheet(s, motion, SheetState.CHECKED));
    pages.put("staff-entry", entry(s, motion, false));
    pages.put("staff-entry-second", entry(s, motion, true));
    pages.put("staff-settle", settle(s, motion));
    pages.put("staff-correction", correction(s, motion));
  }

  private static LettersPage letters(Shell s, MotionHead motion, long waiting) {
    FormErrors errors =
        new FormErrors(
            List.of(
                new FieldError("reason-all", say(s, "请写明补印的原因。", "Say why it is reprinted.")),
                new FieldError("confirm", say(s, "没有确认全部作废。", "It is not confirmed."))));
    return new LettersPage(
        s,
        COMMAND,
        motion,
        true,
        waiting,
        300 - waiting,
        2,
        waiting == 0 ? 2 : 5,
        waiting == 0 ? "https://vote.example" : "http://localhost:7070",
        waiting != 0,
        waiting == 0
            ? List.of()
            : List.of(
                new LettersPage.ReprintRow(
                    "一号院 6 栋 2 单元 301", SampleOpenPages.OPENS, "desk-1", "没有收到")),
        "",
        "",
        "",
        waiting == 0 ? errors : FormErrors.none());
  }

  private static SheetsPage sheets(Shell s, MotionHead motion, int returned) {
    return new SheetsPage(
        s,
        COMMAND,
        motion,
        true,
        List.of(
            row(1, ChannelName.PAPER, 25, "desk-2", SheetState.CHECKED, false),
            row(2, ChannelName.VISIT, 25, "desk-2", SheetState.DIFFERS, false),
            row(3, ChannelName.PAPER, 12, "", SheetState.ENTERED, false),
            row(4, ChannelName.MEETING, 3, "", SheetState.ENTERED, true)),
        5,
        new SheetsPage.Papers("80", Integer.toString(returned), "1", 65, 80, 2, returned == 66),
        returned == 66
            ? List.of()
            : List.of(
                new Refusal(
                    "PAPERS_MISSING",
                    say(s, "收回的纸质票中还有 4 张没有下落", "4 of the papers that came back are on no sheet"),
                    say(s, "录入登记表，或计入作废", "enter them on a sheet, or count them as void"))),
        List.of(
            new SheetsPage.CorrectionRow(
                "018f",
                say(s, "第 1 张登记表第 7 行", "Sheet 1, line 7"),
                SampleOpenPages.OPENS,
                "desk-2",
                "对照纸质票，录错",
                false),
            new SheetsPage.CorrectionRow(
                "018e",
                say(s, "第 1 张登记表第 9 行", "Sheet 1, line 9"),
                SampleOpenPages.OPENS,
                "desk-1",
                "不是该户的票",
                true)),
        FormErrors.none());
  }

  private static SheetsPage.SheetRow row(
      int number,
      ChannelName channel,
      long lines,
      String checkedBy,
      SheetState state,
      boolean mine) {
    return new SheetsPage.SheetRow(number, channel, lines, "desk-1", checkedBy, state, mine);
  }

  private static SheetPage sheet(Shell s, MotionHead motion, SheetState state) {
    boolean checked = state == SheetState.CHECKED;
    return new SheetPage(
        s,
        motion,
        3,
        ChannelName.PAPER,
        state,
        true,
        false,
        List.of(
            new SheetPage.EntryRow(1, "desk-1", SampleOpenPages.OPENS, ""),
            new SheetPage.EntryRow(2, "desk-2", SampleOpenPages.OPENS, ""),
            new SheetPage.EntryRow(3, "desk-1", SampleOpenPages.OPENS, "第 7 行第一次录错")),
        checked
            ? List.of(
                new SheetPage.LineRow(
                    1, "C01-6-2-301", SampleOpenPages.OPENS, "desk-1", "desk-2", "018f"),
                new SheetPage.LineRow(7, "C01-6-2-302", null, "desk-2", "desk-1", null))
            : List.of());
  }

  private static SheetEntryPage entry(Shell s, MotionHead motion, boolean second) {
    List<FieldError> faults =
        List.of(
            new FieldError("received", say(s, "没有收到时间。", "The time is missing.")),
            new FieldError(
                "part-2",
                say(s, "第 2 行：名册里没有 C01-9-9-999。", "Line 2: no C01-9-9-999 on the roll.")),
            new FieldError("choice-3", say(s, "第 3 行：没有选择。", "Line 3: nothing is chosen.")),
            new FieldError("received-4", say(s, "第 4 行：早于开始时间。", "Line 4: before the opening.")),
            new FieldError(
                "proxy-5", say(s, "第 5 行：代理人编号太长。", "Line 5: the proxy's id is too long.")));
    List<SheetEntryPage.EntryLine> lines = new ArrayList<>();
    lines.add(line(1, second ? "" : "C01-6-2-301", second ? null : Choice.FOR));
    lines.add(line(2, second ? "" : "C01-9-9-999", second ? null : Choice.AGAINST));
    for (int number = 3; number <= 25; number++) {
      lines.add(line(number, "", null));
    }
    return new SheetEntryPage(
        s,
        COMMAND,
        motion,
        4,
        second,
        second ? ChannelName.VISIT : ChannelName.PAPER,
        second ? "2026-03-09 10:00" : "",
        lines,
        second ? Integer.valueOf(12) : null,
        null,
        second ? FormErrors.none() : new FormErrors(faults));
  }

  /** Two clerks took one number: what the later one typed, under the next. */
  private static SheetEntryPage renumbered(Shell s, MotionHead motion) {
    return new SheetEntryPage(
        s,
        COMMAND,
        motion,
        5,
        false,
        ChannelName.PAPER,
        "3-9 10:00",
        List.of(
            line(1, "C01-6-2-301", Choice.FOR),
            line(2, "C01-6-2-302", Choice.AGAINST),
            line(3, "", null)),
        null,
        new SheetEntryPage.Taken(4, "desk-2"),
        FormErrors.none());
  }

  private static SheetEntryPage.EntryLine line(int number, String part, Choice choice) {
    return new SheetEntryPage.EntryLine(number, part, choice, "", "", "");
  }

  private static SheetSettlePage settle(Shell s, MotionHead motion) {
    FormErrors errors =
        new FormErrors(
            List.of(
                new FieldError("line-7", say(s, "请为第 7 行选一个。", "Choose one for line 7.")),
                new FieldError("reason", say(s, "请写明原因。", "Give a reason."))));
    return new SheetSettlePage(
        s,
        COMMAND,
        motion,
        2,
        List.of(
            new SheetSettlePage.Difference(
                7,
                List.of(
                    said(s, "1", "C01-6-2-301 · 同意", "C01-6-2-301 · for", "desk-1"),
                    said(s, "2", "C01-6-2-301 · 反对", "C01-6-2-301 · against", "desk-2")),
                "",
                "",
                null,
                "",
                "",
                ""),
            new SheetSettlePage.Difference(
                19,
                List.of(
                    said(s, "1", "C01-6-2-302 · 弃权", "C01-6-2-302 · abstain", "desk-1"),
                    said(s, "none", "这一行没有有效的票", "No valid ballot stands here", "desk-2")),
                "other",
                "C01-6-2-303",
                Choice.FOR,
                "3-9 10:00",
                "O-0412",
                "2026-12-31")),
        "",
        errors);
  }

  private static SheetSettlePage.Said said(Shell s, String value, String zh, String en, String by) {
    return new SheetSettlePage.Said(value, say(s, zh, en), by, value.equals("none"));
  }

  private static CorrectionPage correction(Shell s, MotionHead motion) {
    FormErrors errors =
        new FormErrors(
            List.of(
                new FieldError("choice", say(s, "请选择更正为什么。", "Choose the correct answer.")),
                new FieldError("reason", say(s, "请写明原因。", "Give a reason."))));
    return new CorrectionPage(
        s,
        COMMAND,
        motion,
        "01J9ZK3T",
        say(s, "第 2 张登记表，第 7 行", "Sheet 2, line 7"),
        "C01-6-2-301",
        say(s, "同意", "for"),
        false,
        List.of(
            new CorrectionPage.HistoryRow(
                SampleOpenPages.OPENS, "desk-1", say(s, "反对", "against"), ""),
            new CorrectionPage.HistoryRow(
                SampleOpenPages.CLOSES, "desk-2 · desk-3", say(s, "同意", "for"), "对照纸质票，第一次录错")),
        "",
        "",
        "desk-2",
        errors);
  }
}
