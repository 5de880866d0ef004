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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the operator chooses, within what the rules allow. */
class RetentionPeriodsTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
  private static final ScopeCode NATION = ScopeCode.of("xx");
  private static final ScopeCode CITY_OF_YEARS = ScopeCode.of("xx-02");
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
            edition("finding", "xx-02")
                .with(KEPT_LEAST, LegalPeriod.years(1), Change.ONLY_STRICTER)
                .build(),
            edition("network-log", "xx-03").with(KEPT_LEAST, LegalPeriod.days(182)).build(),
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

  /** The law counts months and years by the calendar: what is shorter on any day is too short. */
  @ParameterizedTest
  @CsvSource({
    "sign-in, 180 days, 6 months",
    "sign-in, 183 days, 6 months",
    "sign-in, 184 days, 184 days",
    "sign-in, 5 months, 6 months",
    "sign-in, 1 years, 1 years",
    "finding, 365 days, 1 years",
    "finding, 366 days, 366 days",
    "finding, 12 months, 12 months",
    "finding, 11 months, 1 years",
    "person, 1095 days, 1095 days",
    "person, 1096 days, 3 years",
    "person, 36 months, 36 months",
    "person, 37 months, 3 years"
  })
  void noDayIsShorterThanTheRule(String dataClass, String wanted, String kept) {
    LegalPeriod chosen = LegalPeriod.parse(wanted);
    RetentionPeriods periods = periods(Map.of(dataClass, chosen));
    KeptFor found = kept(periods.in(DataClass.find(dataClass).orElseThrow(), CITY_OF_YEARS, DAY));
    assertThat(found.period()).isEqualTo(LegalPeriod.parse(kept));
    assertThat(found.overruled().isPresent()).isEqualTo(!wanted.equals(kept));
  }

  @Test
  void whichPlaceAsksForLongerIsCountedByTheCalendar() {
    RetentionPeriods periods = periods(Map.of());
    List<ScopeCode> places = List.of(ScopeCode.of("xx-03"), NATION);
    // Six months before 2 March are 181 days, before 30 September 184.
    assertThat(kept(periods.longest(DataClass.SIGN_IN, places, DAY)).period())
        .isEqualTo(LegalPeriod.days(182));
    assertThat(kept(periods.longest(DataClass.SIGN_IN, places, LocalDate.of(2026, 9, 30))).period())
        .isEqualTo(LegalPeriod.months(6));
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
