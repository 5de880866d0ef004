package org.gongtong.cn.timebanks;

import static org.gongtong.core.timebank.TimeBankParameters.COIN_MINUTES;
import static org.gongtong.core.timebank.TimeBankParameters.DAILY_CAP;
import static org.gongtong.core.timebank.TimeBankParameters.LIFETIME_CAP;
import static org.gongtong.core.timebank.TimeBankParameters.NAME;
import static org.gongtong.core.timebank.TimeBankParameters.OVERFLOW;
import static org.gongtong.core.timebank.TimeBankParameters.REDEEM_AGE;
import static org.gongtong.core.timebank.TimeBankParameters.SERVE_AGE;
import static org.gongtong.core.timebank.TimeBankParameters.SERVE_AGE_MOST;
import static org.gongtong.core.timebank.TimeBankParameters.SERVE_AGE_WOMEN;

import java.util.List;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.rules.Change;
import org.gongtong.core.rules.Citation;
import org.gongtong.core.rules.Edition;
import org.gongtong.core.timebank.TransferPolicy.Overflow;

/** Changning, a district of Shanghai: the pilot of 2019. */
final class Shanghai {

  static final String SCOPE = "cn-310105";

  private static final int COIN = 60;

  private static final LocalizedText NOTE =
      LocalizedText.of(
          "据二手材料，试点文件未读到；只知道2019年，以1月1日计；试点是否仍在进行未查明，上海市2022年的规定未找到；" + "虹口区同为试点，其上限未见记载，故不在此列",
          "read second hand: the papers of the pilot were not available; only the year is known,"
              + " 2019, for which its first day stands; whether the pilot goes on was not found, nor"
              + " Shanghai's rules of 2022; Hongkou had a pilot too, whose caps were not told, so it"
              + " is left out");

  private static final Citation PILOT =
      Citation.secondHand(
          "上海市长宁区养老服务时间银行试点",
          "Pilot of a time bank of eldercare in Changning, Shanghai",
          Citation.NO_ARTICLE,
          NOTE);

  private Shanghai() {}

  /** Two coins on a day and 600 in all are still allowed: the sources say no more than. */
  static List<Edition> editions() {
    Edition.Draft draft =
        Edition.of(Volunteering.RULE, 1)
            .in(SCOPE)
            .from("2019-01-01")
            .titled("上海市长宁区时间银行试点", "Time bank pilot of Changning, Shanghai")
            .citing(PILOT)
            .with(NAME, "cn-shanghai-pilot")
            .with(COIN_MINUTES, COIN)
            .with(DAILY_CAP, 2 * COIN, Change.ONLY_STRICTER)
            .with(LIFETIME_CAP, 600 * COIN, Change.ONLY_STRICTER)
            .with(OVERFLOW, Overflow.REJECT, Change.FREE, Defaults.CITATION)
            .with(REDEEM_AGE, 60, Change.FREE, Defaults.CITATION)
            .with(SERVE_AGE, 60)
            .with(SERVE_AGE_WOMEN, 50)
            .with(SERVE_AGE_MOST, 70);
    return List.of(Defaults.all(draft).build());
  }
}
