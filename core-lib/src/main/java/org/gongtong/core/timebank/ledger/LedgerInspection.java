package org.gongtong.core.timebank.ledger;

import java.util.List;
import java.util.UUID;
import org.gongtong.core.kernel.Transaction;

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
  }

  /** Shows all accounts of a bank with all their postings. */
  void scan(Transaction transaction, UUID bankId, Visitor visitor);

  /** Shows one account with all its postings. */
  void scanAccount(Transaction transaction, UUID accountId, Visitor visitor);

  /**
   * What cannot be of keys, entries, holds and days.
   *
   * @param limit how many of each kind at most
   */
  List<LedgerFault> faults(Transaction transaction, TimeBank bank, int limit);
}
