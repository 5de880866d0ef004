package org.gongtong.core.timebank.ledger;

import java.time.Instant;
import java.util.UUID;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.timebank.AccountLimit;

/**
 * That an account was given a limit of its own. Immutable; a later one follows it and takes nothing
 * out.
 *
 * @param accountId the account
 * @param limit from which day on, and how much
 * @param why the reason, up to 500 characters
 * @param actor who recorded it
 * @param recordedAt when
 */
public record RecordedLimit(
    UUID accountId, AccountLimit limit, String why, Actor actor, Instant recordedAt) {}
