package org.gongtong.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.gongtong.core.audit.AuditEvent;
import org.gongtong.core.rules.LegalPeriod;
import org.gongtong.core.timebank.AccountTerms;
import org.gongtong.core.timebank.Bucket;
import org.gongtong.core.timebank.OperationKey;
import org.gongtong.core.timebank.SettlementPolicy;
import org.gongtong.core.timebank.TransferKind;
import org.gongtong.core.timebank.TransferOutcome;
import org.gongtong.core.timebank.TransferPolicy;
import org.gongtong.core.timebank.ledger.HoldEnd;
import org.gongtong.core.timebank.ledger.Lapse;
import org.gongtong.core.timebank.ledger.LedgerCommand;
import org.gongtong.core.timebank.ledger.LedgerPolicy;
import org.gongtong.core.timebank.ledger.Lot;
import org.gongtong.core.timebank.ledger.TimeExpiry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Time runs out first in, first out, to the minute, once. Extension point: test classes of stores
 * have it.
 */
public interface LedgerExpiryContract {

  /** The store; it may be the same for all tests and hold rows of others. */
  LedgerParts ledger();

  /** No caps; spent at any age; time lasts so long, and goes to the pool or the reserve. */
  private static TransferPolicy lasting(
      @Nullable LegalPeriod period, AccountTerms.Expired expired) {
    AccountTerms usual = AccountTerms.usual(true);
    return new TransferPolicy(
        null,
        null,
        TransferPolicy.Overflow.REJECT,
        0,
        false,
        Set.of(),
        0,
        null,
        true,
        new AccountTerms(
            usual.serving(), usual.receiving(), usual.donatingOnly(), period, expired, null),
        SettlementPolicy.NONE);
  }

  private LedgerScene scene(AccountTerms.Expired expired) {
    LedgerScene scene = new LedgerScene(ledger(), lasting(LegalPeriod.days(10), expired));
    scene.helper("a");
    scene.helper("b");
    return scene;
  }

  private static LocalDate day(int day) {
    return LocalDate.of(2026, 3, day);
  }

  private static void at(LedgerScene scene, int day) {
    scene.at(day(day).atTime(10, 0).toInstant(ZoneOffset.UTC));
  }

  private static void pay(LedgerScene scene, int day, long minutes) {
    assertThat(send(scene, TransferKind.REDEEM, day, minutes)).isPresent();
  }

  private static Optional<OperationKey> send(
      LedgerScene scene, TransferKind kind, int day, long minutes) {
    OperationKey key = LedgerScene.key();
    UUID from = kind == TransferKind.EARN ? null : scene.id("a");
    UUID to =
        switch (kind) {
          case EARN -> scene.id("a");
          case REDEEM -> scene.id("b");
          default -> null;
        };
    LocalDateTime at = day(day).atTime(9, 0);
    return scene
            .send(new LedgerCommand.Post(key, kind, at, from, to, minutes, OperationKey.NONE))
            .isDone()
        ? Optional.of(key)
        : Optional.empty();
  }

  private static List<Long> lots(Lapse lapse) {
    return lapse.lots().stream().map(Lot::minutes).toList();
  }

  /** A lot lasts to the end of its last day; what was spent came from the oldest. */
  @Test
  default void theOldestMinutesAreSpentFirstAndRunOutFirst() {
    LedgerScene scene = scene(AccountTerms.Expired.POOL);
    at(scene, 5);
    scene.earn("a", day(1).atTime(9, 0), 60);
    scene.earn("a", day(3).atTime(9, 0), 40);
    // Late, and yet the oldest.
    scene.earn("a", day(1).atTime(8, 0), 5);
    pay(scene, 4, 50);
    at(scene, 11);
    assertThat(scene.expiry().run(scene.bank(), 100)).isEmpty();
    assertThat(scene.expiry().forecast(scene.bank(), scene.id("a"), day(31)))
        .extracting(Lapse::day, Lapse::minutes)
        .containsExactly(tuple(day(12), 15L), tuple(day(14), 40L));
    assertThat(scene.expiry().next(scene.bank(), scene.id("a")))
        .hasValueSatisfying(
            next -> {
              assertThat(next.day()).isEqualTo(day(12));
              assertThat(next.minutes()).isEqualTo(15);
            });
    at(scene, 12);
    List<Lapse> lapsed = scene.expiry().run(scene.bank(), 100);
    assertThat(lapsed)
        .singleElement()
        .satisfies(
            lapse -> {
              assertThat(lapse.accountId()).isEqualTo(scene.id("a"));
              assertThat(lapse.bucket()).isEqualTo(Bucket.PERSONAL);
              assertThat(lapse.day()).isEqualTo(day(12));
              assertThat(lapse.minutes()).isEqualTo(15);
              assertThat(lots(lapse)).containsExactly(10L, 5L);
              assertThat(lapse.lots())
                  .extracting(Lot::day, Lot::expires)
                  .containsOnly(tuple(day(1), day(12)));
            });
    assertThat(scene.balance("a")).isEqualTo(40);
    assertThat(scene.balance("pool")).isEqualTo(15);
    OperationKey key = OperationKey.of("lapse " + scene.id("a") + " " + day(12));
    assertThat(scene.events(key))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.type()).isEqualTo("transfer-posted");
              assertThat(event.actor().toString()).isEqualTo("system:time-expiry");
              assertThat(event.data()).containsEntry("kind", "expire");
            });
    LedgerChecks.hold(scene, 0);
    assertThat(scene.check().faults()).isEmpty();
  }

  /** Run again, nothing is done again; the next lot comes on its own day. */
  @Test
  default void runAgainNothingRunsOutTwice() {
    LedgerScene scene = scene(AccountTerms.Expired.RESERVE);
    at(scene, 5);
    scene.earn("a", day(1).atTime(9, 0), 60);
    scene.earn("a", day(3).atTime(9, 0), 40);
    at(scene, 13);
    assertThat(scene.expiry().run(scene.bank(), 100)).hasSize(1);
    Map<String, List<Object>> before = scene.everything();
    assertThat(scene.expiry().run(scene.bank(), 100)).isEmpty();
    assertThat(scene.everything()).isEqualTo(before);
    assertThat(scene.balance("reserve")).isEqualTo(-40);
    assertThat(scene.balance("pool")).isZero();
    at(scene, 14);
    assertThat(scene.expiry().run(scene.bank(), 100))
        .extracting(Lapse::minutes)
        .containsExactly(40L);
    assertThat(scene.balance("reserve")).isZero();
    at(scene, 31);
    assertThat(scene.expiry().run(scene.bank(), 100)).isEmpty();
    LedgerChecks.hold(scene, 0);
  }

  /** So many accounts at a time, and in the end all. */
  @Test
  default void aRunTakesOnSoManyAccounts() {
    LedgerScene scene = scene(AccountTerms.Expired.POOL);
    for (int i = 0; i < 5; i++) {
      scene.helper("m" + i);
      scene.earn("m" + i, day(1).atTime(9, 0), 10 + i);
    }
    at(scene, 20);
    assertThat(scene.expiry().run(scene.bank(), 2)).hasSize(2);
    assertThat(scene.expiry().run(scene.bank(), 2)).hasSize(2);
    assertThat(scene.expiry().run(scene.bank(), 9)).hasSize(1);
    assertThat(scene.balance("pool")).isEqualTo(10 + 11 + 12 + 13 + 14);
  }

  /** A job that comes often is done once a day, and then does not even ask. */
  @Test
  default void aJobIsDoneOnceADay() {
    AtomicInteger asked = new AtomicInteger();
    LedgerScene scene =
        new LedgerScene(
            ledger(),
            (transaction, bank, day) -> {
              asked.incrementAndGet();
              return Optional.of(
                  new LedgerPolicy(
                      "ten", lasting(LegalPeriod.days(10), AccountTerms.Expired.POOL)));
            });
    scene.helper("a");
    scene.helper("b");
    scene.earn("a", day(1).atTime(9, 0), 10);
    scene.earn("b", day(2).atTime(9, 0), 20);
    TimeExpiry expiry = scene.expiry();
    at(scene, 13);
    assertThat(expiry.tick(scene.bank(), 1)).hasSize(1);
    assertThat(expiry.tick(scene.bank(), 1)).hasSize(1);
    assertThat(expiry.tick(scene.bank(), 5)).isEmpty();
    asked.set(0);
    assertThat(expiry.tick(scene.bank(), 5)).isEmpty();
    assertThat(asked).hasValue(0);
    scene.earn("a", day(1).atTime(9, 0), 5);
    at(scene, 14);
    assertThat(expiry.tick(scene.bank(), 5)).hasSize(1);
    assertThat(scene.balance("pool")).isEqualTo(35);
  }

  /** What is held is paid with the oldest minutes, and runs out when it is free again. */
  @Test
  default void whatIsHeldDoesNotRunOut() {
    LedgerScene scene = scene(AccountTerms.Expired.POOL);
    scene.earn("a", day(1).atTime(9, 0), 60);
    LedgerCommand.Hold hold =
        new LedgerCommand.Hold(
            LedgerScene.key(),
            TransferKind.REDEEM,
            LedgerScene.EARLIER,
            scene.id("a"),
            scene.id("b"),
            45,
            Instant.parse("2026-04-01T00:00:00Z"));
    scene.send(hold).asOutcome().orThrow();
    at(scene, 12);
    assertThat(scene.expiry().run(scene.bank(), 100))
        .extracting(Lapse::minutes)
        .containsExactly(15L);
    assertThat(scene.balance("a")).isEqualTo(45);
    scene.send(scene.end(hold.key(), HoldEnd.VOIDED, 0)).asOutcome().orThrow();
    at(scene, 13);
    assertThat(scene.expiry().run(scene.bank(), 100))
        .extracting(Lapse::minutes)
        .containsExactly(45L);
    LedgerChecks.hold(scene, 0);
  }

  /** A reversal gives minutes back as old as they were; one of an expiry, for the day. */
  @Test
  default void whatIsReversedIsAsOldAsItWas() {
    LedgerScene scene = scene(AccountTerms.Expired.POOL);
    at(scene, 9);
    scene.earn("a", day(1).atTime(9, 0), 60);
    scene.earn("a", day(8).atTime(9, 0), 30);
    OperationKey paid = send(scene, TransferKind.REDEEM, 9, 70).orElseThrow();
    at(scene, 12);
    assertThat(scene.expiry().run(scene.bank(), 100)).isEmpty();
    scene
        .send(new LedgerCommand.Reverse(LedgerScene.key(), day(12).atTime(9, 0), paid))
        .asOutcome()
        .orThrow();
    assertThat(scene.expiry().run(scene.bank(), 100))
        .extracting(Lapse::minutes)
        .containsExactly(60L);
    // A service that was done in time and is written down late: the expiry is taken back first.
    OperationKey expired = OperationKey.of("lapse " + scene.id("a") + " " + day(12));
    scene
        .send(new LedgerCommand.Reverse(LedgerScene.key(), day(12).atTime(9, 0), expired))
        .asOutcome()
        .orThrow();
    assertThat(scene.expiry().run(scene.bank(), 100)).isEmpty();
    pay(scene, 10, 55);
    at(scene, 13);
    assertThat(scene.expiry().run(scene.bank(), 100))
        .extracting(Lapse::minutes)
        .containsExactly(5L);
    assertThat(scene.balance("a")).isEqualTo(30);
    assertThat(scene.balance("pool")).isEqualTo(5);
    LedgerChecks.hold(scene, 0);
  }

  /** How long time lasts is said on the day on which it comes in; whether at all, today. */
  @Test
  default void aPolicyChangesNothingBefore() {
    LedgerScene scene =
        new LedgerScene(
            ledger(),
            (transaction, bank, day) ->
                Optional.of(
                    new LedgerPolicy(
                        "by-day",
                        lasting(
                            day.isBefore(day(3))
                                ? null
                                : LegalPeriod.days(day.isBefore(day(6)) ? 10 : 2),
                            AccountTerms.Expired.POOL))));
    scene.helper("a");
    at(scene, 6);
    scene.earn("a", day(2).atTime(9, 0), 1);
    scene.earn("a", day(5).atTime(9, 0), 20);
    scene.earn("a", day(6).atTime(9, 0), 300);
    at(scene, 9);
    // The youngest runs out first, though the oldest would be spent first.
    assertThat(scene.expiry().run(scene.bank(), 100))
        .extracting(Lapse::minutes)
        .containsExactly(300L);
    at(scene, 16);
    assertThat(scene.expiry().run(scene.bank(), 100))
        .extracting(Lapse::minutes)
        .containsExactly(20L);
    at(scene, 31);
    assertThat(scene.expiry().run(scene.bank(), 100)).isEmpty();
    assertThat(scene.balance("a")).isEqualTo(1);
  }

  /** Parts have lots of their own. */
  @Test
  default void partsRunOutByThemselves() {
    LedgerScene scene = scene(AccountTerms.Expired.POOL);
    scene.part("a", Bucket.GUARANTEED);
    scene.earn("b", day(2).atTime(9, 0), 50);
    scene.send(TransferKind.DONATE, "b", "", 50);
    scene
        .send(
            new LedgerCommand.Post(
                LedgerScene.key(),
                TransferKind.GRANT,
                LedgerScene.EARLIER,
                null,
                scene.id("a"),
                50,
                OperationKey.NONE,
                Bucket.GUARANTEED))
        .asOutcome()
        .orThrow();
    at(scene, 5);
    scene.earn("a", day(5).atTime(9, 0), 7);
    pay(scene, 5, 20);
    at(scene, 13);
    assertThat(scene.expiry().run(scene.bank(), 100))
        .extracting(Lapse::accountId, Lapse::bucket, Lapse::minutes)
        .contains(tuple(scene.id("a"), Bucket.GUARANTEED, 30L));
    assertThat(scene.balance("a/guaranteed")).isZero();
    assertThat(scene.balance("a")).isEqualTo(7);
    assertThat(scene.check().faults()).isEmpty();
    LedgerChecks.hold(scene, 0);
  }

  /** Where time lasts for ever nothing is even looked at. */
  @Test
  default void withoutATermNothingRunsOut() {
    AtomicInteger asked = new AtomicInteger();
    LedgerScene scene =
        new LedgerScene(
            ledger(),
            (transaction, bank, day) -> {
              asked.incrementAndGet();
              return Optional.of(
                  new LedgerPolicy("open", lasting(null, AccountTerms.Expired.POOL)));
            });
    scene.helper("a");
    scene.earn("a", day(1).atTime(9, 0), 60);
    scene.at(LedgerScene.START.plus(Duration.ofDays(20_000)));
    asked.set(0);
    assertThat(scene.expiry().run(scene.bank(), 100)).isEmpty();
    assertThat(asked).hasValue(1);
    assertThat(scene.expiry().forecast(scene.bank(), scene.id("a"), LocalDate.MAX)).isEmpty();
    // Of the rules of today alone, whatever there is in the account.
    assertThat(asked).hasValue(2);
    assertThat(scene.events(scene.id("a"))).extracting(AuditEvent::type).hasSize(1);
    assertThat(scene.send(TransferKind.EARN, "", "a", 1).outcome())
        .isEqualTo(TransferOutcome.POSTED);
  }
}
