package org.gongtong.testkit.store;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What holds of a ledger after every step, whatever is sent. Extension point: test classes of
 * stores have it.
 */
public interface LedgerRandomContract {

  /** The store; it may be the same for all tests and hold rows of others. */
  LedgerParts ledger();

  /**
   * How many steps a walk takes in every build. Each reads all that is there: a walk twice as long
   * takes four times the time, which a store on a disk feels.
   */
  default int steps() {
    return 150;
  }

  /** Another seed, another policy. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  default void whateverIsSentTheLedgerHolds(long seed) {
    new LedgerWalk(ledger(), seed).run(steps());
  }

  /** Every kind of command and of order about accounts; another seed, other rules. */
  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  default void throughALifeTheLedgerHolds(long seed) {
    new LedgerLife(ledger(), seed).run(steps() * 4 / 5);
  }

  /** The same for longer. */
  @Test
  @Tag("endurance")
  @Timeout(600)
  default void howeverLongTheLedgerHolds() {
    for (long seed = 100; seed < 105; seed++) {
      new LedgerWalk(ledger(), seed).run(500);
      new LedgerLife(ledger(), seed).run(300);
    }
  }
}
