package org.gongtong.server.ui.staff;

import java.time.ZonedDateTime;
import java.util.List;
import org.gongtong.server.ui.Forms;
import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.Command;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.part.MotionHead;

/**
 * Correcting a recorded paper ballot by a new row with a reason.
 *
 * @param motion the motion
 * @param ballot id of the ballot
 * @param place where on paper: sheet and line
 * @param part the part it was cast for
 * @param recorded what is on record, in words
 * @param takenBack whether it is on record as taken back
 * @param history earlier entries and corrections, the oldest first
 * @param selected the value chosen before, empty at first
 * @param reason as typed before
 * @param witness the colleague's login, as typed before; never the password
 */
public record CorrectionPage(
    Shell shell,
    Command command,
    MotionHead motion,
    String ballot,
    String place,
    String part,
    String recorded,
    boolean takenBack,
    List<HistoryRow> history,
    String selected,
    String reason,
    String witness,
    FormErrors errors)
    implements Page {
  /** The value of "this was no ballot of this party". */
  public static final String VOID = "void";

  /** The field of the colleague's login. */
  public static final String WITNESS = "witness";

  /** The field of the colleague's password. */
  public static final String WITNESS_PASSWORD = "witness-" + Forms.PASSWORD;

  /** Copies the lists. */
  public CorrectionPage {
    history = List.copyOf(history);
  }

  /**
   * One entry.
   *
   * @param at when
   * @param by logins of who recorded it and who checked it
   * @param choice what was recorded, in words
   * @param reason empty for the first entry
   */
  public record HistoryRow(ZonedDateTime at, String by, String choice, String reason) {}

  @Override
  public String template() {
    return "staff/correction.jte";
  }
}
