package org.gongtong.server.files;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Writes a table as a stream, row by row in constant memory. For one thread. The file is complete
 * only once {@link #close()} has returned; the stream beneath stays open, for it is the caller's.
 */
public abstract sealed class TableWriter implements Closeable
    permits CsvTableWriter, XlsxTableWriter {

  private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,10})?");

  private final List<Column> columns;

  TableWriter(List<Column> columns) {
    this.columns = List.copyOf(columns);
    if (columns.isEmpty()) {
      throw new IllegalArgumentException("a table needs a column");
    }
  }

  /** CSV with the headings as its first line. */
  public static TableWriter csv(OutputStream out, CsvStyle style, List<Column> columns)
      throws IOException {
    return new CsvTableWriter(out, style, columns);
  }

  /** An xlsx workbook with one sheet. */
  public static TableWriter xlsx(OutputStream out, String sheetName, List<Column> columns)
      throws IOException {
    return new XlsxTableWriter(out, sheetName, columns, null);
  }

  /**
   * An xlsx workbook with a sheet of explanations behind the table.
   *
   * @throws IllegalArgumentException if both sheets have the same name, or one that Excel refuses
   */
  public static TableWriter xlsx(
      OutputStream out, String sheetName, List<Column> columns, Explanations explanations)
      throws IOException {
    return new XlsxTableWriter(out, sheetName, columns, explanations);
  }

  /**
   * Writes a row.
   *
   * @param cells one for each column; the empty text is a blank cell
   * @throws IllegalArgumentException if there are more or fewer, or a cell of a number column is
   *     neither empty nor a decimal in plain notation
   * @throws IllegalStateException after {@link #close()}, or beyond the 1,048,576 rows of a sheet
   */
  public final void row(List<String> cells) throws IOException {
    if (cells.size() != columns.size()) {
      throw new IllegalArgumentException(
          cells.size() + " cells for " + columns.size() + " columns");
    }
    for (int i = 0; i < columns.size(); i++) {
      String cell = Objects.requireNonNull(cells.get(i), "cell");
      if (columns.get(i).type() == Column.Type.NUMBER
          && !cell.isEmpty()
          && !DECIMAL.matcher(cell).matches()) {
        throw new IllegalArgumentException(
            "\""
                + Quoted.brief(cell)
                + "\" in column "
                + columns.get(i).heading()
                + " is no decimal");
      }
    }
    write(cells);
  }

  /** As {@link #row(List)}. */
  public final void row(String... cells) throws IOException {
    row(List.of(cells));
  }

  final List<Column> columns() {
    return columns;
  }

  abstract void write(List<String> cells) throws IOException;

  /**
   * Ends the file and flushes the stream beneath without closing it. Closing twice does no harm.
   */
  @Override
  public abstract void close() throws IOException;
}
