package org.gongtong.server.print;

import java.math.BigInteger;
import org.gongtong.server.print.Certificate.Measure;

/**
 * Figures as they stand on paper: whole numbers all the way, nothing is rounded up to a threshold.
 */
public final class Figures {
  private static final BigInteger TEN_THOUSAND = BigInteger.valueOf(10_000);

  private Figures() {}

  /** A number with its thousands set off by commas. */
  static String number(long number) {
    StringBuilder digits = new StringBuilder(Long.toString(number));
    for (int at = digits.length() - 3; at > (number < 0 ? 1 : 0); at -= 3) {
      digits.insert(at, ',');
    }
    return digits.toString();
  }

  /** An area in square metres with two decimals, without its unit. */
  static String area(long hundredths) {
    long cents = hundredths % 100;
    return number(hundredths / 100) + (cents < 10 ? ".0" : ".") + cents;
  }

  /** Heads or an area with its unit. */
  static String measured(long amount, Measure measure) {
    return measure == Measure.HEADS ? number(amount) : area(amount) + " ㎡";
  }

  /**
   * A share in percent with two decimals, cut and not rounded: 2/3 less a hair must not look like
   * 2/3. A share of nothing is a dash.
   */
  public static String percent(long part, long whole) {
    if (whole == 0) {
      return "—";
    }
    long hundredths =
        BigInteger.valueOf(part)
            .multiply(TEN_THOUSAND)
            .divide(BigInteger.valueOf(whole))
            .longValueExact();
    return area(hundredths) + "%";
  }

  /** Whether {@link #percent} says all there is to say. */
  static boolean isExactPercent(long part, long whole) {
    return whole != 0
        && BigInteger.valueOf(part)
            .multiply(TEN_THOUSAND)
            .mod(BigInteger.valueOf(whole))
            .equals(BigInteger.ZERO);
  }

  /** A share in tenths of a percent for the length of a bar, from 0 to 1000. */
  static int perMille(long part, long whole) {
    if (whole == 0) {
      return 0;
    }
    BigInteger share =
        BigInteger.valueOf(part)
            .multiply(BigInteger.valueOf(1000))
            .divide(BigInteger.valueOf(whole));
    return share.min(BigInteger.valueOf(1000)).intValueExact();
  }
}
