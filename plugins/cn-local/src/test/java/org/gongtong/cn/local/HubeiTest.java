package org.gongtong.cn.local;

import static org.gongtong.core.decision.DecisionParameters.COMPACT_MUST_ALLOW;
import static org.gongtong.core.decision.DecisionParameters.DEMAND;
import static org.gongtong.core.decision.DecisionParameters.METHOD;
import static org.gongtong.core.decision.DecisionParameters.NOTICE;
import static org.gongtong.core.decision.DecisionParameters.OBJECTION_HEADS;

import java.util.List;
import org.gongtong.cn.national.CnNational;
import org.gongtong.core.decision.DecisionMethod;
import org.gongtong.core.kernel.Threshold;
import org.gongtong.core.rules.LegalPeriod;
import org.gongtong.core.rules.RulePack;
import org.gongtong.testkit.RuleCase;
import org.gongtong.testkit.RulePackContract;

class HubeiTest implements RulePackContract {

  @Override
  public RulePack pack() {
    return new Hubei();
  }

  @Override
  public List<RulePack> basePacks() {
    return List.of(new CnNational());
  }

  @Override
  public List<RuleCase<?>> cases() {
    return List.of(
        RuleCase.of(
            "cn.owners-vote.procedure", "cn-42", "2026-03-01", NOTICE, LegalPeriod.days(15)),
        RuleCase.of(
            "cn.owners-vote.procedure", "cn-42", "2026-03-01", DEMAND, Threshold.atLeast(1, 5)),
        RuleCase.of(
            "cn.owners-vote.procedure", "cn-420606", "2026-03-01", DEMAND, Threshold.atLeast(1, 5)),
        RuleCase.of("cn-42.property.63", "cn-42", "2026-03-01", METHOD, DecisionMethod.OBJECTION),
        RuleCase.of(
            "cn-42.property.63", "cn-4206", "2026-03-01", OBJECTION_HEADS, Threshold.atLeast(1, 3)),
        RuleCase.of("cn-42.property.63", "cn-42", "2026-03-01", COMPACT_MUST_ALLOW, true));
  }
}
