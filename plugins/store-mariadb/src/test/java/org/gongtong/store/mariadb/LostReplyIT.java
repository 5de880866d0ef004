package org.gongtong.store.mariadb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gongtong.store.mariadb.LostReplies.Break.AFTER_COMMIT;
import static org.gongtong.store.mariadb.LostReplies.Break.BEFORE_COMMIT;

import java.sql.SQLNonTransientConnectionException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.gongtong.core.kernel.CommitInDoubtException;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.timebank.TransferKind;
import org.gongtong.core.timebank.TransferOutcome;
import org.gongtong.core.timebank.ledger.LedgerAnswer;
import org.gongtong.core.timebank.ledger.LedgerCommand;
import org.gongtong.core.timebank.ledger.LedgerDesk;
import org.gongtong.testkit.store.LedgerParts;
import org.gongtong.testkit.store.LedgerScene;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A connection breaks while a commit is under way: the key tells what became of the command. */
@Timeout(120)
class LostReplyIT {

  private static TestStore store;
  private static LostReplies replies;
  private static LedgerParts parts;
  private LedgerScene scene;

  @BeforeAll
  static void open() {
    store = TestStore.fresh(LostReplyIT.class, 20);
    replies = new LostReplies(store.pool());
    LedgerParts sound = store.ledgerParts();
    parts =
        new LedgerParts(
            new MariaDbUnitOfWork(replies.dataSource(), RandomGenerator.of("L64X128MixRandom")),
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

  @BeforeEach
  void helpers() {
    scene = new LedgerScene(parts, LedgerScene.POLICY);
    scene.helper("helper");
    scene.helper("other");
  }

  @AfterEach
  void eachBreakHasHappened() {
    assertThat(replies.areOver()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void whoSentOnceIsAnsweredOnce(LostReplies.Break way) {
    LedgerCommand hour = scene.transfer(TransferKind.EARN, "", "helper", 60);
    LedgerCommand more = scene.transfer(TransferKind.EARN, "", "helper", 30);
    for (LedgerDesk desk : List.of(scene.alone(), scene.together())) {
      LedgerCommand command = desk == scene.alone() ? hour : more;
      replies.breakAt(way);
      LedgerAnswer answer = desk.send(LedgerScene.CLERK, scene.bank(), command);
      assertThat(answer.outcome()).isEqualTo(TransferOutcome.POSTED);
      assertThat(answer.again()).as("nobody has sent it twice").isFalse();
      assertThat(scene.events(command.key())).hasSize(1);
      assertThat(scene.send(command).again()).isTrue();
    }
    assertThat(scene.balance("helper")).isEqualTo(90);
    assertThat(scene.postings("helper")).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource
  void aRepetitionIsOne(LostReplies.Break way) {
    LedgerCommand hour = scene.transfer(TransferKind.EARN, "", "helper", 60);
    LedgerAnswer first = scene.send(hour);
    replies.breakAt(way);
    LedgerAnswer second = scene.send(hour);
    assertThat(second.again()).isTrue();
    assertThat(second.kept()).isEqualTo(first.kept());
    assertThat(scene.balance("helper")).isEqualTo(60);
  }

  @ParameterizedTest
  @EnumSource
  void aRefusalAndAListAreAnsweredToo(LostReplies.Break way) {
    List<LedgerDesk.Sent> list = new ArrayList<>();
    for (long minutes : new long[] {60, 0, 30}) {
      list.add(
          new LedgerDesk.Sent(
              LedgerScene.CLERK, scene.transfer(TransferKind.EARN, "", "helper", minutes)));
    }
    replies.breakAt(way);
    assertThat(scene.alone().sendAll(scene.bank(), list))
        .extracting(LedgerAnswer::outcome, LedgerAnswer::again)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(TransferOutcome.POSTED, false),
            org.assertj.core.groups.Tuple.tuple(TransferOutcome.INVALID_AMOUNT, false),
            org.assertj.core.groups.Tuple.tuple(TransferOutcome.POSTED, false));
    assertThat(scene.balance("helper")).isEqualTo(90);
  }

  /** Whichever attempt posted it, it was none of somebody else. */
  @Test
  void whoSentOnceIsAnsweredOnceHoweverManyRepliesAreLost() {
    for (LostReplies.Break first : LostReplies.Break.values()) {
      for (LostReplies.Break second : LostReplies.Break.values()) {
        LedgerCommand hour = scene.transfer(TransferKind.EARN, "", "helper", 60);
        replies.breakAt(first, second);
        assertThat(scene.send(hour).again()).as("%s, %s", first, second).isFalse();
        assertThat(scene.send(hour).again()).isTrue();
      }
    }
    assertThat(scene.postings("helper")).hasSize(4);
  }

  /** What was only read is in no doubt. */
  @ParameterizedTest
  @EnumSource
  void aReadIsRunAgain(LostReplies.Break way) {
    AtomicInteger runs = new AtomicInteger();
    replies.breakAt(way);
    assertThat(parts.work().<Integer>read(transaction -> asked(transaction, runs))).isEqualTo(2);
  }

  @Test
  void eachOfACrowdIsDoneOnce() throws Exception {
    // One caller may meet every one of them, and sends three times.
    replies.breakAt(AFTER_COMMIT, BEFORE_COMMIT);
    ExecutorService callers = Executors.newFixedThreadPool(16);
    List<CompletableFuture<LedgerAnswer>> answers = new ArrayList<>();
    try {
      for (int i = 0; i < 64; i++) {
        LedgerCommand command =
            scene.transfer(TransferKind.EARN, "", i % 2 == 0 ? "helper" : "other", 1);
        answers.add(
            CompletableFuture.supplyAsync(
                () -> scene.together().send(LedgerScene.CLERK, scene.bank(), command), callers));
      }
      for (CompletableFuture<LedgerAnswer> answer : answers) {
        assertThat(answer.get(60, TimeUnit.SECONDS).outcome()).isEqualTo(TransferOutcome.POSTED);
        assertThat(answer.get().again()).isFalse();
      }
    } finally {
      callers.shutdown();
    }
    assertThat(scene.balance("reserve")).isEqualTo(-64);
    assertThat(scene.postings("reserve")).hasSize(64);
  }

  @Test
  void whereNothingHelpsTheCallerIsTold() {
    LedgerCommand hour = scene.transfer(TransferKind.EARN, "", "helper", 60);
    replies.breakAt(AFTER_COMMIT, BEFORE_COMMIT, AFTER_COMMIT);
    assertThatThrownBy(() -> scene.send(hour)).isInstanceOf(CommitInDoubtException.class);
    assertThat(scene.balance("helper")).isEqualTo(60);
    assertThat(scene.send(hour).again()).isTrue();
  }

  /** Any other work is told, and not run again: it may have no key. */
  @ParameterizedTest
  @EnumSource
  void aWorkIsNotRunTwiceAfterItsCommit(LostReplies.Break way) {
    AtomicInteger runs = new AtomicInteger();
    replies.breakAt(way);
    assertThatThrownBy(() -> parts.work().write(transaction -> asked(transaction, runs)))
        .isInstanceOf(CommitInDoubtException.class);
    assertThat(runs).hasValue(1);
    replies.breakAt(way);
    assertThatThrownBy(
            () ->
                parts
                    .work()
                    .<Integer>writeTogether(
                        UUID.randomUUID(), transaction -> asked(transaction, runs)))
        .isInstanceOf(CommitInDoubtException.class);
    assertThat(runs).hasValue(2);
  }

  /** Without a question nothing would be begun, and nothing committed. */
  private static int asked(Transaction transaction, AtomicInteger runs) {
    MariaDbTransaction.reading(transaction).execute("select 1");
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
