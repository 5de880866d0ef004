package org.gongtong.server.files;

import java.util.List;

/**
 * One row below the header. It has as many cells as the header has columns, missing ones being
 * blank.
 *
 * @param number the line of a text file (of a record's first line), or the row of a sheet; from 1
 * @param cells immutable, in column order
 * @param problems why the row can't be taken as it stands: ragged, merged, a formula, an error
 *     value … Empty for a sound row. Dates aren't listed: only the caller knows which columns may
 *     hold one
 */
public record Row(int number, List<Cell> cells, List<FileProblem> problems) {

  /** Copies the lists. */
  public Row {
    cells = List.copyOf(cells);
    problems = List.copyOf(problems);
  }

  /**
   * The cell in a column that counts from 0, as {@link HeaderMatch.Found} gives it.
   *
   * @throws IndexOutOfBoundsException for a column that the header doesn't have
   */
  public Cell cell(int column) {
    return cells.get(column);
  }
}
