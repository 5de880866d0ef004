package org.gongtong.core.timebank.ledger;

import java.time.LocalDate;
import java.util.Optional;
import org.gongtong.core.kernel.Transaction;

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
   * Told before commands are decided under the rules of a day, in the transaction that writes them
   * down, so that the rules can be kept with what was decided under them. Does nothing as it is.
   */
  default void decidesUnder(Transaction transaction, TimeBank bank, LocalDate day) {}
}
