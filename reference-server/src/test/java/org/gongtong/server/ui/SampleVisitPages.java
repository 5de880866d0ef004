package org.gongtong.server.ui;

import static org.gongtong.server.ui.SampleBankPages.ID;
import static org.gongtong.server.ui.SampleBankPages.confirm;
import static org.gongtong.server.ui.SampleBankPages.done;
import static org.gongtong.server.ui.SampleBankPages.error;
import static org.gongtong.server.ui.SampleBankPages.next;
import static org.gongtong.server.ui.SamplePages.say;

import java.util.List;
import java.util.Map;
import org.gongtong.server.ui.part.Command;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.part.QrSign;
import org.gongtong.server.ui.text.MinuteWords;
import org.gongtong.server.ui.timebank.BankAddress;
import org.gongtong.server.ui.timebank.VisitCodePage;
import org.gongtong.server.ui.timebank.VisitPage;
import org.gongtong.server.ui.timebank.VisitRow;
import org.gongtong.server.ui.timebank.VisitScanPage;
import org.gongtong.server.ui.timebank.VisitStep;
import org.gongtong.server.ui.timebank.VisitWhyPage;

/** A visit as one of its sides sees it, in its states. */
final class SampleVisitPages {
  private static final Command COMMAND = SampleBallotPages.COMMAND;

  private SampleVisitPages() {}

  static void add(Map<String, Page> pages, Shell s) {
    pages.put(
        "member-visit-proposed",
        visit(
            s,
            next(s),
            "",
            List.of(s.text().of("visit.note.other-agreed")),
            List.of(VisitStep.AGREE, VisitStep.CANCEL),
            FormErrors.none()));
    pages.put(
        "member-visit-agreed",
        visit(
            s,
            next(s),
            "",
            List.of(),
            List.of(VisitStep.CODE, VisitStep.SCAN, VisitStep.ABSENT, VisitStep.CANCEL),
            FormErrors.none()));
    pages.put(
        "member-visit-done",
        visit(
            s,
            confirm(s),
            say(s, "王*", "W*"),
            List.of(s.text().of("visit.note.other-confirmed")),
            List.of(VisitStep.CONFIRM, VisitStep.DISPUTE),
            error(
                "visit",
                say(
                    s,
                    "预约已被他人改动：您看到的是第 3 版，现在是第 4 版；刷新页面，核对后再操作。",
                    "The appointment was changed meanwhile; look at it again and repeat the step."))));
    pages.put(
        "member-visit-disputed",
        visit(
            s,
            done(s),
            "",
            List.of(
                s.text().of("visit.note.disputed", say(s, "只来了半小时", "It was half an hour only"))),
            List.of(VisitStep.SETTLED),
            FormErrors.none()));
    pages.put(
        "member-visit-confirmed",
        new VisitPage(
            s,
            COMMAND,
            done(s),
            "",
            "",
            MinuteWords.of(s.text(), 88),
            MinuteWords.of(s.text(), 90),
            BankAddress.hours(40),
            List.of(),
            List.of(),
            FormErrors.none()));
    pages.put(
        "member-visitCode",
        new VisitCodePage(
            s,
            COMMAND,
            next(s),
            "4071 9825",
            QrSign.of("https://gongtong.example.org" + BankAddress.scan(ID, "40719825")),
            "16:47",
            false));
    pages.put(
        "member-visitScan", new VisitScanPage(s, COMMAND, next(s), true, "", FormErrors.none()));
    pages.put(
        "member-visitScan-wrong",
        new VisitScanPage(
            s,
            COMMAND,
            next(s),
            false,
            "4071",
            error(
                "code",
                say(
                    s,
                    "签到码无效：已使用、已更换或不属于该预约；请对方重新出示。",
                    "The code is not valid; have the other side show a new one."))));
    pages.put(
        "member-visitWhy-cancel",
        new VisitWhyPage(
            s,
            COMMAND,
            next(s),
            VisitStep.CANCEL,
            s.text().of("visit.cancel.late", MinuteWords.of(s.text(), 120)),
            "",
            FormErrors.none()));
    pages.put(
        "member-visitWhy-dispute",
        new VisitWhyPage(
            s,
            COMMAND,
            next(s),
            VisitStep.DISPUTE,
            s.text().of("visit.dispute.follows"),
            "",
            error("why", say(s, "没有说明理由；写明理由。", "No reason is given; give the reason."))));
    pages.put(
        "member-visitWhy-absent",
        new VisitWhyPage(
            s,
            COMMAND,
            next(s),
            VisitStep.ABSENT,
            s.text().of("visit.absent.follows"),
            "",
            FormErrors.none()));
  }

  private static VisitPage visit(
      Shell s,
      VisitRow row,
      String forWhom,
      List<String> notes,
      List<VisitStep> steps,
      FormErrors errors) {
    return new VisitPage(
        s, COMMAND, row, forWhom, say(s, "王*", "W*"), "", "", "", notes, steps, errors);
  }
}
