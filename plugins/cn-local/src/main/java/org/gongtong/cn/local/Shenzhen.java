package org.gongtong.cn.local;

import static org.gongtong.core.decision.DecisionParameters.AREA_ROUNDING;
import static org.gongtong.core.decision.DecisionParameters.PROXY_CAP;

import java.util.List;
import org.gongtong.core.decision.AreaRounding;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.rules.Citation;
import org.gongtong.core.rules.Edition;
import org.gongtong.core.rules.PackDescriptor;
import org.gongtong.core.rules.RulePack;

/** Shenzhen: the special zone's property regulations of 2020. Immutable and thread-safe. */
public final class Shenzhen implements RulePack {

  private static final String SCOPE = "cn-4403";
  private static final String IN_FORCE = "2020-03-01";

  private static final LocalizedText AMENDED =
      LocalizedText.of(
          "据2020年3月1日施行的文本；此后的修正未核对",
          "as in force from 2020-03-01; later amendments were not compared");

  private static final LocalizedText ROUNDING =
      LocalizedText.of(
          "据2020年3月1日施行的文本；此后的修正未核对。一名业主有数处专有部分时，逐处取整还是合计后取整，条文摘录未写明，" + "本规则包逐处取整",
          "as in force from 2020-03-01; later amendments were not compared. The excerpt does not say"
              + " whether several parts of one owner are rounded one by one or as a sum: this pack"
              + " rounds one by one");

  @Override
  public PackDescriptor descriptor() {
    return LocalRules.descriptor(SCOPE, "深圳市规则", "Rules of Shenzhen");
  }

  @Override
  public List<Edition> editions() {
    return List.of(counting(), procedure());
  }

  /** One vote a square metre, half a metre and more counted as one. */
  private static Edition counting() {
    return Edition.of(LocalRules.COUNTING.value(), 1)
        .in(SCOPE)
        .from(IN_FORCE)
        .titled("业主人数与投票权数的计算", "how owners and their votes are counted")
        .citing(ordinance(ROUNDING))
        .with(AREA_ROUNDING, AreaRounding.WHOLE_PER_PART_HALF_UP)
        .build();
  }

  private static Edition procedure() {
    return LocalRules.procedure(SCOPE)
        .from(IN_FORCE)
        .citing(ordinance(AMENDED))
        .with(PROXY_CAP, 3)
        .build();
  }

  private static Citation ordinance(LocalizedText note) {
    return Citation.secondHand(
        "深圳经济特区物业管理条例",
        "Shenzhen Special Economic Zone Regulations on Property Management",
        "18",
        note);
  }
}
