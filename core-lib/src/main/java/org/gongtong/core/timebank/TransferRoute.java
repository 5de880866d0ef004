package org.gongtong.core.timebank;

import org.jspecify.annotations.Nullable;

/**
 * Between which accounts a transfer goes, and what is wrong with it whatever they stand at.
 * Immutable and thread-safe.
 */
final class TransferRoute {

  private final TransferPolicy policy;
  private final Members members;
  private final SettlementRules settlement;

  TransferRoute(TransferPolicy policy, Members members, SettlementRules settlement) {
    this.policy = policy;
    this.members = members;
    this.settlement = settlement;
  }

  /** What is wrong with a transfer whatever the accounts stand at; null if nothing is. */
  @Nullable TransferOutcome flaw(Transfer transfer) {
    if (transfer.minutes() <= 0 || transfer.minutes() > Transfer.MOST_MINUTES) {
      return TransferOutcome.INVALID_AMOUNT;
    }
    if (transfer.kind().isOrdered() != transfer.ordered()) {
      return TransferOutcome.NOT_BY_ITSELF;
    }
    int from = transfer.from();
    int to = transfer.to();
    TransferKind kind = transfer.kind();
    boolean fromMissing = from == Transfer.NOBODY ? kind.namesGiver() : !members.exists(from);
    boolean toMissing = to == Transfer.NOBODY ? kind.namesReceiver() : !members.exists(to);
    if (fromMissing || toMissing) {
      return TransferOutcome.UNKNOWN_ACCOUNT;
    }
    TransferOutcome flaw = flawOfSides(transfer);
    if (flaw != null) {
      return flaw;
    }
    // What runs out, or was written down late, leaves a closed account, too.
    boolean closed = !kind.isOrdered() && isClosed(from, transfer.day());
    if (closed || isClosed(to, transfer.day())) {
      return TransferOutcome.ACCOUNT_NOT_OPEN;
    }
    return kind.namesGiver() && from == to ? TransferOutcome.SAME_ACCOUNT : null;
  }

  private @Nullable TransferOutcome flawOfSides(Transfer transfer) {
    TransferKind kind = transfer.kind();
    if (kind == TransferKind.SETTLE) {
      return settlement.flaw(transfer);
    }
    TransferOutcome flaw = kind.namesGiver() ? flawOfGiver(transfer) : null;
    return flaw == null && kind.namesReceiver() ? flawOfReceiver(transfer) : flaw;
  }

  private @Nullable TransferOutcome flawOfGiver(Transfer transfer) {
    AccountKind kind = members.kind(transfer.from());
    if (!kind.earns()) {
      return TransferOutcome.KIND_NOT_ALLOWED;
    }
    if (!transfer.ordered()
        && transfer.kind() != TransferKind.DONATE
        && policy.accounts().donatingOnly().contains(kind)) {
      return TransferOutcome.DONATE_ONLY;
    }
    return giver(transfer) == Transfer.NOBODY ? TransferOutcome.BUCKET_NOT_OPEN : null;
  }

  private @Nullable TransferOutcome flawOfReceiver(Transfer transfer) {
    AccountKind kind = members.kind(transfer.to());
    boolean allowed =
        switch (transfer.kind()) {
          case EARN, REDEEM -> policy.accounts().serving().contains(kind);
          case GIFT, GRANT -> policy.accounts().receiving().contains(kind);
          case SUCCEED, MERGE -> kind.isPersonal();
          case EXPIRE ->
              kind
                  == (policy.accounts().expired() == AccountTerms.Expired.POOL
                      ? AccountKind.POOL
                      : AccountKind.RESERVE);
          case DONATE, RETURN, SETTLE -> true;
        };
    if (!allowed) {
      return TransferOutcome.KIND_NOT_ALLOWED;
    }
    if (!transfer.ordered() && !transfer.bucket().takes(transfer.kind())) {
      return TransferOutcome.BUCKET_NOT_ALLOWED;
    }
    return receiver(transfer) == Transfer.NOBODY ? TransferOutcome.BUCKET_NOT_OPEN : null;
  }

  private boolean isClosed(int account, int day) {
    return account != Transfer.NOBODY && !members.isOpen(account, day);
  }

  /** The account that a transfer takes from. */
  int giver(Transfer transfer) {
    int from = transfer.from();
    return switch (transfer.kind()) {
      case EARN -> members.reserve();
      case GRANT ->
          from != Transfer.NOBODY && members.kind(from) == AccountKind.ORGANISATION
              ? from
              : members.pool();
      case REDEEM, GIFT, DONATE, SETTLE -> from;
      case EXPIRE, SUCCEED, MERGE, RETURN -> members.part(from, transfer.bucket());
    };
  }

  /** The account that a transfer goes to, where its kind names one. */
  int receiver(Transfer transfer) {
    return transfer.kind() == TransferKind.EXPIRE
        ? transfer.to()
        : members.part(transfer.to(), transfer.bucket());
  }
}
