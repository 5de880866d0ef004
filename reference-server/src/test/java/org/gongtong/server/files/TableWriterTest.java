package org.gongtong.server.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TableWriterTest {

  private static final List<Column> COLUMNS =
      List.of(
          Column.text("编号", 16),
          Column.number("建筑面积(m2)", 12),
          Column.choice("用途", 10, List.of("住宅", "商铺")));

  private interface Opening {
    TableWriter on(OutputStream out) throws IOException;
  }

  private static byte[] written(Opening opening, List<List<String>> rows) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (TableWriter writer = opening.on(out)) {
      for (List<String> row : rows) {
        writer.row(row);
      }
    }
    return out.toByteArray();
  }

  private static byte[] csv(CsvStyle style, String... row) throws IOException {
    return written(out -> TableWriter.csv(out, style, COLUMNS), List.of(List.of(row)));
  }

  @Test
  void csvForPeopleHasAMarkAndCrlf() throws IOException {
    String text =
        new String(csv(CsvStyle.SPREADSHEET, "甲,1", "89.50", "a\"b"), StandardCharsets.UTF_8);
    assertThat(text).isEqualTo("\uFEFF编号,建筑面积(m2),用途\r\n\"甲,1\",89.50,\"a\"\"b\"\r\n");
  }

  @Test
  void csvForProgramsIsExact() throws IOException {
    String text = new String(csv(CsvStyle.EXACT, "=1+1", "-3", " x "), StandardCharsets.UTF_8);
    assertThat(text).isEqualTo("编号,建筑面积(m2),用途\n=1+1,-3, x \n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=cmd|' /C calc'!A0",
        "+1",
        "-1-2",
        "@SUM(A1)",
        "\tx",
        "\rx",
        "\n=x",
        "＝1",
        "＋1",
        "－1",
        "＠x"
      })
  void csvForPeopleDisarmsFormulas(String cell) throws IOException {
    Tables.Taken taken = Tables.read(csv(CsvStyle.SPREADSHEET, cell, "-3.5", cell));
    assertThat(taken.texts()).containsExactly(List.of("'" + cell, "-3.5", "'" + cell));
  }

  @ParameterizedTest
  @EnumSource(CsvStyle.class)
  void harmlessTextStaysAsItIs(CsvStyle style) throws IOException {
    assertThat(Tables.read(csv(style, "1-2", "", "007")).texts())
        .containsExactly(List.of("1-2", "", "007"));
  }

  /** Whatever is written comes back, from a workbook and from an exact CSV file. */
  @Test
  void whatIsWrittenIsReadBack() throws IOException {
    Random random = new Random(11);
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      String number =
          java.math.BigDecimal.valueOf(random.nextInt(2_000_000) - 1_000, 2).toPlainString();
      rows.add(List.of("r" + awkward(random), number, awkward(random)));
    }
    List<List<String>> numbersShort =
        rows.stream()
            .map(
                r ->
                    List.of(
                        r.get(0),
                        new java.math.BigDecimal(r.get(1)).stripTrailingZeros().toPlainString(),
                        r.get(2)))
            .toList();
    byte[] xlsx = written(out -> TableWriter.xlsx(out, "名册", COLUMNS), rows);
    assertThat(Tables.read(xlsx).texts()).isEqualTo(numbersShort);
    byte[] csv = written(out -> TableWriter.csv(out, CsvStyle.EXACT, COLUMNS), rows);
    assertThat(Tables.read(csv).texts()).isEqualTo(rows);
  }

  private static String awkward(Random random) {
    String[] pieces = {
      " ", "\n", "\r", "\t", "\"", ",", ";", "<b>", "&amp;", "=", "_x000D_", "_x", "_x005F_", "中",
      "𠀀", "😀", "'", "0", "-", "\u0001", "\u000B", "　", "é"
    };
    StringBuilder text = new StringBuilder();
    for (int n = random.nextInt(6); n > 0; n--) {
      text.append(pieces[random.nextInt(pieces.length)]);
    }
    return text.toString();
  }

  @Test
  void anotherReaderSeesTheSameWorkbook() throws IOException {
    byte[] xlsx =
        written(
            out -> TableWriter.xlsx(out, "名册", COLUMNS),
            List.of(List.of("=1+1", "89.50", "住宅"), List.of("007", "", " x ")));
    try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(xlsx))) {
      List<org.dhatim.fastexcel.reader.Row> rows = workbook.getFirstSheet().read();
      assertThat(rows.get(1).getCellText(0)).isEqualTo("=1+1");
      assertThat(rows.get(1).getCell(0).getType())
          .isEqualTo(org.dhatim.fastexcel.reader.CellType.STRING);
      assertThat(rows.get(1).getCellAsNumber(1)).contains(new java.math.BigDecimal("89.50"));
      assertThat(rows.get(2).getCellText(0)).isEqualTo("007");
      assertThat(rows.get(2).getCellText(2)).isEqualTo(" x ");
    }
  }

  @Test
  void aTemplateHasFrozenHeadingsTextColumnsListsAndExplanations() throws IOException {
    Explanations explanations =
        new Explanations(
            "填写说明", List.of("列", "说明"), List.of(List.of("编号", "=每一行不同"), List.of("用途", "")));
    byte[] xlsx = written(out -> TableWriter.xlsx(out, "名册", COLUMNS, explanations), List.of());
    Map<String, byte[]> parts = unzipByDirectory(xlsx);
    String sheet = new String(parts.get("xl/worksheets/sheet1.xml"), StandardCharsets.UTF_8);
    assertThat(sheet)
        .contains("state=\"frozen\"")
        .contains("ySplit=\"1\"")
        .doesNotContain("xSplit=\"1\"");
    assertThat(sheet)
        .contains("sqref=\"C2:C1048576\"")
        .contains("type=\"list\"")
        .contains("errorStyle=\"stop\"");
    assertThat(sheet).containsPattern("<col min=\"1\" max=\"1\" width=\"16[^>]*style=\"[1-9]");
    assertThat(new String(parts.get("xl/styles.xml"), StandardCharsets.UTF_8))
        .contains("<b/>")
        .contains("\"@\"");
    Tables.Taken taken = Tables.read(xlsx);
    assertThat(taken.header().cells())
        .extracting(Cell::text)
        .containsExactly("编号", "建筑面积(m2)", "用途");
    assertThat(taken.notices())
        .extracting(FileNotice::code)
        .containsExactly(FileNotice.Code.SHEET_CHOSEN);
    try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(xlsx))) {
      assertThat(workbook.findSheet("填写说明").orElseThrow().read().get(1).getCellText(1))
          .isEqualTo("=每一行不同");
    }
  }

  @Test
  void leavesTheCallersStreamOpenAndClosesTwice() throws IOException {
    int[] closed = {0};
    ByteArrayOutputStream out =
        new ByteArrayOutputStream() {
          @Override
          public void close() {
            closed[0]++;
          }
        };
    for (TableWriter writer :
        List.of(
            TableWriter.csv(out, CsvStyle.EXACT, COLUMNS), TableWriter.xlsx(out, "a", COLUMNS))) {
      writer.close();
      int size = out.size();
      writer.close();
      assertThat(out.size()).isEqualTo(size);
      assertThatThrownBy(() -> writer.row("a", "1", "b")).isInstanceOf(IllegalStateException.class);
    }
    assertThat(closed[0]).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e3", "１", "+1", "=1", "1.", "NaN", " 1"})
  void refusesNumbersThatAreNone(String number) throws IOException {
    TableWriter writer = TableWriter.csv(OutputStream.nullOutputStream(), CsvStyle.EXACT, COLUMNS);
    assertThatThrownBy(() -> writer.row("a", number, "b"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("建筑面积");
  }

  @Test
  void refusesMisuse() {
    OutputStream nowhere = OutputStream.nullOutputStream();
    assertThatThrownBy(() -> TableWriter.csv(nowhere, CsvStyle.EXACT, COLUMNS).row("a"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> TableWriter.csv(nowhere, CsvStyle.EXACT, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    for (String name : List.of("", "a/b", "x".repeat(32), "a[1]")) {
      assertThatThrownBy(() -> TableWriter.xlsx(nowhere, name, COLUMNS))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> Column.choice("a", 9, List.of("x,y")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Column.text(" ", 9)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Column.text("a", 0)).isInstanceOf(IllegalArgumentException.class);
  }

  /** The writer's zip tells sizes in its directory only, where a stream reader doesn't look. */
  private static Map<String, byte[]> unzipByDirectory(byte[] file) throws IOException {
    java.nio.file.Path copy = java.nio.file.Files.createTempFile("written", ".xlsx");
    Map<String, byte[]> parts = new java.util.HashMap<>();
    try {
      java.nio.file.Files.write(copy, file);
      try (java.util.zip.ZipFile zip = new java.util.zip.ZipFile(copy.toFile())) {
        for (java.util.zip.ZipEntry entry : java.util.Collections.list(zip.entries())) {
          parts.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
        }
      }
    } finally {
      java.nio.file.Files.delete(copy);
    }
    return parts;
  }
}
