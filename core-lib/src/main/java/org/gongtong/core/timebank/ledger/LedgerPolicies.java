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
   * @param transaction in which a command is decided; accounts may be locked in it
   * @param day on which a command takes effect, in the place's own time
   */
  Optional<LedgerPolicy> inForce(Transaction transaction, TimeBank bank, LocalDate day);
}
