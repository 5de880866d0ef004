package org.gongtong.server.cli;

import java.time.DateTimeException;
import java.util.function.Function;

/** An option cannot be read; the message names it, what stands there and how to write it. */
final class WrongOption extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 80;

  /**
   * @param remedy how to write it: an example, or words in both languages
   */
  WrongOption(String option, String value, String remedy) {
    super(
        "选项 " + option + " 有误，请改写 / cannot read " + option + ": " + brief(value) + " → " + remedy);
  }

  /** Reads the value of an option with a reader that refuses by throwing. */
  static <T> T unless(String option, String value, String example, Function<String, T> reader) {
    try {
      return reader.apply(value);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new WrongOption(option, value, "须写成 / write it like " + example);
    }
  }

  private static String brief(String value) {
    return "“" + (value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "…") + "”";
  }
}
