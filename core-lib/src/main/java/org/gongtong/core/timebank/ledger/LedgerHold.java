package org.gongtong.core.timebank.ledger;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.UUID;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.timebank.OperationKey;
import org.gongtong.core.timebank.TransferKind;
import org.jspecify.annotations.Nullable;

/**
 * Minutes held for a transfer that is to come. Immutable.
 *
 * @param id unique
 * @param bankId of which bank
 * @param key of the command that placed it
 * @param giver the account whose minutes are held
 * @param kind what the transfer is for
 * @param from as the command named it; null for none
 * @param to as the command named it; null for none
 * @param minutes how many are held
 * @param at when it was placed, in the place's own time
 * @param expiresAt from when on it may be ended as expired
 * @param recordedAt when it was recorded
 * @param edition the edition of the rules it was checked under
 * @param actor who sent the command
 * @param end what became of it; null while it is pending
 */
public record LedgerHold(
    UUID id,
    UUID bankId,
    OperationKey key,
    UUID giver,
    TransferKind kind,
    @Nullable UUID from,
    @Nullable UUID to,
    long minutes,
    LocalDateTime at,
    Instant expiresAt,
    Instant recordedAt,
    String edition,
    Actor actor,
    @Nullable HoldEnd end) {

  LedgerHold ended(HoldEnd how) {
    return new LedgerHold(
        id,
        bankId,
        key,
        giver,
        kind,
        from,
        to,
        minutes,
        at,
        expiresAt,
        recordedAt,
        edition,
        actor,
        how);
  }
}
