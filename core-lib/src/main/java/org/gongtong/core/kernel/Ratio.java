package org.gongtong.core.kernel;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An exact, non-negative fraction as a law writes it. Not reduced: two thirds stays {@code 2/3},
 * four sixths {@code 4/6}, and they compare as equal in {@link #compareTo} though not in {@link
 * #equals}. Immutable.
 *
 * @param numerator 0 to 1 000 000
 * @param denominator 1 to 1 000 000
 */
public record Ratio(int numerator, int denominator) implements Comparable<Ratio> {

  private static final int LIMIT = 1_000_000;
  private static final Pattern FORM = Pattern.compile("([0-9]{1,7})/([0-9]{1,7})");

  /**
   * @throws IllegalArgumentException if either number is out of its range
   */
  public Ratio {
    if (numerator < 0 || numerator > LIMIT || denominator < 1 || denominator > LIMIT) {
      throw new IllegalArgumentException("not a ratio: " + numerator + "/" + denominator);
    }
  }

  /**
   * Compares {@code part/whole} with this ratio exactly, for any non-negative {@code long}s,
   * without overflow.
   *
   * @return negative, zero or positive as the share is less than, equal to or greater than this
   *     ratio
   */
  public int compareShare(long part, long whole) {
    if (part < 0 || whole < 0) {
      throw new IllegalArgumentException("a share is never negative: " + part + "/" + whole);
    }
    long leftHigh = Math.multiplyHigh(part, denominator);
    long rightHigh = Math.multiplyHigh(whole, numerator);
    if (leftHigh != rightHigh) {
      return Long.compare(leftHigh, rightHigh);
    }
    return Long.compareUnsigned(part * denominator, whole * numerator);
  }

  @Override
  public int compareTo(Ratio other) {
    return Long.compare((long) numerator * other.denominator, (long) other.numerator * denominator);
  }

  /**
   * Reads {@code 2/3}.
   *
   * @throws IllegalArgumentException if the text has another form
   */
  public static Ratio parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException("not a ratio, write it like 2/3: " + text);
    }
    return new Ratio(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)));
  }

  @Override
  public String toString() {
    return numerator + "/" + denominator;
  }
}
