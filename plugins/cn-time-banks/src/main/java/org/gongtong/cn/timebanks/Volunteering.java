package org.gongtong.cn.timebanks;

import static org.gongtong.core.timebank.TimeBankParameters.NOT_CONVERTIBLE;

import java.util.List;
import org.gongtong.core.rules.Change;
import org.gongtong.core.rules.Citation;
import org.gongtong.core.rules.Edition;

/**
 * What every time bank in China keeps: volunteering is unpaid, and who is served is not charged. It
 * is an edition of the rule that the cities' policies are editions of, so that none of them can say
 * otherwise.
 */
final class Volunteering {

  static final String SCOPE = "cn";

  /** The rule about a place's own time bank. */
  static final String RULE = "cn.time-bank";

  static final String IN_FORCE = "2017-12-01";
  static final Citation REGULATIONS =
      Citation.read("志愿服务条例", "Regulations on Voluntary Services", "2, 21, 37");

  private Volunteering() {}

  static List<Edition> editions() {
    return List.of(
        Edition.of(RULE, 1)
            .in(SCOPE)
            .from(IN_FORCE)
            .titled("志愿服务无偿", "volunteering is unpaid")
            .citing(REGULATIONS)
            .with(NOT_CONVERTIBLE, true, Change.FIXED)
            .build());
  }
}
