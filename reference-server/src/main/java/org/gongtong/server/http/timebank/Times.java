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
    LocalDateTime at = isPlain(text) ? plain(text) : LocalDateTime.parse(text);
    return isLikely(at.getYear()) ? at : null;
  }

  /** Digits and what stands between them, as nearly all send it. */
  private static boolean isPlain(String text) {
    if (text.length() != LOCAL.length()) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      char sample = LOCAL.charAt(i);
      boolean digit = c >= '0' && c <= '9';
      if (digit != (sample >= '0' && sample <= '9') || !digit && c != sample) {
        return false;
      }
    }
    return true;
  }

  /** By hand, for a formatter takes longer than all else that is read of a command. */
  private static LocalDateTime plain(String text) {
    return LocalDateTime.of(
        number(text, 0, 4),
        number(text, 5, 7),
        number(text, 8, 10),
        number(text, 11, 13),
        number(text, 14, 16),
        number(text, 17, 19));
  }

  private static int number(String text, int from, int to) {
    return Integer.parseInt(text, from, to, 10);
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
