package org.gongtong.testkit.store;

import org.gongtong.core.people.AccountLinkStore;
import org.gongtong.core.people.PersonStore;
import org.gongtong.core.timebank.bank.BankStore;

/**
 * The parts of a store that a whole time bank touches. Immutable.
 *
 * @param ledger its ledgers
 * @param services its services
 * @param persons its persons
 * @param links its links of accounts
 * @param banks what banks chose and used
 */
public record BankParts(
    LedgerParts ledger,
    ServiceParts services,
    PersonStore persons,
    AccountLinkStore links,
    BankStore banks) {}
