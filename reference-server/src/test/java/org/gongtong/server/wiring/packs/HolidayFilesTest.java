package org.gongtong.server.wiring.packs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.gongtong.core.kernel.Language;
import org.gongtong.core.rules.HolidayYear;
import org.gongtong.core.rules.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HolidayFilesTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"UTF-8, ''", "UTF-8, \uFEFF", "GBK, ''"})
  void aFileIsReadInWhateverEncodingItWasSaved(String charset, String mark) throws IOException {
    String text = mark + "# 国务院办公厅通知\ndate,kind\r\n2027-01-01,off\r\n2027/1/2 , \"work\"\r\n\r\n";
    if (!mark.isEmpty()) {
      text = mark + "date,kind\n2027-01-01,off\n2027/1/2,work\n";
    }
    Files.write(folder.resolve("cn-2027.csv"), text.getBytes(Charset.forName(charset)));

    HolidayFiles files = HolidayFiles.in(folder);

    assertThat(files.refused()).isEmpty();
    HolidayYear year = files.years().get(0);
    assertThat(year.year()).isEqualTo(2027);
    assertThat(year.holidays()).containsExactly(LocalDate.of(2027, 1, 1));
    assertThat(year.workingWeekends()).containsExactly(LocalDate.of(2027, 1, 2));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2027-01-01,off\\n|1|HOLIDAY_FILE_HEADING",
        "日期,类别\\n2027-01-01,off|1|HOLIDAY_FILE_HEADING",
        "date,kind\\n2027-01-01,off\\n2027-02-30,off|3|HOLIDAY_FILE_LINE",
        "date,kind\\n2027-01-01,holiday|2|HOLIDAY_FILE_LINE",
        "date,kind\\n２０２７-01-01,off|2|HOLIDAY_FILE_LINE",
        "date,kind\\n# 一月\\n\\n2026-12-31,off|4|HOLIDAY_FILE_YEAR",
        "date,kind\\n2027-01-01,off\\n2027-01-01,work|3|HOLIDAY_FILE_TWICE",
        "date,kind\\n2027-01-01,off\\n2027-01-04,work|3|HOLIDAY_FILE_WEEKDAY",
        "date,kind|1|HOLIDAY_FILE_EMPTY",
      })
  void aWrongLineRefusesTheFileAndNamesTheLine(String text, String line, String code)
      throws IOException {
    Files.write(folder.resolve("cn-2027.csv"), text.replace("\\n", "\n").getBytes(UTF_8));
    Files.writeString(folder.resolve("cn-2028.csv"), "date,kind\n2028-01-01,off\n");

    HolidayFiles files = HolidayFiles.in(folder);

    assertThat(files.years()).extracting(HolidayYear::year).containsExactly(2028);
    Reason reason = files.refused().get(0);
    assertThat(reason.code()).isEqualTo(code);
    assertThat(reason.figures()).containsEntry("line", line).containsEntry("file", "cn-2027.csv");
    assertThat(reason.text(Language.ZH_CN)).contains("cn-2027.csv").doesNotContain("{");
    assertThat(reason.text(Language.EN)).contains("cn-2027.csv").doesNotContain("{");
  }

  @Test
  void aFileOfAnotherNameIsRefused() throws IOException {
    Files.writeString(folder.resolve("holidays 2027.csv"), "date,kind\n2027-01-01,off\n");
    assertThat(HolidayFiles.in(folder).refused())
        .extracting(Reason::code)
        .containsExactly("HOLIDAY_FILE_NAME");
  }

  @Test
  void aHugeFileIsNotRead() throws IOException {
    Files.write(folder.resolve("cn-2027.csv"), new byte[200_000]);
    assertThat(HolidayFiles.in(folder).refused())
        .extracting(Reason::code)
        .containsExactly("HOLIDAY_FILE_UNREADABLE");
  }

  @Test
  void anAbsentFolderHasNone() {
    assertThat(HolidayFiles.in(folder.resolve("none")))
        .isEqualTo(new HolidayFiles(java.util.List.of(), java.util.List.of()));
  }
}
