package org.gongtong.core.timebank.bank;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.timebank.OperationKey;

/**
 * Where it is kept which rules banks chose, what the editions said, and which entries are services.
 * Extension point, implemented by stores; implementations are thread-safe. Every method refuses a
 * transaction of another store with an {@link IllegalArgumentException} and one that is over with
 * an {@link IllegalStateException}; those that write refuse one that only reads with the latter.
 *
 * <p>Rows are only added. One that is there under another content is a race that was lost: the work
 * runs again from its start or fails.
 */
public interface BankStore {

  /** Adds a choice, whose number follows that of the last one. */
  void addChoice(Transaction transaction, RuleChoice choice);

  /** A bank's choices in the order of their numbers. */
  List<RuleChoice> choices(Transaction transaction, UUID bankId);

  /** Keeps an edition, unless it is kept. */
  void keep(Transaction transaction, KeptEdition edition);

  /** The edition of a name, as it was when a bank first used it. */
  Optional<KeptEdition> edition(Transaction transaction, UUID bankId, String edition);

  /** Notes of which service an entry is. */
  void addService(Transaction transaction, PostedService service);

  /** The services among the commands of some keys. */
  Map<OperationKey, PostedService> services(
      Transaction transaction, UUID bankId, Collection<OperationKey> keys);
}
