package org.gongtong.core.timebank.ledger;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Who inherits time, and how large a part of it. Immutable.
 *
 * @param accountId his account
 * @param share his part of the sum of all heirs' shares
 */
public record Heir(UUID accountId, int share) {

  /** The largest share. */
  public static final int MOST = 1_000_000;

  /**
   * Divides minutes among heirs, exactly. Each gets the whole minutes of his share; the minutes
   * that are left go, one each, to those whose fraction is the largest, and of two alike to the one
   * who is named first.
   *
   * @return the minutes of each, in the order of the heirs; together as many as were divided
   */
  public static List<Long> divide(long minutes, List<Heir> heirs) {
    BigInteger all = BigInteger.valueOf(heirs.stream().mapToLong(Heir::share).sum());
    List<Long> parts = new ArrayList<>(heirs.size());
    List<BigInteger> fractions = new ArrayList<>(heirs.size());
    long left = minutes;
    for (Heir heir : heirs) {
      BigInteger[] part =
          BigInteger.valueOf(minutes)
              .multiply(BigInteger.valueOf(heir.share()))
              .divideAndRemainder(all);
      parts.add(part[0].longValueExact());
      fractions.add(part[1]);
      left -= part[0].longValueExact();
    }
    // The order is stable: of equal fractions the one named first comes first.
    List<Integer> order =
        IntStream.range(0, heirs.size())
            .boxed()
            .sorted(Comparator.comparing((Integer heir) -> fractions.get(heir)).reversed())
            .toList();
    for (int i = 0; i < left; i++) {
      int heir = order.get(i);
      parts.set(heir, parts.get(heir) + 1);
    }
    return List.copyOf(parts);
  }
}
