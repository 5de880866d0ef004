package org.gongtong.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.gongtong.core.timebank.TransferKind;
import org.gongtong.core.timebank.ledger.AccountState;
import org.gongtong.core.timebank.ledger.HoldExpiry;
import org.gongtong.core.timebank.ledger.LedgerCheck;
import org.gongtong.core.timebank.ledger.LedgerCommand;
import org.gongtong.core.timebank.ledger.LedgerFault;
import org.gongtong.core.timebank.ledger.LedgerRows;
import org.junit.jupiter.api.Test;

/**
 * A ledger can be added up again from its journal. Extension point: test classes of stores have it.
 */
public interface LedgerCheckContract {

  /** The store; it may be the same for all tests and hold rows of others. */
  LedgerParts ledger();

  private LedgerCheck check(LedgerScene scene) {
    return new LedgerCheck(
        ledger().work(),
        ledger().ledger(),
        ledger().inspection(),
        ledger().audit(),
        DecisionScene.IDS,
        scene::now);
  }

  private LedgerScene scene() {
    LedgerScene scene = new LedgerScene(ledger(), LedgerScene.POLICY);
    scene.elder("elder");
    scene.helper("helper");
    scene.helper("idle");
    LedgerCommand.Post earn = scene.transfer(TransferKind.EARN, "", "elder", 100);
    scene.send(earn);
    scene.send(scene.transfer(TransferKind.REDEEM, "elder", "helper", 40));
    scene.send(TransferKind.DONATE, "helper", "", 10);
    scene.send(TransferKind.EARN, "", "helper", 500);
    for (int i = 0; i < 3; i++) {
      scene.send(
          new LedgerCommand.Hold(
              LedgerScene.key(),
              TransferKind.REDEEM,
              LedgerScene.EARLIER,
              scene.id("elder"),
              scene.id("helper"),
              5,
              LedgerScene.START.plus(Duration.ofDays(i))));
    }
    LedgerCommand.Post taken = scene.transfer(TransferKind.EARN, "", "elder", 11);
    scene.send(taken);
    scene.send(scene.reversal(taken.key()));
    return scene;
  }

  /** Whatever was posted, held, refused or reversed. */
  @Test
  default void aLedgerIsSound() {
    LedgerScene scene = scene();
    LedgerCheck.Report report = check(scene).check(scene.bank());
    assertThat(report.faults()).isEmpty();
    assertThat(report.accounts()).isEqualTo(5);
    assertThat(report.postings()).isEqualTo(10);
    assertThat(check(scene).rebuild(LedgerScene.CLERK, scene.bank())).isZero();
  }

  /**
   * An account that was moved is found, and set right from its postings, holds and nothing else.
   */
  @Test
  default void anAccountThatMovedIsSetRight() {
    LedgerScene scene = scene();
    Map<String, List<Object>> before = scene.everything();
    AccountState state = scene.state("elder");
    AccountState wrong =
        new AccountState(
            state.account(),
            state.balance() + 1,
            state.held() - 1,
            state.kept() + 2,
            state.postings(),
            state.recordedAt());
    ledger()
        .work()
        .write(
            transaction -> {
              ledger()
                  .ledger()
                  .write(
                      transaction,
                      new LedgerRows(
                          scene.bank().id(),
                          List.of(),
                          List.of(),
                          List.of(),
                          List.of(new LedgerRows.AccountChange(state, wrong)),
                          List.of(),
                          List.of(),
                          List.of()));
              return wrong;
            });
    assertThat(check(scene).check(scene.bank()).faults())
        .extracting(LedgerFault::kind)
        .containsExactly(LedgerFault.Kind.HELD, LedgerFault.Kind.ACCOUNT);
    assertThat(check(scene).rebuild(LedgerScene.CLERK, scene.bank())).isEqualTo(1);
    assertThat(scene.everything()).isEqualTo(before);
    assertThat(check(scene).check(scene.bank()).isSound()).isTrue();
  }

  /** A job ends what has expired, once. */
  @Test
  default void expiredHoldsAreEnded() {
    LedgerScene scene = scene();
    HoldExpiry expiry =
        new HoldExpiry(ledger().work(), ledger().journal(), scene.together(), scene::now);
    assertThat(scene.state("elder").held()).isEqualTo(15);
    scene.at(LedgerScene.START.plus(Duration.ofDays(1)));
    assertThat(expiry.run(scene.bank())).isEqualTo(2);
    assertThat(expiry.run(scene.bank())).isZero();
    assertThat(scene.state("elder").held()).isEqualTo(5);
    assertThat(check(scene).check(scene.bank()).faults()).isEmpty();
    LedgerChecks.hold(scene, 0);
  }
}
