package org.gongtong.server.ui.text;

import java.math.BigInteger;

/**
 * A threshold as it is shown: an exact fraction of a whole, reached ("at least") or exceeded ("more
 * than"). All arithmetic is on whole numbers (votes, or hundredths of a square metre).
 *
 * @param numerator above the line, from 0 to {@code denominator}
 * @param denominator below the line, positive
 * @param inclusive true when reaching the fraction is enough (以上, Civil Code art. 1259), false when
 *     it must be exceeded (过半数, 超过)
 */
public record Goal(long numerator, long denominator, boolean inclusive) {

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

  /** The sign before the fraction: {@code ≥} or {@code >}. */
  public String sign() {
    return inclusive ? "≥" : ">";
  }

  /**
   * Whether {@code actual} of {@code whole} satisfies this goal, compared by cross-multiplication.
   */
  public boolean metBy(long actual, long whole) {
    int order =
        BigInteger.valueOf(actual)
            .multiply(BigInteger.valueOf(denominator))
            .compareTo(BigInteger.valueOf(whole).multiply(BigInteger.valueOf(numerator)));
    return inclusive ? order >= 0 : order > 0;
  }

  /** The smallest whole number that satisfies this goal out of {@code whole}. */
  public long leastOf(long whole) {
    BigInteger product = BigInteger.valueOf(whole).multiply(BigInteger.valueOf(numerator));
    BigInteger[] parts = product.divideAndRemainder(BigInteger.valueOf(denominator));
    boolean exact = parts[1].signum() == 0;
    BigInteger least = exact && inclusive ? parts[0] : parts[0].add(BigInteger.ONE);
    return least.longValueExact();
  }
}
