package org.gongtong.cn.timebanks;

import static org.gongtong.core.timebank.TimeBankParameters.CEILING;
import static org.gongtong.core.timebank.TimeBankParameters.COIN_MINUTES;
import static org.gongtong.core.timebank.TimeBankParameters.GROUPS_DONATE_ONLY;
import static org.gongtong.core.timebank.TimeBankParameters.NAME;
import static org.gongtong.core.timebank.TimeBankParameters.NOT_CONVERTIBLE;
import static org.gongtong.core.timebank.TimeBankParameters.OVERDRAFT;

import java.util.List;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.rules.Change;
import org.gongtong.core.rules.Citation;
import org.gongtong.core.rules.Edition;

/**
 * The international convention, for places without a policy of their own: one hour is one credit,
 * whoever works, and members owe each other within limits both ways. It holds nowhere by itself: a
 * community chooses it by the id of its rule.
 */
final class HoursExchange {

  static final String RULE = "cn.time-bank.hours-exchange";

  private static final int HOUR = 60;

  /** How far a member's account may go either way: a figure of this pack. */
  private static final int LIMIT = 20 * HOUR;

  private static final Citation CONVENTION =
      Citation.unverified(
          "时间银行的国际惯例",
          "Convention of time banks",
          Citation.NO_ARTICLE,
          LocalizedText.of(
              "惯例，没有文本；以志愿服务条例施行之日起提供，遵守该条例的限制",
              "a convention without a text; offered from the day on which the Regulations on"
                  + " Voluntary Services are in force, whose limit it keeps"));

  private HoursExchange() {}

  static List<Edition> editions() {
    Edition.Draft draft =
        Edition.of(RULE, 1)
            .in(Volunteering.SCOPE)
            .from(Volunteering.IN_FORCE)
            .titled("小时互换", "Hours exchange")
            .citing(CONVENTION)
            .with(NAME, "hours-exchange")
            .with(NOT_CONVERTIBLE, true, Change.FIXED, Volunteering.REGULATIONS)
            .with(COIN_MINUTES, HOUR)
            .with(OVERDRAFT, LIMIT, Change.FREE, Defaults.CITATION)
            .with(CEILING, LIMIT, Change.FREE, Defaults.CITATION)
            .with(GROUPS_DONATE_ONLY, false, Change.FREE, Defaults.CITATION);
    return List.of(Defaults.procedure(draft).build());
  }
}
