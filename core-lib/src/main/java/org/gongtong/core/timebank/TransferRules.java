package org.gongtong.core.timebank;

import java.time.LocalDate;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a transfer may be posted, and how much of it whoever served keeps. Pure; the
 * policy is compared with the standing of the accounts in a fixed order, and the first thing
 * against it is the outcome: amount, accounts and their kinds, caps and age or kinship, the giver's
 * balance, the receiver's. Immutable and thread-safe.
 */
public final class TransferRules {

  private static final int NEVER = Integer.MAX_VALUE;
  private static final int ALWAYS = Integer.MIN_VALUE;

  private final TransferPolicy policy;
  private final Members members;
  private final long dailyCap;
  private final long lifetimeCap;
  private final long ceiling;

  /** From which day on each account's holder is of an age to redeem. */
  private final int[] redeemsFrom;

  public TransferRules(TransferPolicy policy, Members members) {
    this.policy = policy;
    this.members = members;
    this.dailyCap = cap(policy.dailyCapMinutes());
    this.lifetimeCap = cap(policy.lifetimeCapMinutes());
    this.ceiling = cap(policy.ceilingMinutes());
    this.redeemsFrom = new int[members.size()];
    for (int account = 0; account < redeemsFrom.length; account++) {
      LocalDate birth = members.account(account).birthDate();
      redeemsFrom[account] = redeemsFrom(birth, policy.redeemMinAge());
    }
  }

  private static int redeemsFrom(@Nullable LocalDate birth, int age) {
    if (birth == null) {
      return age == 0 ? ALWAYS : NEVER;
    }
    return dayOfAge(birth, age);
  }

  private static long cap(@Nullable Long minutes) {
    return minutes == null ? Long.MAX_VALUE : minutes;
  }

  /**
   * The first day on which somebody has completed so many years: who was born on a 29th of February
   * has on the 1st of March in years without one.
   */
  private static int dayOfAge(LocalDate birth, int years) {
    LocalDate day = birth.plusYears(years);
    if (day.getDayOfMonth() != birth.getDayOfMonth()) {
      day = day.plusDays(1);
    }
    return Math.toIntExact(day.toEpochDay());
  }

  /**
   * What is to become of a transfer.
   *
   * @param outcome posted or refused
   * @param kept minutes for the receiver; the rest of the transfer is for the pool. 0 if refused
   */
  public record Decision(TransferOutcome outcome, long kept) {}

  /** Decides. */
  public Decision decide(Transfer transfer, Standing standing) {
    TransferOutcome flaw = flaw(transfer);
    if (flaw != null) {
      return refused(flaw);
    }
    long minutes = transfer.minutes();
    TransferKind kind = transfer.kind();
    int to = transfer.to();
    if (kind == TransferKind.EARN && minutes > dailyCap - standing.earned(to, transfer.day())) {
      return refused(TransferOutcome.DAILY_CAP);
    }
    if (kind == TransferKind.REDEEM && !mayRedeem(transfer.from(), transfer.day())) {
      return refused(TransferOutcome.NOT_ELIGIBLE);
    }
    if (kind == TransferKind.GIFT
        && Collections.disjoint(members.relations(transfer.from(), to), policy.giftRelations())) {
      return refused(TransferOutcome.NOT_RELATED);
    }
    long kept = minutes;
    if (kind.paysForService() && members.kind(to) == AccountKind.INDIVIDUAL) {
      kept = Math.min(minutes, Math.max(0, lifetimeCap - standing.kept(to)));
      if (kept < minutes && policy.overflow() == TransferPolicy.Overflow.REJECT) {
        return refused(TransferOutcome.LIFETIME_CAP);
      }
    }
    if (!canPay(giver(transfer), minutes, standing)) {
      return refused(TransferOutcome.INSUFFICIENT_BALANCE);
    }
    if (kept > 0
        && kind.namesReceiver()
        && members.kind(to) == AccountKind.INDIVIDUAL
        && standing.balance(to) + kept > ceiling) {
      return refused(TransferOutcome.BALANCE_CEILING);
    }
    return new Decision(
        kept < minutes ? TransferOutcome.POSTED_WITH_OVERFLOW : TransferOutcome.POSTED, kept);
  }

  /**
   * What becomes of a reversal of an operation that is known.
   *
   * @param effect what the operation changed; null if it was refused, or is itself a reversal
   * @param reversed whether another one has reversed it before
   */
  public TransferOutcome reverse(@Nullable Effect effect, boolean reversed, Standing standing) {
    if (effect == null) {
      return TransferOutcome.NOT_REVERSIBLE;
    }
    if (reversed) {
      return TransferOutcome.ALREADY_REVERSED;
    }
    boolean paid =
        canPayBack(effect.receiver(), effect.own(), standing)
            && canPayBack(effect.pool(), effect.overflow(), standing);
    return paid ? TransferOutcome.POSTED : TransferOutcome.INSUFFICIENT_BALANCE;
  }

  private boolean canPayBack(int account, long minutes, Standing standing) {
    return minutes == 0 || canPay(account, minutes, standing);
  }

  /**
   * What a transfer changes that is posted.
   *
   * @param kept as it was decided
   */
  public Effect effect(Transfer transfer, long kept) {
    TransferKind kind = transfer.kind();
    return new Effect(
        giver(transfer),
        transfer.kind() == TransferKind.DONATE ? members.pool() : transfer.to(),
        members.pool(),
        transfer.minutes(),
        kept,
        transfer.day(),
        kind == TransferKind.EARN ? transfer.minutes() : 0,
        kind.paysForService() ? kept : 0);
  }

  private static Decision refused(TransferOutcome outcome) {
    return new Decision(outcome, 0);
  }

  /** What is wrong with a transfer whatever the accounts stand at; null if nothing is. */
  private @Nullable TransferOutcome flaw(Transfer transfer) {
    if (transfer.minutes() <= 0 || transfer.minutes() > Transfer.MOST_MINUTES) {
      return TransferOutcome.INVALID_AMOUNT;
    }
    int from = transfer.from();
    int to = transfer.to();
    TransferKind kind = transfer.kind();
    boolean fromMissing = from == Transfer.NOBODY ? kind.namesGiver() : !members.exists(from);
    boolean toMissing = to == Transfer.NOBODY ? kind.namesReceiver() : !members.exists(to);
    if (fromMissing || toMissing) {
      return TransferOutcome.UNKNOWN_ACCOUNT;
    }
    if (kind.namesGiver()) {
      if (!members.kind(from).earns()) {
        return TransferOutcome.KIND_NOT_ALLOWED;
      }
      if (policy.groupsDonateOnly()
          && members.kind(from) == AccountKind.GROUP
          && kind != TransferKind.DONATE) {
        return TransferOutcome.DONATE_ONLY;
      }
    }
    if (kind.namesReceiver()) {
      boolean allowed =
          kind.paysForService()
              ? members.kind(to).earns()
              : members.kind(to) == AccountKind.INDIVIDUAL;
      if (!allowed) {
        return TransferOutcome.KIND_NOT_ALLOWED;
      }
    }
    if (isClosed(from, transfer.day()) || isClosed(to, transfer.day())) {
      return TransferOutcome.ACCOUNT_NOT_OPEN;
    }
    return kind.namesGiver() && from == to ? TransferOutcome.SAME_ACCOUNT : null;
  }

  private boolean isClosed(int account, int day) {
    return account != Transfer.NOBODY && !members.isOpen(account, day);
  }

  private boolean mayRedeem(int account, int day) {
    if (day >= redeemsFrom[account]) {
      return true;
    }
    if (policy.redeemSpouseCounts()) {
      for (int spouse : members.spouses(account)) {
        if (day >= redeemsFrom[spouse]) {
          return true;
        }
      }
    }
    return false;
  }

  /** The account that a transfer takes from. */
  private int giver(Transfer transfer) {
    return switch (transfer.kind()) {
      case EARN -> members.reserve();
      case GRANT -> members.pool();
      case REDEEM, GIFT, DONATE -> transfer.from();
    };
  }

  /** Whether an account stays at or above its floor when it pays, what is held left alone. */
  private boolean canPay(int account, long minutes, Standing standing) {
    long left = standing.balance(account) - standing.held(account) - minutes;
    return switch (members.kind(account)) {
      case INDIVIDUAL -> left >= -policy.overdraftMinutes();
      case GROUP, POOL -> left >= 0;
      case RESERVE -> true;
    };
  }
}
