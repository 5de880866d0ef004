package org.gongtong.server.ui.timebank;

import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.Command;
import org.gongtong.server.ui.part.FormErrors;

/**
 * Entering the digits that the other side shows.
 *
 * @param row the visit
 * @param ending whether they end the visit, and do not begin it
 * @param entered what was typed before, empty at first
 */
public record VisitScanPage(
    Shell shell, Command command, VisitRow row, boolean ending, String entered, FormErrors errors)
    implements Page {
  @Override
  public String template() {
    return "timebank/visitScan.jte";
  }
}
