package org.example.rules;

import org.gongtong.core.rules.RulePack;
import org.gongtong.testkit.RulePackContract;

/** All that an author writes to have a pack checked. */
class ExampleCityRulesTest implements RulePackContract {

  @Override
  public RulePack pack() {
    return new ExampleCityRules();
  }
}
