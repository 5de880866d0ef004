package org.gongtong.cn.timebanks;

import static org.gongtong.core.timebank.TimeBankParameters.COIN_MINUTES;
import static org.gongtong.core.timebank.TimeBankParameters.GIFT_RELATIONS;
import static org.gongtong.core.timebank.TimeBankParameters.GRANT_CIRCUMSTANCES;
import static org.gongtong.core.timebank.TimeBankParameters.GRANT_CLASSES;
import static org.gongtong.core.timebank.TimeBankParameters.GROUPS_DONATE_ONLY;
import static org.gongtong.core.timebank.TimeBankParameters.LIFETIME_CAP;
import static org.gongtong.core.timebank.TimeBankParameters.NAME;
import static org.gongtong.core.timebank.TimeBankParameters.OVERFLOW;
import static org.gongtong.core.timebank.TimeBankParameters.REDEEM_AGE;
import static org.gongtong.core.timebank.TimeBankParameters.SETTLEMENT_AREA;
import static org.gongtong.core.timebank.TimeBankParameters.SETTLEMENT_PURPOSES;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.rules.Change;
import org.gongtong.core.rules.Citation;
import org.gongtong.core.rules.Edition;
import org.gongtong.core.rules.ScopeCode;
import org.gongtong.core.timebank.GrantClass;
import org.gongtong.core.timebank.GrantPeriod;
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

  private static final LocalizedText NEED =
      LocalizedText.of(
          "据二手材料，只说重点空巢老人（年满80周岁，或60至79周岁低保且失能、半失能）；先后次序、是否每类都须空巢、"
              + "每期发放多少均未读到，本规则包先发放给年满80周岁的，第二类不问是否空巢，不设每期上限；各地可另定",
          "read second hand: the sources name key elderly people who live alone, 80 or older, or 60 to"
              + " 79 on low-income support and disabled in part or in whole; which come first, whether"
              + " the second must live alone too, and how much each gets was not read: this pack puts"
              + " those of 80 first, does not ask of the second whether they live alone, and sets no"
              + " limit; places may set another");

  private static final Map<String, LocalizedText> CIRCUMSTANCES = circumstances();

  private static final List<GrantClass> CLASSES =
      List.of(
          new GrantClass(
              "living-alone-80",
              LocalizedText.of("重点空巢老人", "elderly people who live alone"),
              80,
              null,
              Set.of("living-alone"),
              Set.of(),
              null,
              GrantPeriod.YEAR),
          new GrantClass(
              "in-need-60",
              LocalizedText.of(
                  "低保且失能、半失能老人", "elderly people on low-income support who cannot do without help"),
              60,
              79,
              Set.of("low-income"),
              Set.of("disabled", "disabled-in-part"),
              null,
              GrantPeriod.YEAR));

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

  private static Map<String, LocalizedText> circumstances() {
    Map<String, LocalizedText> all = new LinkedHashMap<>();
    all.put("living-alone", LocalizedText.of("空巢独居", "lives alone"));
    all.put("low-income", LocalizedText.of("低保", "on low-income support"));
    all.put("disabled", LocalizedText.of("失能", "disabled in whole"));
    all.put("disabled-in-part", LocalizedText.of("半失能", "disabled in part"));
    return Collections.unmodifiableMap(all);
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
            .with(GRANT_CIRCUMSTANCES, CIRCUMSTANCES, Change.FREE, plan(NEED))
            .with(GRANT_CLASSES, CLASSES, Change.FREE, plan(NEED));
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
