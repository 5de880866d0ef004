package org.example.rules;

import static org.gongtong.core.timebank.TimeBankParameters.AUTO_CONFIRM;
import static org.gongtong.core.timebank.TimeBankParameters.COIN_MINUTES;
import static org.gongtong.core.timebank.TimeBankParameters.DAILY_CAP;
import static org.gongtong.core.timebank.TimeBankParameters.EXPIRY;
import static org.gongtong.core.timebank.TimeBankParameters.GROUPS_DONATE_ONLY;
import static org.gongtong.core.timebank.TimeBankParameters.LIFETIME_CAP;
import static org.gongtong.core.timebank.TimeBankParameters.NAME;
import static org.gongtong.core.timebank.TimeBankParameters.OVERFLOW;
import static org.gongtong.core.timebank.TimeBankParameters.REDEEM_AGE;
import static org.gongtong.core.timebank.TimeBankParameters.ROUNDING;

import java.util.List;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.rules.Change;
import org.gongtong.core.rules.Citation;
import org.gongtong.core.rules.Edition;
import org.gongtong.core.rules.LegalPeriod;
import org.gongtong.core.timebank.Rounding;
import org.gongtong.core.timebank.TransferPolicy.Overflow;

/** The time bank of a made-up city, before and after its measures were amended. */
final class ExampleCityTimeBank {

  private static final int HOUR = 60;

  private static final Citation MEASURES =
      Citation.unverified(
          "示例市养老服务时间银行办法",
          "Measures of an example city on its time bank",
          "6",
          LocalizedText.of("虚构的办法，仅供示例", "made up for this example"));

  private static final Citation OURS =
      Citation.unverified(
          "规则包默认值",
          "default of this pack",
          Citation.NO_ARTICLE,
          LocalizedText.of("办法没有规定；社区可另定", "the measures do not say; communities may set another"));

  private ExampleCityTimeBank() {}

  static List<Edition> editions() {
    return List.of(
        figures(1).from("2025-01-01").until("2026-07-01").with(LIFETIME_CAP, 1_000 * HOUR).build(),
        figures(2)
            .from("2026-07-01")
            .with(LIFETIME_CAP, 1_200 * HOUR)
            .with(EXPIRY, LegalPeriod.years(5))
            .build());
  }

  private static Edition.Draft figures(int number) {
    return Edition.of("cn.time-bank", number)
        .in("cn-9901")
        .titled("示例市养老服务时间银行", "Time bank of an example city")
        .citing(MEASURES)
        .with(NAME, "example-city")
        .with(COIN_MINUTES, HOUR)
        .with(DAILY_CAP, 4 * HOUR)
        .with(OVERFLOW, Overflow.DONATE)
        .with(GROUPS_DONATE_ONLY, true)
        .with(REDEEM_AGE, 60)
        .with(ROUNDING, Rounding.QUARTER_HOUR_DOWN, Change.FREE, OURS)
        .with(AUTO_CONFIRM, LegalPeriod.days(7), Change.FREE, OURS);
  }
}
