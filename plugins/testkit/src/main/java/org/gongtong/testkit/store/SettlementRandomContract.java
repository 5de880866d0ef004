package org.gongtong.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * What holds among many banks whatever is sent, lost, doubled or stopped. Extension point: test
 * classes of stores have it.
 */
public interface SettlementRandomContract {

  /** The store of one bank; it may be the same for all tests and hold rows of others. */
  SettlementParts settlement();

  /** The store of the other bank: the same one, or another server's. */
  SettlementParts elsewhere();

  /** How many walks are tried. */
  default int walks() {
    return 2;
  }

  /** How many steps each has. */
  default int stepsOfWalk() {
    return 120;
  }

  /** After all is quiet each order is posted on both sides or on none, and all sums are zero. */
  @Test
  default void manyBanksComeToRestAtOne() {
    int posted = 0;
    int refused = 0;
    for (int seed = 1; seed <= walks(); seed++) {
      SettlementWalk walk = new SettlementWalk(seed, settlement(), elsewhere());
      for (int step = 0; step < stepsOfWalk(); step++) {
        walk.step();
      }
      walk.comeToRest();
      posted += walk.assertAtOne();
      refused += walk.refused();
    }
    assertThat(posted).as("orders posted").isGreaterThan(walks() * stepsOfWalk() / 20);
    assertThat(refused).as("orders refused there").isPositive();
  }
}
