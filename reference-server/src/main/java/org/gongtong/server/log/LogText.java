package org.gongtong.server.log;

import java.util.regex.Pattern;

/** Text of strangers, as it may stand in a line. Stateless. */
public final class LogText {
  /** Values in quotes; an apostrophe within a word opens none. */
  private static final Pattern QUOTED =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}])'[^']*'|\"[^\"]*\"|`[^`]*`|“[^”]*”|‘[^’]*’|「[^」]*」", Pattern.DOTALL);

  private LogText() {}

  /**
   * One line, in which whatever does not print (line breaks, escape sequences, marks that turn the
   * reading order round) is shown by its code.
   *
   * @param longest how many characters are kept; then follows an ellipsis
   */
  public static String printable(String text, int longest) {
    StringBuilder out = new StringBuilder(Math.min(text.length(), longest) + 1);
    int i = 0;
    while (i < text.length() && out.length() < longest) {
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

  /** A message without the values it quotes. */
  static String withoutValues(String message) {
    return QUOTED.matcher(message).replaceAll("'…'");
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
