package org.gongtong.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.gongtong.core.audit.AuditEvent;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.timebank.AccountKind;
import org.gongtong.core.timebank.AccountLimit;
import org.gongtong.core.timebank.LimitKind;
import org.gongtong.core.timebank.TransferKind;
import org.gongtong.core.timebank.TransferOutcome;
import org.gongtong.core.timebank.TransferPolicy;
import org.gongtong.core.timebank.ledger.AccountReason;
import org.gongtong.core.timebank.ledger.LedgerAccount;
import org.gongtong.core.timebank.ledger.LedgerAnswer;
import org.gongtong.core.timebank.ledger.LedgerCommand;
import org.gongtong.core.timebank.ledger.LedgerReason;
import org.gongtong.core.timebank.ledger.RecordedLimit;
import org.junit.jupiter.api.Test;

/**
 * Accounts of every kind, their limits above and below zero, limits of their own, and kinships that
 * end. Extension point: test classes of stores have it.
 */
public interface LedgerAccountContract {

  /** The store; it may be the same for all tests and hold rows of others. */
  LedgerParts ledger();

  /** Mutual credit: 100 minutes below zero, 150 above. */
  private LedgerScene credit() {
    LedgerScene scene =
        new LedgerScene(
            ledger(),
            new TransferPolicy(
                null,
                null,
                TransferPolicy.Overflow.REJECT,
                0,
                false,
                Set.of("child", "spouse"),
                100,
                150L,
                false));
    scene.helper("a");
    scene.helper("b");
    return scene;
  }

  /** The limit above zero is inclusive, is told with its figures, and holds for what comes in. */
  @Test
  default void theCeilingHoldsForWhatComesIn() {
    LedgerScene scene = credit();
    LedgerAnswer over = scene.send(TransferKind.EARN, "", "a", 151);
    assertThat(over.outcome()).isEqualTo(TransferOutcome.BALANCE_CEILING);
    assertThat(over.figures()).isEqualTo(Map.of("minutes", 151L, "cap", 150L));
    assertThat(over.asOutcome().refusals())
        .singleElement()
        .satisfies(
            reason -> {
              assertThat(reason.code()).isEqualTo(LedgerReason.BALANCE_CEILING.name());
              assertThat(reason.text().en()).contains("above the limit of 150");
            });
    scene.send(TransferKind.EARN, "", "a", 150).asOutcome().orThrow();
    LedgerCommand.Post paid = scene.transfer(TransferKind.REDEEM, "a", "b", 60);
    scene.send(paid).asOutcome().orThrow();
    scene.send(TransferKind.EARN, "", "a", 60).asOutcome().orThrow();
    Map<String, List<Object>> before = scene.everything();
    assertThat(scene.send(TransferKind.EARN, "", "a", 1).outcome())
        .isEqualTo(TransferOutcome.BALANCE_CEILING);
    assertThat(scene.everything()).isEqualTo(before);
    // A correction gives back all the same.
    scene.send(scene.reversal(paid.key())).asOutcome().orThrow();
    assertThat(scene.balance("a")).isEqualTo(210);
    LedgerChecks.hold(scene, 100);
  }

  /** In one transaction each command sees what those before it left. */
  @Test
  default void theCeilingIsJudgedOneAfterAnother() {
    LedgerScene scene = credit();
    List<LedgerAnswer> answers =
        scene.all(
            scene.transfer(TransferKind.REDEEM, "b", "a", 100),
            scene.transfer(TransferKind.EARN, "", "a", 51),
            scene.transfer(TransferKind.REDEEM, "a", "b", 1),
            scene.transfer(TransferKind.EARN, "", "a", 51));
    assertThat(answers)
        .extracting(LedgerAnswer::outcome)
        .containsExactly(
            TransferOutcome.POSTED,
            TransferOutcome.BALANCE_CEILING,
            TransferOutcome.POSTED,
            TransferOutcome.POSTED);
    LedgerChecks.hold(scene, 100);
  }

  /** Households and organisations have accounts, stored as such. */
  @Test
  default void everyKindHasAccounts() {
    LedgerScene scene = credit();
    scene.open("house", AccountKind.HOUSEHOLD, LocalDate.of(1950, 1, 1));
    scene.open("home", AccountKind.ORGANISATION, null);
    scene.send(TransferKind.REDEEM, "house", "home", 100).asOutcome().orThrow();
    assertThat(scene.state("house").account().kind()).isEqualTo(AccountKind.HOUSEHOLD);
    assertThat(scene.state("home").account().kind()).isEqualTo(AccountKind.ORGANISATION);
    assertThat(scene.send(TransferKind.GRANT, "home", "a", 101).outcome())
        .isEqualTo(TransferOutcome.INSUFFICIENT_BALANCE);
    LedgerCommand.Post grant = scene.transfer(TransferKind.GRANT, "home", "a", 100);
    scene.send(grant).asOutcome().orThrow();
    assertThat(scene.balance("a")).isEqualTo(100);
    scene.send(scene.reversal(grant.key())).asOutcome().orThrow();
    assertThat(scene.balance("home")).isEqualTo(100);
    LedgerChecks.hold(scene, 100);
  }

  /** A narrower overdraft holds from its day on; entries before are judged as before. */
  @Test
  default void aLimitOfOnesOwnHoldsFromItsDayOn() {
    LedgerScene scene = credit();
    LocalDate today = LedgerScene.EARLIER.toLocalDate();
    AccountLimit narrower = new AccountLimit(LimitKind.FLOOR, today, 40L);
    limit(scene, narrower, "committee 2026-3").orThrow();
    limit(scene, narrower, "again").orThrow();
    assertThat(late(scene, today, 41).outcome()).isEqualTo(TransferOutcome.INSUFFICIENT_BALANCE);
    assertThat(late(scene, today.minusDays(1), 41).outcome()).isEqualTo(TransferOutcome.POSTED);
    assertThat(late(scene, today, 1).outcome()).isEqualTo(TransferOutcome.INSUFFICIENT_BALANCE);
    limit(scene, new AccountLimit(LimitKind.FLOOR, today, null), "taken back").orThrow();
    assertThat(late(scene, today, 59).outcome()).isEqualTo(TransferOutcome.POSTED);
    assertThat(scene.changes().limits(scene.id("a")))
        .extracting(RecordedLimit::why)
        .containsExactly("committee 2026-3", "taken back");
    assertThat(scene.changes().limits(scene.id("a")).get(0))
        .isEqualTo(
            new RecordedLimit(
                scene.id("a"), narrower, "committee 2026-3", LedgerScene.CLERK, LedgerScene.START));
    assertThat(scene.events(scene.id("a")))
        .extracting(AuditEvent::type)
        .containsExactly("time-account-opened", "time-limit-recorded", "time-limit-recorded");
    assertThat(scene.balance("a")).isEqualTo(-100);
  }

  /** A limit of an account's own is no laxer than the rules; what may be equal is equal. */
  @Test
  default void noLimitIsLaxerThanTheRules() {
    LedgerScene scene = credit();
    scene.open("home", AccountKind.ORGANISATION, null);
    LocalDate today = LedgerScene.EARLIER.toLocalDate();
    limit(scene, new AccountLimit(LimitKind.FLOOR, today, 100L), "x").orThrow();
    limit(scene, new AccountLimit(LimitKind.DAILY, today, 100_000L), "x").orThrow();
    assertThat(limit(scene, new AccountLimit(LimitKind.FLOOR, today, 101L), "x").refusals())
        .singleElement()
        .satisfies(
            reason -> {
              assertThat(reason.code()).isEqualTo("TIME_LIMIT_LAXER");
              assertThat(reason.text().en()).contains("101 minutes", "the 100 ", "sample@1");
            });
    assertThat(codes(limit(scene, new AccountLimit(LimitKind.CEILING, today, 151L), "x")))
        .containsExactly("TIME_LIMIT_LAXER");
    assertThat(
            codes(
                scene
                    .changes()
                    .limit(
                        LedgerScene.CLERK,
                        scene.bank(),
                        scene.id("home"),
                        new AccountLimit(LimitKind.FLOOR, today, 1L),
                        "x")))
        .containsExactly("TIME_LIMIT_LAXER");
    assertThat(scene.changes().limits(scene.id("a"))).hasSize(2);
  }

  private static Outcome<AccountLimit> limit(LedgerScene scene, AccountLimit limit, String why) {
    return scene.changes().limit(LedgerScene.CLERK, scene.bank(), scene.id("a"), limit, why);
  }

  private static LedgerAnswer late(LedgerScene scene, LocalDate day, long minutes) {
    LedgerCommand.Post pay = scene.transfer(TransferKind.REDEEM, "a", "b", minutes);
    LocalDateTime at = day.atTime(9, 0);
    return scene.send(
        new LedgerCommand.Post(
            pay.key(), pay.kind(), at, pay.from(), pay.to(), pay.minutes(), pay.ref()));
  }

  /** The figures of a refusal are those of the account's own limits. */
  @Test
  default void refusalsTellOnesOwnLimits() {
    LedgerScene scene = credit();
    LocalDate today = LedgerScene.EARLIER.toLocalDate();
    limit(scene, new AccountLimit(LimitKind.CEILING, today, 20L), "x").orThrow();
    assertThat(scene.send(TransferKind.EARN, "", "a", 21).figures())
        .isEqualTo(Map.of("minutes", 21L, "cap", 20L));
    limit(scene, new AccountLimit(LimitKind.DAILY, today, 10L), "x").orThrow();
    assertThat(scene.send(TransferKind.EARN, "", "a", 11).figures())
        .isEqualTo(Map.of("minutes", 11L, "earned", 0L, "cap", 10L));
    limit(scene, new AccountLimit(LimitKind.LIFETIME, today, 5L), "x").orThrow();
    assertThat(scene.send(TransferKind.EARN, "", "a", 6).figures())
        .isEqualTo(Map.of("minutes", 6L, "kept", 0L, "cap", 5L));
    // Nobody else's.
    scene.send(TransferKind.EARN, "", "b", 150).asOutcome().orThrow();
  }

  /** What no limit can be, or of no account. */
  @Test
  default void whatNoLimitCanBeIsRefused() {
    LedgerScene scene = credit();
    LocalDate today = LedgerScene.EARLIER.toLocalDate();
    AccountLimit limit = new AccountLimit(LimitKind.FLOOR, today, 1L);
    AccountLimit most = new AccountLimit(LimitKind.FLOOR, today, Long.MAX_VALUE);
    assertThat(codes(limit(scene, limit, " "))).containsExactly("TIME_WHY_MISSING");
    assertThat(codes(limit(scene, most, "x"))).containsExactly("TIME_LIMIT_RANGE");
    assertThat(
            codes(
                scene
                    .changes()
                    .limit(LedgerScene.CLERK, scene.bank(), scene.id("pool"), limit, "x")))
        .containsExactly("TIME_ACCOUNT_OF_BANK");
    assertThat(
            codes(
                scene
                    .changes()
                    .limit(LedgerScene.CLERK, scene.bank(), scene.id("nobody"), limit, "x")))
        .containsExactly(AccountReason.TIME_ACCOUNT_UNKNOWN.name());
    UUID clearing = DecisionScene.IDS.next();
    ledger()
        .work()
        .write(
            transaction -> {
              LedgerAccount account =
                  new LedgerAccount(
                      clearing,
                      scene.bank().id(),
                      AccountKind.CLEARING,
                      "far",
                      null,
                      LocalDate.EPOCH,
                      null);
              ledger().ledger().addAccounts(transaction, List.of(account));
              return account;
            });
    assertThat(codes(scene.changes().limit(LedgerScene.CLERK, scene.bank(), clearing, limit, "x")))
        .containsExactly("TIME_ACCOUNT_OF_BANK");
    assertThat(scene.changes().limits(scene.id("a"))).isEmpty();
  }

  private static List<String> codes(Outcome<?> outcome) {
    return outcome.refusals().stream().map(reason -> reason.code()).toList();
  }

  /** Whoever was a relative on the day gets a gift; ended in error, a kinship holds again. */
  @Test
  default void aKinshipEndsAndHoldsAgain() {
    LedgerScene scene = credit();
    UUID a = scene.id("a");
    UUID b = scene.id("b");
    LocalDate day = LedgerScene.EARLIER.toLocalDate().minusDays(10);
    scene.desk().relate(LedgerScene.CLERK, scene.bank(), a, b, "spouse").orThrow();
    scene.desk().relate(LedgerScene.CLERK, scene.bank(), b, a, "spouse").orThrow();
    scene
        .changes()
        .endKinship(LedgerScene.CLERK, scene.bank(), a, b, "spouse", day, "divorce")
        .orThrow();
    assertThat(gift(scene, "a", "b", day.minusDays(1))).isEqualTo(TransferOutcome.POSTED);
    assertThat(gift(scene, "a", "b", day)).isEqualTo(TransferOutcome.NOT_RELATED);
    assertThat(gift(scene, "b", "a", day)).isEqualTo(TransferOutcome.NOT_RELATED);
    assertThat(codes(scene.desk().relate(LedgerScene.CLERK, scene.bank(), a, b, "spouse")))
        .containsExactly("RELATIVE_ENDED");
    scene
        .changes()
        .resumeKinship(LedgerScene.CLERK, scene.bank(), a, b, "spouse", day.plusDays(5), "x")
        .orThrow();
    scene.desk().relate(LedgerScene.CLERK, scene.bank(), a, b, "spouse").orThrow();
    assertThat(gift(scene, "a", "b", day.plusDays(4))).isEqualTo(TransferOutcome.NOT_RELATED);
    assertThat(gift(scene, "a", "b", day.plusDays(5))).isEqualTo(TransferOutcome.POSTED);
    assertThat(
            codes(
                scene
                    .changes()
                    .endKinship(LedgerScene.CLERK, scene.bank(), a, b, "child", day, "x")))
        .containsExactly("RELATIVE_NOT_NOTED");
    assertThat(scene.events(a))
        .extracting(AuditEvent::type)
        .endsWith("relative-noted", "relative-ended", "relative-resumed");
  }

  private static TransferOutcome gift(LedgerScene scene, String from, String to, LocalDate day) {
    LedgerCommand.Post gift = scene.transfer(TransferKind.GIFT, from, to, 1);
    return scene
        .send(
            new LedgerCommand.Post(
                gift.key(), gift.kind(), day.atTime(9, 0), gift.from(), gift.to(), 1, gift.ref()))
        .outcome();
  }
}
