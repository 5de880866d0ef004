package org.gongtong.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gongtong.core.audit.AuditEvent;
import org.gongtong.core.rules.LegalPeriod;
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
import org.gongtong.core.timebank.ledger.Lapse;
import org.gongtong.core.timebank.ledger.LedgerAnswer;
import org.gongtong.core.timebank.ledger.LedgerCommand;
import org.junit.jupiter.api.Test;

/**
 * Two accounts of one person become one, with all that was used of caps and as old as it was.
 * Extension point: test classes of stores have it.
 */
public interface LedgerMergingContract {

  /** The store; it may be the same for all tests and hold rows of others. */
  LedgerParts ledger();

  private LedgerScene scene() {
    AccountTerms usual = AccountTerms.usual(true);
    LedgerScene scene =
        new LedgerScene(
            ledger(),
            new TransferPolicy(
                300L,
                100L,
                TransferPolicy.Overflow.REJECT,
                0,
                false,
                Set.of(),
                0,
                120L,
                true,
                new AccountTerms(
                    usual.serving(),
                    usual.receiving(),
                    usual.donatingOnly(),
                    LegalPeriod.days(30),
                    AccountTerms.Expired.POOL,
                    null),
                SettlementPolicy.NONE));
    scene.helper("old");
    scene.helper("new");
    scene.helper("third");
    return scene;
  }

  private static LocalDate day(int before) {
    return LedgerClosingContract.TODAY.minusDays(before);
  }

  private static LedgerAnswer earn(LedgerScene scene, String name, int before, long minutes) {
    return scene.earn(name, day(before).atTime(9, 0), minutes);
  }

  private static Closing merge(LedgerScene scene, String from, String into) {
    return scene
        .closing()
        .merge(scene.bank(), LedgerClosingContract.order(scene, from), scene.id(into))
        .orThrow();
  }

  /** All of it goes over, above the ceiling too; the one is closed, and the caps are one's. */
  @Test
  default void whatWasUsedOfCapsGoesOver() {
    LedgerScene scene = scene();
    earn(scene, "old", 1, 100);
    earn(scene, "new", 1, 20);
    earn(scene, "old", 2, 20);
    earn(scene, "new", 3, 60);
    Closing closing = merge(scene, "old", "new");
    assertThat(closing.minutes()).isEqualTo(120);
    assertThat(scene.balance("new")).isEqualTo(200);
    assertThat(scene.balance("old")).isZero();
    assertThat(scene.state("old").account().closed()).isEqualTo(LedgerClosingContract.TODAY);
    assertThat(earn(scene, "new", 1, 1).figures())
        .isEqualTo(Map.of("minutes", 1L, "earned", 120L, "cap", 100L));
    assertThat(earn(scene, "new", 2, 81).figures())
        .isEqualTo(Map.of("minutes", 81L, "earned", 20L, "cap", 100L));
    scene.send(TransferKind.DONATE, "new", "", 200).asOutcome().orThrow();
    assertThat(earn(scene, "new", 2, 80).outcome()).isEqualTo(TransferOutcome.POSTED);
    assertThat(earn(scene, "new", 4, 21).figures())
        .isEqualTo(Map.of("minutes", 21L, "kept", 280L, "cap", 300L));
    assertThat(earn(scene, "new", 4, 20).outcome()).isEqualTo(TransferOutcome.POSTED);
    assertThat(scene.events(scene.id("old")))
        .extracting(AuditEvent::type)
        .endsWith("time-account-merged", "time-account-order-witnessed");
    assertThat(scene.check().faults()).isEmpty();
    LedgerChecks.hold(scene, 0);
  }

  /** What had been merged before comes along. */
  @Test
  default void mergedTwiceAllThreeCount() {
    LedgerScene scene = scene();
    earn(scene, "old", 1, 40);
    earn(scene, "new", 1, 30);
    earn(scene, "third", 1, 20);
    merge(scene, "old", "new");
    merge(scene, "new", "third");
    assertThat(scene.balance("third")).isEqualTo(90);
    assertThat(earn(scene, "third", 1, 11).figures()).containsEntry("earned", 90L);
    assertThat(earn(scene, "third", 2, 100).outcome()).isEqualTo(TransferOutcome.BALANCE_CEILING);
    scene.send(TransferKind.DONATE, "third", "", 90);
    assertThat(earn(scene, "third", 2, 100).isDone()).isTrue();
    scene.send(TransferKind.DONATE, "third", "", 100);
    assertThat(earn(scene, "third", 3, 100).isDone()).isTrue();
    scene.send(TransferKind.DONATE, "third", "", 100);
    assertThat(earn(scene, "third", 4, 11).figures()).containsEntry("kept", 290L);
  }

  /** Parts go to parts, which are opened where there are none; time is as old as it was. */
  @Test
  default void timeIsAsOldAsItWas() {
    LedgerScene scene = scene();
    scene.part("old", Bucket.GUARANTEED);
    earn(scene, "third", 5, 50);
    scene.send(TransferKind.DONATE, "third", "", 50);
    scene
        .send(
            new LedgerCommand.Post(
                LedgerScene.key(),
                TransferKind.GRANT,
                day(4).atTime(9, 0),
                null,
                scene.id("old"),
                30,
                OperationKey.NONE,
                Bucket.GUARANTEED))
        .asOutcome()
        .orThrow();
    earn(scene, "old", 20, 60);
    earn(scene, "old", 10, 25);
    earn(scene, "new", 15, 7);
    merge(scene, "old", "new");
    scene.adopt("new", Bucket.GUARANTEED);
    assertThat(scene.balance("new/guaranteed")).isEqualTo(30);
    assertThat(scene.expiry().forecast(scene.bank(), scene.id("new"), day(-40)))
        .extracting(Lapse::day, Lapse::minutes)
        .containsExactly(
            tuple(day(20).plusDays(31), 60L),
            tuple(day(15).plusDays(31), 7L),
            tuple(day(10).plusDays(31), 25L),
            tuple(day(4).plusDays(31), 30L));
    scene.at(day(20).plusDays(31).atTime(10, 0).toInstant(ZoneOffset.UTC));
    assertThat(scene.expiry().run(scene.bank(), 100))
        .extracting(Lapse::minutes)
        .containsExactly(60L);
    assertThat(scene.balance("new")).isEqualTo(32);
    assertThat(scene.check().faults()).isEmpty();
    LedgerChecks.hold(scene, 0);
  }

  /** Twins are not one person; nor are a person and a team, or one account. */
  @Test
  default void whoIsNotOneIsNotMerged() {
    LedgerScene scene = scene();
    scene.elder("elder");
    scene.open("group", AccountKind.GROUP, null);
    earn(scene, "old", 1, 40);
    Map<String, List<Object>> before = scene.everything();
    assertThat(merging(scene, "old", "elder")).containsExactly("TIME_MERGE_BIRTHS");
    assertThat(merging(scene, "old", "group")).containsExactly("TIME_MERGE_SAME");
    assertThat(merging(scene, "old", "old")).containsExactly("TIME_MERGE_SAME");
    assertThat(merging(scene, "old", "nobody")).containsExactly("TIME_MERGE_SAME");
    assertThat(merging(scene, "group", "old")).containsExactly("TIME_ACCOUNT_NOT_PERSONAL");
    scene
        .desk()
        .relate(LedgerScene.CLERK, scene.bank(), scene.id("new"), scene.id("old"), "sibling")
        .orThrow();
    assertThat(merging(scene, "old", "new")).containsExactly("TIME_MERGE_RELATIVES");
    scene
        .changes()
        .endKinship(
            LedgerScene.CLERK,
            scene.bank(),
            scene.id("new"),
            scene.id("old"),
            "sibling",
            LocalDate.EPOCH,
            "error")
        .orThrow();
    assertThat(merging(scene, "old", "new")).containsExactly("TIME_MERGE_RELATIVES");
    ClosingOrder alone = LedgerClosingContract.order(scene, "old");
    assertThat(
            LedgerClosingContract.codes(
                scene
                    .closing()
                    .merge(
                        scene.bank(),
                        new ClosingOrder(
                            alone.key(),
                            LedgerScene.CLERK,
                            LedgerScene.CLERK,
                            alone.accountId(),
                            alone.day(),
                            alone.evidence()),
                        scene.id("third"))))
        .containsExactly("TIME_SECOND_SAME");
    assertThat(scene.everything()).isEqualTo(before);
    assertThat(scene.state("third").account().marks().predecessors()).isFalse();
    merge(scene, "old", "third");
  }

  private static List<String> merging(LedgerScene scene, String from, String into) {
    return LedgerClosingContract.codes(
        scene
            .closing()
            .merge(scene.bank(), LedgerClosingContract.order(scene, from), scene.id(into)));
  }
}
