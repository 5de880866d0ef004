/**
 * Contracts that every store must pass, so that the domain cannot tell one from another.
 *
 * <p>A test class of the store implements {@link org.gongtong.testkit.store.UnitOfWorkContract} and
 * {@link org.gongtong.testkit.store.RosterStoreContract} and hands over its {@link
 * org.gongtong.testkit.store.StoreParts}; JUnit runs what the interfaces bring. Each check works in
 * a community of its own, so all of them may share one store, even one that has rows already.
 */
@NullMarked
package org.gongtong.testkit.store;

import org.jspecify.annotations.NullMarked;
