package org.gongtong.core.timebank.ledger;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.timebank.TransferKind;
import org.jspecify.annotations.Nullable;

/**
 * Reads a whole ledger, to see whether it can be what it says. Extension point, implemented by
 * stores; implementations are thread-safe, and keep no more of a ledger in memory than a thousand
 * accounts.
 */
public interface LedgerInspection {

  /** Sees accounts and postings. Extension point: who inspects has one. */
  interface Visitor {

    /**
     * An account; its postings follow.
     *
     * @param pending minutes that its pending holds add up to
     */
    void account(AccountState state, long pending);

    /** A posting of the account seen last, in the order of their sequences. */
    void posting(LedgerPosting posting);

    /** An entry; all accounts were seen before. */
    void entry(Entry entry);

    /**
     * What a part of an account had to do with an entry that is seen as well; of a reversal, with
     * the entry that it reverses.
     *
     * @param accountId the account that it is a part of
     * @param minutes added to the part; below zero, taken from it
     */
    void part(Entry entry, UUID partId, UUID accountId, long minutes);
  }

  /**
   * What an entry says of its postings. Immutable.
   *
   * @param from as the command named it
   * @param to as the command named it
   * @param settled of a settlement, what of its postings counts for a lifetime: the entry does not
   *     tell. 0 of all others
   * @param isReversal whether it takes back what it says
   */
  record Entry(
      UUID id,
      TransferKind kind,
      @Nullable UUID from,
      @Nullable UUID to,
      long minutes,
      long kept,
      LocalDateTime at,
      Instant recordedAt,
      long settled,
      boolean isReversal) {}

  /** Shows all accounts of a bank with all their postings. */
  void scan(Transaction transaction, UUID bankId, Visitor visitor);

  /** Shows all entries of a bank, and what parts had to do with them. */
  void scanEntries(Transaction transaction, UUID bankId, Visitor visitor);

  /**
   * As {@link #scan}, a part at a time.
   *
   * @param after the last account of the part before; null to begin
   * @param accounts how many at most
   * @return the last account that was shown; empty if there are no more
   */
  Optional<UUID> scanAfter(
      Transaction transaction, UUID bankId, @Nullable UUID after, int accounts, Visitor visitor);

  /**
   * How far an account's journal goes. Immutable.
   *
   * @param sequence of its last posting; 0 if there is none
   * @param pending minutes that its pending holds add up to
   */
  record Tail(long sequence, long pending) {}

  /** How far the journals of some accounts go. */
  Map<UUID, Tail> tails(Transaction transaction, Collection<UUID> accountIds);

  /** Shows one account with all its postings. */
  void scanAccount(Transaction transaction, UUID accountId, Visitor visitor);

  /**
   * Entries whose postings are not those that they say, and postings of no entry. Asked only where
   * there is one.
   */
  List<LedgerFault> entryFaults(Transaction transaction, TimeBank bank, int limit);

  /**
   * What cannot be of keys, entries, holds and days.
   *
   * @param limit how many of each kind at most
   */
  List<LedgerFault> faults(Transaction transaction, TimeBank bank, int limit);
}
