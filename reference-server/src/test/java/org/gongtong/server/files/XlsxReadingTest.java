package org.gongtong.server.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongtong.server.files.Workbooks.number;
import static org.gongtong.server.files.Workbooks.row;
import static org.gongtong.server.files.Workbooks.shared;
import static org.gongtong.server.files.Workbooks.text;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class XlsxReadingTest {

  private static final String HEADER = row(1, text("A1", "编号"), text("B1", "面积"));

  private static Cell b2(String cell) throws IOException {
    return Tables.read(Workbooks.of(HEADER + row(2, text("A2", "x"), cell))).cell(0, 1);
  }

  @ParameterizedTest
  @CsvSource({
    "89.55, 89.55",
    "89.549999999999997, 89.55",
    "1.1000000000000001, 1.1",
    "1, 1",
    "1.0, 1",
    "1E3, 1000",
    "1E-3, 0.001",
    "0.10000000000000001, 0.1",
    "-3, -3",
    "-0, 0",
    "123456789012345, 123456789012345",
    "0.33333333333333331, 0.33333333333333331",
    "89.555000000000007, 89.555",
    "4.1E+2, 410"
  })
  void givesTheDecimalThatWasTyped(String stored, String typed) throws IOException {
    Cell cell = b2(number("B2", stored));
    assertThat(cell.text()).isEqualTo(typed);
    assertThat(cell.kind()).isEqualTo(CellKind.NUMBER);
    assertThat(cell.address()).isEqualTo("B2");
    assertThat(cell.place().zh()).isEqualTo("单元格 B2（面积）");
  }

  @Test
  void everyAreaToTheHundredthSurvivesAsExcelStoresIt() throws IOException {
    StringBuilder rows = new StringBuilder(HEADER);
    for (int i = 1; i <= 20_000; i++) {
      // 17 significant digits, as Excel writes a double
      String stored =
          new java.math.BigDecimal(i / 100.0).round(new java.math.MathContext(17)).toString();
      rows.append(row(i + 1, number("B" + (i + 1), stored)));
    }
    Tables.Taken taken = Tables.read(Workbooks.of(rows.toString()));
    for (int i = 1; i <= 20_000; i++) {
      String typed = java.math.BigDecimal.valueOf(i, 2).stripTrailingZeros().toPlainString();
      assertThat(taken.cell(i - 1, 1).text()).isEqualTo(typed);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1E999999999", "1E-999999999", "NaN", "abc", "0x1p3", "1E400"})
  void refusesNumbersThatNoSpreadsheetHolds(String stored) throws IOException {
    Tables.Taken taken = Tables.read(Workbooks.of(HEADER + row(2, number("B2", stored))));
    assertThat(taken.cell(0, 1).kind()).isEqualTo(CellKind.ERROR);
    assertThat(taken.problems())
        .extracting(FileProblem::code)
        .containsExactly(ProblemCode.ERROR_VALUE);
  }

  @Test
  void namesNumbersWhoseLastDigitsAreLost() throws IOException {
    Tables.Taken taken =
        Tables.read(Workbooks.of(HEADER + row(2, number("A2", "4.2062119800101002E+17"))));
    assertThat(taken.problems())
        .extracting(FileProblem::code)
        .containsExactly(ProblemCode.NUMBER_TOO_LONG);
    assertThat(taken.problems().get(0).place().address()).isEqualTo("A2");
    taken.problems().forEach(Tables::assertBilingual);
  }

  @Test
  void keepsTextAndItsEscapesAsTyped() throws IOException {
    assertThat(b2(text("B2", " 007 ")).text()).isEqualTo(" 007 ");
    assertThat(b2(text("B2", "a&lt;b&gt;&amp;中😀")).text()).isEqualTo("a<b>&中😀");
    assertThat(b2(text("B2", "_x000D_x_x005F_x0041_ _x00G1_ _x")).text())
        .isEqualTo("\rx_x0041_ _x00G1_ _x");
    assertThat(b2("<c r=\"B2\" t=\"b\"><v>1</v></c>").text()).isEqualTo("TRUE");
    Cell plain = b2("<c r=\"B2\" t=\"str\"><v>1-2</v></c>");
    assertThat(plain.kind()).isEqualTo(CellKind.TEXT);
    assertThat(plain.text()).isEqualTo("1-2");
  }

  @Test
  void joinsRichTextAndLeavesOutReadings() throws IOException {
    byte[] file =
        Workbooks.empty()
            .sheet("a", row(1, shared("A1", 0)) + row(2, shared("A2", 1)))
            .strings(
                "<si><t>编号</t></si><si><r><t>甲</t></r><r><rPr><b/></rPr><t xml:space=\"preserve\"> 1</t></r>"
                    + "<rPh sb=\"0\" eb=\"1\"><t>jia</t></rPh></si>")
            .bytes();
    assertThat(Tables.read(file).texts()).containsExactly(List.of("甲 1"));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 46082, 2026-03-01",
    "1, 46082.333333333336, 2026-03-01T08:00:00",
    "2, 46022.999988425923, 2025-12-31T23:59:59",
    "3, 0.5, 12:00:00",
    "1, 1, 1900-01-01",
    "1, 59, 1900-02-28",
    "1, 61, 1900-03-01"
  })
  void readsDatesByFormat(int style, String stored, String iso) throws IOException {
    byte[] file =
        Workbooks.empty()
            .styles("[$-804]yyyy\"年\"m\"月\"d\"日\";@", "h:mm")
            .sheet(
                "a", HEADER + row(2, "<c r=\"B2\" s=\"" + style + "\"><v>" + stored + "</v></c>"))
            .bytes();
    Cell cell = Tables.read(file).cell(0, 1);
    assertThat(cell.kind()).isEqualTo(CellKind.DATE);
    assertThat(cell.text()).isEqualTo(iso);
    FileProblem problem = cell.unexpectedDate();
    Tables.assertBilingual(problem);
    assertThat(problem.en()).contains("B2").contains(iso);
  }

  @Test
  void readsDatesOfTheOtherEpochAndIsoDates() throws IOException {
    byte[] file =
        Workbooks.empty()
            .epoch1904()
            .styles()
            .sheet(
                "a",
                HEADER
                    + row(
                        2,
                        "<c r=\"A2\" s=\"1\"><v>44620</v></c>",
                        "<c r=\"B2\" t=\"d\"><v>2026-03-01</v></c>"))
            .bytes();
    assertThat(Tables.read(file).texts()).containsExactly(List.of("2026-03-01", "2026-03-01"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "General|false", "0.00|false", "@|false", "#,##0.00 \"m2\"|false", "0.00\\m|false",
            "[Red]0|false",
        "0;[Red]-0;d|false", "yyyy-mm-dd|true", "[h]:mm|true", "[DBNum1]0|false", "_d0|false",
            "0.00E+00|false"
      })
  void tellsDateFormats(String code, boolean date) {
    assertThat(XlsxStyles.showsDate(code)).isEqualTo(date);
  }

  @Test
  void namesFormulasErrorsAndValuesOutside() throws IOException {
    Tables.Taken taken =
        Tables.read(
            Workbooks.of(
                HEADER
                    + row(2, "<c r=\"A2\"><f>B2*2</f><v>5</v></c>", number("B2", "1"))
                    + row(3, "<c r=\"A3\" t=\"str\"><f t=\"shared\" si=\"0\"/><v>z</v></c>")
                    + row(4, "<c r=\"A4\" t=\"e\"><v>#N/A</v></c>", text("D4", "备注"))));
    assertThat(taken.problems())
        .extracting(FileProblem::code)
        .containsExactly(
            ProblemCode.FORMULA,
            ProblemCode.FORMULA,
            ProblemCode.ERROR_VALUE,
            ProblemCode.VALUE_OUTSIDE_TABLE);
    assertThat(taken.problems())
        .extracting(p -> p.place().address())
        .containsExactly("A2", "A3", "A4", "D4");
    assertThat(taken.problems().get(0).zh()).contains("=B2*2").contains("选择性粘贴");
    taken.problems().forEach(Tables::assertBilingual);
    assertThat(taken.cell(0, 0))
        .extracting(Cell::kind, Cell::text)
        .containsExactly(CellKind.FORMULA, "5");
  }

  @Test
  void namesEachMergedRangeOnceAndMarksItsCells() throws IOException {
    String data =
        HEADER
            + row(2, text("A2", "甲"), number("B2", "1"))
            + row(3, number("B3", "2"))
            + row(4, number("B4", "3"))
            + row(6, text("A6", "乙"), number("B6", "4"));
    String merges =
        "<mergeCells><mergeCell ref=\"A6:B6\"/><mergeCell ref=\"A2:A4\"/><mergeCell ref=\"F1:F9\"/></mergeCells>";
    Tables.Taken taken = Tables.read(Workbooks.empty().sheet("s", "visible", data, merges).bytes());
    assertThat(taken.problems())
        .extracting(p -> p.place().address())
        .containsExactly("A2:A4", "A6:B6");
    assertThat(taken.rows()).extracting(r -> r.problems().size()).containsExactly(1, 0, 0, 1);
    assertThat(taken.rows()).extracting(r -> r.cell(0).kind()).containsOnly(CellKind.MERGED);
    assertThat(taken.rows())
        .extracting(r -> r.cell(1).kind())
        .containsExactly(CellKind.NUMBER, CellKind.NUMBER, CellKind.NUMBER, CellKind.MERGED);
    taken.problems().forEach(Tables::assertBilingual);
  }

  @Test
  void refusesAMergedTitle() throws IOException {
    byte[] file =
        Workbooks.empty()
            .sheet(
                "s",
                "visible",
                row(1, text("A1", "某小区业主名册")) + row(2, text("A2", "编号")),
                "<mergeCells><mergeCell ref=\"A1:K1\"/></mergeCells>")
            .bytes();
    FileProblem problem = Tables.refusal(file);
    assertThat(problem.code()).isEqualTo(ProblemCode.MERGED_CELLS);
    assertThat(problem.place().address()).isEqualTo("A1:K1");
  }

  @Test
  void takesTheFirstVisibleSheetAndTells() throws IOException {
    byte[] file =
        Workbooks.empty()
            .sheet("旧", "hidden", row(1, text("A1", "no")), "")
            .sheet("更旧", "veryHidden", row(1, text("A1", "no")), "")
            .sheet("新", row(1, text("A1", "编号")) + row(2, text("A2", "x")))
            .sheet("说明", row(1, text("A1", "no")))
            .bytes();
    Tables.Taken taken = Tables.read(file);
    assertThat(taken.header().name(0)).isEqualTo("编号");
    assertThat(taken.notices())
        .singleElement()
        .satisfies(
            n -> assertThat(n.text().zh()).contains("“新”").contains("3 个").contains("隐藏 2 个"));
    byte[] none = Workbooks.empty().sheet("旧", "hidden", "", "").bytes();
    assertThat(Tables.refusal(none).code()).isEqualTo(ProblemCode.NO_VISIBLE_SHEET);
    assertThat(Tables.refusal(Workbooks.of("")).code()).isEqualTo(ProblemCode.FILE_EMPTY);
  }

  @Test
  void readsHiddenRowsAndTells() throws IOException {
    Tables.Taken taken =
        Tables.read(
            Workbooks.of(
                HEADER
                    + "<row r=\"2\" hidden=\"1\">"
                    + text("A2", "x")
                    + "</row><row r=\"3\" hidden=\"1\"/>"));
    assertThat(taken.rows()).hasSize(1);
    assertThat(taken.notices())
        .extracting(FileNotice::code)
        .containsExactly(FileNotice.Code.HIDDEN_ROWS_READ);
    assertThat(taken.notices().get(0).text().en()).startsWith("1 rows");
  }

  @Test
  void skipsBlankRowsAndPadsShortOnes() throws IOException {
    Tables.Taken taken =
        Tables.read(
            Workbooks.of(
                "<row r=\"1\"><c r=\"A1\" s=\"1\"/></row>"
                    + row(2, text("A2", "编号"), text("B2", "面积"), text("C2", " "))
                    + row(3, text("A3", "　 "))
                    + row(5, number("B5", "7"))));
    assertThat(taken.header().width()).isEqualTo(2);
    assertThat(taken.texts()).containsExactly(List.of("", "7"));
    assertThat(taken.rows().get(0).number()).isEqualTo(5);
    assertThat(taken.cell(0, 0).kind()).isEqualTo(CellKind.BLANK);
  }

  @Test
  void readsWhatOtherProgramsWrite() throws IOException {
    // no addresses, a prefix for every element, the strict flavour's name space, odd case and
    // slashes
    String x =
        "<x:worksheet xmlns:x=\"http://purl.oclc.org/ooxml/spreadsheetml/main\"><x:sheetData>"
            + "<x:row><x:c t=\"inlineStr\"><x:is><x:t>编号</x:t></x:is></x:c></x:row>"
            + "<x:row><x:c><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>";
    byte[] file =
        Workbooks.empty().sheet("a", "").part("xl/worksheets/sheet1.xml", new byte[0]).bytes();
    java.util.Map<String, byte[]> parts = unzip(file);
    parts.remove("xl/worksheets/sheet1.xml");
    parts.put("XL\\Worksheets\\Sheet1.xml", x.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    assertThat(Tables.read(Workbooks.zip(parts)).texts()).containsExactly(List.of("1"));
  }

  static java.util.Map<String, byte[]> unzip(byte[] file) throws IOException {
    java.util.Map<String, byte[]> parts = new java.util.LinkedHashMap<>();
    try (java.util.zip.ZipInputStream zip =
        new java.util.zip.ZipInputStream(new java.io.ByteArrayInputStream(file))) {
      for (java.util.zip.ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
        parts.put(e.getName(), zip.readAllBytes());
      }
    }
    return parts;
  }
}
