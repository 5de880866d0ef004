package org.gongtong.testkit.store;

import org.gongtong.core.timebank.settlement.SettlementStore;

/**
 * The parts of a store that settlement touches. Immutable.
 *
 * @param ledger its ledgers
 * @param settlement its orders and agreements
 */
public record SettlementParts(LedgerParts ledger, SettlementStore settlement) {}
