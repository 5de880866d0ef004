package org.gongtong.store.mariadb;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.gongtong.core.timebank.ledger.MonthStore;
import org.gongtong.testkit.store.LedgerMonthContract;
import org.gongtong.testkit.store.LedgerParts;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Months on MariaDB keep their contract. */
@Timeout(120)
class MariaDbMonthIT implements LedgerMonthContract {

  private static TestStore store;
  private static LedgerParts parts;

  @BeforeAll
  static void open() {
    store = TestStore.fresh(MariaDbMonthIT.class, 5);
    parts = store.ledgerParts();
  }

  @AfterAll
  static void close() {
    store.close();
  }

  @Override
  public LedgerParts ledger() {
    return parts;
  }

  @Override
  public MonthStore months() {
    return new MariaDbMonthStore();
  }

  /** What a month costs: a stretch of the primary key, and not all entries there are. */
  @Test
  void aMonthIsReadAsAStretchOfTheEntries() {
    Instant from = Instant.parse("2026-03-01T00:00:00Z");
    Instant until = Instant.parse("2026-04-01T00:00:00Z");
    List<Map<String, Object>> plan =
        Jdbi.create(store.pool())
            .withHandle(
                handle -> {
                  // Ids of twelve months, so that the optimiser has a choice.
                  handle.execute(
                      """
                      insert into timebank_entry (id, bank, command, kind, minutes, kept,
                        effective_at, recorded_at, edition, actor_kind, actor_id)
                      select concat(left(lpad(hex(1767225600000 + seq * 2628000), 12, '0'), 8), '-',
                          right(hex(1767225600000 + seq * 2628000), 4), '-7000-8000-',
                          lpad(hex(seq), 12, '0')),
                        '018f0000-0000-7000-8000-000000000000', unhex(lpad(hex(seq), 32, '0')),
                        'earn', 1, 1, now(), now(), 'sample@1', 'STAFF', 'clerk-7'
                      from seq_1_to_12000""");
                  handle.execute("analyze table timebank_entry");
                  return handle
                      .createQuery("explain " + MariaDbMonthStore.SUM)
                      .bind("first", MariaDbMonthStore.firstId(from).toString())
                      .bind("after", MariaDbMonthStore.firstId(until).toString())
                      .bind("from", from.toString().substring(0, 10))
                      .bind("until", until.toString().substring(0, 10))
                      .bind("bank", "018f0000-0000-7000-8000-000000000000")
                      .bind("pool", "018f0000-0000-7000-8000-000000000001")
                      .mapToMap()
                      .list();
                });
    assertThat(plan)
        .anySatisfy(
            step -> {
              assertThat(step.get("type")).isEqualTo("range");
              assertThat(step.get("key")).isEqualTo("PRIMARY");
              assertThat(Long.parseLong(step.get("rows").toString())).isLessThan(3_000);
            });
  }
}
