package org.gongtong.core.timebank.ledger;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Minutes that came into an account together and are still there. Immutable.
 *
 * @param entryId the entry that brought them into this account
 * @param day from which on their age is counted
 * @param minutes how many are left
 * @param expires the first day on which they are no longer there; null if they last for ever
 */
public record Lot(UUID entryId, LocalDate day, long minutes, @Nullable LocalDate expires) {

  /** Whether they have run out by a day. */
  public boolean hasExpired(LocalDate by) {
    return expires != null && !expires.isAfter(by);
  }
}
