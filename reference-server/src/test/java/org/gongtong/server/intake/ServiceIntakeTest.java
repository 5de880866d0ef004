package org.gongtong.server.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.gongtong.core.kernel.Language;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.timebank.TransferKind;
import org.gongtong.core.timebank.service.PaperVisits;
import org.gongtong.server.files.Limits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sheets of services as clerks type them, and what is said of cells that cannot be read. */
class ServiceIntakeTest {
  private static final String HEAD = "日期,开始,结束,接受方编号,服务方编号,服务类别,备注\n";
  private static final Set<String> MEMBERS = Set.of("10027", "10031");
  private static final Map<String, LocalizedText> CATEGORIES =
      Map.of("company", LocalizedText.of("陪伴", "company"));

  private static Intake<List<PaperVisits.Line>> read(byte[] file, String zone, List<Fault> all)
      throws IOException {
    return ServiceIntake.read(
        new ByteArrayInputStream(file),
        "sheet.csv",
        Limits.defaults(),
        new ServiceIntake.Sheet(
            ZoneId.of(zone),
            typed -> Optional.of(typed).filter(MEMBERS::contains),
            day -> CATEGORIES),
        all::add);
  }

  private static Intake<List<PaperVisits.Line>> read(String csv) throws IOException {
    return read(csv.getBytes(StandardCharsets.UTF_8), "Asia/Shanghai", new ArrayList<>());
  }

  private static PaperVisits.Line only(String row) throws IOException {
    Intake<List<PaperVisits.Line>> intake = read(HEAD + row);
    assertThat(intake).as(intake.toString()).isInstanceOf(Intake.Taken.class);
    return ((Intake.Taken<List<PaperVisits.Line>>) intake).value().get(0);
  }

  private static List<Fault> faults(String csv) throws IOException {
    Intake<List<PaperVisits.Line>> intake = read(csv);
    assertThat(intake).as(intake.toString()).isInstanceOf(Intake.Refused.class);
    return ((Intake.Refused<List<PaperVisits.Line>>) intake).faults();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-03-02,09:00,10:30,10027,10031,陪伴,",
        "2026/3/2,9:00,10:30:00,10027,10031,company,",
        "２０２６年３月２日,９：００,１０：３０,１００２７,１００３１,陪伴,",
        "2026.3.2,9点,10点30分,10027,10031,Company,",
        "2026-03-02T00:00:00,09:00:00,10:30:00,10027,10031,陪伴,",
        "2026-03-02,09:00,2026-03-02 10:30,10027,10031,陪伴,"
      })
  void formsThatPeopleWriteMeanTheSame(String row) throws IOException {
    PaperVisits.Line line = only(row);
    assertThat(line.row()).isEqualTo(2);
    assertThat(line.visit().from()).isEqualTo("2026-03-02T01:00:00Z");
    assertThat(line.visit().until()).isEqualTo("2026-03-02T02:30:00Z");
    assertThat(line.visit().receiver()).isEqualTo("10027");
    assertThat(line.visit().provider()).isEqualTo("10031");
    assertThat(line.visit().category()).isEqualTo("company");
    assertThat(line.visit().kind()).isEqualTo(TransferKind.REDEEM);
  }

  @Test
  void aLeapDayIsThereInLeapYearsAndAnEndMayBeTheNextDay() throws IOException {
    assertThat(only("2028-02-29,23:00,2028-03-01 00:30,10027,10031,陪伴,").visit().until())
        .isEqualTo("2028-02-29T16:30:00Z");
    assertThat(faults(HEAD + "2026-02-29,09:00,10:00,10027,10031,陪伴,"))
        .extracting(Fault::code)
        .containsExactly("SERVICE_DATE");
    // Thirty hours are read as they stand; that it is too long says the core.
    assertThat(only("2026-03-02,09:00,2026-03-03 15:00,10027,10031,陪伴,").visit().until())
        .isEqualTo("2026-03-03T07:00:00Z");
  }

  @Test
  void aSheetInGbkIsReadAsWell() throws IOException {
    byte[] gbk =
        (HEAD + "2026-03-02,09:00,10:00,10027,10031,陪伴,三月登记表\n").getBytes(Charset.forName("GBK"));
    Intake<List<PaperVisits.Line>> intake = read(gbk, "Asia/Shanghai", new ArrayList<>());
    assertThat(intake).isInstanceOf(Intake.Taken.class);
    assertThat(((Intake.Taken<List<PaperVisits.Line>>) intake).value().get(0).note())
        .isEqualTo("三月登记表");
  }

  @Test
  void everyBadCellIsNamedByRowColumnAndRemedy() throws IOException {
    List<Fault> faults =
        faults(
            HEAD
                + "2026-13-02,09:00,10:00,10027,10031,陪伴,\n"
                + "2026-03-02,上午,10:00,10027,10031,陪伴,\n"
                + "2026-03-02,09:00,25:00,10027,10031,陪伴,\n"
                + "2026-03-02,10:00,09:00,10027,10031,陪伴,\n"
                + "2026-03-02,09:00,10:00,张三,10031,陪伴,\n"
                + "2026-03-02,09:00,10:00,10027,,陪伴,\n"
                + "2026-03-02,09:00,10:00,10027,10031,飞行,\n"
                + "2026-03-02,09:00,10:00,10027,10031,陪伴,"
                + "长".repeat(201)
                + "\n");
    assertThat(faults)
        .extracting(fault -> fault.place().en() + " " + fault.column().en() + " " + fault.code())
        .containsExactly(
            "row 2 date SERVICE_DATE",
            "row 3 start SERVICE_START",
            "row 4 end SERVICE_END",
            "row 5 end SERVICE_END",
            "row 6 receiver_id SERVICE_RECEIVER",
            "row 7 provider_id SERVICE_PROVIDER",
            "row 8 category SERVICE_CATEGORY",
            "row 9 note SERVICE_NOTE");
    assertThat(faults).allSatisfy(fault -> assertThat(fault.remedy().zh()).isNotBlank());
    assertThat(faults.get(6).remedy().zh()).contains("陪伴");
  }

  @Test
  void anHourThatClocksLeaveOutIsNone() throws IOException {
    List<Fault> all = new ArrayList<>();
    byte[] file =
        (HEAD + "2026-03-29,02:30,04:00,10027,10031,陪伴,\n").getBytes(StandardCharsets.UTF_8);
    assertThat(read(file, "Europe/Berlin", all)).isInstanceOf(Intake.Refused.class);
    assertThat(all).extracting(Fault::code).containsExactly("SERVICE_START");
  }

  @Test
  void oneBadLineAmongAHundredThousandIsNamed() throws IOException {
    StringBuilder csv = new StringBuilder(HEAD);
    for (int i = 2; i <= 100_001; i++) {
      csv.append(i == 77_777 ? "2026-02-30" : "2026-03-02")
          .append(",09:00,10:00,10027,10031,陪伴,\n");
    }
    assertThat(faults(csv.toString()))
        .extracting(fault -> fault.place().en() + " " + fault.code())
        .containsExactly("row 502 SHEET_TOO_LONG", "row 77777 SERVICE_DATE");
  }

  /** Nobody is looked for on the lines of a sheet that is too long in any case. */
  @Test
  void aSheetThatIsTooLongAsksForNobody() throws IOException {
    StringBuilder csv = new StringBuilder(HEAD);
    for (int i = 0; i < 20_000; i++) {
      csv.append("2026-03-02,09:00,10:00,A").append(i).append(",B").append(i).append(",陪伴,\n");
    }
    AtomicInteger asked = new AtomicInteger();
    ServiceIntake.read(
        new ByteArrayInputStream(csv.toString().getBytes(StandardCharsets.UTF_8)),
        "sheet.csv",
        Limits.defaults(),
        new ServiceIntake.Sheet(
            ZoneId.of("Asia/Shanghai"),
            typed -> {
              asked.incrementAndGet();
              return Optional.empty();
            },
            day -> CATEGORIES),
        fault -> {});
    assertThat(asked.get()).isLessThanOrEqualTo(2 * PaperVisits.MOST);
  }

  /** Midnight at the end of a day is written as people write it. */
  @ParameterizedTest
  @ValueSource(
      strings = {"24:00", "24：00", "24点", "24:00:00", "2026-03-02 24:00", "2026-03-03 0:00"})
  void aDayMayEndAtTwentyFour(String end) throws IOException {
    assertThat(only("2026-03-02,23:00," + end + ",10027,10031,陪伴,").visit().until())
        .isEqualTo("2026-03-02T16:00:00Z");
    assertThat(faults(HEAD + "2026-03-02,24:00,2026-03-03 01:00,10027,10031,陪伴,"))
        .extracting(Fault::code)
        .containsExactly("SERVICE_START");
    assertThat(faults(HEAD + "2026-03-02,23:00,24:30,10027,10031,陪伴,"))
        .extracting(Fault::code)
        .containsExactly("SERVICE_END");
  }

  private static Intake<List<PaperVisits.Line>> workbook(Consumer<Worksheet> rows)
      throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    Workbook book = new Workbook(file, "test", "1.0");
    Worksheet sheet = book.newWorksheet("服务");
    List<String> headings = List.of("日期", "开始", "结束", "接受方编号", "服务方编号", "服务类别", "备注");
    for (int i = 0; i < headings.size(); i++) {
      sheet.value(0, i, headings.get(i));
    }
    for (int row = 1; row <= 2; row++) {
      sheet.value(row, 0, LocalDate.of(2026, 3, 2));
      sheet.style(row, 0).format("yyyy-mm-dd").set();
      sheet.value(row, 1, 0.375);
      sheet.style(row, 1).format("h:mm").set();
      sheet.value(row, 2, LocalDateTime.of(2026, 3, 2, 10, 30));
      sheet.style(row, 2).format("yyyy-mm-dd hh:mm").set();
      sheet.value(row, 3, 10_027);
      sheet.value(row, 4, "10031");
      sheet.value(row, 5, "陪伴");
    }
    rows.accept(sheet);
    book.finish();
    return ServiceIntake.read(
        new ByteArrayInputStream(file.toByteArray()),
        "sheet.xlsx",
        Limits.defaults(),
        new ServiceIntake.Sheet(
            ZoneId.of("Asia/Shanghai"),
            typed -> Optional.of(typed).filter(MEMBERS::contains),
            day -> CATEGORIES),
        fault -> {});
  }

  /** A workbook keeps days and times as numbers; what it adds up itself is nothing to rely on. */
  @Test
  void cellsOfAWorkbookAreReadAsTheyAreShown() throws IOException {
    Intake<List<PaperVisits.Line>> sound = workbook(sheet -> {});
    assertThat(sound).as(sound.toString()).isInstanceOf(Intake.Taken.class);
    assertThat(((Intake.Taken<List<PaperVisits.Line>>) sound).value())
        .extracting(line -> line.visit().from() + " " + line.visit().until())
        .containsOnly("2026-03-02T01:00:00Z 2026-03-02T02:30:00Z");
    Map<String, Consumer<Worksheet>> odd =
        Map.of(
            "a formula", sheet -> sheet.formula(1, 2, "B2+1/24"),
            "a number without a form", sheet -> sheet.value(1, 0, 46_083.5),
            "hours as a number", sheet -> sheet.value(1, 2, 1.5),
            "merged cells", sheet -> sheet.range(1, 3, 2, 3).merge());
    for (Map.Entry<String, Consumer<Worksheet>> one : odd.entrySet()) {
      Intake<List<PaperVisits.Line>> refused = workbook(one.getValue());
      assertThat(refused).as(one.getKey() + " " + refused).isInstanceOf(Intake.Refused.class);
      assertThat(((Intake.Refused<List<PaperVisits.Line>>) refused).faults())
          .as(one.getKey())
          .allSatisfy(fault -> assertThat(fault.place().zh()).isNotBlank());
    }
  }

  @Test
  void theTemplateIsReadInBothLanguages() throws IOException {
    for (Language language : Language.values()) {
      ByteArrayOutputStream csv = new ByteArrayOutputStream();
      ServiceTable.writeCsv(csv, language);
      ByteArrayOutputStream xlsx = new ByteArrayOutputStream();
      ServiceTable.writeXlsx(xlsx, language, CATEGORIES.values());
      for (byte[] empty : List.of(csv.toByteArray(), xlsx.toByteArray())) {
        List<Fault> all = new ArrayList<>();
        assertThat(read(empty, "Asia/Shanghai", all)).isInstanceOf(Intake.Refused.class);
        assertThat(all).extracting(Fault::code).containsExactly("NO_ROWS");
      }
    }
  }
}
