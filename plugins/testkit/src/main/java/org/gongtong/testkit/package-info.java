/**
 * Contracts for those who extend Gongtong, to be run with JUnit in the extender's own build.
 *
 * <p>The author of a rule pack implements {@link org.gongtong.testkit.RulePackContract} in a test
 * class, says which pack it is about, and gets about twenty checks: that the pack is found and
 * accepted by the loader, that its editions are dated, numbered and cited, that it gives the same
 * answer in every time zone, language and thread, and that it touches nothing outside. {@link
 * org.gongtong.testkit.RuleCase Cases} add what the author knows of the law: this rule, here, on
 * this day, says that.
 *
 * <p>{@link org.gongtong.testkit.PackChecks} does the checking and answers with a list of problems,
 * so that it can be used without JUnit too. Purity is read from the compiled classes: their
 * constant pools name everything they can touch.
 *
 * <p>Stores have contracts of their own, in {@code org.gongtong.testkit.store}.
 *
 * <p>{@link org.gongtong.testkit.PackJar} builds a plugin's jar while a test runs, for tests of
 * loaders.
 */
@NullMarked
package org.gongtong.testkit;

import org.jspecify.annotations.NullMarked;
