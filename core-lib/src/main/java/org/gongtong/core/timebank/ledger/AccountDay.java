package org.gongtong.core.timebank.ledger;

import java.util.UUID;

/**
 * An account on a day. Immutable.
 *
 * @param accountId the account
 * @param day in days since 1970-01-01 in the place's own time
 */
public record AccountDay(UUID accountId, int day) {}
