package org.gongtong.core.place;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.gongtong.core.kernel.TypedId;

/**
 * Knows the row of totals that many a spreadsheet ends with. Read as a part, something would be
 * wrong in each of its cells; one word helps the clerk more.
 */
final class TotalRow {

  private static final Pattern WORD =
      Pattern.compile(
          "(总?\\s*合\\s*计|总\\s*计|小\\s*计|共\\s*计|((grand|sub)[ -]?)?total|sum)\\s*:?",
          Pattern.CASE_INSENSITIVE);

  /** Where the word may stand; the other columns have figures, or words of their own. */
  private static final List<RosterColumn> NAMES =
      List.of(
          RosterColumn.PART_ID,
          RosterColumn.COMPOUND,
          RosterColumn.BUILDING,
          RosterColumn.ENTRANCE,
          RosterColumn.ROOM,
          RosterColumn.KIND);

  private TotalRow() {}

  /** The cell that says so; none for a row that may be a part. */
  static Optional<RosterColumn> columnOf(RawRosterRow row) {
    boolean hasKind = !isBlank(row, RosterColumn.KIND) && !isWord(row, RosterColumn.KIND);
    boolean hasOwner = !isBlank(row, RosterColumn.OWNERS);
    if (hasKind && hasOwner) {
      return Optional.empty();
    }
    Optional<RosterColumn> word = NAMES.stream().filter(c -> isWord(row, c)).findFirst();
    return word.isPresent() || !hasOnlyArea(row) ? word : Optional.of(RosterColumn.AREA);
  }

  private static boolean isWord(RawRosterRow row, RosterColumn column) {
    return WORD.matcher(TypedId.fold(row.text(column))).matches();
  }

  /** The word stands in a column that nobody reads. */
  private static boolean hasOnlyArea(RawRosterRow row) {
    return Arrays.stream(RosterColumn.values())
        .allMatch(column -> isBlank(row, column) == (column != RosterColumn.AREA));
  }

  private static boolean isBlank(RawRosterRow row, RosterColumn column) {
    return TypedId.fold(row.text(column)).isEmpty();
  }
}
