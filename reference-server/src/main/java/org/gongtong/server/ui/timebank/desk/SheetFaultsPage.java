package org.gongtong.server.ui.timebank.desk;

import java.util.List;
import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.staff.RosterFaultsPage;

/**
 * Everything wrong with a sheet of services; nothing of it was entered.
 *
 * @param community path segment
 * @param fileName as uploaded
 * @param rows that were read
 * @param count of all faults
 * @param faults the first of them
 * @param download id of the list of all faults; empty for none
 */
public record SheetFaultsPage(
    Shell shell,
    String community,
    String fileName,
    long rows,
    long count,
    List<RosterFaultsPage.CellFault> faults,
    String download)
    implements Page {
  /** Copies the list. */
  public SheetFaultsPage {
    faults = List.copyOf(faults);
  }

  @Override
  public String template() {
    return "staff/bankSheetFaults.jte";
  }
}
