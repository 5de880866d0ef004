package org.gongtong.server.files;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * From what an xlsx file stores back to what its author typed.
 *
 * <p>A spreadsheet keeps 15 significant decimal digits of what is typed, as a binary double, and
 * writes that double with up to 17 digits: 89.55 may lie in the file as {@code 89.549999999999997}.
 * Where the 15-digit rounding denotes the very same double, it is what was typed; where it doesn't,
 * the number was computed and all stored digits are given.
 */
final class XlsxValues {

  private static final MathContext TYPED = new MathContext(15, RoundingMode.HALF_EVEN);
  private static final int LONGEST_NUMBER = 64;
  private static final BigDecimal SECONDS_PER_DAY = BigDecimal.valueOf(86_400);
  private static final DateTimeFormatter DATE_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", java.util.Locale.ROOT);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", java.util.Locale.ROOT);

  private XlsxValues() {}

  /** The number that was typed, or empty if the stored text is none that a spreadsheet can hold. */
  static Optional<BigDecimal> typedNumber(String stored) {
    String text = stored.strip();
    if (text.isEmpty() || text.length() > LONGEST_NUMBER) {
      return Optional.empty();
    }
    BigDecimal exact;
    try {
      // an exponent beyond a double's is refused before anything is done with the number
      double binary = Double.parseDouble(text);
      if (Double.isNaN(binary) || Double.isInfinite(binary)) {
        return Optional.empty();
      }
      exact = new BigDecimal(text);
      if (binary == 0) {
        return exact.signum() == 0 ? Optional.of(BigDecimal.ZERO) : Optional.empty();
      }
      if (exact.precision() > 15) {
        BigDecimal rounded = exact.round(TYPED);
        exact = rounded.doubleValue() == binary ? rounded : exact;
      }
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
    return Optional.of(exact.stripTrailingZeros());
  }

  /**
   * True where more digits stand before the point than a spreadsheet keeps, as with an 18-digit id.
   */
  static boolean hasLostDigits(BigDecimal number) {
    return number.precision() - number.scale() > 15;
  }

  /**
   * The ISO 8601 date, date and time, or time of a serial number; empty outside the years
   * 1900–9999.
   */
  static Optional<String> date(BigDecimal serial, boolean epoch1904) {
    if (serial.signum() < 0 || serial.compareTo(BigDecimal.valueOf(2_958_466)) >= 0) {
      return Optional.empty();
    }
    BigInteger seconds =
        serial.multiply(SECONDS_PER_DAY).setScale(0, RoundingMode.HALF_UP).toBigInteger();
    long day = seconds.longValueExact() / 86_400;
    LocalTime time = LocalTime.ofSecondOfDay(seconds.longValueExact() % 86_400);
    if (day == 0 && serial.signum() > 0 && !epoch1904) {
      return Optional.of(TIME.format(time));
    }
    if (!epoch1904 && (day == 0 || day == 60)) {
      // serial 60 is 29 February 1900, a day that never was; serial 0 is 0 January
      return Optional.empty();
    }
    LocalDate start =
        epoch1904
            ? LocalDate.of(1904, 1, 1)
            : day < 60 ? LocalDate.of(1899, 12, 31) : LocalDate.of(1899, 12, 30);
    LocalDate date = start.plusDays(day);
    return Optional.of(
        time.equals(LocalTime.MIDNIGHT)
            ? date.toString()
            : DATE_TIME.format(LocalDateTime.of(date, time)));
  }

  /**
   * Undoes {@code _x000D_}, the format's way to write characters that XML can't (ECMA-376,
   * 22.9.2.19).
   */
  static String unescape(String text) {
    int at = text.indexOf("_x");
    if (at < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    int done = 0;
    while (at >= 0) {
      int code = at + 7 <= text.length() && text.charAt(at + 6) == '_' ? hex(text, at + 2) : -1;
      if (code >= 0) {
        out.append(text, done, at).append((char) code);
        done = at + 7;
      }
      at = text.indexOf("_x", code >= 0 ? done : at + 2);
    }
    return out.append(text, done, text.length()).toString();
  }

  private static int hex(String text, int start) {
    int value = 0;
    for (int i = start; i < start + 4; i++) {
      char c = text.charAt(i);
      int digit = c < 128 ? Character.digit(c, 16) : -1;
      if (digit < 0) {
        return -1;
      }
      value = value * 16 + digit;
    }
    return value;
  }
}
