package org.gongtong.server.files;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A roster of eleven columns, to be written and read as a process of its own with a heap of its
 * own. Prints {@code rows milliseconds}: processor time, which a busy machine doesn't lengthen
 * much.
 */
final class RosterReadingRun {

  private RosterReadingRun() {}

  /** Arguments: {@code csv} or {@code xlsx}, number of rows, file. */
  public static void main(String[] args) throws IOException {
    int rows = Integer.parseInt(args[1]);
    Path file = Path.of(args[2]);
    write(args[0], rows, file);
    System.out.println(read(file));
  }

  static void write(String format, int rows, Path file) throws IOException {
    List<Column> columns =
        List.of(
            Column.text("部件编号", 12),
            Column.text("小区", 12),
            Column.text("楼栋", 6),
            Column.text("单元", 6),
            Column.text("房号", 8),
            Column.text("用途", 8),
            Column.number("建筑面积", 10),
            Column.text("面积来源", 10),
            Column.text("业主", 16),
            Column.text("投票人", 16),
            Column.text("状态", 10));
    try (OutputStream out = Files.newOutputStream(file);
        TableWriter writer =
            format.equals("csv")
                ? TableWriter.csv(out, CsvStyle.SPREADSHEET, columns)
                : TableWriter.xlsx(out, "名册", columns)) {
      for (int i = 0; i < rows; i++) {
        String owner = "O" + i;
        writer.row(
            "P" + i,
            "C" + i % 7,
            "" + i % 38,
            "" + i % 4,
            "" + (100 + i % 2_000),
            "dwelling",
            "" + (30 + i % 100) + "." + (10 + i % 90),
            "registry",
            owner + ";O" + (i + 1),
            owner,
            "delivered");
      }
    }
  }

  /** Reads as a caller would; answers how many rows came and the processor's milliseconds. */
  static String read(Path file) throws IOException {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    int[] rows = {0};
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      Reading reading = TableReader.open(in, "roster", Limits.defaults());
      if (reading instanceof Reading.Refused refused) {
        return refused.problem().en();
      }
      try (TableSource table = ((Reading.Ready) reading).table()) {
        table
            .forEachRow(
                row -> {
                  if (row.problems().isEmpty() && row.cells().size() == 11) {
                    rows[0]++;
                  }
                })
            .ifPresent(problem -> rows[0] = -1);
      }
    }
    return rows[0] + " " + (threads.getCurrentThreadCpuTime() - start) / 1_000_000;
  }
}
