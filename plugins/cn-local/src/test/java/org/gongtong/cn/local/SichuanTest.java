package org.gongtong.cn.local;

import static org.gongtong.core.decision.DecisionParameters.BLANK_CHOICE;
import static org.gongtong.core.decision.DecisionParameters.DEEMING;

import java.util.List;
import java.util.Set;
import org.gongtong.cn.national.CnNational;
import org.gongtong.core.decision.BlankChoice;
import org.gongtong.core.decision.Deeming;
import org.gongtong.core.rules.RulePack;
import org.gongtong.testkit.RuleCase;
import org.gongtong.testkit.RulePackContract;

class SichuanTest implements RulePackContract {

  @Override
  public RulePack pack() {
    return new Sichuan();
  }

  @Override
  public List<RulePack> basePacks() {
    return List.of(new CnNational());
  }

  @Override
  public List<RuleCase<?>> cases() {
    return List.of(
        RuleCase.of(
            "cn.owners-vote.procedure", "cn-51", "2022-04-30", DEEMING, Set.of(Deeming.CAST)),
        RuleCase.of(
            "cn.owners-vote.procedure",
            "cn-51",
            "2022-05-01",
            DEEMING,
            Set.of(Deeming.CAST, Deeming.SIGNED_FOR, Deeming.LOGGED_IN)),
        RuleCase.of(
            "cn.owners-vote.procedure",
            "cn-5117",
            "2022-05-01",
            BLANK_CHOICE,
            BlankChoice.ABSTAIN));
  }
}
