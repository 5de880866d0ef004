package org.gongtong.server.ui.staff;

import java.time.LocalDate;
import java.util.List;
import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.jspecify.annotations.Nullable;

/**
 * The roster in force, a page at a time.
 *
 * @param community path segment
 * @param query what was searched for, empty for all
 * @param number of the import or naming that came last, 0 before the first import
 * @param from day from which it holds, null before the first import
 * @param parts exclusive parts in all
 * @param parties sets of owners in all
 * @param areaHundredths floor area of all parts, in hundredths of a square metre
 * @param rows this page
 * @param next cursor of the next page, empty on the last
 * @param done what has just been done, in the reader's language, or empty
 */
public record RosterPage(
    Shell shell,
    String community,
    String query,
    int number,
    @Nullable LocalDate from,
    long parts,
    long parties,
    long areaHundredths,
    List<PartRow> rows,
    String next,
    String done)
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
