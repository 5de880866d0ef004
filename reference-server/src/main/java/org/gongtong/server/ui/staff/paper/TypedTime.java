package org.gongtong.server.ui.staff.paper;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a local day and time as people type them: {@code 2026-03-09 10:30}, {@code 3-9 10:30},
 * {@code 10:30}, with slashes, dots, Chinese words or full-width digits as well.
 */
final class TypedTime {

  private static final Pattern SHAPE =
      Pattern.compile(
          "(?:(?:(\\d{4})[-/.年])?(\\d{1,2})[-/.月](\\d{1,2})日?[ T]*)?"
              + "(\\d{1,2})[:时](\\d{2})分?(?::\\d{2})?");

  private TypedTime() {}

  /**
   * The time that was typed.
   *
   * @param like whose day, or year, holds where none was typed; null if every part has to be there
   */
  static Optional<LocalDateTime> read(String typed, @Nullable LocalDate like) {
    String half = Normalizer.normalize(typed, Normalizer.Form.NFKC).strip();
    Matcher shape = SHAPE.matcher(half);
    boolean whole = shape.matches() && shape.group(1) != null;
    if (!shape.matches() || like == null && !whole) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDateTime.of(day(shape, like), time(shape)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static LocalDate day(Matcher shape, @Nullable LocalDate like) {
    if (shape.group(2) == null && like != null) {
      return like;
    }
    int year =
        shape.group(1) == null && like != null ? like.getYear() : Integer.parseInt(shape.group(1));
    return LocalDate.of(year, Integer.parseInt(shape.group(2)), Integer.parseInt(shape.group(3)));
  }

  private static LocalTime time(Matcher shape) {
    return LocalTime.of(Integer.parseInt(shape.group(4)), Integer.parseInt(shape.group(5)));
  }
}
