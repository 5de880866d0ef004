package org.example.embed;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import org.gongtong.core.kernel.Threshold;
import org.junit.jupiter.api.Test;

class MajorityTest {

  @Test
  void reckonsExactly() {
    Threshold twoThirds = Threshold.atLeast(2, 3);
    assertTrue(twoThirds.isReachedBy(2_000_001, 3_000_001));
    assertFalse(twoThirds.isReachedBy(2_000_000, 3_000_001));
  }

  @Test
  void asksThePacksOnTheClassPath() {
    assertTrue(Majority.lawsInForce(LocalDate.parse("1990-01-01")).isEmpty());
  }
}
