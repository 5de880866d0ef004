package org.gongtong.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gongtong.core.timebank.Bucket;
import org.gongtong.core.timebank.OperationKey;
import org.gongtong.core.timebank.TransferKind;
import org.gongtong.core.timebank.TransferOutcome;
import org.gongtong.core.timebank.ledger.AccountState;
import org.gongtong.core.timebank.ledger.HoldExpiry;
import org.gongtong.core.timebank.ledger.LedgerAnswer;
import org.gongtong.core.timebank.ledger.LedgerCheck;
import org.gongtong.core.timebank.ledger.LedgerCommand;
import org.gongtong.core.timebank.ledger.LedgerEntry;
import org.gongtong.core.timebank.ledger.LedgerFault;
import org.gongtong.core.timebank.ledger.LedgerPosting;
import org.gongtong.core.timebank.ledger.LedgerRows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A ledger can be added up again from its journal. Extension point: test classes of stores have it.
 */
public interface LedgerCheckContract {

  /** The store; it may be the same for all tests and hold rows of others. */
  LedgerParts ledger();

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
    LedgerCheck.Report report = scene.checking().check(scene.bank());
    assertThat(report.faults()).isEmpty();
    assertThat(report.accounts()).isEqualTo(5);
    assertThat(report.postings()).isEqualTo(10);
    assertThat(scene.checking().rebuild(LedgerScene.CLERK, scene.bank())).isZero();
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
    move(scene, state, wrong);
    assertThat(scene.checking().check(scene.bank()).faults())
        .extracting(LedgerFault::kind)
        .containsExactly(LedgerFault.Kind.HELD, LedgerFault.Kind.ACCOUNT);
    assertThat(scene.checking().rebuild(LedgerScene.CLERK, scene.bank())).isEqualTo(1);
    assertThat(scene.everything()).isEqualTo(before);
    assertThat(scene.checking().check(scene.bank()).isSound()).isTrue();
  }

  /** What is held of an account with parts is held where it was. */
  @Test
  default void anAccountWithPartsIsSetRight() {
    LedgerScene scene = scene();
    scene.part("elder", Bucket.GUARANTEED);
    scene.send(TransferKind.EARN, "", "helper", 100).asOutcome().orThrow();
    scene.send(TransferKind.DONATE, "helper", "", 100).asOutcome().orThrow();
    LedgerCommand.Post granted =
        new LedgerCommand.Post(
            LedgerScene.key(),
            TransferKind.GRANT,
            LedgerScene.EARLIER,
            null,
            scene.id("elder"),
            30,
            OperationKey.NONE,
            Bucket.GUARANTEED);
    LedgerCommand.Hold held =
        new LedgerCommand.Hold(
            LedgerScene.key(),
            TransferKind.REDEEM,
            LedgerScene.EARLIER,
            scene.id("elder"),
            scene.id("helper"),
            40,
            LedgerScene.START);
    assertThat(scene.all(granted, held)).allMatch(LedgerAnswer::isDone);
    assertThat(scene.state("elder/guaranteed").held()).isEqualTo(30);
    Map<String, List<Object>> before = scene.everything();
    for (String name : List.of("elder", "elder/guaranteed")) {
      AccountState state = scene.state(name);
      move(
          scene,
          state,
          new AccountState(
              state.account(),
              state.balance() + 1,
              state.held() - 1,
              state.kept(),
              state.postings(),
              state.recordedAt()));
    }
    assertThat(scene.checking().rebuild(LedgerScene.CLERK, scene.bank())).isEqualTo(2);
    assertThat(scene.everything()).isEqualTo(before);
  }

  /** An entry that says other postings than there are is found. */
  @ParameterizedTest
  @EnumSource
  default void anEntryThatSaysOtherPostingsIsFound(Wrong wrong) {
    LedgerScene scene = scene();
    AccountState elder = scene.state("elder");
    AccountState helper = scene.state("helper");
    UUID id = DecisionScene.IDS.next();
    OperationKey key = LedgerScene.key();
    LedgerEntry entry =
        new LedgerEntry(
            id,
            scene.bank().id(),
            key,
            wrong == Wrong.KIND ? TransferKind.REDEEM : TransferKind.GIFT,
            elder.account().id(),
            scene.id(wrong == Wrong.RECEIVER ? "idle" : "helper"),
            wrong == Wrong.MINUTES ? 4 : 3,
            wrong == Wrong.MINUTES ? 4 : 3,
            LedgerScene.EARLIER,
            LedgerScene.START,
            "sample@1",
            LedgerScene.CLERK,
            null);
    LocalDateTime at = LedgerScene.EARLIER.minusDays(wrong == Wrong.DAY ? 1 : 0);
    Instant recorded = LedgerScene.START.plusSeconds(wrong == Wrong.RECORDED ? 1 : 0);
    List<LedgerPosting> postings = new ArrayList<>();
    List<LedgerRows.AccountChange> changes = new ArrayList<>();
    for (AccountState state : List.of(elder, helper)) {
      long minutes = state.equals(elder) ? -3 : 3;
      AccountState after =
          new AccountState(
              state.account(),
              state.balance() + minutes,
              state.held(),
              state.kept(),
              state.postings() + 1,
              recorded);
      changes.add(new LedgerRows.AccountChange(state, after));
      postings.add(
          new LedgerPosting(
              state.account().id(),
              after.postings(),
              id,
              minutes,
              after.balance(),
              false,
              at,
              recorded));
    }
    LedgerAnswer answer =
        new LedgerAnswer(key, TransferOutcome.POSTED, false, entry.kept(), Map.of());
    write(
        scene,
        List.of(new LedgerRows.Key(key, answer, entry.recordedAt(), id, null)),
        List.of(entry),
        postings,
        changes);
    Set<LedgerFault.Kind> found =
        scene.check().faults().stream().map(LedgerFault::kind).collect(Collectors.toSet());
    assertThat(found).isEqualTo(wrong == Wrong.NONE ? Set.of() : Set.of(LedgerFault.Kind.ENTRY));
  }

  /** What is wrong with an entry. */
  enum Wrong {
    NONE,
    KIND,
    RECEIVER,
    MINUTES,
    DAY,
    RECORDED
  }

  private void move(LedgerScene scene, AccountState before, AccountState after) {
    write(
        scene,
        List.of(),
        List.of(),
        List.of(),
        List.of(new LedgerRows.AccountChange(before, after)));
  }

  private void write(
      LedgerScene scene,
      List<LedgerRows.Key> keys,
      List<LedgerEntry> entries,
      List<LedgerPosting> postings,
      List<LedgerRows.AccountChange> changes) {
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
                          keys,
                          entries,
                          postings,
                          changes,
                          List.of(),
                          List.of(),
                          List.of()));
              return entries;
            });
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
    assertThat(scene.checking().check(scene.bank()).faults()).isEmpty();
    LedgerChecks.hold(scene, 0);
  }
}
