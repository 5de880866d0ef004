package org.gongtong.cn.timebanks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongtong.core.timebank.SettlementPurpose.GIFT;
import static org.gongtong.core.timebank.SettlementPurpose.MOVE;
import static org.gongtong.core.timebank.SettlementPurpose.SERVICE;
import static org.gongtong.core.timebank.TimeBankParameters.AUTO_CONFIRM;
import static org.gongtong.core.timebank.TimeBankParameters.CARE_HOME;
import static org.gongtong.core.timebank.TimeBankParameters.CEILING;
import static org.gongtong.core.timebank.TimeBankParameters.COIN_MINUTES;
import static org.gongtong.core.timebank.TimeBankParameters.DAILY_CAP;
import static org.gongtong.core.timebank.TimeBankParameters.GIFT_RELATIONS;
import static org.gongtong.core.timebank.TimeBankParameters.GROUPS_DONATE_ONLY;
import static org.gongtong.core.timebank.TimeBankParameters.LIFETIME_CAP;
import static org.gongtong.core.timebank.TimeBankParameters.NOT_CONVERTIBLE;
import static org.gongtong.core.timebank.TimeBankParameters.OVERDRAFT;
import static org.gongtong.core.timebank.TimeBankParameters.OVERFLOW;
import static org.gongtong.core.timebank.TimeBankParameters.REDEEM_AGE;
import static org.gongtong.core.timebank.TimeBankParameters.REDEEM_SPOUSE_COUNTS;
import static org.gongtong.core.timebank.TimeBankParameters.SERVE_AGE_MOST;
import static org.gongtong.core.timebank.TimeBankParameters.SETTLEMENT_AREA;
import static org.gongtong.core.timebank.TimeBankParameters.SETTLEMENT_PURPOSES;
import static org.gongtong.core.timebank.service.ServiceParameters.GUARDIAN_BELOW;
import static org.gongtong.core.timebank.service.ServiceParameters.LONGEST_MINUTES;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.gongtong.core.people.MandateKind;
import org.gongtong.core.rules.LegalPeriod;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.RuleBook;
import org.gongtong.core.rules.RuleId;
import org.gongtong.core.rules.RulePack;
import org.gongtong.core.rules.ScopeCode;
import org.gongtong.core.timebank.PolicyEditions;
import org.gongtong.core.timebank.PolicyFigure;
import org.gongtong.core.timebank.Relation;
import org.gongtong.core.timebank.SettlementPolicy;
import org.gongtong.core.timebank.TimeBankPolicy;
import org.gongtong.core.timebank.TransferPolicy.Overflow;
import org.gongtong.core.timebank.service.ServicePolicy;
import org.gongtong.testkit.RuleCase;
import org.gongtong.testkit.RulePackContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CnTimeBanksTest implements RulePackContract {

  private static final String PLACE = "cn.time-bank";
  private static final String EXCHANGE = "cn.time-bank.hours-exchange";
  private static final String SERVICES = "cn.time-bank.services";
  private static final Set<Relation> LINEAL =
      Set.of(Relation.PARENT, Relation.CHILD, Relation.GRANDPARENT, Relation.GRANDCHILD);
  private static final RuleBook BOOK = RuleBook.ofPacks(List.of(new CnTimeBanks()));

  @Override
  public RulePack pack() {
    return new CnTimeBanks();
  }

  @Override
  public List<RuleCase<?>> cases() {
    return List.of(
        RuleCase.of(PLACE, "cn-420502", "2017-12-01", NOT_CONVERTIBLE, true),
        RuleCase.of(PLACE, "cn-11", "2022-06-01", COIN_MINUTES, 60),
        RuleCase.of(PLACE, "cn-110105", "2022-06-01", REDEEM_AGE, 60),
        RuleCase.of(PLACE, "cn-11", "2022-06-01", REDEEM_SPOUSE_COUNTS, true),
        RuleCase.of(PLACE, "cn-11", "2022-06-01", GIFT_RELATIONS, LINEAL),
        RuleCase.of(PLACE, "cn-11", "2022-06-01", CARE_HOME, 600_000),
        RuleCase.of(PLACE, "cn-11", "2022-06-01", SETTLEMENT_AREA, ScopeCode.of("cn-11")),
        RuleCase.of(PLACE, "cn-11", "2022-06-01", NOT_CONVERTIBLE, true),
        RuleCase.of(PLACE, "cn-3201", "2019-07-17", LIFETIME_CAP, 90_000),
        RuleCase.of(PLACE, "cn-3201", "2019-07-17", OVERFLOW, Overflow.DONATE),
        RuleCase.of(PLACE, "cn-3201", "2026-03-01", GROUPS_DONATE_ONLY, true),
        RuleCase.of(PLACE, "cn-3201", "2020-07-01", GIFT_RELATIONS, LINEAL),
        RuleCase.of(PLACE, "cn-3201", "2020-09-01", SETTLEMENT_AREA, ScopeCode.of("cn-3201")),
        RuleCase.of(
            PLACE, "cn-3201", "2020-09-01", SETTLEMENT_PURPOSES, Set.of(SERVICE, MOVE, GIFT)),
        RuleCase.of(PLACE, "cn-11", "2022-06-01", SETTLEMENT_PURPOSES, Set.of(SERVICE, MOVE, GIFT)),
        RuleCase.of(PLACE, "cn-310105", "2019-01-01", DAILY_CAP, 120),
        RuleCase.of(PLACE, "cn-310105", "2019-01-01", LIFETIME_CAP, 36_000),
        RuleCase.of(PLACE, "cn-310105", "2019-01-01", SERVE_AGE_MOST, 70),
        RuleCase.of(EXCHANGE, "cn-4206", "2026-03-01", OVERDRAFT, 1_200),
        RuleCase.of(EXCHANGE, "cn-4206", "2026-03-01", CEILING, 1_200),
        RuleCase.of(EXCHANGE, "cn-4206", "2026-03-01", GROUPS_DONATE_ONLY, false),
        RuleCase.of(EXCHANGE, "cn-4206", "2026-03-01", NOT_CONVERTIBLE, true),
        RuleCase.of(EXCHANGE, "cn-4206", "2026-03-01", AUTO_CONFIRM, LegalPeriod.days(7)),
        RuleCase.of(SERVICES, "cn-4206", "2026-03-01", GUARDIAN_BELOW, 18),
        RuleCase.of(SERVICES, "cn-3201", "2017-12-01", LONGEST_MINUTES, 720));
  }

  private static Outcome<TimeBankPolicy> policy(String scope, String day) {
    return TimeBankPolicy.resolve(BOOK, ScopeCode.of(scope).chain(), LocalDate.parse(day));
  }

  @ParameterizedTest
  @CsvSource({
    "cn-3201, 2019-07-17, cn-nanjing#1",
    "cn-320106, 2020-06-30, cn-nanjing#1",
    "cn-320106, 2020-07-01, cn-nanjing#2",
    "cn-3201, 2020-08-31, cn-nanjing#2",
    "cn-3201, 2020-09-01, cn-nanjing#3",
    "cn-110101, 2022-06-01, cn-beijing#1",
    "cn-310105, 2026-01-01, cn-shanghai-pilot#1",
  })
  void aPlaceHasThePolicyOfTheDay(String scope, String day, String edition) {
    assertThat(policy(scope, day).orThrow().edition()).isEqualTo(edition);
  }

  /** The day before, the rest of Shanghai, and where no policy is known. */
  @ParameterizedTest
  @CsvSource({
    "cn-3201, 2019-07-16",
    "cn-11, 2022-05-31",
    "cn-310105, 2018-12-31",
    "cn-31, 2026-01-01",
    "cn-310109, 2026-01-01",
    "cn-4206, 2026-01-01",
    "cn, 2026-01-01",
  })
  void elsewhereThereIsNone(String scope, String day) {
    assertThat(policy(scope, day).refusals())
        .extracting("code")
        .containsExactly("NO_RULE_IN_FORCE");
  }

  /** Gifts within the family are in the ordinance of 2020, and not in the plan before. */
  @Test
  void aLaterEditionChangesNothingBefore() {
    assertThat(policy("cn-3201", "2020-06-30").orThrow().transfers().giftRelations()).isEmpty();
    assertThat(policy("cn-3201", "2020-07-01").orThrow().transfers().giftRelations())
        .containsExactlyInAnyOrder("parent", "child", "grandparent", "grandchild");
  }

  /** Whichever policy a bank has, its services go by the same rule. */
  @ParameterizedTest
  @CsvSource({"cn.time-bank, cn-3201, cn-nanjing#3", EXCHANGE + ", cn-4206, hours-exchange#1"})
  void everyPolicyHasServices(String rule, String scope, String edition) {
    List<ScopeCode> chain = ScopeCode.of(scope).chain();
    LocalDate day = LocalDate.of(2026, 3, 1);
    ServicePolicy services =
        ServicePolicy.of(
                TimeBankPolicy.resolve(BOOK, RuleId.of(rule), chain, day).orThrow(),
                BOOK.resolve(RuleId.of(SERVICES), chain, day).orThrow())
            .orThrow();
    assertThat(services.edition()).isEqualTo(edition);
    assertThat(services.autoConfirmDays()).isEqualTo(7);
    assertThat(services.categories()).hasSize(11).containsKey("errand");
    assertThat(services.mediators()).containsExactly(MandateKind.COMMITTEE_STAFF);
  }

  /** The day before and the day on which Nanjing settles in all of it; elsewhere nothing is. */
  @ParameterizedTest
  @CsvSource({
    "cn-320106, 2020-08-31, , 0",
    "cn-320106, 2020-09-01, cn-3201, 3",
    "cn-110101, 2022-06-01, cn-11, 3",
    "cn-310105, 2026-01-01, , 0",
  })
  void settlementIsThePolicys(String scope, String day, String area, int purposes) {
    SettlementPolicy settled = policy(scope, day).orThrow().transfers().settlement();
    assertThat(settled.area()).isEqualTo(area == null ? null : ScopeCode.of(area));
    assertThat(settled.purposes()).hasSize(purposes);
  }

  @Test
  void aPlaceChoosesTheExchangeByItsRule() {
    TimeBankPolicy exchange =
        TimeBankPolicy.resolve(
                BOOK,
                RuleId.of(EXCHANGE),
                ScopeCode.of("cn-4206").chain(),
                LocalDate.of(2026, 3, 1))
            .orThrow();
    assertThat(exchange.edition()).isEqualTo("hours-exchange#1");
    assertThat(exchange.transfers().redeemMinAge()).isZero();
    assertThat(exchange.display().coins(60).en()).isEqualTo("1 coin");
  }

  /** What was read in a statute; everything else is shown as unverified and says why. */
  @Test
  void onlyWhatWasReadIsVerified() {
    Set<String> read = new TreeSet<>();
    for (PolicyEditions.Listed listed : PolicyEditions.of(BOOK).all()) {
      assertThat(listed.policy().isVerified()).as(listed.policy().edition()).isFalse();
      for (PolicyFigure figure : listed.policy().figures()) {
        if (figure.citation().isVerified()) {
          read.add(
              listed.policy().name()
                  + " "
                  + figure.parameter().name()
                  + " "
                  + figure.citation().article());
        } else {
          assertThat(figure.citation().note()).isNotNull();
          assertThat(figure.citation().text().zh()).endsWith("（未核实）");
        }
      }
    }
    assertThat(read)
        .containsExactly(
            "cn-beijing timebank.not-convertible 2, 21, 37",
            "cn-nanjing timebank.coin 56",
            "cn-nanjing timebank.gift.relations 56",
            "cn-nanjing timebank.not-convertible 2, 21, 37",
            "cn-shanghai-pilot timebank.not-convertible 2, 21, 37",
            "hours-exchange timebank.not-convertible 2, 21, 37");
  }
}
