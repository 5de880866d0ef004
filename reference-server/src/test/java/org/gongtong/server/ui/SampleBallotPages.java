package org.gongtong.server.ui;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gongtong.server.ui.ballot.BallotNotice;
import org.gongtong.server.ui.ballot.BallotNoticePage;
import org.gongtong.server.ui.ballot.BallotSubject;
import org.gongtong.server.ui.ballot.CheckPage;
import org.gongtong.server.ui.ballot.ChoicePage;
import org.gongtong.server.ui.ballot.CodePage;
import org.gongtong.server.ui.ballot.ReceiptPage;
import org.gongtong.server.ui.part.ChannelName;
import org.gongtong.server.ui.part.Choice;
import org.gongtong.server.ui.part.Command;
import org.gongtong.server.ui.part.FieldError;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.part.MotionState;
import org.gongtong.server.ui.part.QrSign;

/** Samples of {@code ui.ballot}. */
final class SampleBallotPages {
  static final Command COMMAND = new Command("01J9ZK3T7Q5V9W2X4Y6Z8A0B1C", "17");

  static final String RECEIPT = "7K2M-94QX-0A5T-3HJW";
  static final QrSign SIGN = QrSign.of("https://gongtong.example.org/log/receipt/" + RECEIPT);

  private SampleBallotPages() {}

  static void add(Map<String, Page> pages, Shell s) {
    pages.put("ballot-code", new CodePage(s, COMMAND, "", FormErrors.none()));
    pages.put("ballot-code-wrong", new CodePage(s, COMMAND, "K7QM-2X9P-D4TB-01H", wrongCode(s)));
    pages.put(
        "ballot-choice",
        new ChoicePage(s, COMMAND, subject(s), null, "", false, FormErrors.none()));
    pages.put(
        "ballot-choice-missing",
        new ChoicePage(
            s, COMMAND, subject(s), null, s.text().of("ballot.took-part"), false, noChoice(s)));
    pages.put(
        "ballot-choice-again",
        new ChoicePage(s, COMMAND, subject(s), Choice.AGAINST, "", true, FormErrors.none()));
    pages.put("ballot-check", new CheckPage(s, COMMAND, subject(s), Choice.FOR, false));
    pages.put("ballot-receipt", receipt(s));
    pages.put("ballot-receipt-later", receiptLater(s));
    for (BallotNotice notice : BallotNotice.values()) {
      String name = "ballot-notice-" + notice.name().toLowerCase(Locale.ROOT);
      var motion =
          notice == BallotNotice.SESSION_OVER
              ? null
              : SampleOpenPages.head(s, MotionState.OPEN, null);
      pages.put(name, new BallotNoticePage(s, notice, motion, casts(notice)));
    }
  }

  static BallotSubject subject(Shell s) {
    return new BallotSubject(
        SampleOpenPages.head(s, MotionState.OPEN, null),
        List.of(
            SamplePages.say(s, "一号院 6 栋 2 单元 301", "Compound 1, building 6, entrance 2, room 301"),
            SamplePages.say(s, "一号院 车位 B-014", "Compound 1, parking space B-014")),
        101_37L);
  }

  private static List<BallotNoticePage.Cast> casts(BallotNotice notice) {
    return notice == BallotNotice.ALREADY_VOTED
        ? List.of(new BallotNoticePage.Cast(RECEIPT, ChannelName.PAPER, SampleOpenPages.OPENS))
        : List.of();
  }

  private static ReceiptPage receiptLater(Shell s) {
    return new ReceiptPage(
        s,
        RECEIPT,
        SIGN,
        SampleOpenPages.OPENS,
        new BallotSubject(SampleOpenPages.head(s, MotionState.OPEN, null), List.of(), 0),
        null);
  }

  private static ReceiptPage receipt(Shell s) {
    ZonedDateTime recorded = ZonedDateTime.of(2026, 3, 9, 16, 42, 7, 0, SampleOpenPages.ZONE);
    return new ReceiptPage(s, RECEIPT, SIGN, recorded, subject(s), Choice.FOR);
  }

  private static FormErrors wrongCode(Shell s) {
    return new FormErrors(
        List.of(
            new FieldError(
                "code",
                SamplePages.say(
                    s,
                    "没有这个表决码。请对照信上的 16 个字符再输一次。",
                    "There is no such code. Compare the 16 characters on the letter."))));
  }

  private static FormErrors noChoice(Shell s) {
    return new FormErrors(
        List.of(
            new FieldError(
                "choice", SamplePages.say(s, "请选择同意、反对或弃权。", "Choose for, against or abstain."))));
  }
}
