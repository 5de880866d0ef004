package org.gongtong.core.kernel;

/**
 * Whether a statistic of people may be published: not if it singles out too few. What the law
 * orders to be published, the figures of an outcome, does not ask here. Immutable.
 *
 * @param fewest the smallest group that may be told, at least 1
 */
public record SmallCells(int fewest) {

  /** Groups of three and more. */
  public static final SmallCells OF_THREE = new SmallCells(3);

  /** Everything is told: where nobody but the people themselves looks. */
  public static final SmallCells ALL_TOLD = new SmallCells(1);

  /**
   * @throws IllegalArgumentException if there is no such group
   */
  public SmallCells {
    if (fewest < 1) {
      throw new IllegalArgumentException("the smallest group has at least one: " + fewest);
    }
  }

  /** Whether a count of people may be published: none of them, or enough. */
  public boolean mayTell(long people) {
    return people == 0 || people >= fewest;
  }

  /**
   * How many of a count that grows may be told, so that neither those who were counted since, nor
   * those left over, are ever fewer than may be told. Alike for everybody who asks: whoever
   * subtracts what he was told before from what he is told now is left with nobody or with enough.
   *
   * @param part how many there are
   * @param whole how many there can be
   */
  public int told(int part, int whole) {
    if (part == whole) {
      return part;
    }
    int told = part - part % fewest;
    while (told > 0 && !mayTell(whole - told)) {
      told -= fewest;
    }
    return told;
  }
}
