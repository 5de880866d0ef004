package org.gongtong.server.ui.part;

import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The number printed on a party's ballot paper (票号): the party's number on the roll, in four digits
 * or more.
 */
public final class PaperNumber {
  private static final Pattern SHAPE =
      Pattern.compile("(票号?|NO\\.?|#)?[:：]?(\\d{4,7})", Pattern.CASE_INSENSITIVE);

  private PaperNumber() {}

  /** As it is printed. */
  public static String of(int party) {
    return String.format(Locale.ROOT, "%04d", party);
  }

  /**
   * The party of a number that says it is one: {@code 票号 0042}.
   *
   * @param typed without white space
   */
  public static OptionalInt named(String typed) {
    return read(typed, true);
  }

  /**
   * The party of a bare number as it is printed: {@code 0042}, not {@code 42}.
   *
   * @param typed without white space
   */
  public static OptionalInt bare(String typed) {
    return read(typed, false);
  }

  private static OptionalInt read(String typed, boolean named) {
    Matcher shape = SHAPE.matcher(typed);
    if (!shape.matches() || named != (shape.group(1) != null)) {
      return OptionalInt.empty();
    }
    int party = Integer.parseInt(shape.group(2));
    return of(party).equals(shape.group(2)) ? OptionalInt.of(party) : OptionalInt.empty();
  }
}
