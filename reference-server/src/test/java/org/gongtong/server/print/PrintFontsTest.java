package org.gongtong.server.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;

/** What the fonts of the jar can show. */
class PrintFontsTest {
  private static final PrintFonts FONTS = PrintFonts.load();

  @Test
  void everyHanziOfGb2312IsThere() {
    StringBuilder hanzi = new StringBuilder();
    for (int row = 0xb0; row <= 0xf7; row++) {
      for (int cell = 0xa1; cell <= 0xfe; cell++) {
        String character =
            new String(new byte[] {(byte) row, (byte) cell}, Charset.forName("GB2312"));
        if (!character.startsWith("\ufffd")) {
          hanzi.append(character);
        }
      }
    }

    assertThat(hanzi.codePoints().count()).isEqualTo(6763);
    assertThat(FONTS.missing(hanzi.toString())).isEmpty();
  }

  @Test
  void rareCharactersOfTheStandardTableAndOurMarksAreThere() {
    assertThat(FONTS.missing("㙘䶮𬭎𬌗𫚖 襄砬垚喆 ✂✓×≥＞½€㎡〓（“”）——……·，。ǎéÜ\t\r\n")).isEmpty();
  }

  @Test
  void whatIsMissingIsReplacedVisiblyAndReported() {
    String text = "甲😀乙\u202e丙\u0000丁𠀋";

    assertThat(FONTS.missing(text)).containsExactly("\u0000", "\u202e", "😀", "𠀋");
    assertThat(FONTS.printable(text)).isEqualTo("甲〓乙〓丙〓丁〓");
  }

  @Test
  void boldIsUsedForAWholeHeadingOrNotAtAll() {
    assertThat(FONTS.boldCovers("业主表决书 2026 Voting letter")).isTrue();
    assertThat(FONTS.boldCovers("垚喆小区")).isFalse();
  }
}
