package org.gongtong.core.timebank;

import java.util.Collections;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The part of {@link TransferRules} about time that goes to another community or comes from there.
 * Immutable and thread-safe.
 */
final class SettlementRules {

  private final TransferPolicy policy;
  private final Members members;

  SettlementRules(TransferPolicy policy, Members members) {
    this.policy = policy;
    this.members = members;
  }

  /** Tells whether a member is of an age to spend time. */
  interface Age {
    boolean mayRedeem(int account, int day);
  }

  /** What is wrong with the kinds of accounts that a settlement names; null if nothing is. */
  @Nullable TransferOutcome flaw(Transfer transfer) {
    Clearance clearance = transfer.clearance();
    boolean goes = goes(transfer);
    if (clearance == null || goes == isClearing(transfer.from())) {
      return TransferOutcome.KIND_NOT_ALLOWED;
    }
    AccountKind own = members.kind(goes ? transfer.from() : transfer.to());
    boolean allowed =
        switch (clearance.purpose()) {
          case SERVICE -> goes ? own.earns() : policy.accounts().serving().contains(own);
          case GIFT -> goes ? own.isPersonal() : policy.accounts().receiving().contains(own);
          case MOVE -> own.isPersonal();
          case REPAY -> own == AccountKind.RESERVE;
        };
    if (!allowed) {
      return TransferOutcome.KIND_NOT_ALLOWED;
    }
    return goes && !clearance.promised() && policy.accounts().donatingOnly().contains(own)
        ? TransferOutcome.DONATE_ONLY
        : null;
  }

  private boolean isClearing(int account) {
    return members.kind(account) == AccountKind.CLEARING;
  }

  private boolean goes(Transfer transfer) {
    return isClearing(transfer.to());
  }

  /** Whether minutes were held for it that another community has relied on since. */
  boolean isPromised(Transfer transfer) {
    Clearance clearance = transfer.clearance();
    return clearance != null && clearance.promised();
  }

  /** What policy and limits have against a settlement without a flaw; null if nothing. */
  @Nullable TransferOutcome barred(Transfer transfer, Standing standing, Age age) {
    Clearance clearance = clearance(transfer);
    if (isPromised(transfer)) {
      return null;
    }
    TransferOutcome barred = policy.settlement().bars(clearance.purpose(), clearance.place());
    if (barred != null) {
      return barred;
    }
    if (goes(transfer)
        && clearance.purpose() == SettlementPurpose.SERVICE
        && !age.mayRedeem(transfer.from(), transfer.day())) {
      return TransferOutcome.NOT_ELIGIBLE;
    }
    if (goes(transfer)
        && clearance.purpose() == SettlementPurpose.GIFT
        && Collections.disjoint(clearance.relations(), policy.giftRelations())) {
      return TransferOutcome.NOT_RELATED;
    }
    return transfer.minutes() > room(transfer, standing) ? TransferOutcome.CLEARING_LIMIT : null;
  }

  /** Minutes that may still go in the direction of a settlement, 0 or more. */
  long room(Transfer transfer, Standing standing) {
    Clearance clearance = clearance(transfer);
    return goes(transfer)
        ? Math.max(0, clearance.most() - standing.balance(transfer.to()))
        : Math.max(0, standing.balance(transfer.from()) - clearance.least());
  }

  /** Whether whoever gets it has served for it. */
  boolean paysForService(Transfer transfer) {
    return comesFor(transfer, SettlementPurpose.SERVICE);
  }

  /** What the receiver had kept elsewhere, and now has here. */
  long brought(Transfer transfer) {
    return comesFor(transfer, SettlementPurpose.MOVE) ? clearance(transfer).brought() : 0;
  }

  private boolean comesFor(Transfer transfer, SettlementPurpose purpose) {
    return transfer.kind() == TransferKind.SETTLE
        && !goes(transfer)
        && clearance(transfer).purpose() == purpose;
  }

  private static Clearance clearance(Transfer transfer) {
    return Objects.requireNonNull(transfer.clearance(), "checked as a flaw");
  }
}
