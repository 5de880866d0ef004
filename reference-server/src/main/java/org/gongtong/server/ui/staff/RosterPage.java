package org.gongtong.server.ui.staff;

import java.util.List;
import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;

/**
 * The roster in force, a page at a time.
 *
 * @param community path segment
 * @param query what was searched for, empty for all
 * @param parts exclusive parts in all
 * @param parties sets of owners in all
 * @param rows this page
 * @param next cursor of the next page, empty on the last
 */
public record RosterPage(
    Shell shell,
    String community,
    String query,
    long parts,
    long parties,
    List<PartRow> rows,
    String next)
    implements Page {
  /** Copies the lists. */
  public RosterPage {
    rows = List.copyOf(rows);
  }

  /**
   * One exclusive part.
   *
   * @param part its id
   * @param place building, entrance, room
   * @param kind in the reader's language
   * @param areaHundredths in hundredths of a square metre
   * @param basis of the area, in the reader's language
   * @param owners owner numbers
   * @param voter who votes, empty when the co-owners have not named one
   * @param status in the reader's language
   */
  public record PartRow(
      String part,
      String place,
      String kind,
      long areaHundredths,
      String basis,
      List<String> owners,
      String voter,
      String status) {
    /** Copies the list. */
    public PartRow {
      owners = List.copyOf(owners);
    }
  }

  @Override
  public String template() {
    return "staff/roster.jte";
  }
}
