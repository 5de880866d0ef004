package org.gongtong.server.files;

import java.util.Objects;

/**
 * One cell of a table.
 *
 * @param text exactly as typed, spaces and all; never null, empty for a blank cell. A spreadsheet's
 *     number is the decimal its author typed ({@code 89.55}, {@code 1}), in plain notation
 * @param kind what the file says it is
 * @param place where it stands
 */
public record Cell(String text, CellKind kind, Place place) {

  /** No component may be null. */
  public Cell {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(place, "place");
  }

  /** {@code D17} in a sheet, {@code line 17, column 4 (area_m2)} in a text file. */
  public String address() {
    return place.address();
  }

  /** True where nothing but white space, full-width spaces included, is in the cell. */
  public boolean isBlank() {
    return text.isBlank();
  }

  /**
   * The refusal of a date where the caller's column holds none. Spreadsheets turn {@code 1-2} into
   * the second of January unasked; what was typed is lost, so the cell can't be repaired by a
   * program.
   *
   * @throws IllegalStateException unless the kind is {@link CellKind#DATE}
   */
  public FileProblem unexpectedDate() {
    if (kind != CellKind.DATE) {
      throw new IllegalStateException("not a date but " + kind + " at " + address());
    }
    return Problems.unexpectedDate(this);
  }
}
