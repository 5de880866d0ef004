package org.gongtong.server.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongtong.server.files.Workbooks.row;
import static org.gongtong.server.files.Workbooks.text;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Files that were whole once: whatever byte is wrong, the answer is a value with a message, never
 * an exception.
 */
@Timeout(60)
final class DamagedFileTest {

  private static final String HEADER = row(1, text("A1", "编号"), text("B1", "面积"));

  /**
   * Whatever is done to the bytes of a good file, the answer is a table or a problem, never an
   * exception.
   */
  @Test
  void answersEveryDamagedFileWithAValue() throws IOException {
    byte[] csv =
        "编号,面积\r\n\"甲\n1\",89.55\r\n乙,1\r\n".getBytes(java.nio.charset.Charset.forName("GBK"));
    byte[] xlsx =
        Workbooks.empty()
            .styles("yyyy-mm-dd")
            .strings("<si><t>编号</t></si>")
            .sheet(
                "s",
                "visible",
                HEADER
                    + row(
                        2,
                        "<c r=\"A2\" t=\"s\"><v>0</v></c>",
                        "<c r=\"B2\" s=\"2\"><v>46082.5</v></c>"),
                "<mergeCells><mergeCell ref=\"A2:B2\"/></mergeCells>")
            .bytes();
    Map<String, byte[]> parts = XlsxReadingTest.unzip(xlsx);
    java.util.Random random = new java.util.Random(20261123);
    List<FileProblem> said = new ArrayList<>();
    int read = 0;
    for (int i = 0; i < 3_000; i++) {
      byte[] file =
          switch (i % 3) {
            case 0 -> damaged(csv, random);
            case 1 -> damaged(xlsx, random);
            default -> {
              // damage below the packing, where a checksum would hide it
              Map<String, byte[]> some = new LinkedHashMap<>(parts);
              String name =
                  some.keySet().stream()
                      .skip(random.nextInt(some.size()))
                      .findFirst()
                      .orElseThrow();
              some.put(name, damaged(some.get(name), random));
              yield Workbooks.zip(some);
            }
          };
      Reading reading = TableReader.open(new ByteArrayInputStream(file), "a", Limits.defaults());
      if (reading instanceof Reading.Ready ready) {
        read++;
        try (TableSource table = ready.table()) {
          table.forEachRow(row -> said.addAll(row.problems()));
        }
      } else if (reading instanceof Reading.Refused refused) {
        said.add(refused.problem());
      }
    }
    assertThat(said)
        .allSatisfy(problem -> assertThat(problem.zh()).isNotBlank())
        .allSatisfy(problem -> assertThat(problem.en()).isNotBlank());
    assertThat(read).as("files that can be read in spite of it").isBetween(500, 2_500);
    assertThat(said).extracting(FileProblem::code).hasSizeGreaterThan(500);
  }

  private static byte[] damaged(byte[] file, java.util.Random random) {
    byte[] copy = file.clone();
    for (int n = random.nextInt(4); n >= 0; n--) {
      int at = random.nextInt(copy.length);
      switch (random.nextInt(3)) {
        case 0 -> copy[at] = (byte) random.nextInt(256);
        case 1 -> copy[at] = (byte) "<>\"'&;,=/0129\n\r\0".charAt(random.nextInt(16));
        default ->
            System.arraycopy(
                copy, at, copy, random.nextInt(at + 1), random.nextInt(copy.length - at));
      }
    }
    return copy;
  }
}
