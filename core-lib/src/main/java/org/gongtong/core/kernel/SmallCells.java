package org.gongtong.core.kernel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

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

  /** A count as it may be published; empty if it is not. */
  public OptionalLong tell(long people) {
    return mayTell(people) ? OptionalLong.of(people) : OptionalLong.empty();
  }

  /**
   * A count of some of those who are counted elsewhere, as it may be published: not if it, or what
   * is left when it is subtracted, singles out too few.
   *
   * @param part how many
   * @param whole how many there are, which is known
   */
  public OptionalLong tell(long part, long whole) {
    return mayTell(part) && mayTell(Math.max(0, whole - part))
        ? OptionalLong.of(part)
        : OptionalLong.empty();
  }

  /**
   * The cells of a table as they may be published where their sum is known or may be: those that
   * single out too few are not told, and as many more, the smallest first, as it takes for what is
   * not told to be at least two cells with enough people together. Nobody gets one back by
   * subtracting the others. Where the whole table has too few, nothing of it is told, not even
   * which of its cells are empty.
   *
   * @return the cells in the order of the table; empty where one is not told
   */
  public <K> Map<K, OptionalLong> tell(Map<K, ? extends Number> cells) {
    Set<K> hidden = new HashSet<>();
    List<K> rest = new ArrayList<>();
    long sum = 0;
    for (Map.Entry<K, ? extends Number> cell : cells.entrySet()) {
      long people = cell.getValue().longValue();
      if (!mayTell(people)) {
        hidden.add(cell.getKey());
        sum += people;
      } else if (people > 0) {
        rest.add(cell.getKey());
      }
    }
    rest.sort(Comparator.comparingLong(key -> count(cells, key)));
    for (K next : rest) {
      if (hidden.isEmpty() || hidden.size() > 1 && sum >= fewest) {
        break;
      }
      hidden.add(next);
      sum += count(cells, next);
    }
    if (!hidden.isEmpty() && (hidden.size() < 2 || sum < fewest)) {
      // All others are empty: who knows the sum would know that those few are here.
      hidden.addAll(cells.keySet());
    }
    Map<K, OptionalLong> told = new LinkedHashMap<>();
    cells.forEach(
        (key, people) ->
            told.put(
                key,
                hidden.contains(key) ? OptionalLong.empty() : OptionalLong.of(people.longValue())));
    return told;
  }

  private static <K> long count(Map<K, ? extends Number> cells, K key) {
    Number people = cells.get(key);
    return people == null ? 0 : people.longValue();
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
