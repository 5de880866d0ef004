package org.gongtong.cn.local;

import static org.gongtong.core.decision.DecisionParameters.APPROVAL_AREA;
import static org.gongtong.core.decision.DecisionParameters.DEMAND;
import static org.gongtong.core.decision.DecisionParameters.NOTICE;
import static org.gongtong.core.decision.DecisionParameters.POSTING;
import static org.gongtong.core.decision.DecisionParameters.RESULT_WITHIN;

import java.util.List;
import org.gongtong.cn.national.CnNational;
import org.gongtong.core.kernel.Threshold;
import org.gongtong.core.rules.LegalPeriod;
import org.gongtong.core.rules.RulePack;
import org.gongtong.testkit.RuleCase;
import org.gongtong.testkit.RulePackContract;

class YichangTest implements RulePackContract {

  @Override
  public RulePack pack() {
    return new Yichang();
  }

  @Override
  public List<RulePack> basePacks() {
    return List.of(new CnNational(), new Hubei());
  }

  @Override
  public List<RuleCase<?>> cases() {
    return List.of(
        RuleCase.of(
            "cn.owners-vote.procedure", "cn-4205", "2022-03-01", POSTING, LegalPeriod.days(7)),
        RuleCase.of(
            "cn.owners-vote.procedure",
            "cn-4205",
            "2026-03-01",
            RESULT_WITHIN,
            LegalPeriod.days(3)),
        RuleCase.of(
            "cn.owners-vote.procedure", "cn-420502", "2026-03-01", NOTICE, LegalPeriod.days(15)),
        RuleCase.of(
            "cn.owners-vote.procedure", "cn-4205", "2026-03-01", DEMAND, Threshold.atLeast(1, 5)),
        RuleCase.of(
            "cn-4205.lifts.49", "cn-4205", "2026-03-01", APPROVAL_AREA, Threshold.atLeast(3, 4)));
  }
}
