package org.gongtong.server.ui.text;

import java.math.BigInteger;

/**
 * A threshold as it is shown: an exact fraction of a whole, reached ("at least") or exceeded ("more
 * than"); or a ceiling that must be kept ("at most", "less than"), as objection votes have it. All
 * arithmetic is on whole numbers (votes, or hundredths of a square metre).
 *
 * @param numerator above the line, from 0 to {@code denominator}
 * @param denominator below the line, positive
 * @param inclusive true when the fraction itself is enough (以上, Civil Code art. 1259; 不超过), false
 *     when it must be exceeded or stayed below (过半数, 超过; 少于)
 * @param ceiling whether the share must not be exceeded, rather than be reached
 */
public record Goal(long numerator, long denominator, boolean inclusive, boolean ceiling) {

  /** A threshold to be reached. */
  public Goal(long numerator, long denominator, boolean inclusive) {
    this(numerator, denominator, inclusive, false);
  }

  /** Refuses fractions outside 0..1. */
  public Goal {
    if (denominator <= 0 || numerator < 0 || numerator > denominator) {
      throw new IllegalArgumentException("not a share: " + numerator + "/" + denominator);
    }
  }

  /** The fraction as digits, for example {@code 2/3}. */
  public String fraction() {
    return numerator + "/" + denominator;
  }

  /** The sign before the fraction: {@code ≥} or {@code >}, of a ceiling {@code ≤} or {@code <}. */
  public String sign() {
    if (ceiling) {
      return inclusive ? "≤" : "<";
    }
    return inclusive ? "≥" : ">";
  }

  /** Whether any share at all satisfies it: no turnout is asked for, say. */
  public boolean asksNothing() {
    return !ceiling && inclusive && numerator == 0;
  }

  /**
   * Whether {@code actual} of {@code whole} satisfies this goal, compared by cross-multiplication.
   */
  public boolean metBy(long actual, long whole) {
    int order =
        BigInteger.valueOf(actual)
            .multiply(BigInteger.valueOf(denominator))
            .compareTo(BigInteger.valueOf(whole).multiply(BigInteger.valueOf(numerator)));
    int towards = ceiling ? -order : order;
    return inclusive ? towards >= 0 : towards > 0;
  }

  /**
   * The smallest whole number that satisfies this goal out of {@code whole}; of a ceiling the
   * greatest one.
   */
  public long limitOf(long whole) {
    BigInteger product = BigInteger.valueOf(whole).multiply(BigInteger.valueOf(numerator));
    BigInteger[] parts = product.divideAndRemainder(BigInteger.valueOf(denominator));
    boolean exact = parts[1].signum() == 0;
    if (ceiling) {
      BigInteger most = exact && !inclusive ? parts[0].subtract(BigInteger.ONE) : parts[0];
      return most.max(BigInteger.ZERO).longValueExact();
    }
    BigInteger least = exact && inclusive ? parts[0] : parts[0].add(BigInteger.ONE);
    return least.longValueExact();
  }
}
