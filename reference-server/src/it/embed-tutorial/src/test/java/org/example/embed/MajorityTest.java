package org.example.embed;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import org.gongtong.core.kernel.Threshold;
import org.gongtong.core.rules.RuleId;
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
    RuleId useTheMaintenanceFund = RuleId.of("cn.civil-code.278.5");
    assertTrue(Majority.lawsInForce(LocalDate.parse("2021-01-01")).contains(useTheMaintenanceFund));
    assertFalse(Majority.lawsInForce(LocalDate.parse("2020-12-31")).contains(useTheMaintenanceFund));
    assertTrue(Majority.lawsInForce(LocalDate.parse("1949-10-01")).isEmpty());
  }
}
