package org.gongtong.cn.timebanks;

import static org.gongtong.core.timebank.TimeBankParameters.COIN_MINUTES;
import static org.gongtong.core.timebank.TimeBankParameters.GIFT_RELATIONS;
import static org.gongtong.core.timebank.TimeBankParameters.GRANT_AGE;
import static org.gongtong.core.timebank.TimeBankParameters.GRANT_AGE_IN_NEED;
import static org.gongtong.core.timebank.TimeBankParameters.GROUPS_DONATE_ONLY;
import static org.gongtong.core.timebank.TimeBankParameters.LIFETIME_CAP;
import static org.gongtong.core.timebank.TimeBankParameters.NAME;
import static org.gongtong.core.timebank.TimeBankParameters.OVERFLOW;
import static org.gongtong.core.timebank.TimeBankParameters.REDEEM_AGE;
import static org.gongtong.core.timebank.TimeBankParameters.SETTLEMENT_AREA;
import static org.gongtong.core.timebank.TimeBankParameters.SETTLEMENT_PURPOSES;

import java.util.List;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.rules.Change;
import org.gongtong.core.rules.Citation;
import org.gongtong.core.rules.Edition;
import org.gongtong.core.rules.ScopeCode;
import org.gongtong.core.timebank.TransferPolicy.Overflow;

/**
 * Nanjing: the trial plan of 2019; from 2020-07-01 on article 56 of the ordinance on eldercare;
 * from September 2020 on one settlement for the whole city.
 */
final class Nanjing {

  static final String SCOPE = "cn-3201";

  private static final int HOUR = 60;

  private static final LocalizedText NOTE =
      LocalizedText.of(
          "据二手材料，方案原文未读到，全称与条次未核对；2019年7月17日为印发之日，施行之日未读到；1500小时上限为暂定，"
              + "超出部分捐赠或给予表彰，本规则包采捐赠；此后的南京办法未找到",
          "read second hand: the plan itself was not available, and neither its full name nor its"
              + " articles were checked; 2019-07-17 is the day of issue, the day in force was not"
              + " read; the cap of 1500 hours is provisional, and what is beyond it is donated or"
              + " honoured: this pack donates it; later measures of Nanjing were not found");

  private static final LocalizedText MONTH =
      LocalizedText.of(
          "据二手材料；只知道2020年9月，以1日计",
          "read second hand; only the month is known, September 2020, for which its first day stands");

  private static final Citation PLAN = plan(NOTE);

  private static final Citation ORDINANCE =
      Citation.read("南京市养老服务条例", "Nanjing Ordinance on Eldercare Services", "56");

  private Nanjing() {}

  static List<Edition> editions() {
    return List.of(
        common(1).from("2019-07-17").until("2020-07-01").with(COIN_MINUTES, HOUR).build(),
        underTheOrdinance(2).from("2020-07-01").until("2020-09-01").build(),
        underTheOrdinance(3)
            .from("2020-09-01")
            .with(SETTLEMENT_AREA, ScopeCode.of(SCOPE), Change.FIXED, plan(MONTH))
            .with(SETTLEMENT_PURPOSES, Defaults.SETTLED, Change.FREE, plan(Defaults.SETTLED_NOTE))
            .build());
  }

  /** The cap itself may be kept: what is beyond 1500 hours goes to the pool. */
  private static Edition.Draft common(int number) {
    Edition.Draft draft =
        Edition.of(Volunteering.RULE, number)
            .in(SCOPE)
            .titled("南京市养老服务时间银行", "Time bank of Nanjing")
            .citing(PLAN)
            .with(NAME, "cn-nanjing")
            .with(LIFETIME_CAP, 1_500 * HOUR)
            .with(OVERFLOW, Overflow.DONATE)
            .with(GROUPS_DONATE_ONLY, true)
            .with(REDEEM_AGE, 60)
            .with(GRANT_AGE, 80)
            .with(GRANT_AGE_IN_NEED, 60);
    return Defaults.procedure(draft);
  }

  /** Hour for hour, for the volunteer or a lineal relative who has grown old. */
  private static Edition.Draft underTheOrdinance(int number) {
    return common(number)
        .with(COIN_MINUTES, HOUR, Change.FIXED, ORDINANCE)
        .with(GIFT_RELATIONS, Defaults.LINEAL, Change.FIXED, ORDINANCE);
  }

  private static Citation plan(LocalizedText note) {
    return Citation.secondHand(
        "南京市养老服务时间银行实施方案（试行）",
        "Nanjing Plan for a Time Bank of Eldercare (trial)",
        Citation.NO_ARTICLE,
        note);
  }
}
