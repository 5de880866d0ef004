package org.gongtong.core.timebank.grant;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A member in need, as a round looks at him. Immutable.
 *
 * @param accountId his account
 * @param classId the class he is in on the day
 * @param rank the place of the class among all, 1 for the first
 * @param waitingSince the day of the last grant that was not taken back; without one, the first day
 *     of his account
 * @param granted minutes that he was ever granted under classes
 * @param room minutes that he may still be granted in the period of his class; {@link
 *     Long#MAX_VALUE} for no limit
 * @param reachable whether his account has the part that the time is to go to
 */
public record GrantNeed(
    UUID accountId,
    String classId,
    int rank,
    LocalDate waitingSince,
    long granted,
    long room,
    boolean reachable) {}
