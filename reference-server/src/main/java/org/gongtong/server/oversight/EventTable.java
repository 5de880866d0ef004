package org.gongtong.server.oversight;

import java.io.IOException;
import java.io.OutputStream;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.gongtong.core.audit.AuditEvent;
import org.gongtong.core.audit.FoundEvent;
import org.gongtong.core.audit.ReceiptCode;
import org.gongtong.core.kernel.Language;
import org.gongtong.server.files.Column;
import org.gongtong.server.files.CsvStyle;
import org.gongtong.server.files.TableWriter;

/**
 * Events as a table for a spreadsheet program: what the list shows, and no particulars. Cells are
 * text, and none of them runs as a formula. Stateless and thread-safe.
 */
public final class EventTable {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

  private static final List<Column> COLUMNS =
      List.of(
          Column.text("时间 time", 20),
          Column.text("类别 area", 20),
          Column.text("事件 event", 28),
          Column.text("类型 type", 26),
          Column.text("对象 subject", 38),
          Column.text("经办 actor", 24),
          Column.text("公开日志回执 receipt", 22));

  private EventTable() {}

  /** CSV as {@link CsvStyle#SPREADSHEET}. */
  public static void writeCsv(OutputStream out, List<FoundEvent> events, ZoneId zone)
      throws IOException {
    try (TableWriter writer = TableWriter.csv(out, CsvStyle.SPREADSHEET, COLUMNS)) {
      write(writer, events, zone);
    }
  }

  /** An xlsx workbook. */
  public static void writeXlsx(OutputStream out, List<FoundEvent> events, ZoneId zone)
      throws IOException {
    try (TableWriter writer = TableWriter.xlsx(out, "事件", COLUMNS)) {
      write(writer, events, zone);
    }
  }

  private static void write(TableWriter writer, List<FoundEvent> events, ZoneId zone)
      throws IOException {
    for (FoundEvent found : events) {
      AuditEvent event = found.event();
      EventKind kind = EventKind.find(event.type()).orElseThrow();
      writer.row(
          TIME.format(event.recordedAt().atZone(zone)),
          kind.area().text().in(Language.ZH_CN),
          kind.text().in(Language.ZH_CN),
          event.type(),
          event.subject(),
          event.actor().toString(),
          ReceiptCode.of(found.logged().sealed().leafHash()).toString());
    }
  }
}
