package org.gongtong.server.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongtong.core.people.PrivacyParameters.KEPT_LEAST;
import static org.gongtong.core.people.PrivacyParameters.KEPT_MOST;
import static org.gongtong.core.people.PrivacyParameters.KEPT_USUALLY;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gongtong.core.rules.Change;
import org.gongtong.core.rules.Citation;
import org.gongtong.core.rules.Edition;
import org.gongtong.core.rules.EditionSource;
import org.gongtong.core.rules.LegalPeriod;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.RuleBook;
import org.gongtong.core.rules.ScopeCode;
import org.junit.jupiter.api.Test;

/** What the operator chooses, within what the rules allow. */
class RetentionPeriodsTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
  private static final ScopeCode NATION = ScopeCode.of("xx");
  private static final ScopeCode CITY = ScopeCode.of("xx-01");

  private static Edition.Draft edition(String rule, String scope) {
    return Edition.of("xx.retention." + rule, 1)
        .in(scope)
        .from("2020-01-01")
        .titled("保存", "keeping")
        .citing(Citation.read("法", "Law", "1"));
  }

  private static RetentionPeriods periods(Map<String, LegalPeriod> chosen) {
    List<Edition> editions =
        List.of(
            edition("network-log", "xx")
                .with(KEPT_LEAST, LegalPeriod.months(6), Change.ONLY_STRICTER)
                .build(),
            edition("network-log", "xx-01").with(KEPT_LEAST, LegalPeriod.months(12)).build(),
            edition("person", "xx")
                .with(KEPT_USUALLY, LegalPeriod.years(1), Change.FREE)
                .with(KEPT_MOST, LegalPeriod.years(3), Change.ONLY_STRICTER)
                .build(),
            edition("consent", "xx").build());
    return new RetentionPeriods(
        RuleBook.of(List.of(new EditionSource("test", "1", editions, List.of()))), chosen);
  }

  private static KeptFor kept(Outcome<KeptFor> outcome) {
    return outcome.orThrow();
  }

  @Test
  void theRuleSaysHowLongWhereNobodyChooses() {
    RetentionPeriods periods = periods(Map.of());
    assertThat(kept(periods.in(DataClass.SIGN_IN, NATION, DAY)).period())
        .isEqualTo(LegalPeriod.months(6));
    assertThat(kept(periods.in(DataClass.SIGN_IN, CITY, DAY)).period())
        .isEqualTo(LegalPeriod.months(12));
    assertThat(kept(periods.in(DataClass.PERSON, NATION, DAY)).period())
        .isEqualTo(LegalPeriod.years(1));
  }

  @Test
  void theOperatorChoosesWithinIt() {
    RetentionPeriods periods =
        periods(Map.of("sign-in", LegalPeriod.months(9), "person", LegalPeriod.years(2)));
    KeptFor signIn = kept(periods.in(DataClass.SIGN_IN, NATION, DAY));
    assertThat(signIn.period()).isEqualTo(LegalPeriod.months(9));
    assertThat(signIn.overruled()).isEmpty();
    assertThat(kept(periods.in(DataClass.PERSON, NATION, DAY)).period())
        .isEqualTo(LegalPeriod.years(2));
    // Another class of the same rule is not meant.
    assertThat(kept(periods.in(DataClass.STAFF_LINK, NATION, DAY)).period())
        .isEqualTo(LegalPeriod.months(6));
  }

  @Test
  void whatHeChoosesBeyondItIsCutAndTold() {
    RetentionPeriods periods =
        periods(Map.of("sign-in", LegalPeriod.days(30), "person", LegalPeriod.years(9)));
    assertThat(kept(periods.in(DataClass.SIGN_IN, NATION, DAY)))
        .matches(kept -> kept.period().equals(LegalPeriod.months(6)))
        .matches(kept -> kept.overruled().equals(Optional.of(LegalPeriod.days(30))));
    assertThat(kept(periods.in(DataClass.PERSON, NATION, DAY)))
        .matches(kept -> kept.period().equals(LegalPeriod.years(3)))
        .matches(kept -> kept.overruled().equals(Optional.of(LegalPeriod.years(9))));
  }

  @Test
  void whereNoRuleSaysItNothingIsAllowed() {
    RetentionPeriods periods = periods(Map.of("finding", LegalPeriod.days(1)));
    assertThat(periods.in(DataClass.FINDING, NATION, DAY).refusals())
        .singleElement()
        .matches(reason -> reason.code().equals("NO_RULE_IN_FORCE"));
    assertThat(periods.in(DataClass.CONSENT, NATION, DAY).refusals())
        .singleElement()
        .matches(reason -> reason.code().equals("PARAMETER_MISSING"));
  }

  @Test
  void whatBelongsToNoPlaceIsKeptAsLongAsAnyPlaceAsks() {
    RetentionPeriods periods = periods(Map.of());
    assertThat(kept(periods.longest(DataClass.SIGN_IN, List.of(NATION, CITY), DAY)).period())
        .isEqualTo(LegalPeriod.months(12));
    assertThat(periods.longest(DataClass.SIGN_IN, List.of(), DAY).refusals())
        .singleElement()
        .matches(reason -> reason.code().equals("NO_PLACE"));
  }
}
