package org.gongtong.store.mariadb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.gongtong.core.timebank.AccountKind;
import org.gongtong.core.timebank.TransferKind;
import org.gongtong.core.timebank.ledger.AccountState;
import org.gongtong.core.timebank.ledger.LedgerCommand;
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

  private void write(List<AccountChange> changes) {
    LedgerRows rows =
        new LedgerRows(
            scene.bank().id(),
            List.of(),
            List.of(),
            List.of(),
            changes,
            List.of(),
            List.of(),
            List.of());
    parts
        .work()
        .write(
            transaction -> {
              parts.ledger().write(transaction, rows);
              return rows;
            });
  }

  /** A command that is new asks for no key; one that was sent before does at the second attempt. */
  @Test
  void aTransferCostsFiveRoundTrips() throws Exception {
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
          .as("begin, lock, rows, event, commit; this question")
          .isEqualTo(6);
      before = questions(one);
      assertThat(scene.send(gift).again()).isTrue();
      assertThat(questions(one) - before)
          .as("begin, lock, rows, rollback; begin, lock, key, commit; this question")
          .isEqualTo(9);
      assertThat(scene.postings("helper")).hasSize(2);
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
