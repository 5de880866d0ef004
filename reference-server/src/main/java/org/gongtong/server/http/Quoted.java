package org.gongtong.server.http;

/** A stranger's words as they may stand in an answer: short and printable. */
final class Quoted {

  private static final int MOST = 60;

  private Quoted() {}

  static String of(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .limit(MOST)
        .forEach(
            c ->
                out.appendCodePoint(
                    Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE
                        ? '\uFFFD'
                        : c));
    return text.codePointCount(0, text.length()) > MOST
        ? out.append('…').toString()
        : out.toString();
  }
}
