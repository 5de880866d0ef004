package org.gongtong.store.mariadb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.gongtong.core.timebank.OperationKey;
import org.gongtong.core.timebank.TransferKind;
import org.gongtong.core.timebank.TransferOutcome;
import org.gongtong.core.timebank.ledger.AccountState;
import org.gongtong.core.timebank.ledger.LedgerAnswer;
import org.gongtong.core.timebank.ledger.LedgerCommand;
import org.gongtong.core.timebank.ledger.LedgerPolicy;
import org.gongtong.core.timebank.ledger.LedgerRows;
import org.gongtong.core.timebank.ledger.TimeBank;
import org.gongtong.testkit.store.LedgerParts;
import org.gongtong.testkit.store.LedgerScene;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Commands that come while another one is decided share a transaction, and no fate. */
@Timeout(120)
class SharedLedgerIT {

  /** A day whose rules cannot be found out. */
  private static final LocalDateTime POISON = LedgerScene.EARLIER.minusDays(30);

  private static TestStore store;
  private static LedgerParts parts;

  private final AtomicInteger batches = new AtomicInteger();
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);
  private final CountDownLatch otherReleased = new CountDownLatch(1);
  private final List<Thread> callers = new ArrayList<>();
  private LedgerScene scene;
  private CompletableFuture<LedgerAnswer> leader;

  @BeforeAll
  static void open() {
    store = TestStore.fresh(SharedLedgerIT.class, 80);
    parts = store.ledgerParts();
  }

  @AfterAll
  static void close() {
    store.close();
  }

  /**
   * One command has the reserve locked, and another one waits for it: all further ones queue up.
   */
  @BeforeEach
  void oneIsBeingDecided() throws InterruptedException {
    scene =
        new LedgerScene(
            parts,
            (transaction, bank, day) -> {
              if (day.equals(POISON.toLocalDate())) {
                throw new IllegalStateException("no such day");
              }
              // Asked for once in each batch: all commands here are of one day.
              int number = batches.incrementAndGet();
              begun.countDown();
              if (number <= 2) {
                await(number == 1 ? released : otherReleased);
              }
              return Optional.of(new LedgerPolicy("sample@1", LedgerScene.POLICY));
            });
    for (int i = 0; i < 5; i++) {
      scene.helper("h" + i);
    }
    leader = send(scene.transfer(TransferKind.EARN, "", "h0", 1));
    assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
  }

  @AfterEach
  void allIsOver() throws InterruptedException {
    released.countDown();
    otherReleased.countDown();
    for (Thread caller : callers) {
      caller.join(30_000);
      assertThat(caller.isAlive()).isFalse();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private CompletableFuture<LedgerAnswer> send(LedgerCommand command) {
    CompletableFuture<LedgerAnswer> answer = new CompletableFuture<>();
    Thread caller =
        new Thread(
            () -> {
              try {
                answer.complete(scene.together().send(LedgerScene.CLERK, scene.bank(), command));
              } catch (RuntimeException e) {
                answer.completeExceptionally(e);
              }
            });
    callers.add(caller);
    caller.start();
    return answer;
  }

  /** Until it stands in the queue. */
  private CompletableFuture<LedgerAnswer> queue(LedgerCommand command) {
    CompletableFuture<LedgerAnswer> answer = send(command);
    Thread caller = callers.get(callers.size() - 1);
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (caller.getState() != Thread.State.WAITING) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      LockSupport.parkNanos(1_000_000);
    }
    return answer;
  }

  @Test
  void whoQueuesUpSharesOneTransaction() throws Exception {
    CompletableFuture<LedgerAnswer> second = send(scene.transfer(TransferKind.EARN, "", "h1", 1));
    awaitSecondBatch();
    List<CompletableFuture<LedgerAnswer>> calls = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      calls.add(queue(scene.transfer(TransferKind.EARN, "", "h" + i % 5, i == 7 ? 0 : 1)));
    }
    released.countDown();
    assertThat(leader.get(30, TimeUnit.SECONDS).outcome()).isEqualTo(TransferOutcome.POSTED);
    for (int i = 0; i < 40; i++) {
      assertThat(calls.get(i).get(30, TimeUnit.SECONDS).outcome())
          .isEqualTo(i == 7 ? TransferOutcome.INVALID_AMOUNT : TransferOutcome.POSTED);
    }
    otherReleased.countDown();
    assertThat(second.get(30, TimeUnit.SECONDS).outcome()).isEqualTo(TransferOutcome.POSTED);
    assertThat(batches).as("the two that were there first, and one of forty").hasValue(3);
    assertThat(scene.balance("reserve")).isEqualTo(-41);
    assertThat(scene.state("reserve").postings()).isEqualTo(41);
  }

  @Test
  void oneThatFailsHarmsNoOther() throws Exception {
    CompletableFuture<LedgerAnswer> second = send(scene.transfer(TransferKind.EARN, "", "h1", 1));
    awaitSecondBatch();
    LedgerCommand poisoned =
        new LedgerCommand.Post(
            LedgerScene.key(),
            TransferKind.EARN,
            POISON,
            null,
            scene.id("h2"),
            1,
            OperationKey.NONE);
    List<CompletableFuture<LedgerAnswer>> calls = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      calls.add(queue(i == 5 ? poisoned : scene.transfer(TransferKind.EARN, "", "h" + i % 5, 1)));
    }
    released.countDown();
    otherReleased.countDown();
    assertThat(second.get(30, TimeUnit.SECONDS).outcome()).isEqualTo(TransferOutcome.POSTED);
    for (int i = 0; i < 10; i++) {
      CompletableFuture<LedgerAnswer> call = calls.get(i);
      if (i == 5) {
        assertThatThrownBy(() -> call.get(30, TimeUnit.SECONDS))
            .isInstanceOf(ExecutionException.class)
            .hasRootCauseMessage("no such day");
      } else {
        assertThat(call.get(30, TimeUnit.SECONDS).outcome()).isEqualTo(TransferOutcome.POSTED);
      }
    }
    assertThat(scene.balance("reserve")).isEqualTo(-11);
  }

  /** Until two batches have begun: no more of a bank do at once. */
  private void awaitSecondBatch() {
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (batches.get() < 2) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      LockSupport.parkNanos(1_000_000);
    }
  }

  /** Should a lock ever fail, the write does: an account that has moved is not overwritten. */
  @Test
  void anAccountThatMovedIsNotOverwritten() throws Exception {
    released.countDown();
    leader.get(30, TimeUnit.SECONDS);
    AccountState state = scene.state("h0");
    AccountState stale =
        new AccountState(
            state.account(),
            state.balance(),
            state.held(),
            state.kept(),
            state.postings() - 1,
            state.recordedAt());
    assertThatThrownBy(() -> change(scene.bank(), stale, state))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("not as it was read");
    change(scene.bank(), state, state);
    assertThat(scene.state("h0")).isEqualTo(state);
  }

  private static void change(TimeBank bank, AccountState before, AccountState after) {
    LedgerRows rows =
        new LedgerRows(
            bank.id(),
            List.of(),
            List.of(),
            List.of(),
            List.of(new LedgerRows.AccountChange(before, after)),
            List.of(),
            List.of(),
            List.of());
    parts
        .work()
        .write(
            transaction -> {
              parts.ledger().write(transaction, rows);
              return UUID.randomUUID();
            });
  }
}
