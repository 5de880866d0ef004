package org.gongtong.core.timebank.grant;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.timebank.OperationKey;
import org.gongtong.core.timebank.ledger.LedgerAccount;
import org.jspecify.annotations.Nullable;

/**
 * Where rounds of grants are kept. Extension point, implemented by stores; implementations are
 * thread-safe. Every method refuses a transaction of another store with an {@link
 * IllegalArgumentException} and one that is over with an {@link IllegalStateException}; those that
 * write refuse one that only reads with the latter. Rows are only added.
 */
public interface RoundStore {

  /** Adds a round and its lines. A number or key that is taken is a race that was lost. */
  void add(Transaction transaction, GrantRound round, List<GrantRound.Line> lines);

  /** The round of an id. */
  Optional<GrantRound> find(Transaction transaction, UUID id);

  /** The round of a key. */
  Optional<GrantRound> find(Transaction transaction, UUID bankId, OperationKey key);

  /**
   * A bank's rounds, the latest first.
   *
   * @param before only those of a smaller number
   * @param limit most of them, at least 1
   */
  List<GrantRound> latest(Transaction transaction, UUID bankId, int before, int limit);

  /** The lines of a round in the order of their numbers. */
  List<GrantRound.Line> lines(Transaction transaction, UUID roundId);

  /**
   * Accounts of persons that are open on a day, parts left out, in the order of their ids.
   *
   * @param born only of those born on that day or before; null for all, the day known or not
   * @param after the last account already seen; null to begin
   * @param limit most of them, at least 1
   */
  List<LedgerAccount> persons(
      Transaction transaction,
      UUID bankId,
      LocalDate day,
      @Nullable LocalDate born,
      @Nullable UUID after,
      int limit);
}
