package org.gongtong.core.timebank.ledger;

import java.util.UUID;

/**
 * An account that was merged into another: what it had used of caps counts there. Immutable.
 *
 * @param accountId the account that is no more
 * @param kept minutes that it had kept, those of its parts included
 */
public record Predecessor(UUID accountId, long kept) {}
