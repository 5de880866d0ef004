/**
 * Contracts that every store must pass, so that the domain cannot tell one from another.
 *
 * <p>A test class of the store implements the contracts of what the store keeps ({@link
 * org.gongtong.testkit.store.UnitOfWorkContract}, {@link
 * org.gongtong.testkit.store.CommunityStoreContract}, {@link
 * org.gongtong.testkit.store.RosterStoreContract}, {@link
 * org.gongtong.testkit.store.MotionStoreContract}, {@link
 * org.gongtong.testkit.store.BallotStoreContract}) and of the services that run on it ({@link
 * org.gongtong.testkit.store.DecisionServicesContract}), and hands over its {@link
 * org.gongtong.testkit.store.StoreParts}; JUnit runs what the interfaces bring. Each check works in
 * a community of its own, so all of them may share one store, even one that has rows already.
 *
 * <p>What only a database can break, its own tests show with a {@link
 * org.gongtong.testkit.store.DecisionScene}: a community that votes under the {@link
 * org.gongtong.testkit.store.SampleRules}, with a clock a test sets.
 */
@NullMarked
package org.gongtong.testkit.store;

import org.jspecify.annotations.NullMarked;
