package org.gongtong.core.timebank;

import java.util.Set;
import org.gongtong.core.kernel.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * What one edition of a time bank's rules asks of transfers. Immutable.
 *
 * @param lifetimeCapMinutes most minutes that a person keeps of the services he ever does; null for
 *     no cap
 * @param dailyCapMinutes most minutes that somebody earns on a day; null for no cap
 * @param overflow what becomes of time beyond the lifetime's cap
 * @param redeemMinAge from which age in completed years on time may be spent on services; the
 *     birthday itself counts; 0 for any age, known or not
 * @param redeemSpouseCounts whether it is enough that the spouse is of that age
 * @param giftRelations what the receiver of a gift may be to the giver: {@code child}, {@code
 *     parent} …
 * @param overdraftMinutes how far below zero a person's account may go; the limit itself is allowed
 * @param ceilingMinutes how far above zero it may go by what it takes in, likewise; null for no
 *     limit. A correction that gives something back is not held up by it
 * @param groupsDonateOnly whether a group may do nothing with its time but donate it
 * @param accounts what it says of accounts: what each kind may do, and how long time lasts
 * @param settlement which time may go to other communities and come from there
 * @param grants to whom time is granted
 */
public record TransferPolicy(
    @Nullable Long lifetimeCapMinutes,
    @Nullable Long dailyCapMinutes,
    Overflow overflow,
    int redeemMinAge,
    boolean redeemSpouseCounts,
    Set<String> giftRelations,
    long overdraftMinutes,
    @Nullable Long ceilingMinutes,
    boolean groupsDonateOnly,
    AccountTerms accounts,
    SettlementPolicy settlement,
    GrantTerms grants) {

  /**
   * @throws IllegalArgumentException if a cap, an age or an overdraft is negative
   */
  public TransferPolicy {
    giftRelations = Set.copyOf(giftRelations);
    if (isNegative(lifetimeCapMinutes)
        || isNegative(dailyCapMinutes)
        || isNegative(ceilingMinutes)) {
      throw new IllegalArgumentException("a cap is 0 or more minutes, or none");
    }
    if (redeemMinAge < 0 || overdraftMinutes < 0) {
      throw new IllegalArgumentException("an age and an overdraft are 0 or more");
    }
  }

  /** A policy that grants time to anybody. */
  public TransferPolicy(
      @Nullable Long lifetimeCapMinutes,
      @Nullable Long dailyCapMinutes,
      Overflow overflow,
      int redeemMinAge,
      boolean redeemSpouseCounts,
      Set<String> giftRelations,
      long overdraftMinutes,
      @Nullable Long ceilingMinutes,
      boolean groupsDonateOnly,
      AccountTerms accounts,
      SettlementPolicy settlement) {
    this(
        lifetimeCapMinutes,
        dailyCapMinutes,
        overflow,
        redeemMinAge,
        redeemSpouseCounts,
        giftRelations,
        overdraftMinutes,
        ceilingMinutes,
        groupsDonateOnly,
        accounts,
        settlement,
        GrantTerms.ANYBODY);
  }

  /**
   * A policy that says nothing of accounts but whether groups only donate, and settles with no
   * other community.
   */
  public TransferPolicy(
      @Nullable Long lifetimeCapMinutes,
      @Nullable Long dailyCapMinutes,
      Overflow overflow,
      int redeemMinAge,
      boolean redeemSpouseCounts,
      Set<String> giftRelations,
      long overdraftMinutes,
      @Nullable Long ceilingMinutes,
      boolean groupsDonateOnly) {
    this(
        lifetimeCapMinutes,
        dailyCapMinutes,
        overflow,
        redeemMinAge,
        redeemSpouseCounts,
        giftRelations,
        overdraftMinutes,
        ceilingMinutes,
        groupsDonateOnly,
        AccountTerms.usual(groupsDonateOnly),
        SettlementPolicy.NONE);
  }

  /** The same, settling with other communities. */
  public TransferPolicy settling(SettlementPolicy other) {
    return new TransferPolicy(
        lifetimeCapMinutes,
        dailyCapMinutes,
        overflow,
        redeemMinAge,
        redeemSpouseCounts,
        giftRelations,
        overdraftMinutes,
        ceilingMinutes,
        groupsDonateOnly,
        accounts,
        other,
        grants);
  }

  /** The same, granting time to those of some classes. */
  public TransferPolicy granting(GrantTerms to) {
    return new TransferPolicy(
        lifetimeCapMinutes,
        dailyCapMinutes,
        overflow,
        redeemMinAge,
        redeemSpouseCounts,
        giftRelations,
        overdraftMinutes,
        ceilingMinutes,
        groupsDonateOnly,
        accounts,
        settlement,
        to);
  }

  /** A policy without a limit above zero, whose groups only donate. */
  public TransferPolicy(
      @Nullable Long lifetimeCapMinutes,
      @Nullable Long dailyCapMinutes,
      Overflow overflow,
      int redeemMinAge,
      boolean redeemSpouseCounts,
      Set<String> giftRelations,
      long overdraftMinutes) {
    this(
        lifetimeCapMinutes,
        dailyCapMinutes,
        overflow,
        redeemMinAge,
        redeemSpouseCounts,
        giftRelations,
        overdraftMinutes,
        null,
        true);
  }

  /** What becomes of time beyond the lifetime's cap. */
  public enum Overflow {
    /** It goes to the pool. */
    DONATE("转入公益时间池", "goes to the pool"),
    /** The whole transfer is refused. */
    REJECT("不予入账", "refuses the whole entry");

    private final LocalizedText text;

    Overflow(String zh, String en) {
      this.text = LocalizedText.of(zh, en);
    }

    /** What it is called. */
    public LocalizedText text() {
      return text;
    }
  }

  /**
   * The limit that accounts of a kind have, in minutes; {@link Long#MAX_VALUE} for none. Parts of
   * accounts go nowhere below zero, whatever is said of the accounts.
   */
  public long limit(LimitKind limit, AccountKind kind) {
    boolean personal = kind.isPersonal();
    return switch (limit) {
      case FLOOR -> personal ? overdraftMinutes : 0;
      case CEILING -> personal ? orNone(ceilingMinutes) : Long.MAX_VALUE;
      case DAILY -> orNone(dailyCapMinutes);
      case LIFETIME -> personal ? orNone(lifetimeCapMinutes) : Long.MAX_VALUE;
    };
  }

  private static long orNone(@Nullable Long minutes) {
    return minutes == null ? Long.MAX_VALUE : minutes;
  }

  private static boolean isNegative(@Nullable Long minutes) {
    return minutes != null && minutes < 0;
  }
}
