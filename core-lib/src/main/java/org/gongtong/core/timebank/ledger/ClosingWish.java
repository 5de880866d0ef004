package org.gongtong.core.timebank.ledger;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is to become of an account. Immutable.
 *
 * @param way how it is given up, or that it is opened again
 * @param heirs of a succession, none if the pool is to have the time; of nothing else
 * @param into of a merging, the other account; null of all else
 */
public record ClosingWish(ClosingWay way, List<Heir> heirs, @Nullable UUID into) {

  /** Most heirs of one account. */
  public static final int HEIRS_MOST = 20;

  /**
   * @throws IllegalArgumentException if there are heirs of no succession or too many, or the other
   *     account is missing from a merging or named in something else
   */
  public ClosingWish {
    heirs = List.copyOf(heirs);
    if (heirs.size() > HEIRS_MOST || way != ClosingWay.SUCCEEDED && !heirs.isEmpty()) {
      throw new IllegalArgumentException(way + " with " + heirs.size() + " heirs");
    }
    if ((way == ClosingWay.MERGED) != (into != null)) {
      throw new IllegalArgumentException(way + " into " + into);
    }
  }

  /** A wish that is about the account alone. */
  public static ClosingWish of(ClosingWay way) {
    return new ClosingWish(way, List.of(), null);
  }

  /** That its holder has died. */
  public static ClosingWish succession(List<Heir> heirs) {
    return new ClosingWish(ClosingWay.SUCCEEDED, heirs, null);
  }

  /** That it goes into another one of the same person. */
  public static ClosingWish merging(UUID into) {
    return new ClosingWish(ClosingWay.MERGED, List.of(), into);
  }

  /** The other accounts it touches. */
  public Set<UUID> others() {
    Set<UUID> others = new LinkedHashSet<>();
    heirs.forEach(heir -> others.add(heir.accountId()));
    if (into != null) {
      others.add(into);
    }
    return others;
  }

  /** Whether both who order it are members of staff; else the first may be the holder. */
  boolean needsStaff() {
    return way == ClosingWay.SUCCEEDED || way == ClosingWay.MERGED;
  }

  /** All it says, for the hash of an order. */
  String words() {
    return way.code()
        + switch (way) {
          case SUCCEEDED -> " heirs " + heirs;
          case MERGED -> " into " + into;
          case DONATED, DORMANT, TO_SETTLE -> " ";
          case REOPENED -> "";
        };
  }
}
