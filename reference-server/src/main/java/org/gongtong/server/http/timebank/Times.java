package org.gongtong.server.http.timebank;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.gongtong.server.http.Forms;
import org.jspecify.annotations.Nullable;

/**
 * Times as requests have them. A year before 1900 or after 2199 is a mistake of typing, and beyond
 * what tables hold once days are added. Stateless.
 */
final class Times {

  /** What a time of effect looks like: the bank's own, without a zone. */
  static final String LOCAL = "2026-03-01T16:00:00";

  private static final int FIRST = 1900;
  private static final int LAST = 2199;
  private static final Instant FROM = Instant.parse("1900-01-01T00:00:00Z");
  private static final Instant UNTIL = Instant.parse("2200-01-01T00:00:00Z");

  private Times() {}

  /** A local time to the microsecond. */
  static @Nullable LocalDateTime local(String text) {
    if (text.length() < LOCAL.length() || text.length() > LOCAL.length() + 7) {
      return null;
    }
    LocalDateTime at = LocalDateTime.parse(text);
    return isLikely(at.getYear()) ? at : null;
  }

  static @Nullable LocalDate day(String text) {
    LocalDate day = Forms.day(text);
    return day == null || !isLikely(day.getYear()) ? null : day;
  }

  static @Nullable Instant instant(String text) {
    Instant at = Forms.instant(text);
    return at == null || at.isBefore(FROM) || !at.isBefore(UNTIL) ? null : at;
  }

  private static boolean isLikely(int year) {
    return year >= FIRST && year <= LAST;
  }
}
