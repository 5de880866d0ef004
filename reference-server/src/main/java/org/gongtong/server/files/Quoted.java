package org.gongtong.server.files;

/** Makes text from a stranger's file fit to stand inside a message: short, and on one line. */
final class Quoted {

  private static final int LONGEST = 40;

  private Quoted() {}

  /** At most 40 characters of {@code text}; control characters become spaces. */
  static String brief(String text) {
    StringBuilder out = new StringBuilder(Math.min(text.length(), LONGEST) + 1);
    int i = 0;
    while (i < text.length() && out.length() < LONGEST) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      out.appendCodePoint(
          Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE ? ' ' : c);
    }
    if (i < text.length()) {
      out.append('…');
    }
    return out.toString().strip();
  }

  static String parenthesisedZh(String header) {
    return header.isEmpty() ? "" : "（" + brief(header) + "）";
  }

  static String parenthesisedEn(String header) {
    return header.isEmpty() ? "" : " (" + brief(header) + ")";
  }
}
