package org.gongtong.server.cli;

/**
 * Makes text from a stranger's file or command line fit for a terminal: a part id may hold escape
 * sequences that clear the screen, line breaks that forge a message, or marks that turn its reading
 * order round.
 */
final class Printable {

  private static final int LONGEST = 2_000;

  private Printable() {}

  /** One line, cut if very long, in which whatever does not print is shown by its code. */
  static String of(String text) {
    StringBuilder out = new StringBuilder(Math.min(text.length(), LONGEST) + 1);
    int i = 0;
    while (i < text.length() && out.length() < LONGEST) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (prints(c)) {
        out.appendCodePoint(c);
      } else {
        String code = Integer.toHexString(c);
        out.append("\\u").append("0".repeat(Math.max(0, 4 - code.length()))).append(code);
      }
    }
    return i < text.length() ? out.append('…').toString() : out.toString();
  }

  private static boolean prints(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
