package org.gongtong.core.timebank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongtong.core.timebank.TimeBankParameters.AUTO_CONFIRM;
import static org.gongtong.core.timebank.TimeBankParameters.CEILING;
import static org.gongtong.core.timebank.TimeBankParameters.COIN_MINUTES;
import static org.gongtong.core.timebank.TimeBankParameters.DAILY_CAP;
import static org.gongtong.core.timebank.TimeBankParameters.EXPIRY;
import static org.gongtong.core.timebank.TimeBankParameters.GIFT_RELATIONS;
import static org.gongtong.core.timebank.TimeBankParameters.GROUPS_DONATE_ONLY;
import static org.gongtong.core.timebank.TimeBankParameters.LIFETIME_CAP;
import static org.gongtong.core.timebank.TimeBankParameters.NAME;
import static org.gongtong.core.timebank.TimeBankParameters.NOT_CONVERTIBLE;
import static org.gongtong.core.timebank.TimeBankParameters.OVERDRAFT;
import static org.gongtong.core.timebank.TimeBankParameters.OVERFLOW;
import static org.gongtong.core.timebank.TimeBankParameters.RADIUS_METRES;
import static org.gongtong.core.timebank.TimeBankParameters.REDEEM_AGE;
import static org.gongtong.core.timebank.TimeBankParameters.ROUNDING;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.gongtong.core.kernel.CanonicalJson;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.rules.Change;
import org.gongtong.core.rules.Citation;
import org.gongtong.core.rules.Edition;
import org.gongtong.core.rules.EditionSource;
import org.gongtong.core.rules.LegalPeriod;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.ResolvedRule;
import org.gongtong.core.rules.RuleBook;
import org.gongtong.core.rules.RuleId;
import org.gongtong.core.rules.ScopeCode;
import org.junit.jupiter.api.Test;

/** Policies of a made-up country, read out of its rules. */
class TimeBankPolicyTest {

  private static final String RULE = "xx.time-bank";
  private static final Citation LAW = Citation.read("某法", "Some Law", "1");
  private static final Citation REPORT =
      Citation.unverified(
          "某报道", "Some Report", Citation.NO_ARTICLE, LocalizedText.of("转引", "second hand"));

  private static Edition.Draft draft(String scope, int number, String from) {
    return Edition.of(RULE, number)
        .in(scope)
        .from(from)
        .titled("某地时间银行", "a time bank")
        .citing(LAW);
  }

  private static Edition.Draft city(int number, String from) {
    return draft("xx-11", number, from)
        .with(NAME, "my-city")
        .with(COIN_MINUTES, 30)
        .with(ROUNDING, Rounding.HALF_HOUR_DOWN)
        .with(GROUPS_DONATE_ONLY, true);
  }

  private static RuleBook book(Edition... editions) {
    return RuleBook.of(List.of(new EditionSource("pack", "1.0.0", List.of(editions), List.of())));
  }

  private static Outcome<TimeBankPolicy> in(RuleBook book, String scope, String day) {
    return TimeBankPolicy.resolve(book, ScopeCode.of(scope).chain(), LocalDate.parse(day));
  }

  private static final Edition LIMIT =
      draft("xx", 1, "2010-01-01").with(NOT_CONVERTIBLE, true).build();

  @Test
  void whatIsNotSetHoldsForNobody() {
    TimeBankPolicy policy =
        in(book(LIMIT, city(1, "2020-01-01").build()), "xx-11", "2020-01-01").orThrow();
    assertThat(policy.transfers())
        .isEqualTo(
            new TransferPolicy(
                null, null, TransferPolicy.Overflow.REJECT, 0, false, Set.of(), 0, null, true));
    assertThat(policy.expiry()).isEmpty();
    assertThat(policy.autoConfirm()).isEmpty();
    assertThat(policy.radiusMetres()).isEmpty();
    assertThat(policy.display().coins(45).en()).isEqualTo("1 1/2 coins");
    assertThat(policy.credited(Duration.ofMinutes(59))).isEqualTo(30);
    assertThat(policy.edition()).isEqualTo("my-city#1");
    assertThat(policy.isVerified()).isTrue();
  }

  @Test
  void everyFigureArrives() {
    Edition full =
        city(1, "2020-01-01")
            .with(LIFETIME_CAP, 600)
            .with(OVERFLOW, TransferPolicy.Overflow.DONATE)
            .with(DAILY_CAP, 120)
            .with(OVERDRAFT, 60)
            .with(CEILING, 90)
            .with(REDEEM_AGE, 61)
            .with(TimeBankParameters.REDEEM_SPOUSE_COUNTS, true)
            .with(GIFT_RELATIONS, Set.of(Relation.CHILD, Relation.SPOUSE))
            .with(EXPIRY, LegalPeriod.years(3))
            .with(TimeBankParameters.EXPIRED, AccountTerms.Expired.RESERVE)
            .with(TimeBankParameters.SUCCESSION, AccountTerms.Succession.HEIRS)
            .with(TimeBankParameters.KINDS_SERVING, Set.of(AccountKind.INDIVIDUAL))
            .with(TimeBankParameters.KINDS_RECEIVING, Set.of(AccountKind.HOUSEHOLD))
            .with(TimeBankParameters.KINDS_DONATING_ONLY, Set.of(AccountKind.ORGANISATION))
            .with(AUTO_CONFIRM, LegalPeriod.days(5))
            .with(RADIUS_METRES, 800)
            .build();
    TimeBankPolicy policy = in(book(full), "xx-1101", "2021-05-05").orThrow();
    assertThat(policy.transfers())
        .isEqualTo(
            new TransferPolicy(
                600L,
                120L,
                TransferPolicy.Overflow.DONATE,
                61,
                true,
                Set.of("child", "spouse"),
                60,
                90L,
                true,
                new AccountTerms(
                    Set.of(AccountKind.INDIVIDUAL),
                    Set.of(AccountKind.HOUSEHOLD),
                    Set.of(AccountKind.ORGANISATION, AccountKind.GROUP),
                    LegalPeriod.years(3),
                    AccountTerms.Expired.RESERVE,
                    AccountTerms.Succession.HEIRS),
                SettlementPolicy.NONE));
    assertThat(policy.expiry()).contains(LegalPeriod.years(3));
    assertThat(policy.autoConfirm()).contains(LegalPeriod.days(5));
    assertThat(policy.radiusMetres()).contains(800);
  }

  @Test
  void thePolicyIsThatOfTheDay() {
    RuleBook book =
        book(
            LIMIT,
            city(1, "2020-01-01").until("2021-07-01").with(DAILY_CAP, 60).build(),
            city(2, "2021-07-01").with(DAILY_CAP, 90).build());
    assertThat(in(book, "xx-11", "2021-06-30").orThrow().edition()).isEqualTo("my-city#1");
    assertThat(in(book, "xx-11", "2021-07-01").orThrow().edition()).isEqualTo("my-city#2");
    assertThat(in(book, "xx-11", "2021-07-01").orThrow().transfers().dailyCapMinutes())
        .isEqualTo(90);
  }

  /** The nation's limit is in force everywhere, and is no policy. */
  @Test
  void aPlaceWithoutAPolicyIsToldSo() {
    RuleBook book = book(LIMIT, city(1, "2020-01-01").build());
    assertThat(in(book, "xx-12", "2020-01-01").refusals())
        .singleElement()
        .satisfies(reason -> assertThat(reason.code()).isEqualTo("NO_RULE_IN_FORCE"))
        .satisfies(reason -> assertThat(reason.figures()).containsEntry("scope", "xx-12"));
    assertThat(in(book, "xx-11", "2019-12-31").refusals())
        .extracting("code")
        .containsExactly("NO_RULE_IN_FORCE");
  }

  @Test
  void whatAPolicyCannotDoWithoutIsNamed() {
    Edition bare =
        draft("xx-11", 1, "2020-01-01")
            .until("2021-01-01")
            .with(NAME, "bare")
            .with(LIFETIME_CAP, 60)
            .build();
    assertThat(in(book(bare), "xx-11", "2020-01-01").refusals())
        .extracting(reason -> reason.figures().get("parameter"))
        .containsExactly(
            COIN_MINUTES.meaning().en(),
            ROUNDING.meaning().en(),
            GROUPS_DONATE_ONLY.meaning().en(),
            OVERFLOW.meaning().en());
    PolicyEditions editions = PolicyEditions.of(book(bare, city(2, "2021-01-01").build()));
    assertThat(editions.all()).hasSize(1);
    assertThat(editions.refused()).extracting("code").containsOnly("PARAMETER_MISSING").hasSize(4);
  }

  @Test
  void noCityUndoesTheNationsLimit() {
    Edition paid = city(1, "2020-01-01").with(NOT_CONVERTIBLE, false).build();
    assertThat(in(book(LIMIT, paid), "xx-11", "2020-01-01").refusals())
        .extracting("code")
        .containsExactly("RULE_CONFLICT");
  }

  @Test
  void aCompactMayMoveWhatIsFreeAndShowsInTheEdition() {
    Edition loose = city(1, "2020-01-01").with(OVERDRAFT, 60, Change.FREE).build();
    Edition compact = draft("compact:c1", 4, "2020-02-01").with(OVERDRAFT, 120).build();
    List<ScopeCode> chain =
        List.of(ScopeCode.of("xx"), ScopeCode.of("xx-11"), ScopeCode.of("compact:c1"));
    TimeBankPolicy policy =
        TimeBankPolicy.resolve(book(LIMIT, loose, compact), chain, LocalDate.of(2020, 2, 1))
            .orThrow();
    assertThat(policy.transfers().overdraftMinutes()).isEqualTo(120);
    assertThat(policy.edition()).isEqualTo("my-city#1+compact:c1#4");
  }

  /** An entry's edition is kept in full: the pack may go or change, and it reads as before. */
  @Test
  void aStoredPolicyReadsAsItWas() {
    Edition edition =
        city(1, "2020-01-01")
            .with(DAILY_CAP, 120, Change.ONLY_STRICTER, REPORT)
            .with(GIFT_RELATIONS, Set.of(Relation.PARENT))
            .build();
    TimeBankPolicy policy = in(book(LIMIT, edition), "xx-11", "2020-01-01").orThrow();
    String stored = CanonicalJson.write(policy.rule().toMap());
    @SuppressWarnings("unchecked")
    Map<String, ?> map = (Map<String, ?>) Objects.requireNonNull(CanonicalJson.read(stored));
    assertThat(TimeBankPolicy.of(ResolvedRule.fromMap(map, TimeBankParameters.ALL)).orThrow())
        .isEqualTo(policy);
  }

  @Test
  void aFigureThatNobodyReadIsShownSo() {
    Edition edition =
        city(1, "2020-01-01")
            .with(DAILY_CAP, 120, Change.FIXED, REPORT)
            .with(GIFT_RELATIONS, Set.of(Relation.GRANDCHILD, Relation.CHILD))
            .with(OVERFLOW, TransferPolicy.Overflow.DONATE)
            .build();
    TimeBankPolicy policy = in(book(LIMIT, edition), "xx-11", "2020-01-01").orThrow();
    assertThat(policy.isVerified()).isFalse();
    assertThat(policy.figures())
        .extracting(figure -> figure.value().en())
        .containsExactly(
            "yes",
            "30 min (1 coin)",
            "full half hours (half-hour-down)",
            "yes",
            "2 h (4 coins)",
            "child, grandchild",
            "goes to the pool");
    PolicyFigure cap = policy.figures().get(4);
    assertThat(cap.parameter()).isEqualTo(DAILY_CAP);
    assertThat(cap.value().zh()).isEqualTo("2小时（4个时间币）");
    assertThat(cap.citation()).isEqualTo(REPORT);
    assertThat(cap.citation().text())
        .isEqualTo(LocalizedText.of("《某报道》（未核实）", "Some Report (unverified)"));
    assertThat(policy.figures().get(0).citation()).isEqualTo(LAW);
  }

  @Test
  void editionsAreFoundByTheirNames() {
    Edition exchange =
        Edition.of("xx.time-bank.exchange", 1)
            .in("xx")
            .from("2010-01-01")
            .titled("互换", "exchange")
            .citing(LAW)
            .with(NAME, "exchange")
            .with(COIN_MINUTES, 60)
            .with(ROUNDING, Rounding.EXACT)
            .with(GROUPS_DONATE_ONLY, false)
            .build();
    RuleBook book =
        book(
            LIMIT,
            exchange,
            city(1, "2020-01-01").until("2021-07-01").build(),
            city(2, "2021-07-01").build());
    PolicyEditions editions = PolicyEditions.of(book);
    assertThat(editions.all())
        .extracting(listed -> listed.policy().edition())
        .containsExactly("exchange#1", "my-city#1", "my-city#2");
    assertThat(editions.named("exchange")).hasSize(1);
    assertThat(editions.named("my-city#2"))
        .singleElement()
        .satisfies(listed -> assertThat(listed.edition().number()).isEqualTo(2));
    assertThat(editions.named("my-city")).hasSize(2);
    assertThat(editions.named("my")).isEmpty();
    assertThat(
            TimeBankPolicy.resolve(
                    book,
                    RuleId.of("xx.time-bank.exchange"),
                    ScopeCode.of("xx-12").chain(),
                    LocalDate.of(2026, 1, 1))
                .orThrow()
                .edition())
        .isEqualTo("exchange#1");
  }
}
