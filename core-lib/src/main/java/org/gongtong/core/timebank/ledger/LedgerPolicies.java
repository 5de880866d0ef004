package org.gongtong.core.timebank.ledger;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Which rules a time bank has on a day. Extension point, answered from rule packs as a rule;
 * implementations are thread-safe, and answer at once: they are asked while accounts are locked.
 */
public interface LedgerPolicies {

  /**
   * The rules in force on a day; empty if there are none, and then nothing is posted.
   *
   * @param day on which a command takes effect, in the place's own time
   */
  Optional<LedgerPolicy> inForce(TimeBank bank, LocalDate day);
}
