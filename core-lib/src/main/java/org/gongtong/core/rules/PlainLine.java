package org.gongtong.core.rules;

import java.util.regex.Pattern;

/** Makes one short printable line out of what a plugin says, which may be anything. */
final class PlainLine {

  private static final int LONGEST = 600;
  private static final int LONGEST_ERROR = 200;

  /** Line breaks, controls and the marks that reorder text on a screen. */
  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\u2028\\u2029\\s]+");

  private PlainLine() {}

  static String of(String text) {
    return cut(text, LONGEST);
  }

  /** An error's type and message; an error whose message throws is told by its type alone. */
  static String of(Throwable error) {
    String type = error.getClass().getSimpleName();
    try {
      String message = error.getMessage();
      return message == null ? type : cut(type + ": " + message, LONGEST_ERROR);
    } catch (RuntimeException | LinkageError | StackOverflowError hostile) {
      return type;
    }
  }

  private static String cut(String text, int longest) {
    String line = UNPRINTABLE.matcher(text).replaceAll(" ").strip();
    if (line.length() <= longest) {
      return line;
    }
    int end = Character.isHighSurrogate(line.charAt(longest - 2)) ? longest - 2 : longest - 1;
    return line.substring(0, end) + "…";
  }
}
