package org.gongtong.server.ui.staff.assist;

import java.time.ZonedDateTime;
import java.util.List;
import org.gongtong.core.decision.callback.CallBackFigures;
import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.MotionHead;
import org.jspecify.annotations.Nullable;

/**
 * The sample of assisted ballots that is called back; what was cast in them is not among what it
 * knows.
 *
 * @param sample how it was drawn and how it stands; null while it was not drawn
 * @param printed whether it is the list to take to the telephone
 */
public record CallBackListPage(
    Shell shell, MotionHead motion, @Nullable Sample sample, boolean printed, List<Row> rows)
    implements Page {
  /** Copies the list. */
  public CallBackListPage {
    rows = List.copyOf(rows);
  }

  /**
   * How it was drawn, and how it stands.
   *
   * @param ballots assisted ballots there were
   * @param least how many are called back at least
   * @param percent what share of them at least
   * @param logSize entries of the public log up to the close
   * @param root root of that log
   * @param seed what the order came of
   * @param figures what households said so far
   */
  public record Sample(
      int ballots,
      int least,
      int percent,
      long logSize,
      String root,
      String seed,
      CallBackFigures figures) {}

  /**
   * A household.
   *
   * @param number 1, 2, 3… in the order drawn
   * @param session the session's id
   * @param worker who lent the device
   * @param part at whose door
   * @param who the owner who was there
   * @param begun when the session began
   * @param word the gravest word so far; null before the first call
   * @param calls how many calls there were
   * @param own whether the reader was at this door himself, and so does not call
   */
  public record Row(
      int number,
      String session,
      String worker,
      String part,
      String who,
      ZonedDateTime begun,
      @Nullable CallWord word,
      int calls,
      boolean own) {}

  @Override
  public String template() {
    return printed ? "staff/callBackSheet.jte" : "staff/callBackList.jte";
  }
}
