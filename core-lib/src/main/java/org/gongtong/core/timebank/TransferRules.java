package org.gongtong.core.timebank;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a transfer may be posted, and how much of it whoever served keeps. Pure; the
 * policy is compared with the standing of the accounts in a fixed order, and the first thing
 * against it is the outcome: amount, accounts and their kinds, caps and age, kinship or need, the
 * giver's balance, the receiver's. Immutable and thread-safe.
 */
public final class TransferRules {

  private static final int NEVER = Integer.MAX_VALUE;
  private static final int ALWAYS = Integer.MIN_VALUE;

  private final TransferPolicy policy;
  private final Members members;
  private final TransferRoute route;
  private final SettlementRules settlement;
  private final GrantRules grants;
  private final long dailyCap;
  private final long lifetimeCap;
  private final long ceiling;

  /** From which day on each account's holder is of an age to redeem. */
  private final int[] redeemsFrom;

  public TransferRules(TransferPolicy policy, Members members) {
    this.policy = policy;
    this.members = members;
    this.settlement = new SettlementRules(policy, members);
    this.grants = new GrantRules(policy.grants(), members);
    this.route = new TransferRoute(policy, members, settlement);
    this.dailyCap = policy.limit(LimitKind.DAILY, AccountKind.INDIVIDUAL);
    this.lifetimeCap = policy.limit(LimitKind.LIFETIME, AccountKind.INDIVIDUAL);
    this.ceiling = policy.limit(LimitKind.CEILING, AccountKind.INDIVIDUAL);
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
    return Ages.firstDay(birth, age);
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
    TransferOutcome flaw = route.flaw(transfer);
    if (flaw != null) {
      return refused(flaw);
    }
    long minutes = transfer.minutes();
    TransferKind kind = transfer.kind();
    int to = transfer.to();
    int day = transfer.day();
    if (kind == TransferKind.EARN && minutes > dailyCap(to, day) - standing.earned(to, day)) {
      return refused(TransferOutcome.DAILY_CAP);
    }
    if (kind == TransferKind.REDEEM && !mayRedeem(transfer.from(), transfer.day())) {
      return refused(TransferOutcome.NOT_ELIGIBLE);
    }
    if (kind == TransferKind.GIFT
        && Collections.disjoint(
            members.relations(transfer.from(), to, day), policy.giftRelations())) {
      return refused(TransferOutcome.NOT_RELATED);
    }
    TransferOutcome barred =
        kind == TransferKind.SETTLE
            ? settlement.barred(transfer, standing, this::mayRedeem)
            : grants.barred(transfer, standing);
    if (barred != null) {
      return refused(barred);
    }
    long kept = minutes;
    if (paysForService(transfer)) {
      kept = Math.min(minutes, Math.max(0, lifetimeCap(to, day) - standing.kept(to)));
      if (kept < minutes && !overflows()) {
        return refused(TransferOutcome.LIFETIME_CAP);
      }
    }
    if (!settlement.isPromised(transfer) && !pays(transfer, standing)) {
      return refused(TransferOutcome.INSUFFICIENT_BALANCE);
    }
    if (kept > 0 && takesIn(kind) && total(to, standing) + kept > ceiling(to, day)) {
      return refused(TransferOutcome.BALANCE_CEILING);
    }
    return new Decision(
        kept < minutes ? TransferOutcome.POSTED_WITH_OVERFLOW : TransferOutcome.POSTED, kept);
  }

  /** Minutes that may still go between two communities in the direction of a transfer. */
  public long room(Transfer transfer, Standing standing) {
    return settlement.room(transfer, standing);
  }

  /**
   * The class in which the receiver of a grant is on its day; empty if he is in none, the policy
   * has none, or it is no grant. The accounts that it names must be there.
   */
  public Optional<GrantClass> grantClass(Transfer transfer) {
    return grants.classOf(transfer);
  }

  /** How many classes of those in need the policy has. */
  public int grantClasses() {
    return policy.grants().classes().size();
  }

  /** Minutes that the receiver of a grant was granted in the period of his class before. */
  public long granted(Transfer transfer, GrantClass in, Standing standing) {
    return grants.granted(transfer, in, standing);
  }

  private boolean paysForService(Transfer transfer) {
    return transfer.kind().paysForService() || settlement.paysForService(transfer);
  }

  /** The most that an account earns on a day; {@link Long#MAX_VALUE} for no cap. */
  public long dailyCap(int account, int day) {
    return members.limit(account, LimitKind.DAILY, day, dailyCap);
  }

  /** The most that an account keeps of services, as of a day; {@link Long#MAX_VALUE} for no cap. */
  public long lifetimeCap(int account, int day) {
    long usual = members.kind(account).isPersonal() ? lifetimeCap : Long.MAX_VALUE;
    return members.limit(account, LimitKind.LIFETIME, day, usual);
  }

  /** How far above zero an account may go, as of a day; {@link Long#MAX_VALUE} for no limit. */
  public long ceiling(int account, int day) {
    long usual = members.kind(account).isPersonal() ? ceiling : Long.MAX_VALUE;
    return members.limit(account, LimitKind.CEILING, day, usual);
  }

  /** How far below zero an account may go, as of a day; {@link Long#MAX_VALUE} for no limit. */
  public long overdraft(int account, int day) {
    AccountKind kind = members.kind(account);
    // What may stand with another community is in its clearance.
    if (kind == AccountKind.RESERVE || kind == AccountKind.CLEARING) {
      return Long.MAX_VALUE;
    }
    long usual = kind.isPersonal() && !members.isPart(account) ? policy.overdraftMinutes() : 0;
    return members.limit(account, LimitKind.FLOOR, day, usual);
  }

  /** Without a cap of the policy's there is no pool for what is beyond an account's own. */
  private boolean overflows() {
    return policy.overflow() == TransferPolicy.Overflow.DONATE
        && policy.lifetimeCapMinutes() != null;
  }

  /** Whether it brings somebody more, as moving what he or the dead had does not. */
  private static boolean takesIn(TransferKind kind) {
    return kind.namesReceiver() && !kind.isOrdered();
  }

  private long total(int account, Standing standing) {
    long total = standing.balance(account);
    if (members.haveParts()) {
      for (Bucket bucket : Bucket.RESTRICTED) {
        int part = members.part(account, bucket);
        total += part == Transfer.NOBODY ? 0 : standing.balance(part);
      }
    }
    return total;
  }

  /**
   * What becomes of a reversal of an operation that is known.
   *
   * @param effect what the operation changed; null if it was refused, or is itself a reversal
   * @param reversed whether another one has reversed it before
   * @param day on which the reversal takes effect, in days since 1970-01-01
   */
  public TransferOutcome reverse(
      @Nullable Effect effect, boolean reversed, Standing standing, int day) {
    if (effect == null) {
      return TransferOutcome.NOT_REVERSIBLE;
    }
    if (reversed) {
      return TransferOutcome.ALREADY_REVERSED;
    }
    boolean paid =
        canPayBack(effect.receiver(), effect.own(), standing, day)
            && canPayBack(effect.pool(), effect.overflow(), standing, day);
    if (!paid) {
      return TransferOutcome.INSUFFICIENT_BALANCE;
    }
    // Nothing would ever take it out of a closed account again.
    return members.isClosed(effect.giver(), day)
        ? TransferOutcome.ACCOUNT_NOT_OPEN
        : TransferOutcome.POSTED;
  }

  /** Whether an account can give back what a reversal takes from it. */
  public boolean canPayBack(int account, long minutes, Standing standing, int day) {
    return minutes == 0 || canPay(account, minutes, standing, day);
  }

  /**
   * What a transfer changes that is posted, where accounts have no parts.
   *
   * @param kept as it was decided
   */
  public Effect effect(Transfer transfer, long kept) {
    return effect(transfer, kept, List.of());
  }

  /**
   * What a transfer changes that is posted now: of what the giver has, restricted time goes first.
   *
   * @param kept as it was decided
   */
  public Effect effect(Transfer transfer, long kept, Standing standing) {
    return effect(transfer, kept, parts(transfer, standing));
  }

  /**
   * What a transfer has changed.
   *
   * @param kept as it was decided
   * @param parts what restricted parts of the giver's account paid, each below zero
   */
  public Effect effect(Transfer transfer, long kept, List<Posting> parts) {
    TransferKind kind = transfer.kind();
    return new Effect(
        route.giver(transfer),
        kind.namesReceiver() ? route.receiver(transfer) : members.pool(),
        members.pool(),
        transfer.minutes(),
        kept,
        transfer.day(),
        kind == TransferKind.EARN ? transfer.minutes() : 0,
        paysForService(transfer) ? kept : settlement.brought(transfer),
        parts);
  }

  /** What restricted parts of the giver's account would pay, in the order in which they do. */
  private List<Posting> parts(Transfer transfer, Standing standing) {
    if (!members.haveParts() || !transfer.kind().namesGiver() || transfer.ordered()) {
      return List.of();
    }
    List<Posting> parts = new ArrayList<>(0);
    long rest = transfer.minutes();
    for (Bucket bucket : Bucket.RESTRICTED) {
      int part = members.part(transfer.from(), bucket);
      if (part != Transfer.NOBODY && bucket.pays(transfer.kind(), policy)) {
        long pays = Math.min(rest, standing.balance(part) - standing.held(part));
        if (pays > 0) {
          parts.add(new Posting(part, -pays));
          rest -= pays;
        }
      }
    }
    return parts;
  }

  /** Minutes that the giver of a transfer has for it, what is held and his overdraft left alone. */
  public long available(Transfer transfer, Standing standing) {
    int giver = route.giver(transfer);
    long available = standing.balance(giver) - standing.held(giver);
    Transfer all =
        new Transfer(
            transfer.kind(), transfer.from(), transfer.to(), Transfer.MOST_MINUTES, transfer.day());
    for (Posting part : transfer.ordered() ? List.<Posting>of() : parts(all, standing)) {
      available -= part.minutes();
    }
    return available;
  }

  private boolean pays(Transfer transfer, Standing standing) {
    long rest = transfer.minutes();
    for (Posting part : parts(transfer, standing)) {
      rest += part.minutes();
    }
    return rest == 0 || canPay(route.giver(transfer), rest, standing, transfer.day());
  }

  private static Decision refused(TransferOutcome outcome) {
    return new Decision(outcome, 0);
  }

  private boolean mayRedeem(int account, int day) {
    if (day >= redeemsFrom[account]) {
      return true;
    }
    if (policy.redeemSpouseCounts()) {
      for (int spouse : members.spouses(account, day)) {
        if (day >= redeemsFrom[spouse]) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether an account stays at or above its floor when it pays, what is held left alone. */
  private boolean canPay(int account, long minutes, Standing standing, int day) {
    long overdraft = overdraft(account, day);
    return overdraft == Long.MAX_VALUE
        || standing.balance(account) - standing.held(account) - minutes >= -overdraft;
  }
}
