package org.gongtong.testkit.store;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What holds of a ledger after every step, whatever is sent. Extension point: test classes of
 * stores have it.
 */
public interface LedgerRandomContract {

  /** The store; it may be the same for all tests and hold rows of others. */
  LedgerParts ledger();

  /** Another seed, another policy. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  default void whateverIsSentTheLedgerHolds(long seed) {
    new LedgerWalk(ledger(), seed).run(150);
  }

  /** Every kind of command and of order about accounts; another seed, other rules. */
  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  default void throughALifeTheLedgerHolds(long seed) {
    new LedgerLife(ledger(), seed).run(120);
  }

  /** The same for longer. */
  @Test
  @Tag("endurance")
  default void howeverLongTheLedgerHolds() {
    // Each step reads all that is there: a walk twice as long takes four times the time.
    for (long seed = 100; seed < 105; seed++) {
      new LedgerWalk(ledger(), seed).run(500);
      new LedgerLife(ledger(), seed).run(300);
    }
  }
}
