package org.gongtong.server.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.BreakIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where lines may end, shown with a bar at every place. */
class ChineseLineBreakerTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "业主，同意。;业|主，|同|意。",
        "更新《一号楼》（含地下室）;更|新|《一|号|楼》|（含|地|下|室）",
        "甲“乙”、丙——丁……戊;甲|“乙”、|丙——|丁……|戊",
        "hire a manager;hire |a |manager",
        "2026年3月1日起;2026年|3月|1日|起",
        "见https://a.cn/vote/me处;见|https://a.cn/|vote/|me|处",
        "a.cn/m/019cabd8-3800-7acd/result;a.cn/|m/|019cabd8-3800-7acd/|result",
        "182/260 2026/3/9;182/260 |2026/3/9",
        "每月 0.65 元 吧;每|月 |0.65 元 |吧",
        "共100%，是;共|100%，|是",
        "𬭎𬌗甲;𬭎|𬌗|甲"
      })
  void breaks(String text, String expected) {
    assertThat(shown(text)).isEqualTo(expected);
  }

  @Test
  void noLineOfALongQuestionBeginsWithAMarkThatCloses() {
    java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
    MotionOnPaper motion = Samples.motion(PrintLanguage.ZH_CN, Samples.longQuestion(900));
    new PrintShop().letters(java.util.List.of(Samples.letter(motion, 3, 0)).iterator(), out);

    for (String page : ReadBack.lines(out.toByteArray())) {
      assertThat(page.lines().map(String::strip).filter(line -> !line.isEmpty()))
          .allMatch(line -> "，。、；：？！）》”".indexOf(line.charAt(0)) < 0)
          .allMatch(line -> "（《“".indexOf(line.charAt(line.length() - 1)) < 0);
    }
  }

  private static String shown(String text) {
    ChineseLineBreaker breaker = new ChineseLineBreaker();
    breaker.setText(text);
    StringBuilder shown = new StringBuilder();
    int from = 0;
    for (int to = breaker.next(); to != BreakIterator.DONE; to = breaker.next()) {
      shown.append(text, from, to).append(to == text.length() ? "" : "|");
      from = to;
    }
    return shown.toString();
  }
}
