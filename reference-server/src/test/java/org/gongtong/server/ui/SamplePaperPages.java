package org.gongtong.server.ui;

import static org.gongtong.server.ui.SamplePages.say;

import java.util.List;
import java.util.Map;
import org.gongtong.server.ui.part.Choice;
import org.gongtong.server.ui.part.Command;
import org.gongtong.server.ui.part.FieldError;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.part.MotionHead;
import org.gongtong.server.ui.part.MotionState;
import org.gongtong.server.ui.staff.CorrectionPage;
import org.gongtong.server.ui.staff.LettersPage;
import org.gongtong.server.ui.staff.SheetEntryPage;
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
    pages.put("staff-sheets", sheets(s, motion, 66, 4));
    pages.put("staff-sheets-short", sheets(s, motion, 70, 4));
    pages.put("staff-sheets-over", sheets(s, motion, 60, 4));
    pages.put(
        "staff-sheets-none",
        new SheetsPage(
            s,
            COMMAND,
            motion,
            List.of(),
            1,
            new SheetsPage.Papers(0, 0, 0, 0),
            FormErrors.none()));
    pages.put("staff-entry", entry(s, motion, false));
    pages.put("staff-entry-second", entry(s, motion, true));
    pages.put("staff-settle", settle(s, motion));
    pages.put("staff-correction", correction(s, motion));
  }

  private static LettersPage letters(Shell s, MotionHead motion, long waiting) {
    FormErrors errors =
        new FormErrors(
            List.of(new FieldError("reason", say(s, "请写明补印的原因。", "Say why it is reprinted."))));
    return new LettersPage(
        s,
        COMMAND,
        motion,
        true,
        waiting,
        300 - waiting,
        2,
        "http://localhost:7070",
        waiting == 0
            ? List.of()
            : List.of(
                new LettersPage.ReprintRow(
                    "一号院 6 栋 2 单元 301", SampleOpenPages.OPENS, "desk-1", "没有收到")),
        "",
        "",
        waiting == 0 ? errors : FormErrors.none());
  }

  private static SheetsPage sheets(Shell s, MotionHead motion, long returned, long spoilt) {
    return new SheetsPage(
        s,
        COMMAND,
        motion,
        List.of(
            new SheetsPage.SheetRow(1, 25, "desk-1", "desk-2", SheetState.CHECKED),
            new SheetsPage.SheetRow(2, 25, "desk-1", "desk-2", SheetState.DIFFERS),
            new SheetsPage.SheetRow(3, 12, "desk-2", "", SheetState.ENTERED)),
        4,
        new SheetsPage.Papers(80, returned, spoilt, 62),
        FormErrors.none());
  }

  private static SheetEntryPage entry(Shell s, MotionHead motion, boolean second) {
    FormErrors errors =
        second
            ? FormErrors.none()
            : new FormErrors(
                List.of(
                    new FieldError(
                        "part-2",
                        say(
                            s,
                            "第 2 行：名册里没有 C01-9-9-999。",
                            "Line 2: no C01-9-9-999 on the roll."))));
    return new SheetEntryPage(
        s,
        COMMAND,
        motion,
        4,
        second,
        List.of(
            line(1, second ? "" : "C01-6-2-301", second ? null : Choice.FOR),
            line(2, second ? "" : "C01-9-9-999", second ? null : Choice.AGAINST),
            line(3, "", null)),
        errors);
  }

  private static SheetEntryPage.EntryLine line(int number, String part, Choice choice) {
    return new SheetEntryPage.EntryLine(number, part, choice, "2026-03-09T10:00");
  }

  private static SheetSettlePage settle(Shell s, MotionHead motion) {
    FormErrors errors =
        new FormErrors(
            List.of(new FieldError("line-7", say(s, "请为第 7 行选一个。", "Choose one for line 7."))));
    return new SheetSettlePage(
        s,
        COMMAND,
        motion,
        2,
        "desk-1",
        "desk-2",
        List.of(
            new SheetSettlePage.Difference(
                7,
                say(s, "C01-6-2-301 · 同意", "C01-6-2-301 · for"),
                say(s, "C01-6-2-301 · 反对", "C01-6-2-301 · against")),
            new SheetSettlePage.Difference(
                19,
                say(s, "C01-6-2-302 · 弃权", "C01-6-2-302 · abstain"),
                say(s, "空行", "empty line"))),
        errors);
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
        Choice.FOR,
        List.of(
            new CorrectionPage.HistoryRow(SampleOpenPages.OPENS, "desk-1", Choice.AGAINST, ""),
            new CorrectionPage.HistoryRow(
                SampleOpenPages.CLOSES, "desk-2", Choice.FOR, "对照纸质票，第一次录错")),
        null,
        "",
        errors);
  }
}
