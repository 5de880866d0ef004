package org.gongtong.cn.timebanks;

import static org.gongtong.core.timebank.TimeBankParameters.CARE_HOME;
import static org.gongtong.core.timebank.TimeBankParameters.COIN_MINUTES;
import static org.gongtong.core.timebank.TimeBankParameters.GIFT_RELATIONS;
import static org.gongtong.core.timebank.TimeBankParameters.NAME;
import static org.gongtong.core.timebank.TimeBankParameters.REDEEM_AGE;
import static org.gongtong.core.timebank.TimeBankParameters.REDEEM_SPOUSE_COUNTS;
import static org.gongtong.core.timebank.TimeBankParameters.SERVE_AGE;
import static org.gongtong.core.timebank.TimeBankParameters.SERVE_WITH_GUARDIAN;
import static org.gongtong.core.timebank.TimeBankParameters.SETTLEMENT_AREA;
import static org.gongtong.core.timebank.TimeBankParameters.SETTLEMENT_PURPOSES;

import java.util.List;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.rules.Change;
import org.gongtong.core.rules.Citation;
import org.gongtong.core.rules.Edition;
import org.gongtong.core.rules.ScopeCode;

/** Beijing: the trial plan of 2022. */
final class Beijing {

  static final String SCOPE = "cn-11";

  private static final int COIN = 60;
  private static final int COINS_FOR_A_CARE_HOME = 10_000;

  private static final LocalizedText NOTE =
      LocalizedText.of(
          "据二手材料，方案原文未读到，全称与条次未核对；满10000个时间币可按特困人员的条件入住公办养老机构；"
              + "每日上限、有效期、身故后的处理与违规处理均未找到；2023年一份征求意见稿第4条以1小时为计量单位，"
              + "正式文本未找到，故仍按分钟计",
          "read second hand: the plan itself was not available, and neither its full name nor its"
              + " articles were checked; 10000 coins open a public care home on the terms of those"
              + " in extreme hardship; a daily cap, expiry, what becomes of time on death and"
              + " penalties were not found; a draft guide of 2023, article 4, makes an hour the unit,"
              + " no final text of it was found, so minutes are kept");

  private static final Citation PLAN = plan(NOTE);

  private Beijing() {}

  static List<Edition> editions() {
    Edition.Draft draft =
        Edition.of(Volunteering.RULE, 1)
            .in(SCOPE)
            .from("2022-06-01")
            .titled("北京市养老服务时间银行", "Time bank of Beijing")
            .citing(PLAN)
            .with(NAME, "cn-beijing")
            .with(COIN_MINUTES, COIN)
            .with(REDEEM_AGE, 60)
            .with(REDEEM_SPOUSE_COUNTS, true)
            .with(GIFT_RELATIONS, Defaults.LINEAL)
            .with(SERVE_AGE, 18)
            .with(SERVE_WITH_GUARDIAN, true)
            .with(CARE_HOME, COINS_FOR_A_CARE_HOME * COIN)
            .with(SETTLEMENT_AREA, ScopeCode.of(SCOPE))
            .with(SETTLEMENT_PURPOSES, Defaults.SETTLED, Change.FREE, plan(Defaults.SETTLED_NOTE));
    return List.of(Defaults.all(draft).build());
  }

  private static Citation plan(LocalizedText note) {
    return Citation.secondHand(
        "北京市养老服务时间银行实施方案（试行）",
        "Beijing Plan for a Time Bank of Eldercare (trial)",
        Citation.NO_ARTICLE,
        note);
  }
}
