package org.gongtong.core.timebank.ledger;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.gongtong.core.timebank.AccountKind;
import org.gongtong.core.timebank.TransferKind;
import org.jspecify.annotations.Nullable;

/**
 * Adds accounts up from their postings, one after another, in constant memory. Confined to one
 * thread.
 */
final class AccountSum implements LedgerInspection.Visitor {

  /** What an account says, and what its postings and holds add up to. */
  record Added(AccountState stored, AccountState derived) {}

  private static final UUID NONE = new UUID(0, 0);

  private final TimeBank bank;
  private final Consumer<Added> accounts;
  private final Consumer<LedgerFault> faults;
  private @Nullable AccountState state;
  private long held;
  private long balance;
  private long kept;
  private long sequence;
  private @Nullable Instant recordedAt;

  private long count;
  private long postings;
  private long total;

  /**
   * What postings add to accounts, less what entries say that they do, each times a number of the
   * entry, the account and the times: zero if the postings are those of the entries.
   */
  private long unsaid;

  /** The same of what counts for a lifetime, by entries alone. */
  private long uncounted;

  /** Accounts that an entry's kind alone does not tell: there are few. */
  private final Map<UUID, AccountKind> special = new HashMap<>();

  AccountSum(TimeBank bank, Consumer<Added> accounts, Consumer<LedgerFault> faults) {
    this.bank = bank;
    this.accounts = accounts;
    this.faults = faults;
  }

  @Override
  public void account(AccountState next, long pending) {
    finish();
    state = next;
    held = pending;
    balance = 0;
    kept = 0;
    sequence = 0;
    recordedAt = null;
    count++;
    AccountKind kind = next.account().kind();
    if (kind == AccountKind.ORGANISATION || kind == AccountKind.CLEARING) {
      special.put(next.account().id(), kind);
    }
  }

  @Override
  public void posting(LedgerPosting posting) {
    sequence++;
    if (posting.sequence() != sequence) {
      fault(LedgerFault.Kind.GAP, posting, "sequence " + posting.sequence() + ", not " + sequence);
      sequence = posting.sequence();
    }
    balance += posting.minutes();
    if (posting.balance() != balance) {
      fault(
          LedgerFault.Kind.BALANCE_AFTER,
          posting,
          "sequence " + sequence + " has " + posting.balance() + ", not " + balance);
    }
    if (recordedAt != null && posting.recordedAt().isBefore(recordedAt)) {
      fault(LedgerFault.Kind.RECORDED_BACK, posting, "sequence " + sequence);
    }
    recordedAt = posting.recordedAt();
    kept += posting.counts() ? posting.minutes() : 0;
    postings++;
    total += posting.minutes();
    unsaid +=
        weight(posting.entryId(), posting.accountId(), posting.at(), posting.recordedAt())
            * posting.minutes();
    if (posting.counts()) {
      uncounted += weight(posting.entryId()) * posting.minutes();
    }
  }

  @Override
  public void entry(LedgerInspection.Entry entry) {
    TransferKind kind = entry.kind();
    boolean toPool = kind == TransferKind.DONATE || kind == TransferKind.RETURN;
    boolean settles = isClearing(entry.from()) || isClearing(entry.to());
    boolean expires = isOfBank(entry.to()) && !toPool && !settles;
    boolean serves = kind == TransferKind.EARN || kind == TransferKind.REDEEM;
    boolean overflows = entry.kept() < entry.minutes();
    if (settles != (kind == TransferKind.SETTLE)
        || expires != (kind == TransferKind.EXPIRE)
        || overflows && !serves && !settles) {
      faults.accept(
          new LedgerFault(
              LedgerFault.Kind.ENTRY, entry.id().toString(), "not of kind " + kind.code()));
    }
    says(entry, giver(entry), -entry.minutes());
    says(entry, toPool ? bank.poolId() : entry.to(), entry.kept());
    says(entry, bank.poolId(), entry.minutes() - entry.kept());
    long counted = serves ? entry.kept() : entry.settled();
    uncounted -= weight(entry.id()) * (entry.isReversal() ? -counted : counted);
  }

  /** The account that an entry takes from, its parts included. */
  private @Nullable UUID giver(LedgerInspection.Entry entry) {
    UUID from = entry.from();
    if (entry.kind() == TransferKind.EARN) {
      return bank.reserveId();
    }
    boolean fromPool =
        entry.kind() == TransferKind.GRANT
            && (from == null || special.get(from) != AccountKind.ORGANISATION);
    return fromPool ? bank.poolId() : from;
  }

  private boolean isClearing(@Nullable UUID accountId) {
    return accountId != null && special.get(accountId) == AccountKind.CLEARING;
  }

  private boolean isOfBank(@Nullable UUID accountId) {
    return bank.poolId().equals(accountId) || bank.reserveId().equals(accountId);
  }

  @Override
  public void part(LedgerInspection.Entry entry, UUID partId, UUID accountId, long minutes) {
    says(entry, partId, minutes);
    says(entry, accountId, -minutes);
  }

  private void says(LedgerInspection.Entry entry, @Nullable UUID accountId, long minutes) {
    UUID named = Objects.requireNonNullElse(accountId, NONE);
    long added = entry.isReversal() ? -minutes : minutes;
    unsaid -= weight(entry.id(), named, entry.at(), entry.recordedAt()) * added;
  }

  private static long weight(UUID entry, UUID account, LocalDateTime at, Instant recordedAt) {
    long of = mixed(weight(entry), weight(account));
    of = mixed(of, at.toEpochSecond(ZoneOffset.UTC) * 1_000_000_000 + at.getNano());
    return mixed(of, recordedAt.getEpochSecond() * 1_000_000_000 + recordedAt.getNano()) | 1;
  }

  /** Odd, and another one for each id: that others cancel an entry out is as good as excluded. */
  private static long weight(UUID id) {
    return mixed(id.getMostSignificantBits(), id.getLeastSignificantBits()) | 1;
  }

  private static long mixed(long one, long other) {
    long mixed = one * 0x9E37_79B9_7F4A_7C15L;
    mixed = mixed ^ mixed >>> 29 ^ other;
    mixed *= 0xBF58_476D_1CE4_E5B9L;
    mixed = (mixed ^ mixed >>> 32) * 0x94D0_49BB_1331_11EBL;
    return mixed ^ mixed >>> 29;
  }

  private void fault(LedgerFault.Kind kind, LedgerPosting posting, String detail) {
    faults.accept(new LedgerFault(kind, posting.accountId().toString(), detail));
  }

  /** Hands the last account on. */
  void finish() {
    if (state != null) {
      accounts.accept(
          new Added(
              state, new AccountState(state.account(), balance, held, kept, sequence, recordedAt)));
      state = null;
    }
  }

  long count() {
    return count;
  }

  long postings() {
    return postings;
  }

  long total() {
    return total;
  }

  /** Whether postings are those of the entries: by account, minutes, times and what counts. */
  boolean entriesArePosted() {
    return unsaid == 0 && uncounted == 0;
  }
}
