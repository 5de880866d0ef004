package org.gongtong.server.ui.timebank;

import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.Command;
import org.gongtong.server.ui.part.QrSign;

/**
 * The digits that one side shows and the other enters.
 *
 * @param command hidden fields of the button that makes new ones
 * @param row the visit
 * @param digits in two groups
 * @param sign the square that holds them
 * @param until until when they can be entered, a time of today
 * @param ending whether they end the visit, and do not begin it
 */
public record VisitCodePage(
    Shell shell,
    Command command,
    VisitRow row,
    String digits,
    QrSign sign,
    String until,
    boolean ending)
    implements Page {
  @Override
  public String template() {
    return "timebank/visitCode.jte";
  }
}
