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
    assertThat(codes(RosterColumn.AREA, "999999999999")).containsExactly("AREA_TOO_LARGE");
    assertThat(codes(RosterColumn.OWNERS, ";；")).containsExactly("OWNERS_MISSING");
    assertThat(codes(RosterColumn.OWNERS, many(201))).containsExactly("TOO_MANY_OWNERS");
    assertThat(codes(RosterColumn.OWNERS, many(200))).isEmpty();
    assertThat(codes(RosterColumn.OWNERS, "13800138000")).containsExactly("OWNER_LOOKS_PERSONAL");
  }

  @Test
  void whatLooksPersonalIsNotRepeated() {
    RosterCheck check = new RosterCheck();
    Map<RosterColumn, String> texts = texts(PART, Language.EN);
    texts.put(RosterColumn.OWNERS, "11010519491231002X");
    assertThat(check.add(row(texts)).toString()).doesNotContain("11010519491231002X");
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

  private static RawRosterRow row(Map<RosterColumn, String> texts) {
    return new RawRosterRow(LocalizedText.of("第 2 行", "row 2"), texts);
  }
}
