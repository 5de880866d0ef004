package org.gongtong.core.timebank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import org.gongtong.core.rules.LegalPeriod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What kinds of account may do, what limits of their own do, and kinships that end. */
class AccountTermsTest {

  private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
  private static final LocalDateTime NOON = DAY.atTime(12, 0);

  private int sent;

  private static TransferPolicy policy(AccountTerms accounts) {
    return new TransferPolicy(
        300L,
        100L,
        TransferPolicy.Overflow.DONATE,
        60,
        true,
        Set.of("child", "spouse"),
        50,
        400L,
        true,
        accounts,
        SettlementPolicy.NONE);
  }

  private static Members members(List<AccountLimit> limits, List<Members.Kinship> kinships) {
    LocalDate old = LocalDate.of(1950, 1, 1);
    return new Members(
        List.of(
            new Members.Account("pool", AccountKind.POOL, null),
            new Members.Account("reserve", AccountKind.RESERVE, null),
            new Members.Account(
                "elder", AccountKind.INDIVIDUAL, old, null, null, Bucket.PERSONAL, null, limits),
            new Members.Account("young", AccountKind.INDIVIDUAL, LocalDate.of(2000, 1, 1)),
            new Members.Account("house", AccountKind.HOUSEHOLD, old),
            new Members.Account("fund", AccountKind.ORGANISATION, null),
            new Members.Account("group", AccountKind.GROUP, null)),
        kinships,
        "pool",
        "reserve");
  }

  private static Replay usual() {
    return new Replay(policy(AccountTerms.usual(true)), members(List.of(), List.of()));
  }

  private TransferOutcome send(
      Replay replay, TransferKind kind, String from, String to, long minutes) {
    return send(replay, NOON, kind, from, to, minutes);
  }

  private TransferOutcome send(
      Replay replay, LocalDateTime at, TransferKind kind, String from, String to, long minutes) {
    return replay.apply(new Operation("op" + sent++, at, kind, from, to, minutes, ""));
  }

  /** Caps, overdraft, ceiling, age and gifts of a household are those of a person. */
  @Test
  void aHouseholdIsTreatedAsAPerson() {
    Replay replay = usual();
    assertThat(send(replay, TransferKind.REDEEM, "house", "young", 50))
        .isEqualTo(TransferOutcome.POSTED);
    assertThat(send(replay, TransferKind.REDEEM, "house", "young", 1))
        .isEqualTo(TransferOutcome.INSUFFICIENT_BALANCE);
    assertThat(send(replay, TransferKind.EARN, "", "house", 101))
        .isEqualTo(TransferOutcome.DAILY_CAP);
    for (int day = 1; day <= 3; day++) {
      send(replay, NOON.plusDays(day), TransferKind.EARN, "", "house", 100);
    }
    assertThat(send(replay, NOON.plusDays(4), TransferKind.EARN, "", "house", 1))
        .isEqualTo(TransferOutcome.POSTED_WITH_OVERFLOW);
    send(replay, TransferKind.DONATE, "house", "", 200);
    assertThat(send(replay, TransferKind.GRANT, "", "house", 150))
        .isEqualTo(TransferOutcome.POSTED);
    assertThat(send(replay, TransferKind.GIFT, "house", "young", 1))
        .isEqualTo(TransferOutcome.NOT_RELATED);
  }

  /** An organisation earns without a lifetime's cap, donates, and grants what it has. */
  @Test
  void anOrganisationIsTreatedAsAGroupAndGrants() {
    Replay replay = usual();
    for (int day = 0; day < 4; day++) {
      assertThat(send(replay, NOON.plusDays(day), TransferKind.EARN, "", "fund", 100))
          .isEqualTo(TransferOutcome.POSTED);
    }
    assertThat(send(replay, TransferKind.REDEEM, "fund", "young", 1))
        .isEqualTo(TransferOutcome.DONATE_ONLY);
    assertThat(send(replay, TransferKind.GRANT, "", "fund", 1))
        .isEqualTo(TransferOutcome.KIND_NOT_ALLOWED);
    assertThat(send(replay, TransferKind.GRANT, "fund", "elder", 401))
        .isEqualTo(TransferOutcome.INSUFFICIENT_BALANCE);
    assertThat(send(replay, TransferKind.GRANT, "fund", "elder", 300))
        .isEqualTo(TransferOutcome.POSTED);
    assertThat(send(replay, TransferKind.DONATE, "fund", "", 100))
        .isEqualTo(TransferOutcome.POSTED);
    // Anybody else who is named does not grant: the pool does.
    assertThat(send(replay, TransferKind.GRANT, "elder", "young", 100))
        .isEqualTo(TransferOutcome.POSTED);
    assertThat(replay.ledger().balance(2)).isEqualTo(300);
  }

  /** Which kinds do what is the policy's to say. */
  @Test
  void aPolicySaysWhichKindsDoWhat() {
    AccountTerms terms =
        new AccountTerms(
            Set.of(AccountKind.INDIVIDUAL),
            Set.of(AccountKind.ORGANISATION),
            Set.of(AccountKind.HOUSEHOLD),
            null,
            AccountTerms.Expired.POOL,
            null);
    Replay replay = new Replay(policy(terms), members(List.of(), List.of()));
    for (String other : List.of("house", "fund", "group")) {
      assertThat(send(replay, TransferKind.EARN, "", other, 10))
          .isEqualTo(TransferOutcome.KIND_NOT_ALLOWED);
    }
    assertThat(send(replay, TransferKind.REDEEM, "house", "young", 1))
        .isEqualTo(TransferOutcome.DONATE_ONLY);
    assertThat(send(replay, TransferKind.REDEEM, "elder", "house", 1))
        .isEqualTo(TransferOutcome.KIND_NOT_ALLOWED);
    send(replay, TransferKind.EARN, "", "elder", 10);
    send(replay, TransferKind.DONATE, "elder", "", 10);
    assertThat(send(replay, TransferKind.GRANT, "", "young", 10))
        .isEqualTo(TransferOutcome.KIND_NOT_ALLOWED);
    assertThat(send(replay, TransferKind.GRANT, "", "fund", 10)).isEqualTo(TransferOutcome.POSTED);
  }

  /**
   * A limit of one's own holds from its day on, the later one of the same day, and the policy's
   * where that is stricter.
   */
  @Test
  void limitsOfOnesOwnAreJudgedAsOfTheDay() {
    List<AccountLimit> limits =
        List.of(
            new AccountLimit(LimitKind.FLOOR, DAY.plusDays(1), 40L),
            new AccountLimit(LimitKind.FLOOR, DAY.plusDays(1), 30L),
            new AccountLimit(LimitKind.FLOOR, DAY.plusDays(3), null),
            new AccountLimit(LimitKind.FLOOR, DAY.plusDays(5), 80L),
            new AccountLimit(LimitKind.DAILY, DAY.plusDays(1), 20L),
            new AccountLimit(LimitKind.LIFETIME, DAY.plusDays(1), 90L),
            new AccountLimit(LimitKind.CEILING, DAY.plusDays(2), 10L));
    Replay replay = new Replay(policy(AccountTerms.usual(true)), members(limits, List.of()));
    assertThat(send(replay, TransferKind.REDEEM, "elder", "young", 51))
        .isEqualTo(TransferOutcome.INSUFFICIENT_BALANCE);
    assertThat(send(replay, NOON.plusDays(1), TransferKind.REDEEM, "elder", "young", 31))
        .isEqualTo(TransferOutcome.INSUFFICIENT_BALANCE);
    assertThat(send(replay, NOON.plusDays(1), TransferKind.REDEEM, "elder", "young", 30))
        .isEqualTo(TransferOutcome.POSTED);
    assertThat(send(replay, NOON.plusDays(2), TransferKind.REDEEM, "elder", "young", 1))
        .isEqualTo(TransferOutcome.INSUFFICIENT_BALANCE);
    // The limit of the third day is the policy's again, and no laxer one of one's own counts.
    for (int day : new int[] {3, 5}) {
      assertThat(send(replay, NOON.plusDays(day), TransferKind.REDEEM, "elder", "young", 21))
          .isEqualTo(TransferOutcome.INSUFFICIENT_BALANCE);
    }
    assertThat(send(replay, NOON.plusDays(3), TransferKind.REDEEM, "elder", "young", 20))
        .isEqualTo(TransferOutcome.POSTED);
    assertThat(send(replay, NOON.plusDays(1), TransferKind.EARN, "", "elder", 21))
        .isEqualTo(TransferOutcome.DAILY_CAP);
    assertThat(send(replay, TransferKind.EARN, "", "elder", 80)).isEqualTo(TransferOutcome.POSTED);
    assertThat(send(replay, NOON.plusDays(2), TransferKind.EARN, "", "elder", 1))
        .isEqualTo(TransferOutcome.BALANCE_CEILING);
    assertThat(send(replay, NOON.plusDays(1), TransferKind.EARN, "", "elder", 20))
        .isEqualTo(TransferOutcome.POSTED_WITH_OVERFLOW);
  }

  /** Without a cap of the policy's, what is beyond an account's own is refused. */
  @Test
  void beyondOnesOwnLifetimeCapAloneIsRefused() {
    TransferPolicy open =
        new TransferPolicy(null, null, TransferPolicy.Overflow.DONATE, 0, false, Set.of(), 0);
    Replay replay =
        new Replay(
            open, members(List.of(new AccountLimit(LimitKind.LIFETIME, DAY, 10L)), List.of()));
    assertThat(send(replay, TransferKind.EARN, "", "elder", 11))
        .isEqualTo(TransferOutcome.LIFETIME_CAP);
    assertThat(send(replay, TransferKind.EARN, "", "young", 11)).isEqualTo(TransferOutcome.POSTED);
  }

  /** Whoever was a spouse that day counts, however much later it is written down. */
  @Test
  void aKinshipHoldsInItsPeriodAlone() {
    Replay replay =
        new Replay(
            policy(AccountTerms.usual(true)),
            members(
                List.of(),
                List.of(
                    new Members.Kinship("young", "elder", "spouse", DAY, DAY.plusDays(2)),
                    new Members.Kinship("elder", "young", "child", null, DAY))));
    send(replay, TransferKind.EARN, "", "young", 100);
    send(replay, TransferKind.EARN, "", "elder", 100);
    assertThat(send(replay, NOON.minusDays(1), TransferKind.REDEEM, "young", "group", 1))
        .isEqualTo(TransferOutcome.NOT_ELIGIBLE);
    assertThat(send(replay, NOON.plusDays(1), TransferKind.REDEEM, "young", "group", 1))
        .isEqualTo(TransferOutcome.POSTED);
    assertThat(send(replay, NOON.plusDays(2), TransferKind.REDEEM, "young", "group", 1))
        .isEqualTo(TransferOutcome.NOT_ELIGIBLE);
    assertThat(send(replay, NOON.minusDays(1), TransferKind.GIFT, "elder", "young", 1))
        .isEqualTo(TransferOutcome.POSTED);
    assertThat(send(replay, NOON, TransferKind.GIFT, "elder", "young", 1))
        .isEqualTo(TransferOutcome.NOT_RELATED);
  }

  /** Nobody asks for what comes of orders about accounts. */
  @Test
  void whatIsOrderedIsNotAskedFor() {
    for (TransferKind kind : TransferKind.values()) {
      if (kind.isOrdered()) {
        assertThat(send(usual(), kind, "elder", "young", 1))
            .isEqualTo(TransferOutcome.NOT_BY_ITSELF);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "30 DAYS, 2026-03-01, 2026-04-01",
    "1 MONTHS, 2026-01-31, 2026-03-01",
    "1 YEARS, 2028-02-29, 2029-03-01",
    "0 DAYS, 2026-03-01, 2026-03-02"
  })
  void timeLastsToTheEndOfItsLastDay(String period, LocalDate day, LocalDate expires) {
    AccountTerms terms =
        new AccountTerms(
            Set.of(),
            Set.of(),
            Set.of(),
            LegalPeriod.parse(period),
            AccountTerms.Expired.POOL,
            null);
    assertThat(terms.expiresOn(day)).contains(expires);
    assertThat(AccountTerms.usual(true).expiresOn(day)).isEmpty();
  }

  @Test
  void aLimitIsNotBelowZeroAndMemoryHasNoParts() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AccountLimit(LimitKind.FLOOR, DAY, -1L));
    Members divided =
        new Members(
            List.of(
                new Members.Account("pool", AccountKind.POOL, null),
                new Members.Account("reserve", AccountKind.RESERVE, null),
                new Members.Account("a", AccountKind.INDIVIDUAL, null),
                new Members.Account(
                    "a/guaranteed",
                    AccountKind.INDIVIDUAL,
                    null,
                    null,
                    null,
                    Bucket.GUARANTEED,
                    "a",
                    List.of())),
            List.of(),
            "pool",
            "reserve");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MemoryLedger(policy(AccountTerms.usual(true)), divided));
  }
}
