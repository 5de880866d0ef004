package org.gongtong.core.timebank.ledger;

import java.time.ZoneId;
import java.util.UUID;

/**
 * The time bank of a community. Immutable.
 *
 * @param id unique
 * @param communityId whose
 * @param zone in which its days are counted
 * @param poolId the account that takes donations
 * @param reserveId the account that earned time comes from
 */
public record TimeBank(UUID id, UUID communityId, ZoneId zone, UUID poolId, UUID reserveId) {}
