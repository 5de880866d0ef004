package org.gongtong.server.files;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.gongtong.server.files.SheetRows.Stored;
import org.gongtong.server.files.SheetRows.StoredRow;
import org.gongtong.server.files.SheetScan.Merge;
import org.jspecify.annotations.Nullable;

/** Rows of the first visible sheet of an xlsx workbook (ECMA-376, both flavours). */
final class XlsxSource implements TableSource {

  private final Spool spool;
  private final XlsxArchive archive;
  private final Limits limits;
  private final String sheet;
  private final SheetScan scan;
  private final SheetRows rows;
  private final Header header;
  private final List<FileNotice> notices;
  private final List<Merge> open = new ArrayList<>();
  private int nextMerge;
  private int count;
  private int lastRow;
  private boolean closed;
  private @Nullable TableStep last;

  private XlsxSource(
      Spool spool,
      XlsxArchive archive,
      Limits limits,
      XlsxWorkbook workbook,
      SheetScan scan,
      SheetRows rows)
      throws IOException, RefusedFile {
    this.spool = spool;
    this.archive = archive;
    this.limits = limits;
    this.sheet = workbook.sheetName();
    this.scan = scan;
    this.rows = rows;
    this.notices = notices(workbook, scan.hiddenRows());
    this.header = readHeader();
  }

  /** Takes over the spool; where it throws, the caller still owns it. */
  static XlsxSource open(Spool spool, Limits limits) throws IOException, RefusedFile {
    XlsxArchive archive = XlsxArchive.open(spool, limits);
    SheetRows rows = null;
    try {
      XlsxWorkbook workbook = XlsxWorkbook.read(archive, spool.fileName());
      SheetScan scan = SheetScan.of(archive, workbook, limits);
      XlsxStyles styles = XlsxStyles.read(archive, workbook.stylesPart());
      XlsxStrings strings = XlsxStrings.read(archive, workbook.stringsPart(), limits);
      rows = new SheetRows(archive.get(workbook.sheetPart()), workbook, strings, styles, limits);
      return new XlsxSource(spool, archive, limits, workbook, scan, rows);
    } catch (IOException | RefusedFile | RuntimeException | Error e) {
      try (archive) {
        if (rows != null) {
          rows.close();
        }
      }
      throw e;
    }
  }

  private Header readHeader() throws IOException, RefusedFile {
    StoredRow first = rows.next();
    if (first == null) {
      throw new RefusedFile(FileProblems.empty(new Place.SheetRow(sheet, 1)));
    }
    if (first.cells().size() > limits.maxColumns()) {
      Stored beyond = first.cells().get(limits.maxColumns());
      throw new RefusedFile(
          Problems.tooManyColumns(
              new Place.SheetCell(sheet, first.number(), beyond.column(), ""),
              limits.maxColumns()));
    }
    openMergesOf(first.number());
    List<Cell> cells = new ArrayList<>();
    for (Stored stored : first.cells()) {
      Merge merge = mergeAt(first.number(), stored.column());
      if (merge != null) {
        throw new RefusedFile(Problems.merged(new Place.SheetRange(sheet, merge.range())));
      }
      while (cells.size() < stored.column() - 1 && cells.size() <= limits.maxColumns()) {
        cells.add(blank(first.number(), cells.size() + 1, ""));
      }
      Place place = new Place.SheetCell(sheet, first.number(), stored.column(), "");
      if (stored.kind() == CellKind.FORMULA) {
        throw new RefusedFile(Problems.formula(place, stored.formula()));
      }
      cells.add(new Cell(stored.text(), stored.kind(), place));
    }
    return Header.of(cells, limits);
  }

  @Override
  public TableStep next() throws IOException {
    if (closed) {
      throw new IllegalStateException("the table is closed");
    }
    if (last != null) {
      return last;
    }
    try {
      StoredRow stored = rows.next();
      if (stored == null) {
        last = new TableStep.End();
        return last;
      }
      if (++count > limits.maxRows()) {
        throw new RefusedFile(
            Problems.tooManyRows(new Place.SheetRow(sheet, stored.number()), limits.maxRows()));
      }
      return new TableStep.NextRow(row(stored));
    } catch (RefusedFile e) {
      last = new TableStep.Refused(e.problem());
      return last;
    }
  }

  private Row row(StoredRow stored) {
    int number = stored.number();
    openMergesOf(number);
    List<FileProblem> problems = new ArrayList<>();
    for (Merge merge : open) {
      // named once, at its first row that has values and only where it touches the table
      if (merge.firstColumn() <= header.width() && !reported(merge, number)) {
        problems.add(Problems.merged(new Place.SheetRange(sheet, merge.range())));
      }
    }
    lastRow = number;
    List<Cell> cells = new ArrayList<>(header.width());
    int used = 0;
    for (int column = 1; column <= header.width(); column++) {
      Stored here =
          used < stored.cells().size() && stored.cells().get(used).column() == column
              ? stored.cells().get(used++)
              : null;
      cells.add(cell(number, column, here, problems));
    }
    for (; used < stored.cells().size(); used++) {
      Stored outside = stored.cells().get(used);
      if (!outside.text().isBlank()) {
        Place place = new Place.SheetCell(sheet, number, outside.column(), "");
        problems.add(Problems.outsideTable(place, header.width()));
        break;
      }
    }
    return new Row(number, cells, problems);
  }

  /** A range was reported before if a row handed out earlier lies in it. */
  private boolean reported(Merge merge, int row) {
    return lastRow >= merge.firstRow() && lastRow < row;
  }

  private Cell cell(int row, int column, @Nullable Stored stored, List<FileProblem> problems) {
    String heading = header.name(column - 1);
    boolean merged = mergeAt(row, column) != null;
    if (stored == null) {
      Cell blank = blank(row, column, heading);
      return merged ? new Cell("", CellKind.MERGED, blank.place()) : blank;
    }
    Place place = new Place.SheetCell(sheet, row, column, heading);
    if (stored.kind() == CellKind.FORMULA) {
      problems.add(Problems.formula(place, stored.formula()));
    } else if (stored.kind() == CellKind.ERROR) {
      problems.add(Problems.errorValue(place, stored.text()));
    } else if (stored.lostDigits()) {
      problems.add(Problems.numberTooLong(place, stored.text()));
    }
    return new Cell(stored.text(), merged ? CellKind.MERGED : stored.kind(), place);
  }

  private Cell blank(int row, int column, String heading) {
    return new Cell("", CellKind.BLANK, new Place.SheetCell(sheet, row, column, heading));
  }

  /** Keeps the ranges that reach this row; rows come in ascending order. */
  private void openMergesOf(int row) {
    open.removeIf(merge -> merge.lastRow() < row);
    while (nextMerge < scan.merges().size() && scan.merges().get(nextMerge).firstRow() <= row) {
      Merge merge = scan.merges().get(nextMerge++);
      if (merge.lastRow() >= row) {
        open.add(merge);
      }
    }
  }

  private @Nullable Merge mergeAt(int row, int column) {
    for (Merge merge : open) {
      if (merge.covers(row, column)) {
        return merge;
      }
    }
    return null;
  }

  private static List<FileNotice> notices(XlsxWorkbook workbook, int hiddenRows) {
    List<FileNotice> result = new ArrayList<>();
    int others = workbook.otherVisible().size() + workbook.hidden().size();
    if (others > 0) {
      String name = Quoted.brief(workbook.sheetName());
      int hidden = workbook.hidden().size();
      result.add(
          new FileNotice(
              FileNotice.Code.SHEET_CHOSEN,
              new Bilingual(
                  "只读取了第一个可见的工作表“" + name + "”；另有 " + others + " 个工作表没有读取，其中隐藏 " + hidden + " 个。",
                  "Only the first visible sheet, \""
                      + name
                      + "\", was read; "
                      + others
                      + " more were not, "
                      + hidden
                      + " of them hidden.")));
    }
    if (hiddenRows > 0) {
      result.add(
          new FileNotice(
              FileNotice.Code.HIDDEN_ROWS_READ,
              new Bilingual(
                  "隐藏或被筛选掉的 " + hiddenRows + " 行也读取了。",
                  hiddenRows + " rows that are hidden or filtered out were read too.")));
    }
    return List.copyOf(result);
  }

  @Override
  public Header header() {
    return header;
  }

  @Override
  public List<FileNotice> notices() {
    return notices;
  }

  @Override
  public Digest digest() {
    return spool.digest();
  }

  @Override
  public void close() throws IOException {
    if (!closed) {
      closed = true;
      try (spool;
          archive) {
        rows.close();
      }
    }
  }
}
