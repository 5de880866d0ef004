package org.gongtong.store.mariadb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLNonTransientConnectionException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gongtong.core.kernel.CommitUnknownException;
import org.gongtong.core.timebank.TransferKind;
import org.gongtong.core.timebank.TransferOutcome;
import org.gongtong.core.timebank.ledger.LedgerAnswer;
import org.gongtong.core.timebank.ledger.LedgerCommand;
import org.gongtong.core.timebank.ledger.LedgerDesk;
import org.gongtong.store.mariadb.LossyDataSource.Loss;
import org.gongtong.testkit.store.LedgerParts;
import org.gongtong.testkit.store.LedgerScene;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A connection is lost at the commit or before it: what was sent is done once all the same. */
@Timeout(120)
class LostReplyIT {
  private static TestStore store;
  private static LossyDataSource connections;
  private static LedgerParts parts;

  @BeforeAll
  static void open() {
    store = TestStore.fresh(LostReplyIT.class, 20);
    connections = new LossyDataSource(store.pool());
    LedgerParts sound = store.ledgerParts();
    parts =
        new LedgerParts(
            new MariaDbUnitOfWork(connections.lossy(), RandomGenerator.of("L64X128MixRandom")),
            sound.communities(),
            sound.ledger(),
            sound.journal(),
            sound.inspection(),
            sound.audit());
  }

  @AfterAll
  static void close() {
    store.close();
  }

  @ParameterizedTest
  @EnumSource
  void aCommandIsDoneOnce(Loss loss) {
    LedgerScene scene = new LedgerScene(parts, LedgerScene.POLICY);
    scene.helper("helper");
    for (LedgerDesk desk : List.of(scene.alone(), scene.together())) {
      LedgerCommand hour = scene.transfer(TransferKind.EARN, "", "helper", 60);
      connections.lose(loss);
      LedgerAnswer answer = desk.send(LedgerScene.CLERK, scene.bank(), hour);
      assertThat(answer.outcome()).isEqualTo(TransferOutcome.POSTED);
      assertThat(answer.kept()).isEqualTo(60);
      assertThat(answer.again()).isEqualTo(loss == Loss.AFTER_THE_COMMIT);
    }
    connections.lose(loss);
    LedgerCommand third = scene.transfer(TransferKind.EARN, "", "helper", 60);
    List<LedgerAnswer> list =
        scene.alone().sendAll(scene.bank(), List.of(new LedgerDesk.Sent(LedgerScene.CLERK, third)));
    assertThat(list).extracting(LedgerAnswer::outcome).containsExactly(TransferOutcome.POSTED);
    assertThat(scene.balance("helper")).isEqualTo(180);
    assertThat(scene.events(third.key())).hasSize(1);
  }

  /** If that reply is lost as well, the caller is told so and sends again. */
  @Test
  void twoLossesAreTheCallers() {
    LedgerScene scene = new LedgerScene(parts, LedgerScene.POLICY);
    scene.helper("helper");
    LedgerCommand hour = scene.transfer(TransferKind.EARN, "", "helper", 60);
    connections.lose(Loss.BEFORE_THE_COMMIT);
    connections.lose(Loss.AFTER_THE_COMMIT);
    assertThatThrownBy(() -> scene.send(hour)).isInstanceOf(CommitUnknownException.class);
    assertThat(scene.send(hour).again()).isTrue();
    assertThat(scene.balance("helper")).isEqualTo(60);
  }

  /** Those who share a transaction are answered each for himself. */
  @ParameterizedTest
  @EnumSource
  void aCrowdIsDoneOnce(Loss loss) throws Exception {
    LedgerScene scene = new LedgerScene(parts, LedgerScene.POLICY);
    IntStream.range(0, 20).forEach(i -> scene.helper("h" + i));
    for (int i = 0; i < 3; i++) {
      connections.lose(loss);
    }
    ExecutorService crowd = Executors.newFixedThreadPool(20);
    try {
      List<Callable<LedgerAnswer>> calls =
          IntStream.range(0, 20)
              .mapToObj(i -> scene.transfer(TransferKind.EARN, "", "h" + i, 10))
              .<Callable<LedgerAnswer>>map(
                  one -> () -> scene.together().send(LedgerScene.CLERK, scene.bank(), one))
              .toList();
      int failed = 0;
      for (Future<LedgerAnswer> call : crowd.invokeAll(calls)) {
        try {
          assertThat(call.get().outcome()).isEqualTo(TransferOutcome.POSTED);
        } catch (ExecutionException e) {
          assertThat(e).hasCauseInstanceOf(CommitUnknownException.class);
          failed++;
        }
      }
      assertThat(failed).as("whom two losses have met").isLessThanOrEqualTo(1);
      assertThat(connections.isDone()).isTrue();
      assertThat(scene.state("reserve").postings()).isBetween(20L - failed, 20L);
      Set<Long> balances =
          IntStream.range(0, 20).mapToObj(i -> scene.balance("h" + i)).collect(Collectors.toSet());
      assertThat(balances).isSubsetOf(0L, 10L);
    } finally {
      crowd.shutdownNow();
    }
  }

  /** Any other work is told, and not run again: it may have no key. */
  @ParameterizedTest
  @EnumSource
  void aWorkIsNotRunTwiceAfterItsCommit(Loss loss) {
    AtomicInteger runs = new AtomicInteger();
    connections.lose(loss);
    assertThatThrownBy(() -> parts.work().write(transaction -> runs.incrementAndGet()))
        .isInstanceOf(CommitUnknownException.class);
    assertThat(runs).hasValue(1);
    assertThatThrownBy(
            () ->
                parts
                    .work()
                    .<Integer>writeTogether(UUID.randomUUID(), tx -> lostAtCommit(runs, loss)))
        .isInstanceOf(CommitUnknownException.class);
    assertThat(runs).hasValue(2);
  }

  private static Integer lostAtCommit(AtomicInteger runs, Loss loss) {
    connections.lose(loss);
    return runs.incrementAndGet();
  }

  /** What was begun on a connection that is gone does not exist. */
  @Test
  void aWorkThatLostItsConnectionRunsAgain() {
    AtomicInteger runs = new AtomicInteger();
    parts
        .work()
        .write(
            transaction -> {
              if (runs.incrementAndGet() == 1) {
                throw new UnableToExecuteStatementException(
                    new SQLNonTransientConnectionException("gone", "08S01"), null);
              }
              return transaction;
            });
    assertThat(runs).hasValue(2);
  }
}
