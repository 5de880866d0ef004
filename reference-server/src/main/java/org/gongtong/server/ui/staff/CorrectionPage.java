package org.gongtong.server.ui.staff;

import java.time.ZonedDateTime;
import java.util.List;
import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.Choice;
import org.gongtong.server.ui.part.Command;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.part.MotionHead;
import org.jspecify.annotations.Nullable;

/**
 * Correcting a recorded paper ballot by a new row with a reason.
 *
 * @param motion the motion
 * @param ballot id of the ballot
 * @param place where on paper: sheet and line
 * @param part the part it was cast for
 * @param recorded the choice on record
 * @param history earlier entries and corrections, the oldest first
 * @param selected as chosen before, null at first
 * @param reason as typed before
 */
public record CorrectionPage(
    Shell shell,
    Command command,
    MotionHead motion,
    String ballot,
    String place,
    String part,
    Choice recorded,
    List<HistoryRow> history,
    @Nullable Choice selected,
    String reason,
    FormErrors errors)
    implements Page {
  /** Copies the lists. */
  public CorrectionPage {
    history = List.copyOf(history);
  }

  /**
   * One entry.
   *
   * @param at when
   * @param by login
   * @param choice what was recorded
   * @param reason empty for the first entry
   */
  public record HistoryRow(ZonedDateTime at, String by, Choice choice, String reason) {}

  @Override
  public String template() {
    return "staff/correction.jte";
  }
}
