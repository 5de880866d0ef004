package org.gongtong.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gongtong.core.timebank.OperationKey;
import org.gongtong.core.timebank.TransferKind;
import org.gongtong.core.timebank.TransferOutcome;
import org.gongtong.core.timebank.ledger.HoldEnd;
import org.gongtong.core.timebank.ledger.LedgerCommand;
import org.gongtong.core.timebank.ledger.LedgerDesk;
import org.gongtong.core.timebank.ledger.LedgerHold;
import org.gongtong.core.timebank.ledger.LedgerPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What a store of ledgers promises of minutes that are held. Extension point: test classes of
 * stores have it.
 */
public interface LedgerHoldContract {

  /** The store; it may be the same for all tests and hold rows of others. */
  LedgerParts ledger();

  private LedgerScene scene() {
    LedgerScene scene = new LedgerScene(ledger(), LedgerScene.POLICY);
    scene.elder("elder");
    scene.helper("helper");
    scene.send(TransferKind.EARN, "", "elder", 100);
    return scene;
  }

  private static LedgerCommand.Hold hold(LedgerScene scene, long minutes) {
    return new LedgerCommand.Hold(
        LedgerScene.key(),
        TransferKind.REDEEM,
        LedgerScene.EARLIER,
        scene.id("elder"),
        scene.id("helper"),
        minutes,
        LedgerScene.START.plus(Duration.ofDays(7)));
  }

  private static LedgerCommand.End end(OperationKey hold, HoldEnd end, long minutes) {
    return new LedgerCommand.End(LedgerScene.key(), LedgerScene.EARLIER, hold, end, minutes);
  }

  private List<LedgerHold> pending(LedgerScene scene) {
    return ledger().work().read(tx -> ledger().journal().pending(tx, scene.id("elder")));
  }

  /** What is held cannot be spent, and what is posted of it no more than once. */
  @Test
  default void heldMinutesAreSpentOnWhatTheyAreHeldFor() {
    LedgerScene scene = scene();
    LedgerCommand.Hold hold = hold(scene, 60);
    assertThat(scene.send(hold).outcome()).isEqualTo(TransferOutcome.HELD);
    assertThat(scene.send(hold).again()).isTrue();
    assertThat(scene.state("elder").held()).isEqualTo(60);
    assertThat(scene.balance("elder")).isEqualTo(100);
    assertThat(pending(scene)).extracting(LedgerHold::key).containsExactly(hold.key());
    Map<String, List<Object>> before = scene.everything();
    assertThat(scene.send(TransferKind.REDEEM, "elder", "helper", 41).figures())
        .isEqualTo(Map.of("minutes", 41L, "available", 40L));
    assertThat(scene.send(hold(scene, 41)).outcome())
        .isEqualTo(TransferOutcome.INSUFFICIENT_BALANCE);
    assertThat(scene.send(end(hold.key(), HoldEnd.POSTED, 61)).figures())
        .isEqualTo(Map.of("minutes", 61L, "held", 60L));
    assertThat(scene.everything()).isEqualTo(before);
    scene.send(TransferKind.REDEEM, "elder", "helper", 40).asOutcome().orThrow();
    LedgerCommand.End post = end(hold.key(), HoldEnd.POSTED, 45);
    assertThat(scene.send(post).outcome()).isEqualTo(TransferOutcome.POSTED);
    assertThat(scene.balance("elder")).isEqualTo(15);
    assertThat(scene.state("elder").held()).isZero();
    assertThat(pending(scene)).isEmpty();
    before = scene.everything();
    for (HoldEnd way : HoldEnd.values()) {
      assertThat(scene.send(end(hold.key(), way, 1)).outcome())
          .isEqualTo(TransferOutcome.NOT_PENDING);
    }
    assertThat(scene.send(end(post.key(), HoldEnd.VOIDED, 0)).outcome())
        .isEqualTo(TransferOutcome.NOT_PENDING);
    assertThat(scene.send(end(LedgerScene.key(), HoldEnd.VOIDED, 0)).outcome())
        .isEqualTo(TransferOutcome.UNKNOWN_OP);
    assertThat(scene.send(scene.reversal(hold.key())).outcome())
        .isEqualTo(TransferOutcome.NOT_REVERSIBLE);
    assertThat(scene.everything()).isEqualTo(before);
    scene.send(scene.reversal(post.key())).asOutcome().orThrow();
    assertThat(scene.balance("elder")).isEqualTo(60);
    LedgerChecks.hold(scene, 0);
  }

  /** Given up, or its time run out: the minutes are free again. */
  @Test
  default void whatIsNotPostedIsFreeAgain() {
    LedgerScene scene = scene();
    LedgerCommand.Hold one = hold(scene, 60);
    LedgerCommand.Hold other = hold(scene, 40);
    scene.send(one);
    scene.send(other);
    assertThat(scene.send(end(one.key(), HoldEnd.VOIDED, 0)).outcome())
        .isEqualTo(TransferOutcome.RELEASED);
    assertThat(scene.state("elder").held()).isEqualTo(40);
    assertThat(scene.send(end(other.key(), HoldEnd.EXPIRED, 0)).outcome())
        .isEqualTo(TransferOutcome.NOT_EXPIRED);
    assertThat(due(scene)).isEmpty();
    scene.at(other.expiresAt());
    assertThat(due(scene)).extracting(LedgerHold::key).containsExactly(other.key());
    assertThat(scene.send(end(other.key(), HoldEnd.EXPIRED, 0)).outcome())
        .isEqualTo(TransferOutcome.RELEASED);
    assertThat(due(scene)).isEmpty();
    assertThat(scene.state("elder").held()).isZero();
    scene.send(TransferKind.REDEEM, "elder", "helper", 100).asOutcome().orThrow();
    LedgerChecks.hold(scene, 0);
  }

  private List<LedgerHold> due(LedgerScene scene) {
    return ledger()
        .work()
        .read(tx -> ledger().journal().due(tx, scene.bank().id(), scene.now(), 10));
  }

  /** Who asked for a visit can cancel it, whatever has become of the rules. */
  @Test
  default void whatIsHeldIsFreedWithoutRules() {
    AtomicBoolean rules = new AtomicBoolean(true);
    LedgerScene scene =
        new LedgerScene(
            ledger(),
            (transaction, bank, day) ->
                rules.get()
                    ? Optional.of(new LedgerPolicy("sample@1", LedgerScene.POLICY))
                    : Optional.empty());
    scene.elder("elder");
    scene.helper("helper");
    scene.send(TransferKind.EARN, "", "elder", 100);
    LedgerCommand.Hold hold = hold(scene, 60);
    scene.send(hold);
    rules.set(false);
    assertThat(scene.send(end(hold.key(), HoldEnd.POSTED, 60)).outcome())
        .isEqualTo(TransferOutcome.NO_POLICY);
    assertThat(scene.send(end(hold.key(), HoldEnd.VOIDED, 0)).outcome())
        .isEqualTo(TransferOutcome.RELEASED);
    assertThat(scene.state("elder").held()).isZero();
  }

  /** A hold whose transfer is refused in the end stays pending. */
  @Test
  default void aRefusedPostingLeavesTheHold() {
    LedgerScene scene = scene();
    LedgerCommand.Hold hold = hold(scene, 60);
    scene.send(hold);
    Map<String, List<Object>> before = scene.everything();
    assertThat(scene.send(end(hold.key(), HoldEnd.POSTED, 0)).outcome())
        .isEqualTo(TransferOutcome.INVALID_AMOUNT);
    assertThat(scene.everything()).isEqualTo(before);
    assertThat(scene.send(end(hold.key(), HoldEnd.POSTED, 60)).outcome())
        .isEqualTo(TransferOutcome.POSTED);
  }

  /** Placed, posted and reversed in one transaction. */
  @Test
  default void aHoldMayEndWhereItBegan() {
    LedgerScene scene = scene();
    LedgerCommand.Hold hold = hold(scene, 60);
    LedgerCommand.End post = end(hold.key(), HoldEnd.POSTED, 50);
    List<LedgerDesk.Sent> sent =
        Stream.of(hold, post, end(hold.key(), HoldEnd.VOIDED, 0), scene.reversal(post.key()))
            .map(command -> new LedgerDesk.Sent(LedgerScene.CLERK, command))
            .toList();
    assertThat(scene.alone().sendAll(scene.bank(), sent))
        .extracting(answer -> answer.outcome())
        .containsExactly(
            TransferOutcome.HELD,
            TransferOutcome.POSTED,
            TransferOutcome.NOT_PENDING,
            TransferOutcome.POSTED);
    assertThat(scene.balance("elder")).isEqualTo(100);
    assertThat(pending(scene)).isEmpty();
    LedgerChecks.hold(scene, 0);
  }

  /** Fifty end a hold, each in his way: one does. */
  @ParameterizedTest
  @EnumSource
  default void oneOfFiftyEndsAHold(LedgerDesk.Sharing sharing) throws Exception {
    LedgerScene scene = scene();
    LedgerCommand.Hold hold = hold(scene, 60);
    scene.send(hold);
    scene.at(hold.expiresAt());
    LedgerDesk desk = sharing == LedgerDesk.Sharing.ALONE ? scene.alone() : scene.together();
    Map<Boolean, Long> done =
        AtOnce.run(
                50,
                number ->
                    desk.send(
                        LedgerScene.CLERK,
                        scene.bank(),
                        end(hold.key(), HoldEnd.values()[number % 3], number % 3 == 0 ? 60 : 0)))
            .stream()
            .collect(Collectors.partitioningBy(a -> a.isDone(), Collectors.counting()));
    assertThat(done).isEqualTo(Map.of(true, 1L, false, 49L));
    assertThat(scene.state("elder").held()).isZero();
    LedgerChecks.hold(scene, 0);
  }
}
