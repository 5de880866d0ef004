package org.gongtong.store.mariadb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.gongtong.core.kernel.CommitInDoubtException;
import org.gongtong.core.timebank.AccountKind;
import org.gongtong.core.timebank.OperationKey;
import org.gongtong.core.timebank.TransferKind;
import org.gongtong.core.timebank.ledger.AccountState;
import org.gongtong.core.timebank.ledger.LedgerCommand;
import org.gongtong.core.timebank.ledger.LedgerEntry;
import org.gongtong.core.timebank.ledger.LedgerRows;
import org.gongtong.core.timebank.ledger.LedgerRows.AccountChange;
import org.gongtong.testkit.store.LedgerParts;
import org.gongtong.testkit.store.LedgerScene;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However many rows are written together, each is guarded as if it came alone. */
@Timeout(120)
class LedgerWritingIT {

  private static TestStore store;
  private static LedgerParts parts;
  private LedgerScene scene;

  @BeforeAll
  static void open() {
    store = TestStore.fresh(LedgerWritingIT.class, 10);
    parts = store.ledgerParts();
  }

  @AfterAll
  static void close() {
    store.close();
  }

  @BeforeEach
  void newBank() {
    scene = new LedgerScene(parts, LedgerScene.POLICY);
  }

  /** As many as go into statements of several lengths. */
  @ParameterizedTest
  @ValueSource(ints = {1, 7, 8, 90, 343})
  void oneOfManyThatMovedStopsAll(int number) {
    List<UUID> ids = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      ids.add(scene.open("a" + i, AccountKind.GROUP, null));
    }
    List<AccountChange> changes = new ArrayList<>();
    parts
        .work()
        .<List<AccountState>>read(
            tx -> ids.stream().map(id -> parts.ledger().find(tx, id).orElseThrow()).toList())
        .forEach(was -> changes.add(new AccountChange(was, with(was, 7, 3))));
    write(changes);
    for (int i = 0; i < number; i++) {
      assertThat(scene.state("a" + i)).isEqualTo(changes.get(i).after());
    }
    List<AccountChange> stale = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      AccountState is = changes.get(i).after();
      AccountState was = i == number - 1 ? changes.get(i).before() : is;
      stale.add(new AccountChange(was, with(is, 8, 4)));
    }
    assertThatThrownBy(() -> write(stale))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("not as it was read");
    assertThat(scene.state("a0")).isEqualTo(changes.get(0).after());
  }

  private static AccountState with(AccountState was, long balance, long postings) {
    return new AccountState(
        was.account(), balance, was.held(), was.kept(), postings, LedgerScene.START);
  }

  private LedgerRows rows(List<AccountChange> changes) {
    return new LedgerRows(
        scene.bank().id(),
        List.of(),
        List.of(),
        List.of(),
        changes,
        List.of(),
        List.of(),
        List.of());
  }

  private void write(List<AccountChange> changes) {
    LedgerRows rows = rows(changes);
    parts
        .work()
        .write(
            transaction -> {
              parts.ledger().write(transaction, rows);
              return rows;
            });
  }

  /** What fails before the commit, in the one statement of both, has not happened for certain. */
  @Test
  void aRowThatTheDatabaseRefusesIsNoDoubt() {
    UUID id = scene.open("long", AccountKind.GROUP, null);
    LedgerEntry entry =
        new LedgerEntry(
            id,
            scene.bank().id(),
            OperationKey.of("long"),
            TransferKind.GIFT,
            id,
            id,
            1,
            1,
            LocalDateTime.of(2026, 1, 1, 0, 0),
            LedgerScene.START,
            "e".repeat(500),
            LedgerScene.CLERK,
            null);
    LedgerRows rows =
        new LedgerRows(
            scene.bank().id(),
            List.of(),
            List.of(entry),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of());
    assertThatThrownBy(
            () ->
                parts
                    .work()
                    .write(
                        transaction -> {
                          parts.ledger().write(transaction, rows);
                          return rows;
                        }))
        .isNotInstanceOf(CommitInDoubtException.class)
        .hasMessageContaining("cannot write rows");
    assertThat(scene.state("long").postings()).isZero();
  }

  /** Rows that wait for the commit are there for whoever asks before it. */
  @Test
  void whatWaitsToBeWrittenIsRead() {
    UUID id = scene.open("read", AccountKind.GROUP, null);
    AccountState was = scene.state("read");
    AccountState is = with(was, 7, 3);
    LedgerRows rows = rows(List.of(new AccountChange(was, is)));
    AccountState read =
        parts
            .work()
            .write(
                transaction -> {
                  parts.ledger().write(transaction, rows);
                  return parts.ledger().find(transaction, id).orElseThrow();
                });
    assertThat(read).isEqualTo(is);
    assertThat(scene.state("read")).isEqualTo(is);
  }

  /** What comes before the one that meets the deadlock is undone, what comes after does not run. */
  @Test
  void aDeadlockWhileRowsAreWrittenAndCommittedLeavesNothing() throws Exception {
    execute(
        "create table deadlock (id int primary key, n int not null) as select seq as id, 0 as n from seq_1_to_200");
    CountDownLatch bothHold = new CountDownLatch(2);
    AtomicInteger runs = new AtomicInteger();
    CompletableFuture<Void> other =
        CompletableFuture.runAsync(
            () ->
                execute(
                    "set autocommit = 0",
                    // So many that it is not the one which the database ends.
                    "update deadlock set n = n + 100 where id = 2 or id > 4",
                    (Runnable) () -> meet(bothHold),
                    "update deadlock set n = n + 100 where id = 1",
                    "commit",
                    "set autocommit = 1"));
    parts
        .work()
        .write(
            transaction -> {
              MariaDbTransaction.writing(transaction)
                  .execute("update deadlock set n = n + 1 where id = 1");
              if (runs.incrementAndGet() == 1) {
                meet(bothHold);
              }
              Compound rows = new Compound();
              for (int id : new int[] {3, 2, 4}) {
                rows.change(
                    "update deadlock set n = n + 1 where id = ?",
                    1,
                    id,
                    (statement, before, row) -> statement.setInt(before + 1, row));
              }
              MariaDbTransaction.writeLater(transaction, rows);
              return rows;
            });
    other.get(60, TimeUnit.SECONDS);
    assertThat(runs).hasValue(2);
    List<Integer> found =
        parts
            .work()
            .read(
                transaction ->
                    MariaDbTransaction.reading(transaction)
                        .createQuery("select n from deadlock where id <= 4 order by id")
                        .mapTo(Integer.class)
                        .list());
    assertThat(found).containsExactly(101, 101, 1, 1);
  }

  /** The other one would be told of it. */
  @Test
  void rowsThatAreRefusedAreTheFaultOfWhoWroteThem() throws Exception {
    MariaDbUnitOfWork work = (MariaDbUnitOfWork) parts.work();
    CountDownLatch bothLead = new CountDownLatch(2);
    CountDownLatch one = new CountDownLatch(1);
    CountDownLatch other = new CountDownLatch(1);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      for (CountDownLatch until : List.of(one, other)) {
        threads.execute(
            () ->
                work.writeTogether(
                    "subject",
                    transaction -> {
                      bothLead.countDown();
                      return await(until);
                    }));
      }
      assertThat(await(bothLead)).isTrue();
      FutureTask<Integer> refused =
          waiting(
              () ->
                  work.writeTogether(
                      "subject",
                      transaction -> {
                        Compound rows = new Compound();
                        rows.add("insert into timebank_day values (1)", 0, "", (s, b, row) -> {});
                        MariaDbTransaction.writeLater(transaction, rows);
                        return 1;
                      }));
      FutureTask<Integer> sound =
          waiting(
              () ->
                  work.writeTogether(
                      "subject",
                      transaction -> {
                        MariaDbTransaction.writing(transaction).execute("select 1");
                        return 2;
                      }));
      one.countDown();
      assertThat(sound.get(60, TimeUnit.SECONDS)).isEqualTo(2);
      assertThatThrownBy(() -> refused.get(60, TimeUnit.SECONDS))
          .hasRootCauseInstanceOf(SQLException.class);
    } finally {
      one.countDown();
      other.countDown();
      threads.shutdown();
    }
  }

  /** Begun, and waiting for its turn. */
  private static FutureTask<Integer> waiting(Callable<Integer> call) {
    FutureTask<Integer> task = new FutureTask<>(call);
    Thread thread = new Thread(task);
    thread.start();
    while (thread.getState() != Thread.State.WAITING && !task.isDone()) {
      Thread.onSpinWait();
    }
    return task;
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(60, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void meet(CountDownLatch all) {
    all.countDown();
    assertThat(await(all)).isTrue();
  }

  /** Statements, and what is to be done between them. */
  private static void execute(Object... steps) {
    try (Connection connection = store.pool().getConnection();
        Statement statement = connection.createStatement()) {
      for (Object step : steps) {
        if (step instanceof String sql) {
          statement.execute(sql);
        } else {
          ((Runnable) step).run();
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A command that is new asks for no key; one that was sent before does at the second attempt. */
  @Test
  void aTransferCostsTwoRoundTrips() throws Exception {
    try (HikariDataSource one = store.poolOf(1)) {
      LedgerParts alone =
          new LedgerParts(
              new MariaDbUnitOfWork(one, RandomGenerator.of("L64X128MixRandom")),
              parts.communities(),
              parts.ledger(),
              parts.journal(),
              parts.inspection(),
              parts.audit());
      LedgerScene scene = new LedgerScene(alone, LedgerScene.POLICY);
      scene.helper("helper");
      scene.send(TransferKind.EARN, "", "helper", 60).asOutcome().orThrow();
      LedgerCommand.Post gift = scene.transfer(TransferKind.DONATE, "helper", "", 10);
      long before = questions(one);
      scene.send(gift).asOutcome().orThrow();
      assertThat(questions(one) - before)
          .as("begin and lock; rows, event and commit; this question")
          .isEqualTo(3);
      before = questions(one);
      assertThat(scene.send(gift).again()).isTrue();
      assertThat(questions(one) - before)
          .as("begin and lock; rows; rollback; begin and lock; key; commit; this question")
          .isEqualTo(7);
      assertThat(scene.postings("helper")).hasSize(2);
    }
  }

  @Test
  void whoAsksNothingBeginsNothing() throws Exception {
    try (HikariDataSource one = store.poolOf(1)) {
      MariaDbUnitOfWork work = new MariaDbUnitOfWork(one, RandomGenerator.of("L64X128MixRandom"));
      long before = questions(one);
      assertThat(work.<Integer>write(transaction -> 1)).isEqualTo(1);
      assertThat(work.<Integer>read(transaction -> 2)).isEqualTo(2);
      assertThat(questions(one) - before).as("this question").isEqualTo(1);
    }
  }

  private static long questions(HikariDataSource pool) throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("show session status like 'Questions'")) {
      row.next();
      return row.getLong(2);
    }
  }
}
