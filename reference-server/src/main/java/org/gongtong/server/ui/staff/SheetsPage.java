package org.gongtong.server.ui.staff;

import java.util.List;
import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.Command;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.part.MotionHead;

/**
 * Paper ballots: the numbered sheets, and whether all papers are accounted for.
 *
 * @param motion the motion
 * @param sheets by number
 * @param nextSheet number of the next sheet
 * @param papers the account of ballot papers
 */
public record SheetsPage(
    Shell shell,
    Command command,
    MotionHead motion,
    List<SheetRow> sheets,
    long nextSheet,
    Papers papers,
    FormErrors errors)
    implements Page {
  /** Copies the lists. */
  public SheetsPage {
    sheets = List.copyOf(sheets);
  }

  /**
   * One sheet.
   *
   * @param number counted from 1
   * @param lines ballots on it
   * @param enteredBy login of the first person
   * @param checkedBy login of the second, empty before
   * @param state how far it is
   */
  public record SheetRow(
      long number, long lines, String enteredBy, String checkedBy, SheetState state) {}

  /**
   * The account of ballot papers. It balances when what was issued was entered, void or not
   * returned.
   *
   * @param issued handed out
   * @param returned came back
   * @param spoilt came back void (blank, unreadable, marked twice)
   * @param entered ballots on the sheets
   */
  public record Papers(long issued, long returned, long spoilt, long entered) {
    /**
     * Papers that came back and are neither void nor on a sheet; negative when too many were
     * entered.
     */
    public long unaccounted() {
      return returned - spoilt - entered;
    }
  }

  @Override
  public String template() {
    return "staff/sheets.jte";
  }
}
