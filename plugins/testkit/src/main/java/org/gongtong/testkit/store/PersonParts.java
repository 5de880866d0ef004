package org.gongtong.testkit.store;

import org.gongtong.core.people.AccountLinkStore;
import org.gongtong.core.people.PersonStore;

/**
 * The parts of a store that persons touch. Immutable.
 *
 * @param store its other parts
 * @param persons its persons
 * @param accounts its links of accounts
 */
public record PersonParts(StoreParts store, PersonStore persons, AccountLinkStore accounts) {}
