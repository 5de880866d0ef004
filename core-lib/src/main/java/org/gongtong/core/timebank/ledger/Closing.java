package org.gongtong.core.timebank.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.timebank.OperationKey;

/**
 * That two people of staff gave an account up, or opened a dormant one again. Immutable.
 *
 * @param bankId of which bank
 * @param key of the order
 * @param content the hash of all it said
 * @param accountId the account
 * @param way what became of it
 * @param day the first on which it takes part in nothing, or does again
 * @param evidence what it rests on, in words or as the number of a document; no names
 * @param minutes how much was moved out of it, all parts together
 * @param first who ordered it
 * @param second who did so with him
 * @param recordedAt when
 */
public record Closing(
    UUID bankId,
    OperationKey key,
    OperationKey content,
    UUID accountId,
    ClosingWay way,
    LocalDate day,
    String evidence,
    long minutes,
    Actor first,
    Actor second,
    Instant recordedAt) {}
