package org.gongtong.server.ui.staff.assist;

import java.time.ZonedDateTime;
import java.util.List;
import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.Command;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.part.MotionHead;
import org.gongtong.server.ui.part.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Calling one household back.
 *
 * @param command hidden fields; its key becomes the id of the call
 * @param row the household
 * @param calls all calls so far, the first one first
 * @param denied what to do about a denial; null where there is none
 * @param selected the outcome chosen before, or empty
 * @param remark as typed before
 */
public record CallBackPage(
    Shell shell,
    Command command,
    MotionHead motion,
    CallBackListPage.Row row,
    List<Call> calls,
    @Nullable Refusal denied,
    String selected,
    String remark,
    FormErrors errors)
    implements Page {
  /** Copies the list. */
  public CallBackPage {
    calls = List.copyOf(calls);
  }

  /**
   * One call.
   *
   * @param at when it was recorded
   * @param by who called
   * @param word what came of it
   * @param remark what was said
   */
  public record Call(ZonedDateTime at, String by, CallWord word, String remark) {}

  @Override
  public String template() {
    return "staff/callBack.jte";
  }
}
