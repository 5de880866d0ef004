package org.gongtong.cn.local;

import static org.gongtong.core.decision.DecisionParameters.BLANK_CHOICE;
import static org.gongtong.core.decision.DecisionParameters.DEEMING;

import java.util.List;
import java.util.Set;
import org.gongtong.core.decision.BlankChoice;
import org.gongtong.core.decision.Deeming;
import org.gongtong.core.rules.Citation;
import org.gongtong.core.rules.Edition;
import org.gongtong.core.rules.PackDescriptor;
import org.gongtong.core.rules.RulePack;

/** Sichuan: the Regulations on Property Management of 2022. Immutable and thread-safe. */
public final class Sichuan implements RulePack {

  private static final String SCOPE = "cn-51";

  @Override
  public PackDescriptor descriptor() {
    return LocalRules.descriptor(SCOPE, "四川省规则", "Rules of Sichuan");
  }

  /** Who signed for the paper ballot or signed in took part; without a choice it abstains. */
  @Override
  public List<Edition> editions() {
    return List.of(
        LocalRules.procedure(SCOPE)
            .from("2022-05-01")
            .citing(Citation.read("四川省物业管理条例", "Sichuan Regulations on Property Management", "31"))
            .with(DEEMING, Set.of(Deeming.CAST, Deeming.SIGNED_FOR, Deeming.LOGGED_IN))
            .with(BLANK_CHOICE, BlankChoice.ABSTAIN)
            .build());
  }
}
