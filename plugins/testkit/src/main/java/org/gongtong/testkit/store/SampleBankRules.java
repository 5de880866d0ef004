package org.gongtong.testkit.store;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.people.MandateKind;
import org.gongtong.core.rules.Citation;
import org.gongtong.core.rules.Edition;
import org.gongtong.core.rules.EditionSource;
import org.gongtong.core.rules.LegalPeriod;
import org.gongtong.core.rules.RuleBook;
import org.gongtong.core.rules.RuleId;
import org.gongtong.core.timebank.Rounding;
import org.gongtong.core.timebank.TimeBankParameters;
import org.gongtong.core.timebank.service.ServiceParameters;

/**
 * The rules of time banks in the invented land: its own, to the nearest quarter of an hour and from
 * 2026-03-20 on by the minute; and an exchange that one may choose, by full hours and with a debt
 * of ten hours.
 */
final class SampleBankRules {

  static final RuleId EXCHANGE = RuleId.of("xx.time-bank.exchange");

  private static final String OWN = "xx.time-bank";

  private SampleBankRules() {}

  static RuleBook book() {
    Edition own =
        policy(OWN, 1, "sample-bank", Rounding.QUARTER_HOUR_HALF_UP).until("2026-03-20").build();
    Edition changed = policy(OWN, 2, "sample-bank", Rounding.EXACT).from("2026-03-20").build();
    Edition exchange =
        policy(EXCHANGE.value(), 1, "sample-exchange", Rounding.HOUR_DOWN)
            .with(TimeBankParameters.OVERDRAFT, 600)
            .build();
    return RuleBook.of(
        List.of(
            new EditionSource(
                "xx", "1.0.0", List.of(own, changed, exchange, services()), List.of())));
  }

  private static Edition.Draft policy(String rule, int number, String name, Rounding rounding) {
    return draft(rule, number)
        .with(TimeBankParameters.NAME, name)
        .with(TimeBankParameters.COIN_MINUTES, 60)
        .with(TimeBankParameters.ROUNDING, rounding)
        .with(TimeBankParameters.GROUPS_DONATE_ONLY, true)
        .with(TimeBankParameters.AUTO_CONFIRM, LegalPeriod.days(3));
  }

  private static Edition.Draft draft(String rule, int number) {
    return Edition.of(rule, number)
        .in(SampleRules.LAND.code())
        .from("2021-01-01")
        .titled("规则", "rule")
        .citing(Citation.read("法", "Law", "1"));
  }

  private static Edition services() {
    return draft(OWN + ".services", 1)
        .with(ServiceParameters.CATEGORIES, Map.of("errand", LocalizedText.of("代办", "errand")))
        .with(ServiceParameters.LONGEST_MINUTES, 720)
        .with(ServiceParameters.SEVERAL_PROVIDERS, false)
        .with(ServiceParameters.CANCEL_NOTICE, 120)
        .with(ServiceParameters.GRACE, 30)
        .with(ServiceParameters.TOKEN_SECONDS, 120)
        .with(ServiceParameters.LAPSE_DAYS, 2)
        .with(ServiceParameters.GUARDIAN_BELOW, 16)
        .with(ServiceParameters.RECORDERS, Set.of(MandateKind.GRID_WORKER))
        .with(ServiceParameters.MEDIATORS, Set.of(MandateKind.COMMITTEE_STAFF))
        .with(ServiceParameters.NEAR, 25)
        .with(ServiceParameters.SKILLS, 25)
        .with(ServiceParameters.AVAILABILITY, 25)
        .with(ServiceParameters.WAITING, 25)
        .build();
  }
}
