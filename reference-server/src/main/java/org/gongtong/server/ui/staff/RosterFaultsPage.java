package org.gongtong.server.ui.staff;

import java.util.List;
import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;

/**
 * A roster that cannot be applied: every bad row and cell.
 *
 * @param community path segment
 * @param fileName as uploaded
 * @param rowsRead rows below the heading
 * @param faultCount all faults, also those beyond the ones listed
 * @param faults in the order of the file, the first of them
 * @param download id of the list of all faults
 * @param droppedColumns columns that are never stored (names, telephone numbers, id numbers)
 */
public record RosterFaultsPage(
    Shell shell,
    String community,
    String fileName,
    long rowsRead,
    long faultCount,
    List<CellFault> faults,
    String download,
    List<String> droppedColumns)
    implements Page {
  /** Copies the lists. */
  public RosterFaultsPage {
    faults = List.copyOf(faults);
    droppedColumns = List.copyOf(droppedColumns);
  }

  /**
   * One fault.
   *
   * @param place sheet, row and cell, as the spreadsheet program names them
   * @param column its heading, empty when the whole row is at fault
   * @param value what stands there, shortened
   * @param code the stable code
   * @param what what is wrong, in the reader's language
   * @param remedy what to do, in the reader's language
   */
  public record CellFault(
      String place, String column, String value, String code, String what, String remedy) {}

  @Override
  public String template() {
    return "staff/rosterFaults.jte";
  }
}
