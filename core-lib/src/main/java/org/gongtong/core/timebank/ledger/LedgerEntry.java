package org.gongtong.core.timebank.ledger;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.UUID;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.timebank.OperationKey;
import org.gongtong.core.timebank.TransferKind;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the journal for a command that was posted. Immutable; its postings stand with
 * their accounts.
 *
 * @param id unique; ids of later entries sort later, to the millisecond
 * @param bankId of which bank
 * @param key of the command
 * @param kind what for; of a reversal, what the entry was for that it reverses
 * @param from the account that the command named as giver; null for none
 * @param to the account that it named as receiver; null for none
 * @param minutes how much; of a reversal, taken back
 * @param kept how much of these the receiver kept; the rest went to the pool
 * @param at when it took effect, in the place's own time
 * @param recordedAt when it was recorded
 * @param edition the edition of the rules it was made under
 * @param actor who sent the command
 * @param reverses the entry it takes back; null for a transfer
 */
public record LedgerEntry(
    UUID id,
    UUID bankId,
    OperationKey key,
    TransferKind kind,
    @Nullable UUID from,
    @Nullable UUID to,
    long minutes,
    long kept,
    LocalDateTime at,
    Instant recordedAt,
    String edition,
    Actor actor,
    @Nullable UUID reverses) {}
