package org.gongtong.store.mariadb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.random.RandomGenerator;
import org.gongtong.core.timebank.TransferKind;
import org.gongtong.core.timebank.ledger.LedgerCommand;
import org.gongtong.testkit.store.LedgerParts;
import org.gongtong.testkit.store.LedgerScene;
import org.junit.jupiter.api.Test;

/** Whatever became of a work, its connection serves the next one as it was found. */
class ReturnedConnectionIT {

  @Test
  void aConnectionComesBackAsItWas() throws Exception {
    try (TestStore store = TestStore.fresh(ReturnedConnectionIT.class, 2);
        HikariDataSource one = store.poolOf(1)) {
      LedgerParts sound = store.ledgerParts();
      MariaDbUnitOfWork work = new MariaDbUnitOfWork(one, RandomGenerator.of("L64X128MixRandom"));
      LedgerScene scene =
          new LedgerScene(
              new LedgerParts(
                  work,
                  sound.communities(),
                  sound.ledger(),
                  sound.journal(),
                  sound.inspection(),
                  sound.audit()),
              LedgerScene.POLICY);
      scene.helper("helper");
      List<String> before = state(one);
      LedgerCommand hour = scene.transfer(TransferKind.EARN, "", "helper", 60);
      assertThat(scene.send(hour).again()).isFalse();
      assertThat(state(one)).as("a lone command").isEqualTo(before);
      assertThat(scene.send(hour).again()).isTrue();
      assertThat(state(one)).as("a repetition").isEqualTo(before);
      assertThat(scene.send(TransferKind.DONATE, "helper", "", 1_000_000).isDone()).isFalse();
      assertThat(state(one)).as("a refusal").isEqualTo(before);
      for (String refused :
          List.of("insert into timebank_day values (1)", "signal sqlstate '45'")) {
        assertThatThrownBy(
                () ->
                    work.write(
                        transaction -> {
                          Compound rows = new Compound();
                          rows.add(refused, 0, "", (statement, places, row) -> {});
                          MariaDbTransaction.writeLater(transaction, rows);
                          return rows;
                        }))
            .hasMessageContaining("cannot write rows");
        assertThat(state(one)).as(refused).isEqualTo(before);
      }
      scene.balance("helper");
      assertThat(state(one)).as("a read").isEqualTo(before);
    }
  }

  private static List<String> state(HikariDataSource pool) throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select connection_id(), @@autocommit, @@in_transaction, @@tx_isolation, @@tx_read_only")) {
      row.next();
      assertThat(row.getInt(3)).as("in a transaction").isZero();
      return List.of(row.getString(1), row.getString(2), row.getString(4), row.getString(5));
    }
  }
}
