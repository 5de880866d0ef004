package org.gongtong.server.print;

import com.openhtmltopdf.extend.FSTextBreaker;
import java.text.BreakIterator;

/**
 * Where a line may end in Chinese text mixed with Latin words and figures.
 *
 * <p>Between Chinese characters a line may end anywhere, except that it must not begin with a
 * closing mark nor end with an opening one, and dashes and ellipses of two cells stay whole (CLREQ
 * 3.1.4). Latin words and figures break at spaces, and after the slashes of an address. One
 * instance for each document: it holds the text it walks over.
 */
final class ChineseLineBreaker implements FSTextBreaker {
  /** Marks that may not begin a line. */
  private static final String NOT_FIRST = "，。、；：？！）〕】》〉」』］｝”’·…—～％‰℃°,.;:?!)]}%>々ー﹏￠〞〗";

  /** Marks that may not end a line. */
  private static final String NOT_LAST = "（〔【《〈「『［｛“‘([{<￥＄￡#§№〝〖";

  /** Measure words and units that stay with the figure before them. */
  private static final String UNITS = "年月日时分秒元角万亿号栋幢楼单层室户人票个件项条款次天米平方％";

  private static final int SHORTEST_ID = 12;

  private static final int NO_BREAK_SPACE = 0xA0;
  private static final int WORD_JOINER = 0x2060;

  private String text = "";
  private int position;

  @Override
  public void setText(String newText) {
    text = newText;
    position = 0;
  }

  @Override
  public int next() {
    while (position < text.length()) {
      position += Character.charCount(text.codePointAt(position));
      if (position == text.length() || mayBreakAt(position)) {
        return position;
      }
    }
    return BreakIterator.DONE;
  }

  private boolean mayBreakAt(int index) {
    int before = text.codePointBefore(index);
    int after = text.codePointAt(index);
    if (isGlue(before) || isGlue(after) || after == ' ') {
      return false;
    }
    if (before == ' ') {
      // a space between a figure and its unit (0.65 元) is no place to end a line
      return index < 2 || !isFigure(text.charAt(index - 2)) || UNITS.indexOf(after) < 0;
    }
    if (NOT_FIRST.indexOf(after) >= 0 || NOT_LAST.indexOf(before) >= 0) {
      return false;
    }
    if (isFigure(before) && UNITS.indexOf(after) >= 0) {
      return false;
    }
    if (before == '/') {
      return (Character.isLetter(after) || startsAnId(index)) && !endsInScheme(index);
    }
    return isWide(before) || isWide(after);
  }

  /** What comes after the slash is part of an address and no second figure: 2/3, 2026/3/9. */
  private boolean startsAnId(int index) {
    int end = index;
    while (end < text.length() && isOfAnId(text.charAt(end))) {
      end++;
    }
    return end - index >= SHORTEST_ID;
  }

  private static boolean isOfAnId(char c) {
    return c < 0x80 && Character.isLetterOrDigit(c) || c == '-';
  }

  private boolean endsInScheme(int index) {
    return index < text.length() && text.startsWith("//", Math.max(0, index - 2));
  }

  private static boolean isGlue(int code) {
    return code == NO_BREAK_SPACE || code == WORD_JOINER;
  }

  private static boolean isFigure(int code) {
    return code >= '0' && code <= '9';
  }

  /** Chinese characters and the marks that are set in a full cell. */
  private static boolean isWide(int code) {
    return Character.isIdeographic(code)
        || (code >= 0x3000 && code <= 0x30ff)
        || (code >= 0xff01 && code <= 0xff5e)
        || "“”‘’…—〓".indexOf(code) >= 0;
  }
}
