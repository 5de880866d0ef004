package org.gongtong.server.intake;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.gongtong.core.kernel.Language;
import org.gongtong.server.files.Bilingual;
import org.gongtong.server.files.Column;
import org.gongtong.server.files.CsvStyle;
import org.gongtong.server.files.TableWriter;

/**
 * Writes all faults of a file as a table, to be worked off beside the file. At most {@value #MOST};
 * a last line says so where there are more. Confined to one thread.
 */
public final class FaultTable implements AutoCloseable {

  /** How many faults are written. */
  public static final int MOST = 100_000;

  private final TableWriter writer;
  private final boolean chinese;
  private int written;

  /** The stream stays open. */
  public FaultTable(OutputStream out, Language language) throws IOException {
    this.chinese = language == Language.ZH_CN;
    List<String> headings =
        chinese
            ? List.of("位置", "列", "现在的内容", "代码", "问题", "怎样改")
            : List.of("place", "column", "content", "code", "what is wrong", "what to do");
    this.writer =
        TableWriter.csv(
            out,
            CsvStyle.SPREADSHEET,
            headings.stream().map(heading -> Column.text(heading, 20)).toList());
  }

  /** Writes one. */
  public void add(Fault fault) throws IOException {
    written++;
    if (written <= MOST) {
      writer.row(
          in(fault.place()),
          in(fault.column()),
          fault.value(),
          fault.code(),
          in(fault.what()),
          in(fault.remedy()));
    }
  }

  private String in(Bilingual text) {
    return chinese ? text.zh() : text.en();
  }

  /** Ends the table. Closing twice does no harm. */
  @Override
  public void close() throws IOException {
    if (written > MOST) {
      String more = chinese ? "另有 " + (written - MOST) + " 处" : (written - MOST) + " more";
      writer.row(more, "", "", "", "", "");
      written = MOST;
    }
    writer.close();
  }
}
