package org.gongtong.core.timebank.ledger;

import java.time.YearMonth;
import java.util.OptionalLong;
import org.gongtong.core.kernel.SmallCells;

/**
 * What anybody may be told of a bank's month. Immutable.
 *
 * @param month the month
 * @param given minutes credited for services; empty if that would single out too few
 * @param received minutes that members paid for services, likewise
 * @param pool minutes in the pool when it ended, likewise
 */
public record ToldMonth(
    YearMonth month, OptionalLong given, OptionalLong received, OptionalLong pool) {

  /**
   * The sums that may be told. What is paid for is a part of all that is given: it is not told
   * where the rest, once it is subtracted, is that of too few.
   */
  static ToldMonth of(MonthSum sum, SmallCells cells) {
    boolean received = cells.mayTell(sum.receivers()) && cells.mayTell(sum.earners());
    return new ToldMonth(
        sum.month(),
        told(cells.mayTell(sum.givers()), sum.given()),
        told(received, sum.received()),
        told(cells.mayTell(sum.poolMembers()), sum.pool()));
  }

  private static OptionalLong told(boolean may, long minutes) {
    return may ? OptionalLong.of(minutes) : OptionalLong.empty();
  }
}
