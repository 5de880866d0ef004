package org.gongtong.server.files;

import java.io.Closeable;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one sheet with their cells as stored, in the order of the file. Rows and columns must
 * ascend, as the format demands: a file that says otherwise could overwrite what was read before.
 */
final class SheetRows implements Closeable {

  /** Longest formula that Excel accepts. */
  private static final int LONGEST_FORMULA = 8_192;

  private static final int LONGEST_NUMBER = 1_024;

  private final XmlCursor xml;
  private final String sheet;
  private final XlsxStrings strings;
  private final XlsxStyles styles;
  private final boolean epoch1904;
  private final int longestText;
  private final StringBuilder value = new StringBuilder();
  private final StringBuilder formula = new StringBuilder();
  private int row;
  private boolean ended;

  /**
   * A cell with something in it. {@code formula} is empty where none is; {@code column} counts from
   * 1.
   */
  record Stored(int column, String text, CellKind kind, String formula, boolean lostDigits) {}

  /** A row of the file, perhaps without cells. */
  record StoredRow(int number, List<Stored> cells) {}

  SheetRows(
      XmlCursor xml, XlsxWorkbook workbook, XlsxStrings strings, XlsxStyles styles, Limits limits) {
    this.xml = xml;
    this.sheet = workbook.sheetName();
    this.epoch1904 = workbook.epoch1904();
    this.strings = strings;
    this.styles = styles;
    this.longestText = limits.maxCellCharacters();
  }

  /** The next row with a value that isn't white space, or null at the end of the sheet. */
  @Nullable StoredRow next() throws IOException, RefusedFile {
    while (!ended) {
      if (!xml.advance() || xml.ends("sheetData")) {
        ended = true;
      } else if (xml.starts("row")) {
        StoredRow read = readRow();
        if (!read.cells().isEmpty()) {
          return read;
        }
      }
    }
    return null;
  }

  private StoredRow readRow() throws IOException, RefusedFile {
    String number = xml.attribute("r");
    int next = number == null ? row + 1 : A1.rowNumber(number, 0);
    if (next <= row || next > A1.LAST_ROW) {
      throw xml.damaged();
    }
    row = next;
    List<Stored> cells = new ArrayList<>();
    int column = 0;
    boolean blank = true;
    while (xml.advance() && !xml.ends("row")) {
      if (!xml.starts("c")) {
        continue;
      }
      column = columnAfter(column);
      Stored cell = readCell(column);
      if (cell != null) {
        cells.add(cell);
        blank &= cell.text().isBlank() && cell.kind() != CellKind.FORMULA;
      }
    }
    return new StoredRow(row, blank ? List.of() : cells);
  }

  private int columnAfter(int previous) throws RefusedFile {
    String address = xml.attribute("r");
    int column = previous + 1;
    if (address != null) {
      column = A1.columnOf(address);
      if (A1.rowOf(address) != row) {
        throw xml.damaged();
      }
    }
    if (column <= previous || column > A1.LAST_COLUMN) {
      throw xml.damaged();
    }
    return column;
  }

  /** The cell that starts here, or null where it holds a format and no value. */
  private @Nullable Stored readCell(int column) throws IOException, RefusedFile {
    String declared = xml.attribute("t");
    String type = declared == null ? "n" : declared;
    String styleText = xml.attribute("s");
    int style = styleText == null ? 0 : A1.rowNumber(styleText, 0);
    Place place = new Place.SheetCell(sheet, row, column, "");
    value.setLength(0);
    formula.setLength(0);
    boolean hasFormula = false;
    boolean inValue = false;
    boolean inFormula = false;
    while (xml.advance() && !xml.ends("c")) {
      if (xml.starts("v")) {
        inValue = true;
      } else if (xml.ends("v")) {
        inValue = false;
      } else if (xml.starts("f")) {
        hasFormula = true;
        inFormula = true;
      } else if (xml.ends("f")) {
        inFormula = false;
      } else if (xml.starts("is")) {
        XlsxStrings.readItem(xml, "is", value, longestText, place);
      } else if (inValue && xml.isText()) {
        xml.appendTextTo(value, type.equals("str") ? longestText : LONGEST_NUMBER, place);
      } else if (inFormula && xml.isText()) {
        xml.appendTextTo(formula, LONGEST_FORMULA, place);
      }
    }
    if (value.isEmpty() && !hasFormula) {
      return null;
    }
    Stored stored = typed(column, type, style, value.toString());
    return hasFormula
        ? new Stored(column, stored.text(), CellKind.FORMULA, formula.toString(), false)
        : stored;
  }

  private Stored typed(int column, String type, int style, String raw) throws RefusedFile {
    return switch (type) {
      case "s" -> {
        String shared = strings.find(raw);
        if (shared == null) {
          throw xml.damaged();
        }
        yield text(column, shared);
      }
      case "str", "inlineStr" -> text(column, XlsxValues.unescape(raw));
      case "b" -> text(column, raw.strip().equals("1") ? "TRUE" : "FALSE");
      case "d" -> new Stored(column, raw.strip(), CellKind.DATE, "", false);
      case "n" -> number(column, style, raw);
      // "e", and whatever a later version may invent: not a value to rely on
      default -> new Stored(column, raw, CellKind.ERROR, "", false);
    };
  }

  private static Stored text(int column, String text) {
    return new Stored(column, text, text.isEmpty() ? CellKind.BLANK : CellKind.TEXT, "", false);
  }

  private Stored number(int column, int style, String raw) {
    if (raw.isBlank()) {
      return new Stored(column, "", CellKind.BLANK, "", false);
    }
    Optional<BigDecimal> number = XlsxValues.typedNumber(raw);
    if (number.isEmpty()) {
      return new Stored(column, raw.strip(), CellKind.ERROR, "", false);
    }
    if (styles.isDate(style)) {
      Optional<String> date = XlsxValues.date(number.get(), epoch1904);
      if (date.isPresent()) {
        return new Stored(column, date.get(), CellKind.DATE, "", false);
      }
    }
    return new Stored(
        column,
        number.get().toPlainString(),
        CellKind.NUMBER,
        "",
        XlsxValues.hasLostDigits(number.get()));
  }

  @Override
  public void close() throws IOException {
    xml.close();
  }
}
