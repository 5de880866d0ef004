package org.gongtong.store.mariadb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.gongtong.testkit.store.SettlementContract;
import org.gongtong.testkit.store.SettlementParts;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Settlement on MariaDB keeps its contract, between banks of one database. */
@Timeout(180)
class MariaDbSettlementIT implements SettlementContract {

  private static TestStore store;
  private static SettlementParts parts;

  @BeforeAll
  static void open() {
    store = TestStore.fresh(MariaDbSettlementIT.class, 24);
    parts = new SettlementParts(store.ledgerParts(), new MariaDbSettlementStore());
  }

  @AfterAll
  static void close() {
    store.close();
  }

  @Override
  public SettlementParts settlement() {
    return parts;
  }

  /** A day's orders and what is due are found by keys, however many there were. */
  @Test
  void daysAndMessagesAreFoundByKeys() {
    Map<String, Object> day =
        Jdbi.create(store.pool())
            .withHandle(
                handle ->
                    handle
                        .createQuery("explain " + MariaDbSettlementStore.SETTLED_ON)
                        .bind("bank", UUID.randomUUID().toString())
                        .bind("partner", UUID.randomUUID().toString())
                        .bind("day", "2026-03-02")
                        .mapToMap()
                        .first());
    assertThat(day).containsEntry("key", "settlement_step_day");
  }
}
