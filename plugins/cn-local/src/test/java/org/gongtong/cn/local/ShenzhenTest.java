package org.gongtong.cn.local;

import static org.gongtong.core.decision.DecisionParameters.AREA_ROUNDING;
import static org.gongtong.core.decision.DecisionParameters.PROXY_CAP;
import static org.gongtong.core.decision.DecisionParameters.SAME_OWNERS_ONE_HEAD;

import java.util.List;
import org.gongtong.cn.national.CnNational;
import org.gongtong.core.decision.AreaRounding;
import org.gongtong.core.rules.RulePack;
import org.gongtong.testkit.RuleCase;
import org.gongtong.testkit.RulePackContract;

class ShenzhenTest implements RulePackContract {

  @Override
  public RulePack pack() {
    return new Shenzhen();
  }

  @Override
  public List<RulePack> basePacks() {
    return List.of(new CnNational());
  }

  @Override
  public List<RuleCase<?>> cases() {
    return List.of(
        RuleCase.of(
            "cn.owners-vote.counting",
            "cn-4403",
            "2026-03-01",
            AREA_ROUNDING,
            AreaRounding.WHOLE_PER_PART_HALF_UP),
        RuleCase.of(
            "cn.owners-vote.counting", "cn-4401", "2026-03-01", AREA_ROUNDING, AreaRounding.EXACT),
        RuleCase.of("cn.owners-vote.counting", "cn-4403", "2026-03-01", SAME_OWNERS_ONE_HEAD, true),
        RuleCase.of("cn.owners-vote.procedure", "cn-4403", "2026-03-01", PROXY_CAP, 3));
  }
}
