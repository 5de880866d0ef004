package org.gongtong.core.timebank.ledger;

import java.time.LocalDate;
import java.util.UUID;
import org.gongtong.core.timebank.TransferKind;
import org.jspecify.annotations.Nullable;

/**
 * A posting as far as it tells how old the time in an account is. Immutable.
 *
 * @param sequence of the posting
 * @param entryId of its entry
 * @param kind what the entry was for
 * @param minutes added to the account
 * @param day on which the entry took effect
 * @param reverses the entry that it takes back; null for a transfer
 * @param giverId the account that the entry came from; null if it names none
 */
public record Movement(
    long sequence,
    UUID entryId,
    TransferKind kind,
    long minutes,
    LocalDate day,
    @Nullable UUID reverses,
    @Nullable UUID giverId) {}
