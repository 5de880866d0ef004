package org.gongtong.core.timebank.ledger;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.timebank.OperationKey;
import org.jspecify.annotations.Nullable;

/**
 * Where time banks, their accounts and their journals are kept. Extension point, implemented by
 * stores; implementations are thread-safe. Every method refuses a transaction of another store with
 * an {@link IllegalArgumentException} and one that is over with an {@link IllegalStateException}.
 *
 * <p>Rows of commands, entries, postings, holds and their ends are only added to. Accounts stand at
 * what their postings and holds add up to, and change with them.
 */
public interface LedgerStore {

  /**
   * Adds a bank. Its pool and reserve are added as accounts.
   *
   * <p>A community has one bank: a second one is a race that was lost, and the work runs again from
   * its start or fails.
   */
  void addBank(Transaction transaction, TimeBank bank);

  /** The bank of an id. */
  Optional<TimeBank> findBank(Transaction transaction, UUID bankId);

  /** The banks of a community, in the order of their ids. */
  List<TimeBank> banksOf(Transaction transaction, UUID communityId);

  /** Adds accounts that stand at zero. */
  void addAccounts(Transaction transaction, Collection<LedgerAccount> accounts);

  /**
   * Closes an account and its parts from a day on, or opens them again. The caller has it locked.
   *
   * @param day the first on which they take part in nothing; null to open them again
   */
  void close(Transaction transaction, UUID accountId, @Nullable LocalDate day);

  /**
   * Adds that one is a relative of another.
   *
   * @return whether it was added; false if it was there
   */
  boolean relate(Transaction transaction, UUID of, UUID relative, String relation);

  /** An account and what it stands at. */
  Optional<AccountState> find(Transaction transaction, UUID accountId);

  /** What else there is about accounts: parts, limits of their own, ends. */
  AccountRecords records();

  /** The accounts of a bank that belong to a holder, in the order of their ids. */
  List<LedgerAccount> accountsOf(Transaction transaction, UUID bankId, String holder);

  /** All relatives of the holders of some accounts, in each period of theirs. */
  List<Relative> relatives(Transaction transaction, Collection<UUID> of);

  /**
   * Accounts of a bank and what they stand at, which nobody else changes before this transaction
   * ends. They are locked in the order of their ids, so that two who lock never wait for each
   * other.
   *
   * @return those of these ids that the bank has
   */
  List<AccountState> lock(Transaction transaction, UUID bankId, Collection<UUID> accountIds);

  /** The commands of a bank that have had some keys, and what there is of them. */
  Map<OperationKey, PastCommand> past(
      Transaction transaction, UUID bankId, Collection<OperationKey> keys);

  /**
   * Whether a work that loses a race is always run again from its start. Then the first attempt
   * need not ask whether a key is taken, since {@link #write} finds out.
   */
  default boolean runsLostRacesAgain() {
    return false;
  }

  /** Minutes that accounts have earned on days; nothing where they have earned none. */
  Map<AccountDay, Long> earned(Transaction transaction, Collection<AccountDay> days);

  /**
   * Writes what came of some commands. The caller has locked all accounts it changes.
   *
   * <p>A key or a number that is taken, an entry that was reversed, a hold that was ended or an
   * account that does not stand where it was locked is a race that was lost: nothing may be
   * written, and the work runs again from its start or fails.
   */
  void write(Transaction transaction, LedgerRows rows);
}
