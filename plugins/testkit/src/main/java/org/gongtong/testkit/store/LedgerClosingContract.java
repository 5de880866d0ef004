package org.gongtong.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.gongtong.core.audit.AuditEvent;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.timebank.AccountKind;
import org.gongtong.core.timebank.AccountTerms;
import org.gongtong.core.timebank.Bucket;
import org.gongtong.core.timebank.OperationKey;
import org.gongtong.core.timebank.SettlementPolicy;
import org.gongtong.core.timebank.TransferKind;
import org.gongtong.core.timebank.TransferOutcome;
import org.gongtong.core.timebank.TransferPolicy;
import org.gongtong.core.timebank.ledger.Closing;
import org.gongtong.core.timebank.ledger.ClosingOrder;
import org.gongtong.core.timebank.ledger.ClosingWay;
import org.gongtong.core.timebank.ledger.Heir;
import org.gongtong.core.timebank.ledger.HoldEnd;
import org.gongtong.core.timebank.ledger.LedgerCommand;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Accounts of those who die or leave are closed, and no minute is lost. Extension point: test
 * classes of stores have it.
 */
public interface LedgerClosingContract {

  /** Another member of staff. */
  Actor SECOND = Actor.staff("clerk-8");

  /** The day of a scene. */
  LocalDate TODAY = LedgerScene.EARLIER.toLocalDate();

  /** The store; it may be the same for all tests and hold rows of others. */
  LedgerParts ledger();

  /** Rules under which accounts are given up, with what becomes of the time of the dead. */
  static TransferPolicy rules(AccountTerms.@Nullable Succession succession) {
    AccountTerms usual = AccountTerms.usual(true);
    return new TransferPolicy(
        null,
        null,
        TransferPolicy.Overflow.REJECT,
        0,
        false,
        Set.of("child"),
        100,
        null,
        true,
        new AccountTerms(
            usual.serving(),
            usual.receiving(),
            usual.donatingOnly(),
            null,
            AccountTerms.Expired.POOL,
            succession),
        SettlementPolicy.NONE);
  }

  private LedgerScene scene(AccountTerms.@Nullable Succession succession) {
    LedgerScene scene = new LedgerScene(ledger(), rules(succession));
    scene.elder("elder");
    scene.helper("son");
    scene.helper("daughter");
    for (String child : List.of("son", "daughter")) {
      scene
          .desk()
          .relate(LedgerScene.CLERK, scene.bank(), scene.id("elder"), scene.id(child), "child")
          .orThrow();
    }
    scene.part("elder", Bucket.GUARANTEED);
    scene.send(TransferKind.EARN, "", "elder", 151);
    scene.send(TransferKind.DONATE, "elder", "", 50);
    scene
        .send(
            new LedgerCommand.Post(
                LedgerScene.key(),
                TransferKind.GRANT,
                LedgerScene.EARLIER,
                null,
                scene.id("elder"),
                30,
                OperationKey.NONE,
                Bucket.GUARANTEED))
        .asOutcome()
        .orThrow();
    return scene;
  }

  /** An order of two clerks of today, with a new key. */
  static ClosingOrder order(LedgerScene scene, String name) {
    return new ClosingOrder(
        LedgerScene.key(), LedgerScene.CLERK, SECOND, scene.id(name), TODAY, "file 2026-17");
  }

  /** The codes of a refusal. */
  static List<String> codes(Outcome<?> outcome) {
    return outcome.refusals().stream().map(reason -> reason.code()).toList();
  }

  private static List<Heir> heirs(LedgerScene scene) {
    return List.of(new Heir(scene.id("son"), 1), new Heir(scene.id("daughter"), 1));
  }

  /** His own time goes to the heirs, exactly; what was guaranteed to him, back to the pool. */
  @Test
  default void heirsHaveTheirShares() {
    LedgerScene scene = scene(AccountTerms.Succession.HEIRS);
    ClosingOrder order = order(scene, "elder");
    Closing closing = scene.closing().succeed(scene.bank(), order, heirs(scene)).orThrow();
    assertThat(closing.way()).isEqualTo(ClosingWay.SUCCEEDED);
    assertThat(closing.minutes()).isEqualTo(131);
    assertThat(scene.balance("son")).isEqualTo(51);
    assertThat(scene.balance("daughter")).isEqualTo(50);
    assertThat(scene.balance("pool")).isEqualTo(50);
    assertThat(scene.balance("elder") + scene.balance("elder/guaranteed")).isZero();
    assertThat(scene.state("elder").account().closed()).isEqualTo(TODAY);
    assertThat(scene.state("elder/guaranteed").account().closed()).isEqualTo(TODAY);
    // What is inherited was not earned: no cap is used.
    assertThat(scene.state("son").kept()).isZero();
    assertThat(scene.send(TransferKind.EARN, "", "elder", 1).outcome())
        .isEqualTo(TransferOutcome.ACCOUNT_NOT_OPEN);
    Map<String, List<Object>> before = scene.everything();
    assertThat(scene.closing().succeed(scene.bank(), order, heirs(scene)).orThrow())
        .isEqualTo(closing);
    assertThat(codes(scene.closing().succeed(scene.bank(), order, List.of())))
        .containsExactly("TIME_ORDER_KEY");
    assertThat(codes(scene.closing().succeed(scene.bank(), order(scene, "elder"), List.of())))
        .containsExactly("TIME_ACCOUNT_CLOSED");
    assertThat(scene.everything()).isEqualTo(before);
    assertThat(scene.closing().history(scene.id("elder"))).containsExactly(closing);
    assertThat(scene.events(scene.id("elder")))
        .extracting(AuditEvent::type)
        .endsWith("time-account-succeeded", "time-account-order-witnessed");
    assertThat(scene.check().faults()).isEmpty();
    LedgerChecks.hold(scene, 100);
  }

  /** What came in late, before the day of the closing, is inherited by another order. */
  @Test
  default void whatComesLateIsInheritedToo() {
    LedgerScene scene = scene(AccountTerms.Succession.HEIRS);
    scene.closing().succeed(scene.bank(), order(scene, "elder"), heirs(scene)).orThrow();
    scene.earn("elder", LedgerScene.EARLIER.minusDays(1), 9).asOutcome().orThrow();
    scene.closing().succeed(scene.bank(), order(scene, "elder"), heirs(scene)).orThrow();
    assertThat(scene.balance("son")).isEqualTo(51 + 5);
    assertThat(scene.balance("elder")).isZero();
    assertThat(scene.state("elder").account().closed()).isEqualTo(TODAY);
  }

  /** Without heirs, or where the rules say so, the pool has it. */
  @Test
  default void thePoolHasWhatNobodyInherits() {
    LedgerScene scene = scene(AccountTerms.Succession.POOL);
    assertThat(codes(scene.closing().succeed(scene.bank(), order(scene, "elder"), heirs(scene))))
        .containsExactly("TIME_SUCCESSION_TO_POOL");
    scene.closing().succeed(scene.bank(), order(scene, "elder"), List.of()).orThrow();
    assertThat(scene.balance("pool")).isEqualTo(151);
    LedgerScene alone = scene(AccountTerms.Succession.HEIRS);
    alone.closing().succeed(alone.bank(), order(alone, "elder"), List.of()).orThrow();
    assertThat(alone.balance("pool")).isEqualTo(151);
    LedgerScene unruled = scene(null);
    assertThat(codes(unruled.closing().succeed(unruled.bank(), order(unruled, "elder"), List.of())))
        .containsExactly("TIME_SUCCESSION_UNRULED");
    LedgerChecks.hold(scene, 100);
  }

  /** A refused order leaves nothing, and its key is free. */
  @Test
  default void whatSpeaksAgainstAnOrderIsSaid() {
    LedgerScene scene = scene(AccountTerms.Succession.HEIRS);
    scene.helper("stranger");
    Map<String, List<Object>> before = scene.everything();
    UUID elder = scene.id("elder");
    OperationKey key = LedgerScene.key();
    assertThat(
            codes(
                scene
                    .closing()
                    .succeed(
                        scene.bank(),
                        new ClosingOrder(
                            key,
                            Actor.resident("r-1"),
                            Actor.resident("R-1"),
                            elder,
                            TODAY.plusDays(1),
                            " "),
                        List.of())))
        .containsExactly(
            "TIME_SECOND_SAME", "TIME_SECOND_NOT_STAFF", "TIME_ORDER_DAY", "TIME_WHY_MISSING");
    List<Heir> wrong =
        List.of(
            new Heir(scene.id("son"), 0),
            new Heir(scene.id("stranger"), 1),
            new Heir(scene.id("son"), 1));
    assertThat(
            codes(
                scene
                    .closing()
                    .succeed(
                        scene.bank(),
                        new ClosingOrder(key, LedgerScene.CLERK, SECOND, elder, TODAY, "x"),
                        wrong)))
        .containsExactly("TIME_HEIR_SHARES", "TIME_HEIR_NOT_VERIFIED", "TIME_HEIR_SHARES");
    assertThat(codes(scene.closing().succeed(scene.bank(), order(scene, "nobody"), List.of())))
        .containsExactly("TIME_ACCOUNT_UNKNOWN");
    assertThat(codes(scene.closing().succeed(scene.bank(), order(scene, "pool"), List.of())))
        .containsExactly("TIME_ACCOUNT_OF_BANK");
    assertThat(scene.everything()).isEqualTo(before);
    assertThat(scene.closing().history(elder)).isEmpty();
    scene
        .closing()
        .succeed(
            scene.bank(),
            new ClosingOrder(key, LedgerScene.CLERK, SECOND, elder, TODAY, "x"),
            heirs(scene))
        .orThrow();
  }

  /** Holds and debts come first. */
  @Test
  default void holdsAndDebtsAreResolvedFirst() {
    LedgerScene scene = scene(AccountTerms.Succession.HEIRS);
    LedgerCommand.Hold hold =
        new LedgerCommand.Hold(
            LedgerScene.key(),
            TransferKind.REDEEM,
            LedgerScene.EARLIER,
            scene.id("elder"),
            scene.id("son"),
            40,
            LedgerScene.START);
    scene.send(hold).asOutcome().orThrow();
    assertThat(
            scene.closing().succeed(scene.bank(), order(scene, "elder"), heirs(scene)).refusals())
        .singleElement()
        .satisfies(
            reason -> {
              assertThat(reason.code()).isEqualTo("TIME_HOLDS_PENDING");
              assertThat(reason.text().en()).contains("40 minutes");
            });
    scene.send(scene.end(hold.key(), HoldEnd.VOIDED, 0));
    scene.send(TransferKind.REDEEM, "son", "daughter", 10).asOutcome().orThrow();
    assertThat(codes(scene.closing().leave(scene.bank(), order(scene, "son"), ClosingWay.DONATED)))
        .containsExactly("TIME_ACCOUNT_IN_DEBT");
    scene.closing().leave(scene.bank(), order(scene, "son"), ClosingWay.DORMANT).orThrow();
    assertThat(scene.balance("son")).isEqualTo(-10);
    LedgerChecks.hold(scene, 100);
  }

  /** Who leaves may donate all; what was guaranteed goes back where it came from. */
  @Test
  default void whoLeavesDonates() {
    LedgerScene scene = scene(null);
    ClosingOrder order =
        new ClosingOrder(
            LedgerScene.key(),
            Actor.resident("r-1"),
            SECOND,
            scene.id("elder"),
            TODAY,
            "moves to another city");
    Closing closing = scene.closing().leave(scene.bank(), order, ClosingWay.DONATED).orThrow();
    assertThat(closing.minutes()).isEqualTo(131);
    assertThat(scene.balance("pool")).isEqualTo(151);
    assertThat(scene.state("elder").account().closed()).isEqualTo(TODAY);
    // An account is closed by a group's leaving likewise.
    scene.open("group", AccountKind.GROUP, null);
    scene.send(TransferKind.EARN, "", "group", 20);
    scene.closing().leave(scene.bank(), order(scene, "group"), ClosingWay.DONATED).orThrow();
    assertThat(scene.balance("pool")).isEqualTo(171);
    assertThat(codes(scene.closing().reopen(scene.bank(), order(scene, "elder"))))
        .containsExactly("TIME_NOT_DORMANT");
    LedgerChecks.hold(scene, 100);
  }

  /** A dormant account keeps its time, takes part in nothing, and is opened again. */
  @Test
  default void aDormantAccountKeepsItsTime() {
    LedgerScene scene = scene(AccountTerms.Succession.HEIRS);
    scene.closing().leave(scene.bank(), order(scene, "elder"), ClosingWay.TO_SETTLE).orThrow();
    assertThat(scene.balance("elder")).isEqualTo(101);
    assertThat(scene.send(TransferKind.REDEEM, "elder", "son", 1).outcome())
        .isEqualTo(TransferOutcome.ACCOUNT_NOT_OPEN);
    scene.closing().reopen(scene.bank(), order(scene, "elder")).orThrow();
    assertThat(scene.state("elder").account().closed()).isNull();
    scene.send(TransferKind.REDEEM, "elder", "son", 31).asOutcome().orThrow();
    assertThat(scene.balance("elder/guaranteed")).isZero();
    assertThat(scene.balance("elder")).isEqualTo(100);
    scene.closing().leave(scene.bank(), order(scene, "elder"), ClosingWay.DORMANT).orThrow();
    scene.closing().succeed(scene.bank(), order(scene, "elder"), heirs(scene)).orThrow();
    assertThat(scene.closing().history(scene.id("elder")))
        .extracting(Closing::way)
        .containsExactly(
            ClosingWay.TO_SETTLE, ClosingWay.REOPENED, ClosingWay.DORMANT, ClosingWay.SUCCEEDED);
    LedgerChecks.hold(scene, 100);
  }

  /** Nothing is given back to an account that is closed: nobody would ever take it out. */
  @Test
  default void nothingIsGivenBackToAClosedAccount() {
    LedgerScene scene = scene(AccountTerms.Succession.POOL);
    LedgerCommand.Post donated = scene.transfer(TransferKind.DONATE, "elder", "", 10);
    scene.send(donated).asOutcome().orThrow();
    scene.closing().succeed(scene.bank(), order(scene, "elder"), List.of()).orThrow();
    assertThat(scene.send(scene.reversal(donated.key())).outcome())
        .isEqualTo(TransferOutcome.ACCOUNT_NOT_OPEN);
    LedgerCommand.Post earned = scene.transfer(TransferKind.EARN, "", "son", 10);
    scene.send(earned).asOutcome().orThrow();
    assertThat(Objects.requireNonNull(scene.state("elder").account().closed())).isEqualTo(TODAY);
    scene.send(scene.reversal(earned.key())).asOutcome().orThrow();
  }

  /** Pressed twice or by two at once, an order is carried out once. */
  @Test
  default void anOrderIsCarriedOutOnce() {
    LedgerScene scene = scene(AccountTerms.Succession.HEIRS);
    ClosingOrder order = order(scene, "elder");
    List<Closing> all =
        IntStream.range(0, 8)
            .parallel()
            .mapToObj(i -> scene.closing().succeed(scene.bank(), order, heirs(scene)).orThrow())
            .toList();
    assertThat(Set.copyOf(all)).hasSize(1);
    assertThat(scene.balance("son")).isEqualTo(51);
    LedgerChecks.hold(scene, 100);
  }
}
