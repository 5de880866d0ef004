package org.gongtong.testkit.store;

import org.gongtong.core.people.PersonStore;

/**
 * The parts of a store that persons touch. Immutable.
 *
 * @param store its other parts
 * @param persons its persons
 */
public record PersonParts(StoreParts store, PersonStore persons) {}
