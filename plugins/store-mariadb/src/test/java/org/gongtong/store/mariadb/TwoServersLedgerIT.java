package org.gongtong.store.mariadb;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.gongtong.core.timebank.OperationKey;
import org.gongtong.core.timebank.TransferKind;
import org.gongtong.core.timebank.ledger.LedgerAnswer;
import org.gongtong.core.timebank.ledger.LedgerCommand;
import org.gongtong.core.timebank.ledger.LedgerDesk;
import org.gongtong.testkit.store.AtOnce;
import org.gongtong.testkit.store.LedgerParts;
import org.gongtong.testkit.store.LedgerScene;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two servers, each with a pool and desks of its own, share one database. */
@Timeout(120)
class TwoServersLedgerIT {
  private static final int CROWD = 50;

  private static TestStore store;
  private static List<HikariDataSource> pools;
  private static List<LedgerParts> servers;

  @BeforeAll
  static void open() {
    store = TestStore.fresh(TwoServersLedgerIT.class, 20);
    pools = List.of(store.pool(), store.poolOf(20));
    servers = pools.stream().map(TestStore::ledgerParts).toList();
  }

  @AfterAll
  static void close() {
    pools.get(1).close();
    store.close();
  }

  /** Thirty-two move time among a few accounts while others add all of them up. */
  @Test
  void everyReadAddsUpToTheSame() throws Exception {
    LedgerLoad load = LedgerLoad.open(servers.get(0), 8);
    List<LedgerDesk> desks = servers.stream().map(LedgerLoad::desk).toList();
    AtomicBoolean over = new AtomicBoolean();
    AtomicInteger views = new AtomicInteger();
    List<Thread> readers = new ArrayList<>();
    List<Long> totals = Collections.synchronizedList(new ArrayList<>());
    for (LedgerParts server : servers) {
      Thread reader =
          new Thread(
              () -> {
                while (!over.get()) {
                  totals.add(load.total(server));
                  views.incrementAndGet();
                }
              });
      readers.add(reader);
      reader.start();
    }
    try (LedgerWriters writers = new LedgerWriters(load, 125)) {
      for (int i = 0; i < 32; i++) {
        writers.start(i + 1, List.of(desks.get(i % 2)));
      }
      writers.awaitEnd();
      assertThat(writers.unanswered()).isZero();
    } finally {
      over.set(true);
      for (Thread reader : readers) {
        reader.join();
      }
    }
    assertThat(views).hasPositiveValue();
    assertThat(totals).hasSize(views.get()).containsOnly(0L);
    for (int i = 0; i < 2; i++) {
      load.verify(servers.get(i), pools.get(i), 0);
    }
  }

  private static Map<String, Long> sent(LedgerScene scene, IntFunction<LedgerCommand> command)
      throws Exception {
    List<LedgerDesk> desks = servers.stream().map(LedgerLoad::desk).toList();
    List<LedgerAnswer> answers =
        AtOnce.run(
            CROWD,
            number ->
                desks.get(number % 2).send(LedgerScene.CLERK, scene.bank(), command.apply(number)));
    return answers.stream()
        .collect(
            Collectors.groupingBy(
                answer -> (answer.again() ? "again " : "") + answer.outcome(),
                Collectors.counting()));
  }

  /** Fifty reverse one transfer, send the same, or send other commands with one key: one does. */
  @Test
  void oneOfFifty() throws Exception {
    LedgerScene scene = new LedgerScene(servers.get(0), LedgerScene.POLICY);
    for (int i = 0; i < CROWD; i++) {
      scene.helper("h" + i);
    }
    LedgerCommand earn = scene.transfer(TransferKind.EARN, "", "h0", 100);
    assertThat(sent(scene, number -> earn))
        .isEqualTo(Map.of("POSTED", 1L, "again POSTED", CROWD - 1L));
    assertThat(sent(scene, number -> scene.reversal(earn.key())))
        .isEqualTo(Map.of("POSTED", 1L, "ALREADY_REVERSED", CROWD - 1L));
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
        .isEqualTo(Map.of("POSTED", 1L, "KEY_CONFLICT", CROWD - 1L));
    assertThat(scene.events(key)).hasSize(1);
  }
}
