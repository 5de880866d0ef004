package org.gongtong.core.timebank.ledger;

import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Adds accounts up from their postings, one after another, in constant memory. Confined to one
 * thread.
 */
final class AccountSum implements LedgerInspection.Visitor {

  /** What an account says, and what its postings and holds add up to. */
  record Added(AccountState stored, AccountState derived) {}

  private final Consumer<Added> accounts;
  private final Consumer<LedgerFault> faults;
  private @Nullable AccountState state;
  private long held;
  private long balance;
  private long kept;
  private long sequence;
  private @Nullable Instant recordedAt;
  private @Nullable UUID before;

  private long count;
  private long postings;
  private long total;

  /** Sum of minutes times a number of each entry: zero if the postings of each sum to zero. */
  private long weighted;

  /** The same of minutes given, less those of the entries. */
  private long given;

  AccountSum(Consumer<Added> accounts, Consumer<LedgerFault> faults) {
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
    before = null;
    count++;
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
    long minutes = posting.minutes() * weight(posting.entryId());
    weighted += minutes;
    // What somebody who moved had kept and not brought is given and taken in one entry.
    given += posting.minutes() > 0 || posting.entryId().equals(before) ? minutes : 0;
    before = posting.entryId();
  }

  @Override
  public void entry(UUID entryId, long minutes) {
    given -= minutes * weight(entryId);
  }

  /**
   * Odd, and another one for each entry: that others cancel an entry out is as good as excluded.
   */
  private static long weight(UUID entry) {
    long mixed = entry.getMostSignificantBits() * 0x9E37_79B9_7F4A_7C15L;
    mixed = (mixed ^ mixed >>> 29 ^ entry.getLeastSignificantBits());
    mixed *= 0xBF58_476D_1CE4_E5B9L;
    mixed = (mixed ^ mixed >>> 32) * 0x94D0_49BB_1331_11EBL;
    return mixed ^ mixed >>> 29 | 1;
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

  /** Whether each entry has postings of its minutes, and each posting its entry. */
  boolean entriesArePosted() {
    return given == 0;
  }

  boolean entriesAreEven() {
    return weighted == 0;
  }
}
