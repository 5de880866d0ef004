package org.gongtong.core.kernel;

/**
 * A share that must be reached: an exact fraction and whether reaching it is enough or it must be
 * exceeded. Immutable.
 *
 * @param ratio the fraction of the whole
 * @param bound whether the fraction itself is enough
 */
public record Threshold(Ratio ratio, Bound bound) implements Comparable<Threshold> {

  /** More than half: 过半数. */
  public static final Threshold MAJORITY = new Threshold(new Ratio(1, 2), Bound.EXCLUSIVE);

  /** All without exception: 一致同意. */
  public static final Threshold ALL = new Threshold(new Ratio(1, 1), Bound.INCLUSIVE);

  /** Nothing is asked: always reached by a whole that is not empty. */
  public static final Threshold NONE = new Threshold(new Ratio(0, 1), Bound.INCLUSIVE);

  /** At least {@code numerator/denominator}: 以上. */
  public static Threshold atLeast(int numerator, int denominator) {
    return new Threshold(new Ratio(numerator, denominator), Bound.INCLUSIVE);
  }

  /** More than {@code numerator/denominator}: 超过. */
  public static Threshold moreThan(int numerator, int denominator) {
    return new Threshold(new Ratio(numerator, denominator), Bound.EXCLUSIVE);
  }

  /**
   * Whether {@code part} of {@code whole} reaches this threshold. Of nothing, nothing is ever
   * reached: an empty roll has no quorum.
   *
   * @param part 0 to {@code whole}, in any unit
   * @param whole in the same unit
   */
  public boolean isReachedBy(long part, long whole) {
    return whole > 0 && passes(ratio.compareShare(part, whole));
  }

  /**
   * Whether {@code part} stays within this threshold read as a ceiling ("at most", or "fewer than"
   * when exclusive): how objection votes are written. Of nothing, nothing is within.
   */
  public boolean isKeptBy(long part, long whole) {
    return whole > 0 && passes(-ratio.compareShare(part, whole));
  }

  private boolean passes(int comparison) {
    return bound == Bound.INCLUSIVE ? comparison >= 0 : comparison > 0;
  }

  /** The stricter threshold is the greater one; of equal fractions the exclusive one. */
  @Override
  public int compareTo(Threshold other) {
    int byRatio = ratio.compareTo(other.ratio);
    return byRatio != 0 ? byRatio : bound.compareTo(other.bound);
  }

  /**
   * Reads {@code >=2/3} or {@code >1/2}.
   *
   * @throws IllegalArgumentException if the text has another form
   */
  public static Threshold parse(String text) {
    if (text.startsWith(">=")) {
      return new Threshold(Ratio.parse(text.substring(2)), Bound.INCLUSIVE);
    }
    if (text.startsWith(">")) {
      return new Threshold(Ratio.parse(text.substring(1)), Bound.EXCLUSIVE);
    }
    throw new IllegalArgumentException("not a threshold, write it like >=2/3 or >1/2: " + text);
  }

  @Override
  public String toString() {
    return (bound == Bound.INCLUSIVE ? ">=" : ">") + ratio;
  }
}
