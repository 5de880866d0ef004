package org.gongtong.core.decision.election;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ElectionBallotTest {

  @ParameterizedTest
  @CsvSource({
    "'', 0100000000000000000000000000000000",
    "'1', 0180000000000000000000000000000000",
    "'1,3,5', 01a8000000000000000000000000000000",
    "'8,9', 0101800000000000000000000000000000",
    "'128', 0100000000000000000000000000000001"
  })
  void hasOneFormOfOneLength(String text, String hex) {
    ElectionBallot ballot = ElectionBallot.parse(text);
    assertThat(HexFormat.of().formatHex(ballot.bytes())).isEqualTo(hex);
    assertThat(ElectionBallot.read(ballot.bytes())).isEqualTo(ballot);
    assertThat(ballot.text()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "129", "1,", ",1", "1,,2", "1,1", "1;2", "x", "-1", "1000"})
  void refusesWhatIsNoBallot(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> ElectionBallot.parse(text));
  }

  @Test
  void refusesOtherBytes() {
    byte[] other = ElectionBallot.of(List.of(1)).bytes();
    other[0] = 2;
    assertThatIllegalArgumentException().isThrownBy(() -> ElectionBallot.read(other));
    assertThatIllegalArgumentException().isThrownBy(() -> ElectionBallot.read(new byte[16]));
  }

  @ParameterizedTest
  @CsvSource({
    "'', 3, 2, true",
    "'1,2', 3, 2, true",
    "'1,2,3', 3, 2, false",
    "'4', 3, 2, false",
    "'3', 3, 1, true"
  })
  void fitsAnElection(String text, int candidates, int seats, boolean fits) {
    assertThat(ElectionBallot.parse(text).fits(candidates, seats)).isEqualTo(fits);
  }

  /** The file is the same in whatever order the ballots were opened. */
  @Test
  void theFileTellsNoOrder() {
    List<ElectionBallot> ballots =
        List.of(
            ElectionBallot.parse("2"),
            ElectionBallot.parse(""),
            ElectionBallot.parse("1,2"),
            ElectionBallot.parse(""));
    OpenedBallots opened = new OpenedBallots(ballots);
    List<ElectionBallot> reversed = new ArrayList<>(ballots);
    Collections.reverse(reversed);
    assertThat(new OpenedBallots(reversed)).isEqualTo(opened);
    assertThat(opened.text()).isEqualTo("\n\n2\n1,2\n");
    assertThat(OpenedBallots.parse(opened.text())).isEqualTo(opened);
    assertThat(OpenedBallots.parse(opened.text().replace("\n", "\r\n"))).isEqualTo(opened);
    assertThat(OpenedBallots.parse("")).isEqualTo(new OpenedBallots(List.of()));
    assertThat(OpenedBallots.parse("\n").ballots()).hasSize(1);
    assertThat(new OpenedBallots(ballots.subList(0, 3)).root()).isNotEqualTo(opened.root());
  }
}
