package org.gongtong.store.mariadb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.gongtong.core.audit.LogStore;
import org.gongtong.core.audit.Sequencer;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.timebank.OperationKey;
import org.gongtong.core.timebank.TransferKind;
import org.gongtong.core.timebank.ledger.LedgerAnswer;
import org.gongtong.core.timebank.ledger.LedgerCommand;
import org.gongtong.core.timebank.ledger.LedgerDesk;
import org.gongtong.testkit.store.AtOnce;
import org.gongtong.testkit.store.LedgerParts;
import org.gongtong.testkit.store.LedgerScene;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/**
 * A ledger on a cluster of three nodes, all of which are written to. {@code ./mvnw -Pgalera -pl
 * plugins/store-mariadb -am verify}; {@code -Dgalera.transfers=200000} for the long form.
 */
@Tag("galera")
@Timeout(value = 40, unit = TimeUnit.MINUTES)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class GaleraIT {
  private static final int TRANSFERS = Integer.getInteger("galera.transfers", 20_000);
  private static final int WRITERS_OF_A_NODE = 8;

  private static GaleraCluster cluster;
  private static List<HikariDataSource> pools = new ArrayList<>();
  private static List<LedgerParts> nodes = new ArrayList<>();

  @BeforeAll
  static void open() throws Exception {
    cluster = GaleraCluster.start();
    for (int node : GaleraCluster.NODES) {
      HikariDataSource pool = LedgerLoad.pool(cluster.access(node), 24);
      pools.add(pool);
      nodes.add(TestStore.ledgerParts(pool));
    }
    Flyway.configure().dataSource(pools.get(0)).table("schema_history").load().migrate();
  }

  @AfterAll
  static void close() throws Exception {
    pools.forEach(HikariDataSource::close);
    if (cluster != null) {
      cluster.close();
    }
  }

  /** A node is killed in the middle and joins again: nothing that was acknowledged is lost. */
  @Test
  @Order(1)
  void writersOnAllNodesAndOneDies() throws Exception {
    LedgerLoad load = LedgerLoad.open(nodes.get(0));
    List<LedgerDesk> desks = nodes.stream().map(LedgerLoad::desk).toList();
    AtomicInteger views = new AtomicInteger();
    int writersOfAll = 3 * WRITERS_OF_A_NODE;
    long each = (TRANSFERS + writersOfAll - 1) / writersOfAll;
    long begun = System.nanoTime();
    try (Placing places = new Placing(List.of(0, 1));
        LedgerWriters writers = new LedgerWriters(load, each)) {
      for (int i = 0; i < writersOfAll; i++) {
        int own = i % 3;
        writers.start(
            i + 1, List.of(desks.get(own), desks.get((own + 1) % 3), desks.get((own + 2) % 3)));
      }
      writers.awaitMore(TRANSFERS / 4);
      cluster.kill(3);
      writers.awaitMore(TRANSFERS / 4);
      assertThat(load.total(nodes.get(0))).isZero();
      cluster.join(3);
      while (load.acknowledged() < each * writersOfAll * 9 / 10) {
        assertThat(load.total(nodes.get(views.getAndIncrement() % 3))).as("on one view").isZero();
      }
      writers.awaitEnd();
      System.out.printf(
          "galera: %d commands by %d writers in %d s, %d times no answer, %d views%n",
          load.acknowledged(),
          writersOfAll,
          TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun),
          writers.unanswered(),
          views.get());
      places.finish();
    }
    assertThat(load.acknowledged()).isEqualTo((int) each * writersOfAll);
    for (int i = 0; i < 3; i++) {
      load.verify(nodes.get(i), pools.get(i), 0);
    }
    assertThat(checksums(1)).isEqualTo(checksums(0));
    assertThat(checksums(2)).isEqualTo(checksums(0));
    assertThat(eventsWithoutPlace()).isZero();
  }

  /** What the nodes have, table by table. */
  private static Map<String, String> checksums(int node) {
    return Jdbi.create(pools.get(node))
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        checksum table timebank, timebank_account, timebank_key, timebank_entry,
                          timebank_posting, timebank_reversal, timebank_day, timebank_hold,
                          timebank_hold_end, timebank_pending, audit_event, log_run, log_tile""")
                    .map(
                        (row, context) ->
                            Map.entry(row.getString("Table"), row.getString("Checksum")))
                    .list()
                    .stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  private static long eventsWithoutPlace() {
    return Jdbi.create(pools.get(0))
        .withHandle(
            handle ->
                handle
                    .createQuery("select (select count(*) from audit_event) - size from log_state")
                    .mapTo(Long.class)
                    .one());
  }

  /** Gives events their places, from several nodes at once. */
  private static final class Placing implements AutoCloseable {
    private final List<Sequencer> sequencers = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean over;

    Placing(List<Integer> where) {
      for (int node : where) {
        LogStore log = new MariaDbLogStore(new SecureRandom());
        Sequencer sequencer = new Sequencer(nodes.get(node).work(), log);
        sequencers.add(sequencer);
        Thread thread = new Thread(() -> run(sequencer), "sequencer-" + node);
        threads.add(thread);
        thread.start();
      }
    }

    private void run(Sequencer sequencer) {
      while (!over) {
        try {
          sequencer.integrate();
        } catch (RuntimeException e) {
          // As the keeper of the log does: it tries again at its next turn.
        }
        LockSupport.parkNanos(200_000_000);
      }
    }

    void finish() {
      close();
      while (sequencers.get(0).integrate() > 0) {
        Thread.onSpinWait();
      }
    }

    @Override
    public void close() {
      over = true;
      for (Thread thread : threads) {
        try {
          thread.join(60_000);
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
      }
    }
  }

  private static Map<String, Long> sent(LedgerScene scene, IntFunction<LedgerCommand> command)
      throws Exception {
    List<LedgerDesk> desks = nodes.stream().map(LedgerLoad::desk).toList();
    List<LedgerAnswer> answers =
        AtOnce.run(
            48,
            number ->
                desks.get(number % 3).send(LedgerScene.CLERK, scene.bank(), command.apply(number)));
    return answers.stream()
        .collect(
            Collectors.groupingBy(
                answer -> (answer.again() ? "again " : "") + answer.outcome(),
                Collectors.counting()));
  }

  /** Sixteen on each node reverse one transfer, or send one key with commands of their own. */
  @Test
  @Order(2)
  void oneOfMany() throws Exception {
    LedgerScene scene = new LedgerScene(nodes.get(0), LedgerScene.POLICY);
    for (int i = 0; i < 48; i++) {
      scene.helper("h" + i);
    }
    LedgerCommand earn = scene.transfer(TransferKind.EARN, "", "h0", 100);
    assertThat(sent(scene, number -> earn)).isEqualTo(Map.of("POSTED", 1L, "again POSTED", 47L));
    assertThat(sent(scene, number -> scene.reversal(earn.key())))
        .isEqualTo(Map.of("POSTED", 1L, "ALREADY_REVERSED", 47L));
    OperationKey key = LedgerScene.key();
    assertThat(
            sent(
                scene,
                number ->
                    new LedgerCommand.Post(
                        key,
                        TransferKind.EARN,
                        LedgerScene.EARLIER,
                        null,
                        scene.id("h" + number),
                        1 + number,
                        OperationKey.NONE)))
        .isEqualTo(Map.of("POSTED", 1L, "KEY_CONFLICT", 47L));
    assertThat(scene.state("h0").postings()).isBetween(2L, 3L);
    assertThat(scene.events(key)).hasSize(1);
  }

  /**
   * The driver sends all of a batch, whatever becomes of its first row. MariaDB 10.11, not 11.4,
   * would commit what comes after a deadlock.
   */
  @Test
  @Order(3)
  void nothingRemainsOfABatchThatADeadlockEnded() throws Exception {
    execute("create or replace table batched (id int primary key, hits int not null)");
    execute("insert into batched select seq, 0 from seq_1_to_100");
    CyclicBarrier bothHoldOne = new CyclicBarrier(2);
    AtomicInteger runs = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Future<Boolean> ended =
          threads.submit(
              () ->
                  nodes
                      .get(0)
                      .work()
                      .write(
                          transaction -> {
                            if (runs.incrementAndGet() > 1) {
                              return true;
                            }
                            Handle handle = MariaDbTransaction.writing(transaction);
                            handle.execute("update batched set hits = 1 where id = 1");
                            await(bothHoldOne);
                            RowBatch.change(
                                handle,
                                "update batched set hits = 1 where id = ?",
                                List.of(50, 2, 3),
                                (statement, id) -> statement.setInt(1, id));
                            return false;
                          }));
      Future<Boolean> goesOn =
          threads.submit(
              () ->
                  nodes
                      .get(0)
                      .work()
                      .write(
                          transaction -> {
                            Handle handle = MariaDbTransaction.writing(transaction);
                            // Who has changed more is not the one that is ended.
                            handle.execute("update batched set hits = 2 where id >= 50");
                            await(bothHoldOne);
                            handle.execute("update batched set hits = 2 where id = 1");
                            return true;
                          }));
      assertThat(goesOn.get(60, TimeUnit.SECONDS)).isTrue();
      assertThat(ended.get(60, TimeUnit.SECONDS)).as("it was ended once").isTrue();
    } finally {
      threads.shutdownNow();
    }
    List<Integer> hits =
        Jdbi.create(pools.get(0))
            .withHandle(
                handle ->
                    handle
                        .createQuery("select id from batched where hits = 1")
                        .mapTo(Integer.class)
                        .list());
    assertThat(hits).isEmpty();
  }

  private static void execute(String sql) {
    Jdbi.create(pools.get(0)).useHandle(handle -> handle.execute(sql));
  }

  /** Who arranges a visit keeps others of the same member waiting, on whatever node they are. */
  @Test
  @Order(3)
  void aMemberIsArrangedForOnceAtATime() throws Exception {
    MariaDbAppointmentStore store = new MariaDbAppointmentStore();
    UUID community = UUID.randomUUID();
    nodes.get(0).work().write(tx -> awaited(store, tx, community));
    CyclicBarrier both = new CyclicBarrier(2);
    AtomicInteger runs = new AtomicInteger();
    AtOnce.run(
        2,
        node -> {
          AtomicInteger mine = new AtomicInteger();
          return nodes
              .get(node)
              .work()
              .write(
                  transaction -> {
                    runs.incrementAndGet();
                    awaited(store, transaction, community);
                    if (mine.incrementAndGet() == 1) {
                      await(both);
                    }
                    return node;
                  });
        });
    assertThat(runs).as("the later of the two began again").hasValue(3);
  }

  private static String awaited(
      MariaDbAppointmentStore store, Transaction transaction, UUID community) {
    store.awaitMembers(transaction, community, List.of("elder-1"));
    return "elder-1";
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await(30, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Without a majority nothing is acknowledged; when it is back, all goes on. */
  @Test
  @Order(4)
  void oneNodeOfThreeTakesNothing() throws Exception {
    LedgerLoad load = LedgerLoad.open(nodes.get(0));
    LedgerDesk third = LedgerLoad.desk(nodes.get(2));
    OperationKey key = new OperationKey(1, 5);
    cluster.kill(1);
    cluster.kill(2);
    assertThatThrownBy(() -> load.send(third, key)).isInstanceOf(RuntimeException.class);
    cluster.join(1, 2);
    try (LedgerWriters writers = new LedgerWriters(load, 20)) {
      writers.start(1, List.of(third));
      writers.awaitEnd();
    }
    for (int i = 0; i < 3; i++) {
      load.verify(nodes.get(i), pools.get(i), 0);
    }
  }

  /** A server with the URL of all nodes goes on with the next one when its node dies. */
  @Test
  @Order(5)
  void aServerGoesOnWithAnotherNode() throws Exception {
    try (HikariDataSource pool = LedgerLoad.pool(cluster.access(2, 3, 1), 8)) {
      LedgerParts parts = TestStore.ledgerParts(pool);
      LedgerLoad load = LedgerLoad.open(parts);
      LedgerDesk desk = LedgerLoad.desk(parts);
      try (LedgerWriters writers = new LedgerWriters(load, Long.MAX_VALUE)) {
        for (int i = 1; i <= 8; i++) {
          writers.start(i, List.of(desk));
        }
        writers.awaitMore(200);
        cluster.kill(2);
        writers.awaitMore(200);
      }
      load.verify(parts, pool, 0);
      cluster.join(2);
      load.verify(nodes.get(1), pools.get(1), 0);
    }
  }
}
