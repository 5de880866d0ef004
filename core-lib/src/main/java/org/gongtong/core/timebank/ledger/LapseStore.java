package org.gongtong.core.timebank.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.gongtong.core.kernel.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * Where expiry keeps which accounts it has looked at. Extension point, implemented by stores;
 * implementations are thread-safe. It records nothing that could not be found out again from the
 * journal: without it every account is looked at once more.
 */
public interface LapseStore {

  /**
   * Accounts of a bank, parts among them, in the order of their ids.
   *
   * @param after the id after which they begin; null for the first
   * @param limit how many at most
   */
  List<UUID> accounts(Transaction transaction, UUID bankId, @Nullable UUID after, int limit);

  /**
   * Which of some accounts have to be looked at: those that have time and postings since the last
   * look, or time that was to run out by a day.
   */
  List<UUID> due(Transaction transaction, List<UUID> accountIds, LocalDate day);

  /**
   * Notes that an account was looked at.
   *
   * @param postings how many it had
   * @param next the first day on which more of it runs out; null if none of it does
   */
  void looked(Transaction transaction, UUID accountId, long postings, @Nullable LocalDate next);

  /** All postings of an account, the first recorded first. */
  List<Movement> movements(Transaction transaction, UUID accountId);
}
