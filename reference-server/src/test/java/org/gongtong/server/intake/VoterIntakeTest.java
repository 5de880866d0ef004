package org.gongtong.server.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.gongtong.server.files.Limits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VoterIntakeTest {

  private static Intake<List<String>> csv(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return VoterIntake.read(new ByteArrayInputStream(bytes), "voters.csv", Limits.defaults());
  }

  private static List<String> codes(Intake<List<String>> intake) {
    assertThat(intake).isInstanceOf(Intake.Refused.class);
    return ((Intake.Refused<List<String>>) intake).faults().stream().map(Fault::code).toList();
  }

  @Test
  void oneColumnIsReadAndOthersAreDropped() throws IOException {
    Intake<List<String>> intake = csv("姓名,选民证号\n甲,X-1\n乙, Ｘ-2 \n");
    assertThat(intake).isInstanceOf(Intake.Taken.class);
    Intake.Taken<List<String>> taken = (Intake.Taken<List<String>>) intake;
    assertThat(taken.value()).containsExactly("X-1", "X-2");
    assertThat(taken.dropped()).containsExactly("姓名");
  }

  @Test
  void aPastedListIsReadByLines() throws IOException {
    Intake<List<String>> intake = VoterIntake.ofLines("X-1\r\n\r\n X-2\nX-3\n");
    assertThat(((Intake.Taken<List<String>>) intake).value()).containsExactly("X-1", "X-2", "X-3");
    Intake<List<String>> faulty = VoterIntake.ofLines("X-1\nX-2\nX-1");
    assertThat(codes(faulty)).containsExactly("VOTER_ID_TWICE");
    assertThat(((Intake.Refused<List<String>>) faulty).faults().get(0).line().zh())
        .startsWith("第 3 行：编号“X-1”重复");
  }

  @ParameterizedTest
  @CsvSource({
    "X-1;Ｘ-1, VOTER_ID_TWICE",
    "13800138000, VOTER_ID_PERSONAL",
    "110101199003070011, VOTER_ID_PERSONAL",
    "<b>, VOTER_ID_MALFORMED"
  })
  void whatIsNoIdIsAFault(String ids, String code) throws IOException {
    String lines = ids.replace(';', '\n');
    assertThat(codes(VoterIntake.ofLines(lines))).containsExactly(code);
    assertThat(codes(csv("编号\n" + lines + "\n"))).containsExactly(code);
  }

  @Test
  void anIdHasUpToSixtyFourCharacters() throws IOException {
    assertThat(VoterIntake.ofLines("9".repeat(64))).isInstanceOf(Intake.Taken.class);
    assertThat(codes(VoterIntake.ofLines("9".repeat(65)))).containsExactly("VOTER_ID_MALFORMED");
  }

  @Test
  void aPersonalNumberIsNotRepeated() throws IOException {
    Intake<List<String>> intake = VoterIntake.ofLines("13800138000");
    assertThat(((Intake.Refused<List<String>>) intake).faults().toString())
        .doesNotContain("13800138000");
  }

  @Test
  void aListWithoutTheColumnOrWithoutRowsIsRefused() throws IOException {
    assertThat(codes(csv("姓名\n甲\n"))).containsExactly("COLUMN_MISSING");
    assertThat(codes(csv("编号\n"))).containsExactly("NO_ROWS");
    assertThat(codes(VoterIntake.ofLines(" \n"))).containsExactly("NO_ROWS");
  }
}
