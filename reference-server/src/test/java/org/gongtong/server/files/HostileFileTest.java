package org.gongtong.server.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongtong.server.files.Workbooks.row;
import static org.gongtong.server.files.Workbooks.text;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files made to hurt. Each is built here, so that no bomb lies in the repository. */
@Timeout(60)
final class HostileFileTest {

  private static final String SHEET = "xl/worksheets/sheet1.xml";
  private static final String HEAD = "<worksheet><sheetData>";
  private static final String TAIL = "</sheetData></worksheet>";
  private static final String HEADER = row(1, text("A1", "编号"), text("B1", "面积"));

  /**
   * A workbook whose one part is written piece by piece, so that the test itself needs no memory.
   */
  private static byte[] streamed(String part, String head, String unit, long times, String tail)
      throws IOException {
    Map<String, byte[]> parts =
        XlsxReadingTest.unzip(Workbooks.empty().sheet("名册", HEADER).strings("").bytes());
    parts.remove(part);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.setLevel(Deflater.BEST_SPEED);
      for (Map.Entry<String, byte[]> e : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(e.getKey()));
        zip.write(e.getValue());
      }
      zip.putNextEntry(new ZipEntry(part));
      zip.write(head.getBytes(StandardCharsets.UTF_8));
      byte[] block =
          unit.repeat(Math.max(1, 100_000 / unit.length())).getBytes(StandardCharsets.UTF_8);
      int inBlock = Math.max(1, 100_000 / unit.length());
      for (long written = 0; written < times; written += inBlock) {
        zip.write(block);
      }
      zip.write(tail.getBytes(StandardCharsets.UTF_8));
    }
    return out.toByteArray();
  }

  private static byte[] withSheet(String xml) {
    return Workbooks.empty().sheet("名册", "").part(SHEET, xml).bytes();
  }

  @Test
  void stopsAnUploadAtItsBoundWithoutReadingTheRest() throws IOException {
    long[] read = {0};
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            read[0]++;
            return 'x';
          }

          @Override
          public int read(byte[] buffer, int offset, int length) {
            Arrays.fill(buffer, offset, offset + length, (byte) 'x');
            read[0] += length;
            return length;
          }
        };
    Limits limits = Limits.defaults().withMaxFileBytes(1_000_000);
    Reading reading = TableReader.open(endless, "big.csv", limits);
    assertThat(reading).isInstanceOf(Reading.Refused.class);
    FileProblem problem = ((Reading.Refused) reading).problem();
    assertThat(problem.code()).isEqualTo(ProblemCode.FILE_TOO_LARGE);
    Tables.assertBilingual(problem);
    assertThat(read[0]).isEqualTo(1_000_001);
  }

  @Test
  void refusesABombByTheRatioOfWhatComesOut() throws IOException {
    byte[] file = streamed(SHEET, HEAD + HEADER, "<row/>", 10_000_000, TAIL);
    FileProblem problem = Tables.refusal(file);
    assertThat(problem.code()).isEqualTo(ProblemCode.SUSPICIOUS_ARCHIVE);
    assertThat(problem.place()).isEqualTo(new Place.Part(SHEET));
  }

  @Test
  void refusesABombThatDeclaresItsSize() throws IOException {
    byte[] file = streamed("xl/media/picture.png", "", "0", 5_000_000, "");
    FileProblem problem = Tables.refusal(file, Limits.defaults().withMaxInflatedBytes(4_000_000));
    assertThat(problem.code()).isEqualTo(ProblemCode.SUSPICIOUS_ARCHIVE);
    assertThat(problem.place()).isEqualTo(new Place.Part("xl/media/picture.png"));
  }

  @Test
  void refusesABombThatLiesAboutItsSize() throws IOException {
    StringBuilder rows = new StringBuilder(HEAD + HEADER);
    java.util.Random random = new java.util.Random(5);
    for (int i = 2; i < 20_000; i++) {
      rows.append(row(i, text("A" + i, Long.toHexString(random.nextLong()))));
    }
    byte[] file = withSheet(rows + TAIL);
    byte[] central = {'P', 'K', 1, 2};
    for (int i = 0; i + 46 < file.length; i++) {
      if (Arrays.equals(Arrays.copyOfRange(file, i, i + 4), central)) {
        // the inflated size in the central directory: claim ten bytes for every part
        Arrays.fill(file, i + 24, i + 28, (byte) 0);
        file[i + 24] = 10;
      }
    }
    FileProblem problem = Tables.refusal(file, Limits.defaults().withMaxInflatedBytes(500_000));
    assertThat(problem.code()).isEqualTo(ProblemCode.SUSPICIOUS_ARCHIVE);
    assertThat(problem.en()).contains("488 KiB");
  }

  @Test
  void refusesTooManyPartsAndPartsThatOccurTwice() throws IOException {
    Map<String, byte[]> parts = XlsxReadingTest.unzip(Workbooks.of(HEADER));
    for (int i = 0; i < 2_000; i++) {
      parts.put("xl/media/" + i + ".png", new byte[0]);
    }
    assertThat(Tables.refusal(Workbooks.zip(parts)).code())
        .isEqualTo(ProblemCode.SUSPICIOUS_ARCHIVE);
    Map<String, byte[]> twice = XlsxReadingTest.unzip(Workbooks.of(HEADER));
    twice.put("XL/worksheets/SHEET1.xml", new byte[0]);
    FileProblem problem = Tables.refusal(Workbooks.zip(twice));
    assertThat(problem.code()).isEqualTo(ProblemCode.SUSPICIOUS_ARCHIVE);
    assertThat(problem.en()).contains("twice");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE a [<!ENTITY x \"lol\"><!ENTITY y \"&x;&x;&x;\">]><worksheet><sheetData>&y;</sheetData></worksheet>",
        "<!DOCTYPE a SYSTEM \"http://localhost:1/a.dtd\"><worksheet/>",
        "<!-- a --><!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><worksheet>&x;</worksheet>"
      })
  void refusesDocumentTypes(String xml) throws IOException {
    FileProblem problem = Tables.refusal(withSheet(xml));
    assertThat(problem.code()).isEqualTo(ProblemCode.SUSPICIOUS_XML);
    assertThat(problem.en()).contains("DOCTYPE").contains(SHEET);
  }

  @Test
  void refusesUnknownEntitiesAndOtherEncodings() throws IOException {
    assertThat(
            Tables.refusal(withSheet("<worksheet><sheetData>&x;</sheetData></worksheet>")).code())
        .isEqualTo(ProblemCode.DAMAGED_FILE);
    String xml = "<?xml version=\"1.0\" encoding=\"UTF-16\"?><worksheet/>";
    byte[] utf16 =
        Workbooks.empty().sheet("a", "").part(SHEET, xml.getBytes(StandardCharsets.UTF_16)).bytes();
    assertThat(Tables.refusal(utf16).code()).isEqualTo(ProblemCode.DAMAGED_FILE);
  }

  @Test
  void refusesDeepNesting() throws IOException {
    byte[] file = withSheet("<a>".repeat(100_000));
    FileProblem problem = Tables.refusal(file);
    assertThat(problem.code()).isEqualTo(ProblemCode.SUSPICIOUS_XML);
    assertThat(problem.en()).contains("nested");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<row r='1' x='",
        "<row><!--",
        "<row><!-->",
        "<row><c><v>",
        "<row><![CDATA[",
        "<row><?x ",
        "<row "
      })
  void refusesEndlessMarkup(String head) throws IOException {
    String unit = head.contains("v>") || head.contains("='") ? "abcdefgh " : "abcd<f> ";
    // random filler keeps the ratio low, so that it is the markup that is refused
    StringBuilder filler = new StringBuilder();
    java.util.Random random = new java.util.Random(7);
    while (filler.length() < 2_000_000) {
      filler.append(unit).append(Integer.toString(random.nextInt(1 << 30), 36));
    }
    FileProblem problem = Tables.refusal(withSheet(HEAD + head + filler));
    assertThat(problem.code())
        .isIn(ProblemCode.SUSPICIOUS_XML, ProblemCode.TEXT_TOO_LONG, ProblemCode.DAMAGED_FILE);
    if (head.contains("<!") || head.contains("='")) {
      assertThat(problem.code()).isEqualTo(ProblemCode.SUSPICIOUS_XML);
    }
  }

  @Test
  void refusesAVocabularyWithoutEnd() throws IOException {
    StringBuilder names = new StringBuilder(HEAD);
    StringBuilder attributes = new StringBuilder(HEAD);
    StringBuilder spaces = new StringBuilder(HEAD);
    for (int i = 0; i < 2_000; i++) {
      names.append("<n").append(i).append("/>");
      attributes.append("<n a").append(i).append("=''/>");
      spaces.append("<n xmlns='u").append(i).append("'/>");
    }
    for (StringBuilder xml : new StringBuilder[] {names, attributes, spaces}) {
      FileProblem problem = Tables.refusal(withSheet(xml + TAIL));
      assertThat(problem.code()).isEqualTo(ProblemCode.SUSPICIOUS_XML);
      assertThat(problem.en()).contains("names");
    }
  }

  @Test
  void refusesSharedTextsOfHundredsOfMegabytes() throws IOException {
    StringBuilder unit = new StringBuilder();
    java.util.Random random = new java.util.Random(3);
    for (int i = 0; i < 400; i++) {
      unit.append("<si><t>");
      for (int k = 0; k < 30; k++) {
        unit.append((char) ('a' + random.nextInt(26)));
      }
      unit.append("</t></si>");
    }
    // 20 kB, repeated: 320 MB inflated
    byte[] file = streamed("xl/sharedStrings.xml", "<sst>", unit.toString(), 16_000, "</sst>");
    Limits patient = new Limits(1L << 30, 200_000, 256, 32_767, 1L << 30, 10_000, 96L << 20, 2_000);
    FileProblem problem = Tables.refusal(file, patient);
    assertThat(problem.code()).isEqualTo(ProblemCode.TOO_MUCH_TEXT);
    assertThat(problem.place()).isEqualTo(new Place.Part("xl/sharedStrings.xml"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<row r='2'><c r='A2' t='s'><v>2000000000</v></c></row>",
        "<row r='2'><c r='A2' t='s'><v>-1</v></c></row>",
        "<row r='2'><c r='A2' t='s'><v>x</v></c></row>",
        "<row r='2'><c r='XFE2'><v>1</v></c></row>",
        "<row r='2'><c r='ZZZZZZZZ2'><v>1</v></c></row>",
        "<row r='2'><c r='2'><v>1</v></c></row>",
        "<row r='2'><c r='B2'><v>1</v></c><c r='A2'><v>1</v></c></row>",
        "<row r='2'><c r='A3'><v>1</v></c></row>",
        "<row r='1'><c><v>1</v></c></row>",
        "<row r='1048577'><c><v>1</v></c></row>",
        "<row r='-5'><c><v>1</v></c></row>",
        "<row r='99999999999'><c><v>1</v></c></row>",
        "<row r='2'><c r='A2'><v>1</v></row>"
      })
  void refusesAddressesAndIndicesOutOfPlace(String row) throws IOException {
    assertThat(Tables.refusal(withSheet(HEAD + HEADER + row + TAIL)).code())
        .isEqualTo(ProblemCode.DAMAGED_FILE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A0:B2", "B2:A1", "A1:ZZZZ9", "x", "A1:A1048577"})
  void refusesMergesThatAreNone(String ref) throws IOException {
    byte[] file =
        Workbooks.empty()
            .sheet(
                "s", "visible", HEADER, "<mergeCells><mergeCell ref=\"" + ref + "\"/></mergeCells>")
            .bytes();
    assertThat(Tables.refusal(file).code()).isEqualTo(ProblemCode.DAMAGED_FILE);
  }

  /** More than a table may have rows; and as many as a sheet can have. */
  @Test
  void skipsFormattedBlankRowsDownToTheLast() throws IOException {
    skipsFormattedBlankRows(210_000);
  }

  @Test
  @Tag("endurance")
  void skipsAllFormattedBlankRowsOfASheet() throws IOException {
    skipsFormattedBlankRows(1_048_575);
  }

  private static void skipsFormattedBlankRows(int last) throws IOException {
    assertThat(last).isGreaterThan(Limits.defaults().maxRows());
    byte[] file;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Map<String, byte[]> parts = XlsxReadingTest.unzip(Workbooks.of(HEADER));
    parts.remove(SHEET);
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> e : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(e.getKey()));
        zip.write(e.getValue());
      }
      zip.putNextEntry(new ZipEntry(SHEET));
      OutputStream sheet = new java.io.BufferedOutputStream(zip, 1 << 16);
      sheet.write((HEAD + HEADER + row(2, text("A2", "x"))).getBytes(StandardCharsets.UTF_8));
      for (int i = 3; i <= last; i++) {
        sheet.write(
            ("<row r=\""
                    + i
                    + "\" s=\"3\" customFormat=\"1\"><c r=\"A"
                    + i
                    + "\" s=\"3\"/><c r=\"B"
                    + i
                    + "\" s=\"3\"/></row>")
                .getBytes(StandardCharsets.UTF_8));
      }
      sheet.write((row(1_048_576, text("A1048576", "y")) + TAIL).getBytes(StandardCharsets.UTF_8));
      sheet.flush();
      zip.closeEntry();
    }
    file = out.toByteArray();
    Tables.Taken taken = Tables.read(file);
    assertThat(taken.rows()).extracting(Row::number).containsExactly(2, 1_048_576);
  }

  @Test
  void refusesTooManyRealRowsBeforeHandingOutAny() throws IOException {
    StringBuilder rows = new StringBuilder(HEADER);
    for (int i = 2; i <= 12; i++) {
      rows.append(row(i, text("A" + i, "x")));
    }
    byte[] file = Workbooks.of(rows.toString());
    assertThat(Tables.read(file, Limits.defaults().withMaxRows(11)).rows()).hasSize(11);
    Reading reading =
        TableReader.open(new ByteArrayInputStream(file), "a", Limits.defaults().withMaxRows(10));
    FileProblem problem = ((Reading.Refused) reading).problem();
    assertThat(problem.code()).isEqualTo(ProblemCode.TOO_MANY_ROWS);
    assertThat(problem.place()).isEqualTo(new Place.SheetRow("名册", 12));
    Tables.assertBilingual(problem);
  }

  @Test
  void refusesEndlessCellsAndTooManyColumns() throws IOException {
    byte[] file = Workbooks.of(HEADER + row(2, text("B2", "x".repeat(32_768))));
    FileProblem problem = Tables.refusal(file);
    assertThat(problem.code()).isEqualTo(ProblemCode.TEXT_TOO_LONG);
    assertThat(problem.place().address()).isEqualTo("B2");
    StringBuilder wide = new StringBuilder();
    for (int i = 1; i <= 257; i++) {
      wide.append(text(A1.columnName(i) + "1", "c" + i));
    }
    assertThat(Tables.refusal(Workbooks.of(row(1, wide.toString()))).code())
        .isEqualTo(ProblemCode.TOO_MANY_COLUMNS);
    byte[] far = Workbooks.of(row(1, text("A1", "a"), text("XFD1", "b")));
    assertThat(Tables.refusal(far).code()).isEqualTo(ProblemCode.TOO_MANY_COLUMNS);
  }

  @Test
  void leavesNoCopyBehind() throws IOException {
    java.nio.file.Path folder = java.nio.file.Path.of(System.getProperty("java.io.tmpdir"));
    byte[] good = Workbooks.of(HEADER);
    byte[] bad = withSheet("<worksheet");
    byte[] gbk = {'a', '\n', (byte) 0xFF};
    long before = copies(folder);
    for (byte[] file :
        new byte[][] {good, bad, gbk, new byte[0], "a,b\n1".getBytes(StandardCharsets.UTF_8)}) {
      Reading reading = TableReader.open(new ByteArrayInputStream(file), "a", Limits.defaults());
      if (reading instanceof Reading.Ready ready) {
        assertThat(copies(folder)).isEqualTo(before + 1);
        ready.table().close();
        ready.table().close();
      }
      assertThat(copies(folder)).isEqualTo(before);
    }
  }

  private static long copies(java.nio.file.Path folder) throws IOException {
    String ours = "gongtong-table-" + ProcessHandle.current().pid() + "-";
    try (java.util.stream.Stream<java.nio.file.Path> files = java.nio.file.Files.list(folder)) {
      return files.filter(f -> f.getFileName().toString().startsWith(ours)).count();
    }
  }
}
