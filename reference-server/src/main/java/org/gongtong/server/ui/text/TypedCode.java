package org.gongtong.server.ui.text;

import java.text.Normalizer;
import java.util.Locale;

/**
 * A voting code as people type it: with spaces, hyphens, lower case, or the full-width letters of a
 * Chinese keyboard.
 */
public final class TypedCode {
  private TypedCode() {}

  /**
   * The code in its one form: half-width upper-case letters and digits without separators. Letters
   * that the printed alphabet leaves out because they look like digits are read as those digits:
   * {@code O} as 0, {@code I} and {@code L} as 1 (Crockford's base 32).
   */
  public static String normalise(String typed) {
    String half = Normalizer.normalize(typed, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT);
    StringBuilder code = new StringBuilder(half.length());
    half.codePoints()
        .filter(c -> !Character.isWhitespace(c) && !isSeparator(c))
        .map(TypedCode::digitFor)
        .forEach(code::appendCodePoint);
    return code.toString();
  }

  private static boolean isSeparator(int c) {
    int type = Character.getType(c);
    return type == Character.DASH_PUNCTUATION
        || type == Character.SPACE_SEPARATOR
        || type == Character.FORMAT
        || c == 0x2212
        || c == '.'
        || c == '_';
  }

  private static int digitFor(int c) {
    return switch (c) {
      case 'O' -> '0';
      case 'I', 'L' -> '1';
      default -> c;
    };
  }
}
