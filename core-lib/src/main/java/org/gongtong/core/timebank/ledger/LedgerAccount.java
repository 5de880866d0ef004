package org.gongtong.core.timebank.ledger;

import java.time.LocalDate;
import java.util.UUID;
import org.gongtong.core.timebank.AccountKind;
import org.jspecify.annotations.Nullable;

/**
 * An account of a time bank. Immutable.
 *
 * @param id unique
 * @param bankId of which bank
 * @param kind whose time it holds
 * @param holder the id of whom it belongs to, no name; up to 64 characters, empty for pool and
 *     reserve
 * @param birthDate of the person it belongs to, where rules ask for an age; null if not known
 * @param opened the first day on which it takes part in transfers
 * @param closed the first day on which it does no more; null while it is open
 */
public record LedgerAccount(
    UUID id,
    UUID bankId,
    AccountKind kind,
    String holder,
    @Nullable LocalDate birthDate,
    LocalDate opened,
    @Nullable LocalDate closed) {

  /**
   * @throws IllegalArgumentException if the holder's id is too long
   */
  public LedgerAccount {
    if (holder.length() > 64) {
      throw new IllegalArgumentException("a holder's id has up to 64 characters: " + holder);
    }
  }

  LedgerAccount closedFrom(LocalDate day) {
    return new LedgerAccount(id, bankId, kind, holder, birthDate, opened, day);
  }
}
