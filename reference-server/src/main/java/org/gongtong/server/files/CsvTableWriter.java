package org.gongtong.server.files;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.BufferedWriter;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** CSV by RFC 4180. */
final class CsvTableWriter extends TableWriter {

  private final CsvWriter csv;
  private final CsvStyle style;
  private boolean closed;

  CsvTableWriter(OutputStream out, CsvStyle style, List<Column> columns) throws IOException {
    super(columns);
    this.style = style;
    BufferedWriter text =
        new BufferedWriter(new OutputStreamWriter(new Unclosed(out), StandardCharsets.UTF_8));
    if (style == CsvStyle.SPREADSHEET) {
      text.write('\uFEFF');
    }
    this.csv =
        CsvWriter.builder()
            .lineDelimiter(style == CsvStyle.SPREADSHEET ? LineDelimiter.CRLF : LineDelimiter.LF)
            .build(text);
    csv.writeRecord(columns.stream().map(column -> guarded(column.heading())).toList());
  }

  @Override
  void write(List<String> cells) {
    if (closed) {
      throw new IllegalStateException("the table is closed");
    }
    List<String> safe = new ArrayList<>(cells.size());
    for (int i = 0; i < cells.size(); i++) {
      boolean number = columns().get(i).type() == Column.Type.NUMBER;
      safe.add(number ? cells.get(i) : guarded(cells.get(i)));
    }
    csv.writeRecord(safe);
  }

  private String guarded(String cell) {
    return style == CsvStyle.SPREADSHEET ? FormulaGuard.guarded(cell) : cell;
  }

  @Override
  public void close() throws IOException {
    if (!closed) {
      closed = true;
      csv.close();
    }
  }

  /** Keeps the caller's stream open. */
  static final class Unclosed extends FilterOutputStream {
    Unclosed(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
