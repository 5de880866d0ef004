package org.gongtong.server.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The forms texts have in requests. Each reader gives null for a text of another form. */
public final class Forms {

  /** What a time looks like. */
  public static final String INSTANT = "2026-03-01T08:00:00Z";

  /** What a day looks like. */
  public static final String DAY = "2026-03-01";

  /** What an id looks like. */
  public static final String ID = "019c0000-0000-7000-8000-000000000000";

  private static final Pattern UTC =
      Pattern.compile(
          "[0-9]{4}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3]):[0-9]{2}:[0-9]{2}(\\.[0-9]{1,6})?Z");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
  private static final DateTimeFormatter STRICT_DAY =
      DateTimeFormatter.ofPattern("uuuu-MM-dd", java.util.Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private Forms() {}

  /** An instant in UTC to the microsecond, RFC 3339. */
  public static @Nullable Instant instant(String text) {
    // Instant.parse would take other forms too, and a 24:00.
    return UTC.matcher(text).matches() ? tryRead(text, Instant::parse) : null;
  }

  /** A day of the calendar, RFC 3339: of a year of four digits. */
  public static @Nullable LocalDate day(String text) {
    // The pattern alone would take years of more digits behind a sign.
    return text.length() == DAY.length()
        ? tryRead(text, value -> LocalDate.parse(value, STRICT_DAY))
        : null;
  }

  /** A UUID in its one canonical form. */
  public static @Nullable UUID id(String text) {
    return isId(text) ? UUID.fromString(text) : null;
  }

  /** By hand: every request has several, and a pattern takes long. */
  private static boolean isId(String text) {
    if (text.length() != ID.length()) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean fits = ID.charAt(i) == '-' ? c == '-' : c >= '0' && c <= '9' || c >= 'a' && c <= 'f';
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  /** A whole number without a sign. */
  public static @Nullable Integer number(String text) {
    return NUMBER.matcher(text).matches() ? Integer.valueOf(text) : null;
  }

  /** Reads by a reader that may throw for a text that is not its own. */
  static <T> @Nullable T tryRead(String text, Function<String, @Nullable T> reader) {
    try {
      return reader.apply(text);
    } catch (IllegalArgumentException | DateTimeException e) {
      return null;
    }
  }
}
