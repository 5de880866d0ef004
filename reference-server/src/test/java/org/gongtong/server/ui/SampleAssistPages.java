package org.gongtong.server.ui;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import org.gongtong.core.decision.callback.CallBackFigures;
import org.gongtong.core.decision.callback.CallBackReason;
import org.gongtong.server.ui.part.Choice;
import org.gongtong.server.ui.part.FieldError;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.part.MotionHead;
import org.gongtong.server.ui.part.MotionState;
import org.gongtong.server.ui.part.MotionViews;
import org.gongtong.server.ui.part.Option;
import org.gongtong.server.ui.part.QrSign;
import org.gongtong.server.ui.part.Refusal;
import org.gongtong.server.ui.staff.assist.AssistBeginPage;
import org.gongtong.server.ui.staff.assist.AssistPage;
import org.gongtong.server.ui.staff.assist.AssistedListPage;
import org.gongtong.server.ui.staff.assist.CallBackListPage;
import org.gongtong.server.ui.staff.assist.CallBackPage;
import org.gongtong.server.ui.staff.assist.CallWord;
import org.gongtong.server.ui.staff.assist.SessionEnd;
import org.gongtong.server.ui.staff.assist.SlipPage;

/** Samples of the pages for voting at a door. */
final class SampleAssistPages {
  private static final String SESSION = "018f0000-0000-7000-8000-000000000001";
  private static final ZonedDateTime AT =
      ZonedDateTime.of(2026, 3, 9, 16, 42, 0, 0, SampleOpenPages.ZONE);

  private SampleAssistPages() {}

  static void add(Map<String, Page> pages, Shell s) {
    addCallBacks(pages, s);
    MotionHead motion = SampleOpenPages.head(s, MotionState.OPEN, null);
    pages.put("staff-assist-begin", begin(s, motion, List.of()));
    List<Option> owners = List.of(new Option("O-7", "O-7", "", 0), new Option("O-8", "O-8", "", 0));
    pages.put("staff-assist-begin-who", begin(s, motion, owners));
    for (AssistPage.Step step : AssistPage.Step.values()) {
      pages.put("staff-assist-" + step.code(), page(s, step, FormErrors.none()));
    }
    FormErrors errors =
        new FormErrors(List.of(new FieldError("choice", s.text().of("ballot.choose-one"))));
    pages.put("staff-assist-choice-none", page(s, AssistPage.Step.CHOICE, errors));
    pages.put(
        "staff-assist-list-none",
        new AssistedListPage(s, SampleBallotPages.COMMAND, motion, 0, List.of()));
    pages.put(
        "staff-assist-list",
        new AssistedListPage(
            s,
            SampleBallotPages.COMMAND,
            motion,
            0,
            List.of(row(SessionEnd.CAST), row(SessionEnd.OPEN))));
    pages.put(
        "staff-assist-slip",
        new SlipPage(
            s,
            motion,
            SESSION,
            "C01-6-7",
            AT,
            "7K2M-94QX-0A5T-3HJW",
            QrSign.of("https://vote.example/log/receipt/7K2M-94QX-0A5T-3HJW")));
  }

  private static void addCallBacks(Map<String, Page> pages, Shell s) {
    MotionHead motion = SampleOpenPages.head(s, MotionState.CLOSED, null);
    String hash = "0123456789abcdef".repeat(4);
    CallBackListPage.Sample sample =
        new CallBackListPage.Sample(9, 3, 10, 4_711, hash, hash, new CallBackFigures(3, 1, 1, 1));
    List<CallBackListPage.Row> rows =
        List.of(
            household(1, CallWord.CONFIRMED),
            household(2, CallWord.NOT_CONFIRMED),
            household(3, null));
    pages.put("staff-callbacks-none", new CallBackListPage(s, motion, null, false, List.of()));
    pages.put("staff-callbacks", new CallBackListPage(s, motion, sample, false, rows));
    pages.put("staff-callback-list", new CallBackListPage(s, motion, sample, true, rows));
    pages.put("staff-callback", call(s, motion, rows.get(2), List.of(), null));
    String text = SamplePages.say(s, "家里那天没有人。", "Nobody was at home that day.");
    pages.put(
        "staff-callback-denied",
        call(
            s,
            motion,
            rows.get(1),
            List.of(new CallBackPage.Call(AT, "desk-2", CallWord.NOT_CONFIRMED, text)),
            MotionViews.refusals(
                    s.text(), List.of(CallBackReason.BALLOT_NOT_CONFIRMED.because().refuses()))
                .get(0)));
  }

  private static CallBackPage call(
      Shell s,
      MotionHead motion,
      CallBackListPage.Row row,
      List<CallBackPage.Call> calls,
      Refusal denied) {
    FormErrors errors =
        new FormErrors(List.of(new FieldError("outcome", s.text().of("callback.outcome-missing"))));
    return new CallBackPage(
        s,
        SampleBallotPages.COMMAND,
        motion,
        row,
        calls,
        denied,
        "",
        "",
        denied == null ? errors : FormErrors.none());
  }

  private static CallBackListPage.Row household(int number, CallWord word) {
    return new CallBackListPage.Row(
        number, SESSION, "grid-1", "C01-6-" + number, "O-7", AT, word, word == null ? 0 : 1, false);
  }

  private static AssistedListPage.Row row(SessionEnd end) {
    return new AssistedListPage.Row(
        SESSION, "grid-1", "C01-6-7", AT, end, end == SessionEnd.CAST, end == SessionEnd.CAST);
  }

  private static AssistBeginPage begin(Shell s, MotionHead motion, List<Option> owners) {
    boolean found = !owners.isEmpty();
    return new AssistBeginPage(
        s,
        SampleBallotPages.COMMAND,
        motion,
        found ? "C01-6-7" : "",
        found ? "C01 6-1-7" : "",
        owners,
        found ? "O-7" : "",
        found ? "" : "/staff",
        FormErrors.none());
  }

  private static AssistPage page(Shell s, AssistPage.Step step, FormErrors errors) {
    return new AssistPage(
        s,
        SampleBallotPages.COMMAND,
        step,
        SampleBallotPages.subject(s),
        SESSION,
        "O-7",
        AT,
        step == AssistPage.Step.CHECK ? Choice.FOR : null,
        errors);
  }
}
