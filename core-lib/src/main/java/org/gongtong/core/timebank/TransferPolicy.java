package org.gongtong.core.timebank;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one edition of a time bank's rules asks of transfers. Immutable.
 *
 * @param lifetimeCapMinutes most minutes that a person keeps of the services he ever does; null for
 *     no cap
 * @param dailyCapMinutes most minutes that somebody earns on a day; null for no cap
 * @param overflow what becomes of time beyond the lifetime's cap
 * @param redeemMinAge from which age in completed years on time may be spent on services; the
 *     birthday itself counts
 * @param redeemSpouseCounts whether it is enough that the spouse is of that age
 * @param giftRelations what the receiver of a gift may be to the giver: {@code child}, {@code
 *     parent} …
 * @param overdraftMinutes how far below zero a person's account may go
 */
public record TransferPolicy(
    @Nullable Long lifetimeCapMinutes,
    @Nullable Long dailyCapMinutes,
    Overflow overflow,
    int redeemMinAge,
    boolean redeemSpouseCounts,
    Set<String> giftRelations,
    long overdraftMinutes) {

  /**
   * @throws IllegalArgumentException if a cap, an age or an overdraft is negative
   */
  public TransferPolicy {
    giftRelations = Set.copyOf(giftRelations);
    if (isNegative(lifetimeCapMinutes) || isNegative(dailyCapMinutes)) {
      throw new IllegalArgumentException("a cap is 0 or more minutes, or none");
    }
    if (redeemMinAge < 0 || overdraftMinutes < 0) {
      throw new IllegalArgumentException("an age and an overdraft are 0 or more");
    }
  }

  /** What becomes of time beyond the lifetime's cap. */
  public enum Overflow {
    /** It goes to the pool. */
    DONATE,
    /** The whole transfer is refused. */
    REJECT
  }

  private static boolean isNegative(@Nullable Long minutes) {
    return minutes != null && minutes < 0;
  }
}
