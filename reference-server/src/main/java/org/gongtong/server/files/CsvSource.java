package org.gongtong.server.files;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a separated text file (RFC 4180, with the separators and line ends that spreadsheets
 * write).
 */
final class CsvSource implements TableSource {

  private static final int HEADER_LINE_LIMIT = 64 * 1024;

  private final Spool spool;
  private final Limits limits;
  private final CsvReader<CsvRecord> reader;
  private final CloseableIterator<CsvRecord> records;
  private final Header header;
  private final List<FileNotice> notices;
  private int lineAfterLastRecord = 1;
  private int rows;
  private boolean closed;
  private @Nullable TableStep last;

  private CsvSource(Spool spool, Limits limits, TextEncoding encoding, Dialect dialect)
      throws IOException, RefusedFile {
    this.spool = spool;
    this.limits = limits;
    this.reader = openReader(encoding.open(spool.path()), dialect.separator(), limits);
    this.records = reader.iterator();
    this.notices = notices(encoding.charset(), dialect.separator());
    try {
      this.header = readHeader(dialect.announced());
    } catch (IOException | RefusedFile | RuntimeException e) {
      reader.close();
      throw e;
    }
  }

  /** Takes over the spool; where it throws, the caller still owns it. */
  static CsvSource open(Spool spool, Limits limits) throws IOException, RefusedFile {
    TextEncoding encoding = TextEncoding.detect(spool.path());
    Dialect dialect;
    try (Reader text = encoding.open(spool.path())) {
      dialect = Dialect.sniff(text);
    }
    return new CsvSource(spool, limits, encoding, dialect);
  }

  /**
   * The separator, and whether the first line is Excel's own announcement of it ({@code sep=;}).
   */
  private record Dialect(char separator, boolean announced) {

    static Dialect sniff(Reader text) throws IOException {
      String line = firstLine(text);
      if (line.length() == 5 && line.startsWith("sep=") && ",;\t|".indexOf(line.charAt(4)) >= 0) {
        return new Dialect(line.charAt(4), true);
      }
      for (char candidate : new char[] {',', '\t', ';'}) {
        if (line.indexOf(candidate) >= 0) {
          return new Dialect(candidate, false);
        }
      }
      return new Dialect(',', false);
    }

    /** The first line with text in it, without what stands between quotation marks. */
    private static String firstLine(Reader text) throws IOException {
      StringBuilder line = new StringBuilder();
      boolean quoted = false;
      for (int i = 0; i < HEADER_LINE_LIMIT; i++) {
        int c = text.read();
        boolean end = c < 0 || (!quoted && (c == '\n' || c == '\r'));
        if (end && (c < 0 || !line.toString().isBlank())) {
          break;
        }
        if (c == '"') {
          quoted = !quoted;
        } else if (!quoted && !end) {
          line.append((char) c);
        }
      }
      return line.toString();
    }
  }

  private static CsvReader<CsvRecord> openReader(Reader text, char separator, Limits limits) {
    // FastCSV keeps one field in its buffer; it asks for two reads of 8,192 beyond the longest
    // field
    int buffer = Math.max(limits.maxCellCharacters() + 1, 16 * 1024) + 32 * 1024;
    return CsvReader.builder()
        .fieldSeparator(separator)
        .quoteCharacter('"')
        .skipEmptyLines(true)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .allowUnclosedQuote(false)
        .maxBufferSize(buffer)
        .ofCsvRecord(text);
  }

  private Header readHeader(boolean announced) throws IOException, RefusedFile {
    boolean skip = announced;
    while (true) {
      CsvRecord record = advance();
      if (record == null) {
        throw new RefusedFile(FileProblems.empty(new Place.WholeFile(spool.fileName())));
      }
      if (isBlank(record)) {
        continue;
      }
      if (skip) {
        skip = false;
        continue;
      }
      List<Cell> cells = new ArrayList<>();
      for (int i = 0; i < record.getFieldCount(); i++) {
        cells.add(cell(record, i, ""));
      }
      return Header.of(cells, limits);
    }
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
      CsvRecord record = advance();
      while (record != null && isBlank(record)) {
        record = advance();
      }
      if (record == null) {
        last = new TableStep.End();
        return last;
      }
      if (++rows > limits.maxRows()) {
        throw new RefusedFile(Problems.tooManyRows(new Place.Line(line(record)), limits.maxRows()));
      }
      return new TableStep.NextRow(row(record));
    } catch (RefusedFile e) {
      last = new TableStep.Refused(e.problem());
      return last;
    }
  }

  private Row row(CsvRecord record) throws RefusedFile {
    int width = header.width();
    List<Cell> cells = new ArrayList<>(width);
    for (int i = 0; i < width; i++) {
      cells.add(
          i < record.getFieldCount()
              ? cell(record, i, header.name(i))
              : new Cell("", CellKind.BLANK, new Place.Field(line(record), i + 1, header.name(i))));
    }
    int fields = record.getFieldCount();
    // separators that Excel writes for formatted but empty columns at the end mean nothing
    while (fields > width && record.getField(fields - 1).isBlank()) {
      fields--;
    }
    List<FileProblem> problems =
        fields == width ? List.of() : List.of(Problems.ragged(line(record), fields, width));
    return new Row(line(record), cells, problems);
  }

  private Cell cell(CsvRecord record, int index, String heading) throws RefusedFile {
    String text = record.getField(index);
    Place place = new Place.Field(line(record), index + 1, heading);
    if (text.length() > limits.maxCellCharacters()) {
      throw new RefusedFile(Problems.textTooLong(place, limits.maxCellCharacters()));
    }
    return new Cell(text, text.isEmpty() ? CellKind.BLANK : CellKind.TEXT, place);
  }

  /** The next record or null at the end, with the parser's exceptions turned into problems. */
  private @Nullable CsvRecord advance() throws IOException, RefusedFile {
    try {
      if (!records.hasNext()) {
        return null;
      }
      CsvRecord record = records.next();
      lineAfterLastRecord = line(record) + 1;
      return record;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (CsvParseException e) {
      throw new RefusedFile(brokenRecord(e));
    }
  }

  /** FastCSV tells its refusals apart by their messages alone; the tests hold every one of them. */
  private FileProblem brokenRecord(CsvParseException e) {
    String message = String.valueOf(e.getMessage());
    Place.Line line = new Place.Line(lineOf(message, lineAfterLastRecord));
    if (message.endsWith(" fields")) {
      return Problems.tooManyColumns(line, limits.maxColumns());
    }
    boolean quotes = message.contains("Unclosed") || message.contains("closing quote");
    return quotes
        ? FileProblems.unclosedQuote(line.line())
        : Problems.textTooLong(line, limits.maxCellCharacters());
  }

  /**
   * FastCSV names the first line of a broken record in its message; blank lines before it count
   * there.
   */
  private static int lineOf(String message, int fallback) {
    int at = message.lastIndexOf("line ");
    if (at < 0) {
      return fallback;
    }
    int end = at + 5;
    while (end < message.length() && Character.isDigit(message.charAt(end))) {
      end++;
    }
    int line = A1.rowNumber(message.substring(at + 5, end), 0);
    return line == 0 ? fallback : line;
  }

  private static boolean isBlank(CsvRecord record) {
    for (int i = 0; i < record.getFieldCount(); i++) {
      if (!record.getField(i).isBlank()) {
        return false;
      }
    }
    return true;
  }

  private static int line(CsvRecord record) {
    return Math.toIntExact(record.getStartingLineNumber());
  }

  private static List<FileNotice> notices(Charset charset, char separator) {
    List<FileNotice> result = new ArrayList<>();
    if (!charset.equals(StandardCharsets.UTF_8)) {
      String name = charset.name().startsWith("UTF-16") ? "UTF-16" : "GB18030 (GBK)";
      result.add(
          new FileNotice(
              FileNotice.Code.ENCODING_DETECTED,
              new Bilingual(
                  "文件不是 UTF-8，已按 " + name + " 读取，请核对汉字是否正确。",
                  "The file isn't UTF-8; it was read as "
                      + name
                      + ". Check that the Chinese text is right.")));
    }
    if (separator != ',') {
      String zh = separator == '\t' ? "制表符" : "“" + separator + "”";
      String en = separator == '\t' ? "the tab" : "\"" + separator + "\"";
      result.add(
          new FileNotice(
              FileNotice.Code.SEPARATOR_DETECTED,
              new Bilingual(
                  "列之间的分隔符是" + zh + "。", "The separator between columns is " + en + ".")));
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
      try (spool) {
        reader.close();
      }
    }
  }
}
