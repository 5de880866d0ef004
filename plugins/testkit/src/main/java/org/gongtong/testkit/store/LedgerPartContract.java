package org.gongtong.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.gongtong.core.timebank.Bucket;
import org.gongtong.core.timebank.OperationKey;
import org.gongtong.core.timebank.TransferKind;
import org.gongtong.core.timebank.TransferOutcome;
import org.gongtong.core.timebank.ledger.AccountReason;
import org.gongtong.core.timebank.ledger.HoldEnd;
import org.gongtong.core.timebank.ledger.LedgerAnswer;
import org.gongtong.core.timebank.ledger.LedgerCommand;
import org.junit.jupiter.api.Test;

/**
 * Restricted time lies in parts of accounts, is used first, and only for what it may be used for.
 * Extension point: test classes of stores have it.
 */
public interface LedgerPartContract {

  /** The store; it may be the same for all tests and hold rows of others. */
  LedgerParts ledger();

  /** An elder with 60 minutes guaranteed, 40 earned with a group and 30 of his own; a helper. */
  private LedgerScene scene() {
    LedgerScene scene = new LedgerScene(ledger(), LedgerScene.POLICY);
    scene.elder("elder");
    scene.helper("helper");
    scene.send(TransferKind.EARN, "", "helper", 200);
    scene.send(TransferKind.DONATE, "helper", "", 100);
    scene.part("elder", Bucket.GUARANTEED);
    scene.part("elder", Bucket.GROUP_EARNED);
    assertThat(scene.send(to(scene, TransferKind.GRANT, Bucket.GUARANTEED, 60)).isDone()).isTrue();
    assertThat(scene.send(to(scene, TransferKind.EARN, Bucket.GROUP_EARNED, 40)).isDone()).isTrue();
    scene.send(TransferKind.EARN, "", "elder", 30);
    return scene;
  }

  private static LedgerCommand.Post to(
      LedgerScene scene, TransferKind kind, Bucket bucket, long minutes) {
    return new LedgerCommand.Post(
        LedgerScene.key(),
        kind,
        LedgerScene.EARLIER,
        null,
        scene.id("elder"),
        minutes,
        OperationKey.NONE,
        bucket);
  }

  private static List<Long> balances(LedgerScene scene) {
    return List.of(
        scene.balance("elder/guaranteed"),
        scene.balance("elder/group-earned"),
        scene.balance("elder"));
  }

  /**
   * Guaranteed minutes pay first, his own the rest; of the group's none, since they are donated.
   */
  @Test
  default void restrictedTimePaysFirst() {
    LedgerScene scene = scene();
    assertThat(balances(scene)).containsExactly(60L, 40L, 30L);
    LedgerAnswer much = scene.send(TransferKind.REDEEM, "elder", "helper", 91);
    assertThat(much.outcome()).isEqualTo(TransferOutcome.INSUFFICIENT_BALANCE);
    assertThat(much.figures()).isEqualTo(Map.of("minutes", 91L, "available", 90L));
    scene.send(TransferKind.REDEEM, "elder", "helper", 50).asOutcome().orThrow();
    assertThat(balances(scene)).containsExactly(10L, 40L, 30L);
    scene.send(TransferKind.REDEEM, "elder", "helper", 25).asOutcome().orThrow();
    assertThat(balances(scene)).containsExactly(0L, 40L, 15L);
    scene.send(TransferKind.DONATE, "elder", "", 45).asOutcome().orThrow();
    assertThat(balances(scene)).containsExactly(0L, 0L, 10L);
    LedgerChecks.hold(scene, 0);
  }

  /** Guaranteed time is neither given on nor donated. */
  @Test
  default void guaranteedTimeIsForServicesAlone() {
    LedgerScene scene = scene();
    UUID child = scene.helper("child");
    scene
        .desk()
        .relate(LedgerScene.CLERK, scene.bank(), scene.id("elder"), child, "child")
        .orThrow();
    LedgerAnswer gift = scene.send(TransferKind.GIFT, "elder", "child", 31);
    assertThat(gift.outcome()).isEqualTo(TransferOutcome.INSUFFICIENT_BALANCE);
    assertThat(gift.figures()).containsEntry("available", 30L);
    LedgerAnswer donation = scene.send(TransferKind.DONATE, "elder", "", 71);
    assertThat(donation.outcome()).isEqualTo(TransferOutcome.INSUFFICIENT_BALANCE);
    assertThat(donation.figures()).containsEntry("available", 70L);
    assertThat(scene.send(TransferKind.GIFT, "elder", "child", 30).isDone()).isTrue();
    assertThat(balances(scene)).containsExactly(60L, 40L, 0L);
  }

  /** A part takes in what belongs there; a part that is not open, nothing. */
  @Test
  default void aPartTakesInWhatBelongsThere() {
    LedgerScene scene = scene();
    assertThat(scene.send(to(scene, TransferKind.EARN, Bucket.GUARANTEED, 1)).outcome())
        .isEqualTo(TransferOutcome.BUCKET_NOT_ALLOWED);
    assertThat(scene.send(to(scene, TransferKind.GRANT, Bucket.DONATED, 1)).outcome())
        .isEqualTo(TransferOutcome.BUCKET_NOT_OPEN);
    // Parts are not named: their account is.
    assertThat(scene.send(TransferKind.DONATE, "elder/guaranteed", "", 1).outcome())
        .isEqualTo(TransferOutcome.UNKNOWN_ACCOUNT);
    assertThat(scene.send(TransferKind.GRANT, "", "elder/guaranteed", 1).outcome())
        .isEqualTo(TransferOutcome.UNKNOWN_ACCOUNT);
    assertThat(
            scene
                .changes()
                .openPart(
                    LedgerScene.CLERK,
                    scene.bank(),
                    scene.id("elder"),
                    Bucket.GUARANTEED,
                    LedgerScene.EARLIER.toLocalDate())
                .refusals())
        .extracting(reason -> reason.code())
        .containsExactly(AccountReason.TIME_PART_THERE.name());
    LedgerChecks.hold(scene, 0);
  }

  /** A reversal gives every part back what it paid, and takes from the part what it was given. */
  @Test
  default void aReversalGoesBackToTheParts() {
    LedgerScene scene = scene();
    LedgerCommand.Post paid = scene.transfer(TransferKind.REDEEM, "elder", "helper", 75);
    scene.send(paid).asOutcome().orThrow();
    assertThat(balances(scene)).containsExactly(0L, 40L, 15L);
    scene.send(scene.reversal(paid.key())).asOutcome().orThrow();
    assertThat(balances(scene)).containsExactly(60L, 40L, 30L);
    LedgerCommand.Post granted = to(scene, TransferKind.EARN, Bucket.GROUP_EARNED, 5);
    scene.send(granted);
    assertThat(scene.state("elder/group-earned").kept()).isEqualTo(45);
    scene.send(TransferKind.DONATE, "elder", "", 44);
    assertThat(scene.send(scene.reversal(granted.key())).outcome())
        .isEqualTo(TransferOutcome.INSUFFICIENT_BALANCE);
    LedgerChecks.hold(scene, 0);
  }

  /** Both in one transaction: what it makes is known in it. */
  @Test
  default void aReversalInTheSameTransactionGoesBackToTheParts() {
    LedgerScene scene = scene();
    LedgerCommand.Post paid = scene.transfer(TransferKind.REDEEM, "elder", "helper", 75);
    assertThat(scene.all(paid, scene.reversal(paid.key()))).allMatch(LedgerAnswer::isDone);
    assertThat(balances(scene)).containsExactly(60L, 40L, 30L);
    LedgerCommand.Hold hold = hold(scene, 70);
    assertThat(scene.all(hold, scene.end(hold.key(), HoldEnd.POSTED, 65)))
        .allMatch(LedgerAnswer::isDone);
    assertThat(balances(scene)).containsExactly(0L, 40L, 25L);
    assertThat(scene.state("elder").held() + scene.state("elder/guaranteed").held()).isZero();
    LedgerChecks.hold(scene, 0);
  }

  private static LedgerCommand.Hold hold(LedgerScene scene, long minutes) {
    return new LedgerCommand.Hold(
        LedgerScene.key(),
        TransferKind.REDEEM,
        LedgerScene.EARLIER,
        scene.id("elder"),
        scene.id("helper"),
        minutes,
        LedgerScene.START.plus(Duration.ofDays(1)));
  }

  /** A hold keeps minutes of the parts that would pay, so that nothing else takes them. */
  @Test
  default void aHoldKeepsMinutesOfParts() {
    LedgerScene scene = scene();
    LedgerCommand.Hold hold = hold(scene, 70);
    scene.send(hold).asOutcome().orThrow();
    assertThat(scene.state("elder/guaranteed").held()).isEqualTo(60);
    assertThat(scene.state("elder").held()).isEqualTo(10);
    assertThat(scene.check().faults()).isEmpty();
    LedgerAnswer second = scene.send(TransferKind.REDEEM, "elder", "helper", 21);
    assertThat(second.figures()).isEqualTo(Map.of("minutes", 21L, "available", 20L));
    LedgerAnswer more = scene.send(scene.end(hold.key(), HoldEnd.POSTED, 71));
    assertThat(more.outcome()).isEqualTo(TransferOutcome.MORE_THAN_HELD);
    scene.send(scene.end(hold.key(), HoldEnd.POSTED, 65)).asOutcome().orThrow();
    assertThat(balances(scene)).containsExactly(0L, 40L, 25L);
    LedgerCommand.Hold given = hold(scene, 25);
    scene.send(given).asOutcome().orThrow();
    scene.send(scene.end(given.key(), HoldEnd.VOIDED, 0)).asOutcome().orThrow();
    assertThat(scene.state("elder").held()).isZero();
    assertThat(scene.check().faults()).isEmpty();
    assertThat(Objects.requireNonNull(scene.state("elder/guaranteed").recordedAt()))
        .isEqualTo(LedgerScene.START);
    LedgerChecks.hold(scene, 0);
  }

  /** What a part has kept counts for the lifetime of its holder, and its day for his day. */
  @Test
  default void capsAreThePersonsNotThePartsOwn() {
    LedgerScene scene = scene();
    assertThat(scene.send(to(scene, TransferKind.EARN, Bucket.GROUP_EARNED, 171)).figures())
        .isEqualTo(Map.of("minutes", 171L, "earned", 70L, "cap", 240L));
    for (int day = 1; day <= 2; day++) {
      scene.earn("elder", LedgerScene.EARLIER.minusDays(day), 240);
    }
    LedgerAnswer last = scene.earn("elder", LedgerScene.EARLIER.minusDays(3), 60);
    assertThat(last.outcome()).isEqualTo(TransferOutcome.POSTED_WITH_OVERFLOW);
    assertThat(last.kept()).isEqualTo(50);
    LedgerChecks.hold(scene, 0);
  }

  /** A crowd pays to and fro between accounts with parts: none waits for ever, none is lost. */
  @Test
  default void aCrowdPaysFromParts() throws Exception {
    LedgerScene scene = scene();
    scene.elder("other");
    scene.part("other", Bucket.GUARANTEED);
    scene.send(TransferKind.EARN, "", "other", 100);
    List<LedgerAnswer> answers =
        AtOnce.run(
            24,
            number -> {
              boolean there = number % 2 == 0;
              return scene.send(
                  scene.transfer(
                      TransferKind.REDEEM,
                      there ? "elder" : "other",
                      there ? "other" : "elder",
                      5));
            });
    assertThat(answers).allMatch(LedgerAnswer::isDone);
    assertThat(scene.balance("elder/guaranteed")).isZero();
    assertThat(scene.balance("elder")).isEqualTo(90);
    assertThat(scene.balance("other")).isEqualTo(100);
    LedgerChecks.hold(scene, 0);
  }
}
