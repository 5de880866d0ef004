package org.gongtong.server.ui.staff.paper;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.gongtong.core.decision.paper.PaperReason;
import org.gongtong.core.rules.Reason;

/**
 * Reads a local day and time as people type them: {@code 2026-03-09 10:30}, {@code 3-9 10:30},
 * {@code 10:30}, {@code 10:30:15}, with slashes, dots, Chinese words or full-width digits as well.
 */
final class TypedTime {

  private static final Pattern SHAPE =
      Pattern.compile(
          "(?:(?:(\\d{4})[-/.年])?(\\d{1,2})[-/.月](\\d{1,2})日?[ T]*)?"
              + "(\\d{1,2})[:时](\\d{2})(?:分|(?::|分)(\\d{2})秒?)?");

  private static final Pattern DAY = Pattern.compile("(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?");

  private TypedTime() {}

  /** A day with its year, as people type it: one that lies ahead is not guessed. */
  static Optional<LocalDate> day(String typed) {
    Matcher shape = DAY.matcher(Normalizer.normalize(typed, Normalizer.Form.NFKC).strip());
    if (!shape.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          LocalDate.of(
              Integer.parseInt(shape.group(1)),
              Integer.parseInt(shape.group(2)),
              Integer.parseInt(shape.group(3))));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** What is wrong with the last day of a proxy that was typed; nothing if nothing was. */
  static Optional<Reason> dayFault(int line, String typed) {
    return typed.isBlank() || day(typed).isPresent()
        ? Optional.empty()
        : Optional.of(PaperReason.PROXY_UNTIL_UNREADABLE.because().figure("line", line).refuses());
  }

  /**
   * The time that was typed.
   *
   * @param like the day that holds where none was typed; of a day without a year, the one next to
   *     it is meant
   */
  static Optional<LocalDateTime> read(String typed, LocalDate like) {
    String half = Normalizer.normalize(typed, Normalizer.Form.NFKC).strip();
    Matcher shape = SHAPE.matcher(half);
    if (!shape.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDateTime.of(day(shape, like), time(shape)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static LocalDate day(Matcher shape, LocalDate like) {
    if (shape.group(2) == null) {
      return like;
    }
    int month = Integer.parseInt(shape.group(2));
    int day = Integer.parseInt(shape.group(3));
    return shape.group(1) == null
        ? nearest(like, month, day)
        : LocalDate.of(Integer.parseInt(shape.group(1)), month, day);
  }

  /** In January, 12-30 is last year's. */
  private static LocalDate nearest(LocalDate like, int month, int day) {
    return IntStream.rangeClosed(like.getYear() - 1, like.getYear() + 1)
        .mapToObj(year -> YearMonth.of(year, month))
        .filter(in -> in.isValidDay(day))
        .map(in -> in.atDay(day))
        .min(Comparator.comparingLong(each -> Math.abs(ChronoUnit.DAYS.between(like, each))))
        .orElseThrow(() -> new DateTimeException("no such day: " + month + "-" + day));
  }

  /** To the second, where one was typed: a minute after the close is late, and so is a second. */
  private static LocalTime time(Matcher shape) {
    String second = shape.group(6);
    return LocalTime.of(
        Integer.parseInt(shape.group(4)),
        Integer.parseInt(shape.group(5)),
        second == null ? 0 : Integer.parseInt(second));
  }
}
