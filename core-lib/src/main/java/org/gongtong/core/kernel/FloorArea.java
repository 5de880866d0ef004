package org.gongtong.core.kernel;

import java.util.Optional;

/**
 * A floor area in whole hundredths of a square metre, the precision of the Chinese property
 * register.
 *
 * <p>The range is 0 to {@value #MAX_HUNDREDTHS} (ninety-two million km², so that sums never
 * overflow). Immutable.
 *
 * @param hundredths hundredths of a square metre, never negative
 */
public record FloorArea(long hundredths) implements Comparable<FloorArea> {

  /** The largest area that can be held: sums of a million such parts still fit a {@code long}. */
  public static final long MAX_HUNDREDTHS = 9_223_372_036_854L;

  /** No area at all: the sum over an empty roll. */
  public static final FloorArea ZERO = new FloorArea(0);

  /** Why a text is not an area. Each is a different mistake of the person who typed it. */
  public enum Flaw {
    /** Nothing was written. */
    EMPTY,
    /** A minus sign: an area is never negative. */
    NEGATIVE,
    /**
     * More than two decimals: the register knows hundredths only, and we never round for somebody.
     */
    TOO_PRECISE,
    /** An exponent such as {@code 1e3}. */
    EXPONENT,
    /** Full-width digits or stops such as {@code １２．５}. */
    FULL_WIDTH,
    /** A unit, a thousands separator, a letter, a space. */
    NOT_A_NUMBER,
    /** Larger than any building. */
    TOO_LARGE
  }

  /**
   * @throws IllegalArgumentException if negative or above {@link #MAX_HUNDREDTHS}
   */
  public FloorArea {
    if (hundredths < 0 || hundredths > MAX_HUNDREDTHS) {
      throw new IllegalArgumentException("area out of range, in hundredths of m²: " + hundredths);
    }
  }

  /**
   * Reads an area as it stands in a register: digits, and at most two decimals after a full stop.
   *
   * @throws IllegalArgumentException naming the {@link Flaw} when the text is not an area
   */
  public static FloorArea parse(String text) {
    Optional<Flaw> flaw = flawIn(text);
    if (flaw.isPresent()) {
      throw new IllegalArgumentException("not an area (" + flaw.get() + "): " + text);
    }
    return new FloorArea(hundredthsOf(text));
  }

  /** What is wrong with the text, or empty when {@link #parse} accepts it. */
  public static Optional<Flaw> flawIn(String text) {
    if (text.isEmpty()) {
      return Optional.of(Flaw.EMPTY);
    }
    int stop = -1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        continue;
      }
      if (c == '.' && stop < 0 && i > 0 && i < text.length() - 1) {
        stop = i;
        continue;
      }
      return Optional.of(flawOf(text, c, i));
    }
    if (stop >= 0 && text.length() - stop - 1 > 2) {
      return Optional.of(Flaw.TOO_PRECISE);
    }
    int whole = stop < 0 ? text.length() : stop;
    if (whole > 11 || hundredthsOf(text) > MAX_HUNDREDTHS) {
      return Optional.of(Flaw.TOO_LARGE);
    }
    return Optional.empty();
  }

  private static Flaw flawOf(String text, char c, int at) {
    if (at == 0 && (c == '-' || c == '−' || c == '－')) {
      return Flaw.NEGATIVE;
    }
    if ((c >= '０' && c <= '９') || c == '．' || c == '。') {
      return Flaw.FULL_WIDTH;
    }
    if ((c == 'e' || c == 'E') && at > 0 && at < text.length() - 1) {
      return Flaw.EXPONENT;
    }
    return Flaw.NOT_A_NUMBER;
  }

  private static long hundredthsOf(String text) {
    int stop = text.indexOf('.');
    long value = Long.parseLong(stop < 0 ? text : text.substring(0, stop)) * 100;
    if (stop >= 0) {
      value += (text.charAt(stop + 1) - '0') * 10L;
      if (text.length() - stop == 3) {
        value += text.charAt(stop + 2) - '0';
      }
    }
    return value;
  }

  /**
   * @throws IllegalArgumentException if the sum is out of range
   */
  public FloorArea plus(FloorArea other) {
    return new FloorArea(hundredths + other.hundredths);
  }

  /**
   * Whole square metres, half a metre and more counted as one: how Shenzhen turns metres into
   * votes.
   */
  public FloorArea roundedHalfUpToSquareMetres() {
    return new FloorArea((hundredths + 50) / 100 * 100);
  }

  @Override
  public int compareTo(FloorArea other) {
    return Long.compare(hundredths, other.hundredths);
  }

  /**
   * Square metres with exactly two decimals and a full stop, whatever the locale: {@code 89.50}.
   */
  @Override
  public String toString() {
    long cents = hundredths % 100;
    return hundredths / 100 + (cents < 10 ? ".0" : ".") + cents;
  }
}
