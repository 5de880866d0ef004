package org.gongtong.server.ui.staff.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.gongtong.core.decision.ElectoralRoll;
import org.gongtong.core.decision.Party;
import org.gongtong.core.kernel.FloorArea;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people type from paper. */
class TypedFromPaperTest {
  private static final ElectoralRoll ROLL =
      new ElectoralRoll(
          List.of(
              new Party(
                  1,
                  List.of("O1"),
                  "O1",
                  List.of("C01-6-2-301", "shop a", "车位 ３"),
                  1,
                  FloorArea.parse("80.00")),
              new Party(
                  2, List.of("O2"), "O2", List.of("C01-6-2-0001"), 1, FloorArea.parse("1.00"))));

  @ParameterizedTest
  @CsvSource(
      value = {
        "C01-6-2-301|C01-6-2-301",
        " C01-6-2-301 |C01-6-2-301",
        "Ｃ０１－６－２－３０１|C01-6-2-301",
        "c01 - 6 - 2 - 301|C01-6-2-301",
        "C01—6–2‐301|C01-6-2-301",
        "shop a|C01-6-2-301",
        "车位 ３|C01-6-2-301",
        "票号 0001|C01-6-2-301",
        "票０００1|C01-6-2-301",
        "No. 0002|C01-6-2-0001",
        "0002|C01-6-2-0001",
        "0001|0001",
        "2|2",
        "02|02",
        "00002|00002",
        "0003|0003",
        "票号0000|票号0000",
        "99999999999|99999999999",
        "C01 9 9|C0199",
        "''|''"
      },
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false)
  void aPartIsFoundHoweverItIsTyped(String typed, String part) {
    assertThat(TypedPart.on(ROLL, typed)).isEqualTo(part);
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "2026-03-09 10:30|2026-03-09T10:30",
        "2026-03-09T10:30|2026-03-09T10:30",
        "2026-03-09T10:30:59|2026-03-09T10:30:59",
        "18:00:30|2026-03-07T18:00:30",
        "18时00分30秒|2026-03-07T18:00:30",
        "12-30 10:30|2025-12-30T10:30",
        "2026/3/9 9:05|2026-03-09T09:05",
        "2026年3月9日 10时30分|2026-03-09T10:30",
        "２０２６．３．９　１０：３０|2026-03-09T10:30",
        "3-8 9:05|2026-03-08T09:05",
        "3月8日 9:05|2026-03-08T09:05",
        "9:05|2026-03-07T09:05"
      },
      delimiter = '|')
  void aTimeIsReadHoweverItIsTyped(String typed, LocalDateTime time) {
    assertThat(TypedTime.read(typed, LocalDate.of(2026, 3, 7))).hasValue(time);
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "''",
        "昨天",
        "2026-02-30 10:00",
        "2026-03-09",
        "25:00",
        "18:00:99",
        "2-29 10:00",
        "18:00:",
        "10:3",
        "1030",
        "0-1 10:00"
      },
      delimiter = '|')
  void whatIsNoTimeIsNone(String typed) {
    assertThat(TypedTime.read(typed, LocalDate.of(2026, 3, 7))).isEmpty();
  }
}
