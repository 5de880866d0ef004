package org.example.rules;

import java.util.List;
import org.gongtong.cn.timebanks.CnTimeBanks;
import org.gongtong.core.rules.LegalPeriod;
import org.gongtong.core.rules.RulePack;
import org.gongtong.core.timebank.TimeBankParameters;
import org.gongtong.testkit.RuleCase;
import org.gongtong.testkit.RulePackContract;

/** All that an author writes to have a pack checked: what it builds on, and what he knows of the text. */
class ExampleCityRulesTest implements RulePackContract {

  @Override
  public RulePack pack() {
    return new ExampleCityRules();
  }

  @Override
  public List<RulePack> basePacks() {
    return List.of(new CnTimeBanks());
  }

  @Override
  public List<RuleCase<?>> cases() {
    return List.of(
        RuleCase.of("cn.time-bank", "cn-9901", "2026-06-30", TimeBankParameters.LIFETIME_CAP, 60_000),
        RuleCase.of("cn.time-bank", "cn-9901", "2026-07-01", TimeBankParameters.LIFETIME_CAP, 72_000),
        RuleCase.of("cn.time-bank", "cn-9901", "2026-07-01", TimeBankParameters.EXPIRY, LegalPeriod.years(5)));
  }
}
