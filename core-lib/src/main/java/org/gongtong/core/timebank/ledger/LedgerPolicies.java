package org.gongtong.core.timebank.ledger;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.timebank.Attested;

/**
 * Which rules a time bank has on a day. Extension point, answered from rule packs as a rule;
 * implementations are thread-safe, and answer from memory as a rule: they are asked while accounts
 * are locked.
 */
public interface LedgerPolicies {

  /**
   * The rules in force on a day; empty if there are none, and then nothing is posted.
   *
   * @param transaction in which a command is decided, and accounts may be locked; or one that only
   *     reads
   * @param day on which a command takes effect, in the place's own time
   */
  Optional<LedgerPolicy> inForce(Transaction transaction, TimeBank bank, LocalDate day);

  /**
   * The rules of a day under which commands are now decided, in the transaction that writes them
   * down, so that the rules can be kept with what was decided under them. As it is, {@link
   * #inForce}.
   */
  default Optional<LedgerPolicy> decidesUnder(
      Transaction transaction, TimeBank bank, LocalDate day) {
    return inForce(transaction, bank, day);
  }

  /**
   * What was attested of the holders of accounts, on whatever days; asked where rules grant time to
   * classes of those in need alone.
   *
   * @param accounts locked in the transaction
   * @return by the ids of the accounts; without those of whom nothing was attested
   */
  default Map<UUID, List<Attested>> attested(
      Transaction transaction, TimeBank bank, Collection<LedgerAccount> accounts) {
    return Map.of();
  }
}
