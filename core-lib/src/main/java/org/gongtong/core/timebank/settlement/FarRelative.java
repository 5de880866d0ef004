package org.gongtong.core.timebank.settlement;

import java.time.Instant;
import java.util.UUID;
import org.gongtong.core.kernel.Actor;

/**
 * That the holder of an account elsewhere is a relative of the holder of one here, as somebody here
 * has verified it. Immutable.
 *
 * @param accountId the account here
 * @param partnerId the bank that has the other one
 * @param farAccountId the other account
 * @param relation what the other is to the one here: {@code child}, {@code parent} …
 * @param actor who verified it
 * @param recordedAt when
 */
public record FarRelative(
    UUID accountId,
    UUID partnerId,
    UUID farAccountId,
    String relation,
    Actor actor,
    Instant recordedAt) {}
