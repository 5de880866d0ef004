package org.gongtong.server.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sheets without entries: one to a page, numbered, with room for as many lines as are entered. */
class BlankSheetTest {
  private static final PrintShop SHOP = new PrintShop();
  private static final ZonedDateTime CLOSES =
      ZonedDateTime.of(2026, 3, 29, 18, 0, 0, 0, ZoneId.of("Asia/Shanghai"));

  @Test
  void eachNumberHasAPageOfItsOwn() {
    byte[] pdf = print(sheet(PrintLanguage.ZH_CN, 7, 25), sheet(PrintLanguage.ZH_CN, 8, 25));
    assertThat(ReadBack.pages(pdf)).hasSize(2);
    assertThat(ReadBack.pages(pdf).get(0))
        .contains("航空路社区", "第7张", "专有部分编号", "仅签收", "见证人", "2026年3月29日", "3f9a1c07b2d84e65")
        .contains("25")
        .doesNotContain("第8张");
    assertThat(ReadBack.pages(pdf).get(1)).contains("第8张");
    assertThat(ReadBack.strangeFonts(pdf)).isEmpty();
  }

  @Test
  void aLongQuestionIsCutAndTheSheetStaysOnItsPage() {
    BlankSheet known = sheet(PrintLanguage.EN, 99_999, 25);
    BlankSheet longest =
        new BlankSheet(
            known.language(),
            "社".repeat(60),
            known.motion(),
            Samples.longQuestion(2000),
            known.closes(),
            known.contentHash(),
            known.number(),
            known.lines(),
            known.signedOnly());
    byte[] pdf = print(longest);
    assertThat(ReadBack.pages(pdf))
        .singleElement()
        .asString()
        .contains("No.99999", "……")
        .doesNotContain("Signedonly");
  }

  @ParameterizedTest
  @CsvSource({"0, 25", "1, 0", "1, 26"})
  void whatDoesNotFitIsRefused(int number, int lines) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sheet(PrintLanguage.ZH_CN, number, lines));
  }

  @Test
  void nothingOrTwoLanguagesCannotBePrinted() {
    assertThatIllegalArgumentException().isThrownBy(() -> print());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> print(sheet(PrintLanguage.ZH_CN, 1, 25), sheet(PrintLanguage.EN, 2, 25)));
  }

  @Test
  void theSameSheetGivesTheSameBytes() {
    assertThat(print(sheet(PrintLanguage.ZH_CN, 7, 25)))
        .isEqualTo(print(sheet(PrintLanguage.ZH_CN, 7, 25)));
  }

  static BlankSheet sheet(PrintLanguage language, int number, int lines) {
    return new BlankSheet(
        language,
        "航空路社区",
        "7F00A1B2",
        "是否选聘物业服务企业，并按每月每平方米 0.60 元交纳物业费？",
        CLOSES,
        "3f9a1c07b2d84e65a0b1c2d3e4f5061728394a5b6c7d8e9fa0b1c2d3e4f50617",
        number,
        lines,
        language == PrintLanguage.ZH_CN);
  }

  private static byte[] print(BlankSheet... sheets) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    SHOP.sheets(List.of(sheets), out);
    return out.toByteArray();
  }
}
