package org.gongtong.server.ui.staff;

import java.time.LocalDate;
import java.util.List;
import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.Command;

/**
 * A roster that can be applied, compared with the one in force.
 *
 * @param community path segment
 * @param upload path segment of the upload
 * @param fileName as uploaded
 * @param effective day from which it shall hold
 * @param added parts that are new
 * @param changed parts that differ
 * @param gone parts that are no longer there
 * @param unchanged parts that stay as they are
 * @param figures what the roster adds up to
 * @param rows the first differences, at most 200
 * @param droppedColumns columns that are never stored
 * @param notices how the file was read, in the reader's language
 * @param openMotions questions of the votes whose roll stays as it was frozen
 */
public record RosterDiffPage(
    Shell shell,
    Command command,
    String community,
    String upload,
    String fileName,
    LocalDate effective,
    long added,
    long changed,
    long gone,
    long unchanged,
    RosterFigures figures,
    List<DiffRow> rows,
    List<String> droppedColumns,
    List<String> notices,
    List<String> openMotions)
    implements Page {
  /** Copies the lists. */
  public RosterDiffPage {
    rows = List.copyOf(rows);
    droppedColumns = List.copyOf(droppedColumns);
    notices = List.copyOf(notices);
    openMotions = List.copyOf(openMotions);
  }

  /**
   * One part.
   *
   * @param kind what happens to it
   * @param part its id
   * @param place where it is
   * @param use dwelling, shop …, in the reader's language
   * @param areaHundredths its floor area, in hundredths of a square metre
   * @param owners ids of its owners
   * @param status whether it is delivered, in the reader's language
   * @param changes the fields that differ, empty for added and gone parts
   */
  public record DiffRow(
      DiffKind kind,
      String part,
      String place,
      String use,
      long areaHundredths,
      List<String> owners,
      String status,
      List<Change> changes) {

    private static final int OWNERS_SHOWN = 6;

    /** Copies the lists. */
    public DiffRow {
      owners = List.copyOf(owners);
      changes = List.copyOf(changes);
    }

    /** The first owners. */
    public String ownersShown() {
      return String.join("; ", owners.subList(0, Math.min(OWNERS_SHOWN, owners.size())))
          + (owners.size() > OWNERS_SHOWN ? " …" : "");
    }
  }

  /**
   * One field.
   *
   * @param field its heading
   * @param before what it was
   * @param after what it becomes
   */
  public record Change(String field, String before, String after) {}

  /** Whether applying would change anything. */
  public boolean changesAnything() {
    return added + changed + gone > 0;
  }

  /** All differences, also those beyond the rows listed. */
  public long differences() {
    return added + changed + gone;
  }

  @Override
  public String template() {
    return "staff/rosterDiff.jte";
  }
}
