package org.gongtong.server.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gongtong.core.place.Roster;
import org.gongtong.core.place.RosterColumn;
import org.gongtong.server.files.Bilingual;
import org.gongtong.server.files.Limits;
import org.gongtong.server.files.Workbooks;
import org.junit.jupiter.api.Test;

/** What becomes of the sheets clerks have. */
class RosterIntakeTest {

  private static final List<String> PART =
      List.of("P1", "C01", "1", "1", "101", "住宅", "89.50", "登记", "O1", "O1", "已交付");

  @Test
  void aRowOfTotalsWithItsFormulaAndItsMergedCellsIsOneFault() throws IOException {
    String totals =
        Workbooks.row(
            3,
            Workbooks.text("A3", "合 计"),
            "<c r=\"G3\"><f>SUM(G2:G2)</f><v>89.5</v></c>",
            "<c r=\"I3\"><f>COUNTA(I2:I2)</f><v>1</v></c>");
    String merges = "<mergeCells><mergeCell ref=\"A3:F3\"/></mergeCells>";
    byte[] sheet =
        Workbooks.empty().sheet("名册", "visible", heading() + row(2, PART) + totals, merges).bytes();
    List<Fault> faults = refused(sheet).faults();
    assertThat(faults).hasSize(1);
    assertThat(faults.get(0).code()).isEqualTo("TOTAL_ROW");
    assertThat(faults.get(0).place().zh()).contains("A3");
    assertThat(faults.get(0).line().zh()).contains("合计行请删去");
    assertThat(faults.get(0).line().en()).contains("remove the row of totals");
  }

  @Test
  void aHeadingAsLongAsAPageIsDroppedAndNamedBriefly() throws IOException {
    List<String> headings = new ArrayList<>(headings());
    headings.add("备".repeat(22_000));
    headings.add("👍".repeat(500));
    byte[] sheet =
        Workbooks.empty().sheet("名册", "visible", row(1, headings) + row(2, PART), "").bytes();
    Intake.Taken<Roster> taken = (Intake.Taken<Roster>) read(sheet);
    assertThat(taken.dropped()).containsExactly("备".repeat(30) + "…", "👍".repeat(30) + "…");
  }

  @Test
  void nobodyIsAskedToCheckChineseTextWhereThereIsNone() throws IOException {
    String headings = String.join(",", headings());
    String plain = "\nP1,C01,1,1,101,dwelling,89.50,registry,O1,O1,delivered\n";
    assertThat(notices(headings + plain)).isEmpty();
    assertThat(notices(headings + plain.replace("C01", "和平")))
        .anyMatch(notice -> notice.zh().contains("请核对汉字"));
  }

  private static List<Bilingual> notices(String csv) throws IOException {
    byte[] gbk = csv.getBytes(Charset.forName("GB18030"));
    return ((Intake.Taken<Roster>) read(gbk)).notices();
  }

  private static Intake.Refused<Roster> refused(byte[] file) throws IOException {
    return (Intake.Refused<Roster>) read(file);
  }

  private static Intake<Roster> read(byte[] file) throws IOException {
    return RosterIntake.read(
        new ByteArrayInputStream(file), "名册.xlsx", Limits.defaults(), FaultSink.none());
  }

  private static String heading() {
    return row(1, headings());
  }

  private static List<String> headings() {
    return Arrays.stream(RosterColumn.values()).map(column -> column.headings().get(1)).toList();
  }

  private static String row(int number, List<String> texts) {
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      cells.add(Workbooks.text("" + (char) ('A' + i) + number, texts.get(i)));
    }
    return Workbooks.row(number, cells.toArray(String[]::new));
  }
}
