package org.gongtong.core.timebank.settlement;

import java.util.UUID;

/**
 * The account that a bank has for another one. Immutable.
 *
 * @param bankId whose account it is
 * @param partnerId for which other bank, here or on another server
 * @param accountId the account: above zero by what has gone to the other community, below by what
 *     has come from there
 * @param sending minutes of orders to the other bank that are on their way
 */
public record Clearing(UUID bankId, UUID partnerId, UUID accountId, long sending) {}
