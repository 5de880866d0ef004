package org.gongtong.example;

import java.util.List;
import org.gongtong.core.rules.LegalPeriod;
import org.gongtong.core.rules.RulePack;
import org.gongtong.testkit.RuleCase;
import org.gongtong.testkit.RulePackContract;

class ExampleRulesTest implements RulePackContract {

  @Override
  public RulePack pack() {
    return new ExampleRules();
  }

  @Override
  public List<RuleCase<?>> cases() {
    return List.of(
        RuleCase.of(
            "cn-99.gardens.3", "cn-99", "2026-01-01", ExampleRules.NOTICE, LegalPeriod.days(30)));
  }
}
