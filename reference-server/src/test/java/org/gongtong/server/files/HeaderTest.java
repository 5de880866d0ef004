package org.gongtong.server.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HeaderTest {

  private static Header header(String line) throws IOException {
    return Tables.read((line + "\n").getBytes(StandardCharsets.UTF_8)).header();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "建筑面积（㎡）",
        "建筑面积(m2)",
        " 建 筑　面积 (M2)",
        "ＡＲＥＡ_Ｍ２",
        "Area_M2",
        "\"area_m2\n\"",
        "AREA\u00A0_m2"
      })
  void findsHeadingsAsPeopleWriteThem(String written) throws IOException {
    Header header = header("id," + written + ",z");
    assertThat(header.match("建筑面积(㎡)", "area_m2")).isEqualTo(new HeaderMatch.Found(1));
  }

  @Test
  void foldsTurkishLettersTheSameEverywhere() throws IOException {
    // the tests run in the Turkish locale, where the lower case of I has no dot
    assertThat(header("PART_ID,b").match("part_id")).isEqualTo(new HeaderMatch.Found(0));
  }

  @Test
  void tellsMissingFromAmbiguous() throws IOException {
    Header header = header("building,楼栋,,x,");
    assertThat(header.width()).isEqualTo(4);
    assertThat(header.match("entrance", "单元")).isEqualTo(new HeaderMatch.Missing());
    HeaderMatch match = header.match("楼栋", "building");
    assertThat(match).isInstanceOf(HeaderMatch.Ambiguous.class);
    FileProblem problem = ((HeaderMatch.Ambiguous) match).problem();
    assertThat(problem.en()).contains("building").contains("楼栋");
    Tables.assertBilingual(problem);
    assertThat(header.columnsOtherThan(List.of("楼 栋", "BUILDING"))).containsExactly(3);
  }
}
