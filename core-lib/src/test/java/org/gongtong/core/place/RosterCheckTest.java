package org.gongtong.core.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gongtong.core.kernel.FloorArea;
import org.gongtong.core.kernel.Language;
import org.gongtong.core.kernel.LocalizedText;
import org.junit.jupiter.api.Test;

/** What a clerk's rows come to. */
class RosterCheckTest {

  private static final ExclusivePart PART =
      new ExclusivePart(
          "C01-6-2-301",
          "C01",
          "6",
          "2",
          "301",
          PartKind.DWELLING,
          new FloorArea(8_950),
          AreaBasis.REGISTRY,
          List.of("O1", "O2"),
          "O2",
          PartStatus.DELIVERED);

  @Test
  void whatIsWrittenOfAPartReadsAsThatPart() {
    for (Language language : Language.values()) {
      for (PartKind kind : PartKind.values()) {
        for (AreaBasis basis : AreaBasis.values()) {
          for (PartStatus status : PartStatus.values()) {
            ExclusivePart part =
                new ExclusivePart(
                    PART.id(),
                    "C",
                    "-1",
                    "0",
                    "",
                    kind,
                    new FloorArea(7),
                    basis,
                    PART.owners(),
                    null,
                    status);
            RosterCheck check = new RosterCheck();
            assertThat(check.add(row(texts(part, language)))).isEmpty();
            assertThat(check.finish().roster().orElseThrow().parts()).containsExactly(part);
          }
        }
      }
    }
  }

  @Test
  void everyMistakeHasItsCodeAndItsColumn() {
    assertThat(codes(RosterColumn.PART_ID, " ")).containsExactly("PART_ID_MISSING");
    assertThat(codes(RosterColumn.COMPOUND, "")).containsExactly("PLACE_MISSING");
    assertThat(codes(RosterColumn.BUILDING, "1/2")).containsExactly("PLACE_HAS_SLASH");
    assertThat(codes(RosterColumn.ROOM, "x".repeat(65))).containsExactly("TEXT_TOO_LONG");
    assertThat(codes(RosterColumn.KIND, "castle")).containsExactly("KIND_UNKNOWN");
    assertThat(codes(RosterColumn.AREA_BASIS, "")).containsExactly("BASIS_UNKNOWN");
    assertThat(codes(RosterColumn.STATUS, "?")).containsExactly("STATUS_UNKNOWN");
    assertThat(codes(RosterColumn.AREA, "")).containsExactly("AREA_EMPTY");
    assertThat(codes(RosterColumn.AREA, "0.00")).containsExactly("AREA_ZERO");
    assertThat(codes(RosterColumn.AREA, "-3")).containsExactly("AREA_NEGATIVE");
    assertThat(codes(RosterColumn.AREA, "89.555")).containsExactly("AREA_TOO_PRECISE");
    assertThat(codes(RosterColumn.AREA, "1e3")).containsExactly("AREA_EXPONENT");
    assertThat(codes(RosterColumn.AREA, "１２.５")).containsExactly("AREA_FULL_WIDTH");
    assertThat(codes(RosterColumn.AREA, "1,000")).containsExactly("AREA_NOT_A_NUMBER");
    assertThat(codes(RosterColumn.AREA, "60000000000")).containsExactly("AREA_TOO_LARGE");
    assertThat(codes(RosterColumn.AREA, "1000000.01")).containsExactly("AREA_TOO_LARGE");
    assertThat(codes(RosterColumn.AREA, "1000000.00")).isEmpty();
    assertThat(codes(RosterColumn.AREA, "999999999999")).containsExactly("AREA_TOO_LARGE");
    assertThat(codes(RosterColumn.OWNERS, ";；")).containsExactly("OWNERS_MISSING");
    assertThat(codes(RosterColumn.OWNERS, many(201))).containsExactly("TOO_MANY_OWNERS");
    assertThat(codes(RosterColumn.OWNERS, many(200))).isEmpty();
    assertThat(codes(RosterColumn.OWNERS, "13800138000")).containsExactly("OWNER_LOOKS_PERSONAL");
    assertThat(codes(RosterColumn.OWNERS, "１３８00138000")).containsExactly("OWNER_LOOKS_PERSONAL");
    assertThat(codes(RosterColumn.OWNERS, "1004,1044")).containsExactly("OWNER_HAS_COMMA");
    assertThat(codes(RosterColumn.OWNERS, "O1;<b>")).containsExactly("FOREIGN_CHARACTER");
    assertThat(codes(RosterColumn.OWNERS, "O1\nO2")).containsExactly("FOREIGN_CHARACTER");
    assertThat(codes(RosterColumn.OWNERS, "O\u200b1")).containsExactly("FOREIGN_CHARACTER");
    assertThat(codes(RosterColumn.VOTER, "O3")).containsExactly("VOTER_NOT_OWNER");
    assertThat(codes(RosterColumn.VOTER, "13800138000")).containsExactly("OWNER_LOOKS_PERSONAL");
    assertThat(codes(RosterColumn.PART_ID, "P\u202e1")).containsExactly("FOREIGN_CHARACTER");
    assertThat(codes(RosterColumn.PART_ID, "＜1＞")).containsExactly("FOREIGN_CHARACTER");
    assertThat(codes(RosterColumn.ROOM, "1\t")).isEmpty();
    assertThat(codes(RosterColumn.ROOM, "1\t2")).containsExactly("FOREIGN_CHARACTER");
    assertThat(codes(RosterColumn.ROOM, "<1>")).isEmpty();
    assertThat(codes(RosterColumn.BUILDING, "１／２")).containsExactly("PLACE_HAS_SLASH");
    assertThat(codes(RosterColumn.BUILDING, "\u00a0")).containsExactly("PLACE_MISSING");
  }

  @Test
  void whatLooksPersonalIsNotRepeated() {
    RosterCheck check = new RosterCheck();
    Map<RosterColumn, String> texts = texts(PART, Language.EN);
    texts.put(RosterColumn.OWNERS, "11010519491231002X");
    assertThat(check.add(row(texts)).toString()).doesNotContain("11010519491231002X");
  }

  @Test
  void fullWidthAndPlainIdsAreOneHeadAndOnePlace() {
    RosterCheck check = new RosterCheck();
    check.add(row(Map.of(), 2));
    check.add(
        row(
            Map.of(
                RosterColumn.PART_ID, "Ｃ０１－２",
                RosterColumn.COMPOUND, "Ｃ０１",
                RosterColumn.BUILDING, "６",
                RosterColumn.ENTRANCE, "\u00a02",
                RosterColumn.ROOM, "３０２",
                RosterColumn.OWNERS, "Ｏ１；O1;O２",
                RosterColumn.VOTER, "Ｏ２"),
            3));
    RosterReport report = check.finish();
    List<ExclusivePart> parts = report.roster().orElseThrow().parts();
    assertThat(parts.get(1).id()).isEqualTo("C01-2");
    assertThat(parts.get(1).owners()).isEqualTo(parts.get(0).owners());
    assertThat(parts.get(1).voter()).isEqualTo("O2");
    assertThat(PlaceTree.of(report.roster().orElseThrow()).places(PlaceLevel.ENTRANCE)).hasSize(1);
    assertThat(report.notes()).hasSize(1);
    assertThat(report.notes().get(0).code()).isEqualTo(RosterNote.Code.FOLDED);
    assertThat(report.notes().get(0).text().zh()).contains("1 行", "第 3 行").doesNotContain("第 2 行");
    assertThat(report.notes().get(0).text().en()).contains("1 rows", "row 3");
  }

  @Test
  void partsThatFoldingMakesEqualAreOneTooMany() {
    RosterCheck check = new RosterCheck();
    check.add(row(Map.of(RosterColumn.PART_ID, "1005"), 2));
    assertThat(check.add(row(Map.of(RosterColumn.PART_ID, "１００５"), 3)))
        .extracting(finding -> finding.reason().code())
        .containsExactly("PART_ID_TWICE");
  }

  @Test
  void chineseCommasSeparateCoOwners() {
    for (String cell : List.of("O1、O2", "O1，O2", "O1；O2", "O1､O2;", "O2 ﹔ O1")) {
      RosterCheck check = new RosterCheck();
      assertThat(check.add(row(Map.of(RosterColumn.OWNERS, cell), 2))).as(cell).isEmpty();
      RosterReport report = check.finish();
      assertThat(report.roster().orElseThrow().parts().get(0).owners())
          .as(cell)
          .containsExactly("O1", "O2");
      assertThat(report.notes()).as(cell).isEmpty();
    }
  }

  @Test
  void whatMayBeAMistakeInAnOwnerIdIsTold() {
    RosterCheck check = new RosterCheck();
    for (int i = 2; i < 14; i++) {
      Map<RosterColumn, String> cells =
          Map.of(
              RosterColumn.PART_ID,
              "P" + i,
              RosterColumn.OWNERS,
              i == 13 ? "1004 1044" : "张三;欧阳小明" + i + ";王五六七",
              RosterColumn.VOTER,
              "");
      assertThat(check.add(row(cells, i))).isEmpty();
    }
    List<RosterNote> notes = check.finish().notes();
    assertThat(notes)
        .extracting(RosterNote::code)
        .containsExactly(
            RosterNote.Code.OWNER_LOOKS_LIKE_NAME, RosterNote.Code.OWNER_LOOKS_LIKE_SEVERAL);
    assertThat(notes.get(0).text().zh()).contains("11 行", "第 11 行等").doesNotContain("第 12 行");
    assertThat(notes.get(1).text().en()).contains("row 13").doesNotContain("more");
    assertThat(notes.toString()).as("no name travels into messages").doesNotContain("张三");
  }

  @Test
  void theSumOfAllAreasIsBounded() {
    RosterCheck check = new RosterCheck();
    for (int i = 1; i <= 1_000; i++) {
      assertThat(check.add(large(i))).isEmpty();
    }
    List<RosterFinding> beyond = check.add(large(1_001));
    assertThat(beyond).hasSize(1);
    assertThat(beyond.get(0).reason().code()).isEqualTo("AREA_SUM_TOO_LARGE");
    assertThat(check.add(large(1_002))).as("said once").isEmpty();
    assertThat(check.finish().roster()).isEmpty();
  }

  private static RawRosterRow large(int number) {
    return row(Map.of(RosterColumn.PART_ID, "P" + number, RosterColumn.AREA, "1000000.00"), number);
  }

  @Test
  void aRowOfTotalsIsOneMistakeAndNamedAsWhatItIs() {
    assertThat(ofTotal(Map.of(RosterColumn.PART_ID, "合计", RosterColumn.AREA, "179.10")))
        .containsExactly("TOTAL_ROW@PART_ID");
    assertThat(ofTotal(Map.of(RosterColumn.ROOM, "总 计：", RosterColumn.OWNERS, "2")))
        .containsExactly("TOTAL_ROW@ROOM");
    assertThat(ofTotal(Map.of(RosterColumn.KIND, "Total", RosterColumn.OWNERS, "2")))
        .containsExactly("TOTAL_ROW@KIND");
    assertThat(ofTotal(Map.of(RosterColumn.AREA, "179.10"))).containsExactly("TOTAL_ROW@AREA");
    assertThat(ofTotal(Map.of(RosterColumn.COMPOUND, "合计花园"))).hasSizeGreaterThan(5);
    assertThat(codes(RosterColumn.COMPOUND, "合计")).as("a whole row may be a part").isEmpty();
  }

  private static List<String> ofTotal(Map<RosterColumn, String> cells) {
    return new RosterCheck()
        .add(row(cells)).stream()
            .map(finding -> finding.reason().code() + "@" + finding.column())
            .toList();
  }

  @Test
  void twoRowsThatDisagreeAreBothNamed() {
    RosterCheck check = new RosterCheck();
    check.add(row(texts(PART, Language.ZH_CN)));
    Map<RosterColumn, String> texts = texts(PART, Language.ZH_CN);
    texts.put(RosterColumn.VOTER, "O1");
    assertThat(check.add(row(texts)))
        .extracting(finding -> finding.reason().code())
        .containsExactly("PART_ID_TWICE", "VOTERS_DIFFER");
    RosterReport report = check.finish();
    assertThat(report.roster()).isEmpty();
    assertThat(report.findings()).hasSize(2);
  }

  @Test
  void aFileThatIsWrongAllOverIsCountedAndNotHoarded() {
    RosterCheck check = new RosterCheck();
    for (int i = 0; i < 600; i++) {
      assertThat(check.add(row(Map.of(RosterColumn.PART_ID, "P" + i)))).hasSize(8);
    }
    RosterReport report = check.finish();
    assertThat(report.findings()).hasSize(RosterCheck.KEPT);
    assertThat(report.findingCount()).isEqualTo(4_800);
    assertThat(report.rows()).isEqualTo(600);
    assertThat(report.roster()).isEmpty();
  }

  private static List<String> codes(RosterColumn column, String text) {
    Map<RosterColumn, String> texts = texts(PART, Language.ZH_CN);
    texts.put(column, text);
    if (column == RosterColumn.OWNERS) {
      texts.put(RosterColumn.VOTER, "");
    }
    List<RosterFinding> findings = new RosterCheck().add(row(texts));
    assertThat(findings).allMatch(finding -> finding.column() == column);
    return findings.stream().map(finding -> finding.reason().code()).toList();
  }

  private static String many(int owners) {
    return IntStream.range(0, owners).mapToObj(i -> "O" + i).collect(Collectors.joining(";"));
  }

  private static Map<RosterColumn, String> texts(ExclusivePart part, Language language) {
    Map<RosterColumn, String> texts = new EnumMap<>(RosterColumn.class);
    for (RosterColumn column : RosterColumn.values()) {
      texts.put(column, column.text(part, language));
    }
    return texts;
  }

  /** A sound row with some cells written differently. */
  private static RawRosterRow row(Map<RosterColumn, String> cells, int number) {
    Map<RosterColumn, String> texts = texts(PART, Language.ZH_CN);
    texts.putAll(cells);
    return new RawRosterRow(LocalizedText.of("第 " + number + " 行", "row " + number), texts);
  }

  private static RawRosterRow row(Map<RosterColumn, String> texts) {
    return new RawRosterRow(LocalizedText.of("第 2 行", "row 2"), texts);
  }
}
