package org.gongtong.core.timebank.ledger;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.timebank.AccountKind;
import org.gongtong.core.timebank.OperationKey;
import org.jspecify.annotations.Nullable;

/**
 * Where stands what there is about accounts beside themselves: their parts, limits of their own,
 * changes of kinships, closings, and accounts merged into them. Extension point, implemented by
 * stores; implementations are thread-safe. Rows are only added. Whoever adds one has the account
 * locked, and {@link LedgerAccount.Marks} tells from then on that there is something to read.
 */
public interface AccountRecords {

  /** Opens a part of an account. */
  void addPart(Transaction transaction, LedgerAccount part);

  /** The parts of some accounts and what they stand at. */
  List<AccountState> parts(Transaction transaction, Collection<UUID> accountIds);

  /**
   * As {@link #parts}, so that nobody else changes them before this transaction ends. The caller
   * has the accounts locked, and so does everybody who locks a part: none waits for another here.
   */
  List<AccountState> lockParts(Transaction transaction, Collection<UUID> accountIds);

  /** What parts of accounts had to do with some entries and holds, by these. */
  Map<UUID, List<LedgerRows.Part>> paid(Transaction transaction, Collection<UUID> of);

  /** What accounts were granted under classes of those in need, in the order of the entries. */
  List<LedgerRows.Granted> grants(Transaction transaction, Collection<UUID> accountIds);

  /** Adds a limit. */
  void addLimit(Transaction transaction, RecordedLimit limit);

  /** All limits of some accounts, in the order in which they were recorded. */
  List<RecordedLimit> limits(Transaction transaction, Collection<UUID> accountIds);

  /** Adds a change of a kinship that was noted. */
  void addKinChange(Transaction transaction, KinChange change);

  /** All changes of an account's kinships, in the order in which they were recorded. */
  List<KinChange> kinChanges(Transaction transaction, UUID accountId);

  /** Adds a closing. A key that is taken is a race that was lost. */
  void addClosing(Transaction transaction, Closing closing);

  /** The closing of a key. */
  Optional<Closing> findClosing(Transaction transaction, UUID bankId, OperationKey key);

  /** All closings of an account, in the order in which they were recorded. */
  List<Closing> closings(Transaction transaction, UUID accountId);

  /** Makes an account, and all that were merged into it, a predecessor of another. */
  void addPredecessor(Transaction transaction, UUID accountId, UUID predecessorId);

  /** The predecessors of some accounts, by these. */
  Map<UUID, List<Predecessor>> predecessors(Transaction transaction, Collection<UUID> accountIds);

  /** What waits for a second person. */
  ProposalStore proposals();

  /**
   * Accounts of a bank and what they stand at, in the order of their ids; parts are not among them.
   *
   * @param kind of which kind; null for all
   * @param after the id after which they begin; null for the first
   * @param limit how many at most
   */
  List<AccountState> page(
      Transaction transaction,
      UUID bankId,
      @Nullable AccountKind kind,
      @Nullable UUID after,
      int limit);

  /** Removes the date of birth from a holder's accounts: he is erased, and they are given up. */
  void forgetBirth(Transaction transaction, UUID bankId, String holder);

  /** What is known of when time runs out. */
  LapseStore lapses();
}
