package org.gongtong.core.timebank.ledger;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.UUID;

/**
 * What an entry changed about an account. Immutable.
 *
 * @param accountId the account
 * @param sequence 1, 2, 3, … without gaps in each account
 * @param entryId the entry
 * @param minutes added to it, below zero for taken from it; not zero
 * @param balance of the account after it
 * @param counts whether its minutes count for what the account keeps in a lifetime
 * @param at when the entry took effect, in the place's own time
 * @param recordedAt when it was recorded; not before that of the posting before it
 */
public record LedgerPosting(
    UUID accountId,
    long sequence,
    UUID entryId,
    long minutes,
    long balance,
    boolean counts,
    LocalDateTime at,
    Instant recordedAt) {}
