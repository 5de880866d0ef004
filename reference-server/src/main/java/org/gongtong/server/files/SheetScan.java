package org.gongtong.server.files;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A first pass over a sheet for what the format writes <em>behind</em> the rows, merged ranges, and
 * for what is better known before any row is handed out: too many of them, and hidden ones.
 *
 * @param merges by first row
 * @param hiddenRows rows with values that the author or a filter hides
 */
record SheetScan(List<Merge> merges, int hiddenRows) {

  /** Beyond this many the sheet is a form and not a table. */
  private static final int MOST_MERGES = 2_000;

  /** A merged range; rows and columns from 1, both ends included. */
  record Merge(int firstRow, int lastRow, int firstColumn, int lastColumn, String range) {

    boolean covers(int row, int column) {
      return row >= firstRow && row <= lastRow && column >= firstColumn && column <= lastColumn;
    }
  }

  static SheetScan of(XlsxArchive archive, XlsxWorkbook workbook, Limits limits)
      throws IOException, RefusedFile {
    List<Merge> merges = new ArrayList<>();
    int hidden = 0;
    int filled = 0;
    int row = 0;
    try (XmlCursor xml = archive.get(workbook.sheetPart())) {
      boolean hiddenRow = false;
      boolean hasValue = false;
      boolean inRow = false;
      while (xml.advance()) {
        if (xml.starts("row")) {
          inRow = true;
          String number = xml.attribute("r");
          row = number == null ? row + 1 : A1.rowNumber(number, 0);
          hiddenRow = xml.flag("hidden");
          hasValue = false;
        } else if (xml.ends("row")) {
          inRow = false;
          filled += hasValue ? 1 : 0;
          hidden += hasValue && hiddenRow ? 1 : 0;
          // one more for the headings
          if (filled > limits.maxRows() + 1) {
            throw new RefusedFile(
                Problems.tooManyRows(
                    new Place.SheetRow(workbook.sheetName(), row), limits.maxRows()));
          }
        } else if (inRow) {
          hasValue |= xml.starts("v") || xml.starts("is");
        } else if (xml.starts("mergeCell")) {
          merges.add(merge(xml));
          if (merges.size() > MOST_MERGES) {
            throw new RefusedFile(
                Problems.merged(new Place.SheetRange(workbook.sheetName(), merges.get(0).range())));
          }
        }
      }
    }
    merges.sort(Comparator.comparingInt(Merge::firstRow).thenComparingInt(Merge::firstColumn));
    return new SheetScan(List.copyOf(merges), hidden);
  }

  private static Merge merge(XmlCursor xml) throws RefusedFile {
    String ref = xml.attribute("ref");
    if (ref == null) {
      throw xml.damaged();
    }
    int colon = ref.indexOf(':');
    String from = colon < 0 ? ref : ref.substring(0, colon);
    String to = colon < 0 ? ref : ref.substring(colon + 1);
    Merge merge = new Merge(A1.rowOf(from), A1.rowOf(to), A1.columnOf(from), A1.columnOf(to), ref);
    if (merge.firstRow() == 0
        || merge.firstColumn() == 0
        || merge.lastRow() < merge.firstRow()
        || merge.lastColumn() < merge.firstColumn()) {
      throw xml.damaged();
    }
    return merge;
  }
}
