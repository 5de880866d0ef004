package org.gongtong.server.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CsvReadingTest {

  private static final String TABLE = "部件编号,建筑面积\r\n甲-1,89.55\r\n龘-2,１２.５\r\n";
  private static final List<List<String>> ROWS =
      List.of(List.of("甲-1", "89.55"), List.of("龘-2", "１２.５"));

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] marked(Charset charset, String text, int... mark) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int b : mark) {
      out.write(b);
    }
    out.writeBytes(text.getBytes(charset));
    return out.toByteArray();
  }

  @Test
  void readsUtf8WithAndWithoutMark() throws IOException {
    assertThat(Tables.read(utf8(TABLE)).texts()).isEqualTo(ROWS);
    Tables.Taken marked = Tables.read(marked(StandardCharsets.UTF_8, TABLE, 0xEF, 0xBB, 0xBF));
    assertThat(marked.texts()).isEqualTo(ROWS);
    assertThat(marked.header().name(0)).isEqualTo("部件编号");
    assertThat(marked.notices()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"GBK", "GB18030"})
  void readsChineseSystemEncodingsAndTellsSo(String charset) throws IOException {
    Tables.Taken taken = Tables.read(TABLE.getBytes(Charset.forName(charset)));
    assertThat(taken.texts()).isEqualTo(ROWS);
    assertThat(taken.notices())
        .singleElement()
        .satisfies(n -> assertThat(n.code()).isEqualTo(FileNotice.Code.ENCODING_DETECTED))
        .satisfies(n -> assertThat(n.text().en()).contains("GB18030"));
  }

  @Test
  void readsFourByteCharactersOfGb18030() throws IOException {
    byte[] file = "编号\n㐀𠀀\n".getBytes(Charset.forName("GB18030"));
    assertThat(Tables.read(file).texts()).containsExactly(List.of("㐀𠀀"));
  }

  @Test
  void readsUnicodeTextOfExcelInBothByteOrders() throws IOException {
    String tabbed = TABLE.replace(',', '\t');
    Tables.Taken little = Tables.read(marked(StandardCharsets.UTF_16LE, tabbed, 0xFF, 0xFE));
    Tables.Taken big = Tables.read(marked(StandardCharsets.UTF_16BE, tabbed, 0xFE, 0xFF));
    assertThat(little.texts()).isEqualTo(ROWS);
    assertThat(big.texts()).isEqualTo(ROWS);
    assertThat(little.notices())
        .extracting(FileNotice::code)
        .containsExactly(FileNotice.Code.ENCODING_DETECTED, FileNotice.Code.SEPARATOR_DETECTED);
  }

  @Test
  void refusesUnknownBytesAndNamesTheOffset() throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(utf8("a,b\n1,"));
    file.write(0xFF);
    file.writeBytes(utf8("\n"));
    FileProblem problem = Tables.refusal(file.toByteArray());
    assertThat(problem.code()).isEqualTo(ProblemCode.ENCODING_UNKNOWN);
    assertThat(problem.place()).isEqualTo(new Place.ByteOffset(6));
  }

  @Test
  void namesTheOffsetBeyondTheFirstBuffer() throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(utf8("编号\n" + "中文,\n".repeat(30_000)));
    int offset = file.size();
    file.write(0xFF);
    FileProblem problem = Tables.refusal(file.toByteArray());
    assertThat(problem.message().en()).contains("byte offset " + offset + " is not UTF-8");
  }

  @Test
  void refusesCutUtf16() throws IOException {
    byte[] file = marked(StandardCharsets.UTF_16LE, "a\tb\n", 0xFF, 0xFE, 'x', 0);
    byte[] cut = java.util.Arrays.copyOf(file, file.length - 1);
    assertThat(Tables.refusal(cut).code()).isEqualTo(ProblemCode.ENCODING_UNKNOWN);
  }

  @Test
  void refusesNulAndNamesTheLine() throws IOException {
    FileProblem problem = Tables.refusal(utf8("a,b\r\n1,2\r3,\0\n"));
    assertThat(problem.code()).isEqualTo(ProblemCode.NUL_CHARACTER);
    assertThat(problem.place()).isEqualTo(new Place.Line(3));
    byte[] unmarked = "a,b\n1,2\n".getBytes(StandardCharsets.UTF_16LE);
    assertThat(Tables.refusal(unmarked).code()).isEqualTo(ProblemCode.NUL_CHARACTER);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a,b;c | 1,2;3 | 1 | 2;3",
        "a;b | 1,5;2 | 1,5 | 2",
        "'a\tb;c' | '1\t2' | 1 | 2",
        "'\"x,y\";b' | 1;2 | 1 | 2"
      })
  void sniffsTheSeparatorFromTheHeaderAlone(String header, String line, String first, String second)
      throws IOException {
    Tables.Taken taken = Tables.read(utf8(header + "\n" + line + "\n"));
    assertThat(taken.cell(0, 0).text()).isEqualTo(first);
    assertThat(taken.cell(0, 1).text()).isEqualTo(second);
  }

  @Test
  void obeysTheAnnouncementOfASeparator() throws IOException {
    Tables.Taken taken = Tables.read(utf8("sep=;\na,x;b\n1;2\n"));
    assertThat(taken.header().name(0)).isEqualTo("a,x");
    assertThat(taken.rows().get(0).number()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r", "\r\n"})
  void countsLinesWhateverEndsThem(String end) throws IOException {
    String text = String.join(end, "a,b", "\"x" + end + "y\",2", "", "3,4", ",", "", "");
    Tables.Taken taken = Tables.read(utf8(text));
    assertThat(taken.texts()).containsExactly(List.of("x" + end + "y", "2"), List.of("3", "4"));
    assertThat(taken.rows()).extracting(Row::number).containsExactly(2, 5);
    assertThat(taken.cell(1, 1).address()).isEqualTo("line 5, column 2 (b)");
    assertThat(taken.cell(1, 1).place().zh()).isEqualTo("第 5 行第 2 列（b）");
  }

  @Test
  void namesRaggedRowsByLineAndReadsOn() throws IOException {
    Tables.Taken taken = Tables.read(utf8("a,b\n1\n1,2,3\n1,2,,\n5,6\n"));
    assertThat(taken.problems())
        .extracting(FileProblem::code, FileProblem::place)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(ProblemCode.RAGGED_ROW, new Place.Line(2)),
            org.assertj.core.groups.Tuple.tuple(ProblemCode.RAGGED_ROW, new Place.Line(3)));
    taken.problems().forEach(Tables::assertBilingual);
    assertThat(taken.texts()).last().isEqualTo(List.of("5", "6"));
    assertThat(taken.end()).isEmpty();
  }

  @Test
  void keepsTextExactlyAsTyped() throws IOException {
    Tables.Taken taken = Tables.read(utf8("a,b,c\n 007 ,\"say \"\"yes\"\"\",=1+1\n,\"\",<b>\n"));
    assertThat(taken.texts())
        .containsExactly(List.of(" 007 ", "say \"yes\"", "=1+1"), List.of("", "", "<b>"));
    assertThat(taken.cell(1, 0).kind()).isEqualTo(CellKind.BLANK);
    assertThat(taken.cell(0, 0).kind()).isEqualTo(CellKind.TEXT);
  }

  @ParameterizedTest
  @CsvSource({"'a,b\n1,\"x\ny\n', 2", "'a,b\n1,2\n1,\"x\"y\n', 3"})
  void refusesBrokenQuotesAndNamesTheLine(String text, int line) throws IOException {
    FileProblem problem = Tables.refusal(utf8(text));
    assertThat(problem.code()).isEqualTo(ProblemCode.BROKEN_QUOTES);
    assertThat(problem.place()).isEqualTo(new Place.Line(line));
  }

  @ParameterizedTest
  @ValueSource(ints = {32_768, 70_000, 5_000_000})
  void refusesEndlessCells(int length) throws IOException {
    FileProblem problem = Tables.refusal(utf8("a,b\n1,2\n\"" + "x".repeat(length) + "\",2\n"));
    assertThat(problem.code()).isEqualTo(ProblemCode.TEXT_TOO_LONG);
    assertThat(problem.place().en()).startsWith("line 3");
  }

  @Test
  void readsTheLongestCell() throws IOException {
    String longest = "字".repeat(32_767);
    assertThat(Tables.read(utf8("a,b\n1," + longest + "\n")).cell(0, 1).text()).isEqualTo(longest);
  }

  @Test
  void refusesDuplicateHeadingsAndNothingAtAll() throws IOException {
    FileProblem twice = Tables.refusal(utf8("面积,b, 面 积\n1,2,3\n"));
    assertThat(twice.code()).isEqualTo(ProblemCode.DUPLICATE_HEADER);
    assertThat(twice.en()).contains("line 1, column 3").contains("line 1, column 1");
    assertThat(Tables.refusal(new byte[0]).code()).isEqualTo(ProblemCode.FILE_EMPTY);
    assertThat(Tables.refusal(utf8("\n\n,,\n")).code()).isEqualTo(ProblemCode.FILE_EMPTY);
    assertThat(Tables.read(utf8("a,b")).rows()).isEmpty();
  }

  @Test
  void countsRowsAndColumnsAgainstTheLimits() throws IOException {
    Limits three = Limits.defaults().withMaxRows(3);
    assertThat(Tables.read(utf8("a\n1\n\n2\n3\n\n"), three).rows()).hasSize(3);
    FileProblem rows = Tables.refusal(utf8("a\n1\n\n2\n3\n4\n"), three);
    assertThat(rows.code()).isEqualTo(ProblemCode.TOO_MANY_ROWS);
    assertThat(rows.place()).isEqualTo(new Place.Line(6));
    StringBuilder wide = new StringBuilder("c0");
    for (int i = 1; i <= 256; i++) {
      wide.append(",c").append(i);
    }
    assertThat(Tables.refusal(utf8(wide + "\n")).code()).isEqualTo(ProblemCode.TOO_MANY_COLUMNS);
  }

  @Test
  void refusesALineOfNothingButSeparators() throws IOException {
    FileProblem problem = Tables.refusal(utf8("a,b\n1,2\n" + "x,".repeat(20_000) + "\n"));
    assertThat(problem.code()).isEqualTo(ProblemCode.TOO_MANY_COLUMNS);
    assertThat(problem.place()).isEqualTo(new Place.Line(3));
  }
}
