package org.gongtong.server.files;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.DataValidationErrorStyle;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** An xlsx workbook with a bold, frozen heading row. */
final class XlsxTableWriter extends TableWriter {

  private static final int FLUSH_EVERY = 500;
  private static final int LONGEST_SHEET_NAME = 31;
  private static final int LONGEST_CELL = 32_767;
  private static final int EXPLANATION_WIDTH = 40;
  private static final Pattern LOOKS_ESCAPED = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");
  private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x08\\x0B-\\x1F\\uFFFE\\uFFFF]");

  private final Workbook workbook;
  private final Worksheet sheet;
  private final @Nullable Explanations explanations;
  private int nextRow = 1;
  private boolean closed;

  XlsxTableWriter(
      OutputStream out, String sheetName, List<Column> columns, @Nullable Explanations explanations)
      throws IOException {
    super(columns);
    checkName(sheetName);
    if (explanations != null) {
      checkName(explanations.sheetName());
      if (explanations.sheetName().equalsIgnoreCase(sheetName)) {
        throw new IllegalArgumentException("two sheets named " + sheetName);
      }
    }
    this.explanations = explanations;
    this.workbook = new Workbook(new CsvTableWriter.Unclosed(out), "Gongtong", "1.0");
    this.sheet = workbook.newWorksheet(sheetName);
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      sheet.width(i, column.width());
      sheet.style(i).format(format(column)).set();
      text(sheet, 0, i, column.heading());
      sheet.style(0, i).bold().format("@").set();
      if (!column.choices().isEmpty()) {
        offer(i, column);
      }
    }
    sheet.freezePane(0, 1);
  }

  /** The last row is Excel's: a list that ends with today's rows would fail the next one typed. */
  private void offer(int index, Column column) {
    String joined = String.join(",", column.choices());
    sheet
        .range(1, index, Worksheet.MAX_ROWS - 1, index)
        .validateWithListByFormula("\"" + joined + "\"")
        .allowBlank(true)
        .showDropdown(true)
        .showErrorMessage(true)
        .errorStyle(DataValidationErrorStyle.STOP)
        .errorTitle(column.heading())
        .error(joined);
  }

  @Override
  void write(List<String> cells) throws IOException {
    if (closed || nextRow >= Worksheet.MAX_ROWS) {
      throw new IllegalStateException(closed ? "the table is closed" : "the sheet is full");
    }
    for (int i = 0; i < cells.size(); i++) {
      String cell = cells.get(i);
      Column column = columns().get(i);
      if (cell.isEmpty()) {
        continue;
      }
      if (column.type() == Column.Type.NUMBER) {
        sheet.value(nextRow, i, new BigDecimal(cell));
      } else {
        text(sheet, nextRow, i, cell);
      }
      sheet.style(nextRow, i).format(format(column)).set();
    }
    nextRow++;
    if (nextRow % FLUSH_EVERY == 0) {
      sheet.flush();
    }
  }

  /** Inline texts need no memory; only those that Excel would trim go to the shared table. */
  private static void text(Worksheet sheet, int row, int column, String text) {
    String stored = escaped(text);
    if (stored.length() > LONGEST_CELL) {
      throw new IllegalArgumentException("a cell of " + stored.length() + " characters");
    }
    boolean trimmable = !stored.strip().equals(stored);
    if (trimmable) {
      sheet.value(row, column, stored);
    } else {
      sheet.inlineString(row, column, stored);
    }
  }

  /**
   * Writes what XML can't hold the way the format asks for, where the library would put a space.
   */
  static String escaped(String text) {
    String whole = withoutLoneSurrogates(LOOKS_ESCAPED.matcher(text).replaceAll("_x005F_"));
    return CONTROL
        .matcher(whole)
        .replaceAll(
            match ->
                Matcher.quoteReplacement(
                    String.format(Locale.ROOT, "_x%04X_", (int) match.group().charAt(0))));
  }

  private static String withoutLoneSurrogates(String text) {
    if (text.chars().noneMatch(c -> Character.isSurrogate((char) c))) {
      return text;
    }
    return text.codePoints()
        .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static String format(Column column) {
    return column.type() == Column.Type.TEXT ? "@" : "0.00";
  }

  private static void checkName(String name) {
    if (name.isBlank()
        || name.length() > LONGEST_SHEET_NAME
        || name.chars().anyMatch(c -> ":\\/?*[]'".indexOf(c) >= 0 || c < ' ')) {
      throw new IllegalArgumentException("Excel takes no sheet name such as \"" + name + "\"");
    }
  }

  private void explain(Explanations given) throws IOException {
    Worksheet second = workbook.newWorksheet(given.sheetName());
    for (int i = 0; i < given.headings().size(); i++) {
      second.width(i, i == 0 ? EXPLANATION_WIDTH / 2 : EXPLANATION_WIDTH);
      text(second, 0, i, given.headings().get(i));
      second.style(0, i).bold().format("@").set();
    }
    int row = 1;
    for (List<String> cells : given.rows()) {
      for (int i = 0; i < cells.size(); i++) {
        if (!cells.get(i).isEmpty()) {
          text(second, row, i, cells.get(i));
          second.style(row, i).format("@").wrapText(true).verticalAlignment("top").set();
        }
      }
      row++;
    }
    second.freezePane(0, 1);
    second.finish();
  }

  @Override
  public void close() throws IOException {
    if (!closed) {
      closed = true;
      sheet.finish();
      if (explanations != null) {
        explain(explanations);
      }
      workbook.close();
    }
  }
}
