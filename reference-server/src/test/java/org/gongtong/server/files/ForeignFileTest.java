package org.gongtong.server.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are something else under a table's name. */
final class ForeignFileTest {

  private static byte[] ole(int filler, String stream) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int b : new int[] {0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1}) {
      out.write(b);
    }
    out.writeBytes(new byte[filler]);
    out.writeBytes(stream.getBytes(StandardCharsets.UTF_16LE));
    out.writeBytes(new byte[100]);
    return out.toByteArray();
  }

  @Test
  void tellsOldExcelToBeSavedAsXlsx() throws IOException {
    FileProblem problem = Tables.refusal(ole(2000, "Workbook"));
    assertThat(problem.code()).isEqualTo(ProblemCode.OLD_EXCEL);
    assertThat(problem.zh()).contains("另存为").contains("xlsx");
    assertThat(problem.en()).contains("save it as").contains("xlsx");
  }

  @ParameterizedTest
  // the name's first byte falls on every side of the 64 KiB window that looks for it
  @ValueSource(ints = {10, 65_500, 65_510, 65_520, 65_528, 65_536, 65_560, 131_030, 200_000})
  void tellsAPasswordWhereverItsMarkLies(int filler) throws IOException {
    FileProblem problem = Tables.refusal(ole(filler, "EncryptedPackage"));
    assertThat(problem.code()).isEqualTo(ProblemCode.PASSWORD_PROTECTED);
  }

  @Test
  void tellsAnEncryptedZip() throws IOException {
    byte[] file = Workbooks.of("");
    byte[] central = {'P', 'K', 1, 2};
    for (int i = 0; i + 10 < file.length; i++) {
      if (Arrays.equals(Arrays.copyOfRange(file, i, i + 4), central)) {
        file[i + 8] |= 1;
      }
    }
    assertThat(Tables.refusal(file).code()).isEqualTo(ProblemCode.PASSWORD_PROTECTED);
  }

  @ParameterizedTest
  @CsvSource({
    "word/document.xml, a Word document",
    "ppt/presentation.xml, a presentation",
    "xl/workbook.bin, a binary workbook (xlsb)",
    "holiday.txt, a zip archive"
  })
  void tellsOtherArchives(String part, String kind) throws IOException {
    FileProblem problem = Tables.refusal(Workbooks.zip(Map.of(part, new byte[3])));
    assertThat(problem.code()).isEqualTo(ProblemCode.NOT_A_TABLE);
    assertThat(problem.message().en()).contains(kind);
  }

  @Test
  void tellsOpenDocumentAndAnEmptyArchive() throws IOException {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    parts.put(
        "mimetype",
        "application/vnd.oasis.opendocument.spreadsheet".getBytes(StandardCharsets.US_ASCII));
    parts.put("content.xml", new byte[0]);
    assertThat(Tables.refusal(Workbooks.zip(parts)).message().en()).contains("OpenDocument");
    assertThat(Tables.refusal(Workbooks.zip(Map.of())).message().en()).contains("empty zip");
  }

  @Test
  void tellsAnArchiveWithChineseNamesInGbk() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out, Charset.forName("GBK"))) {
      zip.putNextEntry(new ZipEntry("业主名册.txt"));
      zip.closeEntry();
    }
    assertThat(Tables.refusal(out.toByteArray()).message().en()).contains("a zip archive");
  }

  @ParameterizedTest
  @CsvSource({
    "89504E470D0A1A0A0000, PNG", "FFD8FFE000104A46, JPEG", "255044462D312E37, PDF",
        "526172211A0700, RAR",
    "377ABCAF271C, 7z", "1F8B0800, gzip", "4749463839610000, GIF", "7B5C727466310000, RTF"
  })
  void tellsPicturesDocumentsAndArchives(String hex, String kind) throws IOException {
    FileProblem problem = Tables.refusal(java.util.HexFormat.of().parseHex(hex));
    assertThat(problem.code()).isEqualTo(ProblemCode.NOT_A_TABLE);
    assertThat(problem.zh()).contains(kind).contains("upload.xlsx");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html><table>",
        "\uFEFF <!DOCTYPE html>",
        "\n<TABLE border=1>",
        "<?xml version=\"1.0\"?><Workbook/>"
      })
  void tellsWebPagesThatOtherSystemsCallXls(String start) throws IOException {
    FileProblem problem = Tables.refusal(start.getBytes(StandardCharsets.UTF_8));
    assertThat(problem.code()).isEqualTo(ProblemCode.NOT_A_TABLE);
    assertThat(problem.message().en()).contains("web page");
  }

  @Test
  void tellsATruncatedWorkbookWhereverItIsCut() throws IOException {
    byte[] whole = Workbooks.of(Workbooks.row(1, Workbooks.text("A1", "编号")));
    for (int length = 4; length < whole.length; length += 7) {
      FileProblem problem = Tables.refusal(Arrays.copyOf(whole, length));
      assertThat(problem.code()).isEqualTo(ProblemCode.DAMAGED_FILE);
    }
  }

  @Test
  void tellsAWorkbookWithoutItsParts() throws IOException {
    for (String missing : new String[] {"xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml"}) {
      Map<String, byte[]> parts = XlsxReadingTest.unzip(Workbooks.of(""));
      parts.remove(missing);
      FileProblem problem = Tables.refusal(Workbooks.zip(parts));
      assertThat(problem.code()).isEqualTo(ProblemCode.DAMAGED_FILE);
      assertThat(problem.en()).contains(missing);
    }
  }
}
