package org.gongtong.core.timebank.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.gongtong.core.kernel.Actor;

/**
 * That a kinship ends on a day, or holds again from it on. Immutable; what it changes is never
 * taken out.
 *
 * @param of the account of one
 * @param relativeId the account of the other
 * @param relation what the other was to the one
 * @param from the first day on which it is so
 * @param holds whether it holds from then on
 * @param why the reason: a divorce, an error …; up to 500 characters
 * @param actor who recorded it
 * @param recordedAt when
 */
public record KinChange(
    UUID of,
    UUID relativeId,
    String relation,
    LocalDate from,
    boolean holds,
    String why,
    Actor actor,
    Instant recordedAt) {}
