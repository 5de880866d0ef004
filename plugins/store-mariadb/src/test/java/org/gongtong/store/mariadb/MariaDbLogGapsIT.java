package org.gongtong.store.mariadb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.audit.Sequencer;
import org.gongtong.core.audit.tile.LogCheck;
import org.gongtong.testkit.store.StoreParts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Numbers that the log passed over are found again, once each. */
class MariaDbLogGapsIT {

  private static TestStore database;
  private static StoreParts store;

  @BeforeAll
  static void start() {
    database = TestStore.fresh(MariaDbLogGapsIT.class, 4);
    store = database.parts();
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  /**
   * Numbers that were passed over long ago are still looked for, seldom, and found; what lies
   * between them has its place already.
   */
  @Test
  void whatWasMissingForLongIsFoundWhenItsTimeHasCome() {
    appendAt(1_000_010, "late");
    integrateAll();
    sql("update log_gap set seen_at = seen_at - interval 1 hour");
    sql("update log_gap set due = utc_timestamp(6)");
    integrateAll();
    appendAt(1_000_003, "late");
    integrateAll();
    assertThat(places("late")).as("not due for an hour").hasSize(1);
    sql("update log_gap set due = utc_timestamp(6)");
    integrateAll();
    assertThat(places("late")).hasSize(2);
    assertThatTheLogIsWhole();
  }

  /** Servers of a cluster count in steps: the numbers of the others are few rows, not many. */
  @Test
  void numbersInStepsLeaveFewRows() {
    long before = gaps();
    for (int i = 0; i < 200; i++) {
      appendAt(2_000_000 + 3 * i, "in steps");
    }
    integrateAll();
    assertThat(gaps() - before).isLessThanOrEqualTo(2);
    for (int i = 0; i < 100; i++) {
      appendAt(2_000_001 + 6 * i, "in steps");
    }
    integrateAll();
    assertThat(places("in steps")).hasSize(300).doesNotHaveDuplicates();
    assertThatTheLogIsWhole();
  }

  /** Rows that overlap do not have an event met twice, which would stop the log for ever. */
  @Test
  void whatLiesInTwoRowsIsPlacedOnce() {
    appendAt(3_000_300, "in two rows");
    integrateAll();
    sql(
        "insert into log_gap (first, last, seen_at, due) values"
            + " (3000100, 3000280, utc_timestamp(6) - interval 2 hour, utc_timestamp(6)),"
            + " (3000200, 3000200, utc_timestamp(6) - interval 1 hour, utc_timestamp(6)),"
            + " (3000250, 3000299, utc_timestamp(6) - interval 1 hour, utc_timestamp(6))");
    appendAt(3_000_200, "in two rows");
    appendAt(3_000_260, "in two rows");
    appendAt(3_000_290, "in two rows");
    integrateAll();
    assertThat(places("in two rows")).hasSize(4).doesNotHaveDuplicates();
    assertThatTheLogIsWhole();
  }

  private static void appendAt(long sequence, String subject) {
    sql(
        "insert into audit_event (sequence, id, area, type, subject, actor_kind, actor_id,"
            + " effective_at, recorded_at, data) values ("
            + sequence
            + ", '"
            + UUID.randomUUID()
            + "', 'place', 'checked', '"
            + subject
            + "', 'STAFF', 'clerk', '2026-03-01 08:00:00', '2026-03-01 08:00:00', '{}')");
  }

  private static void sql(String statement) {
    store.work().write(t -> MariaDbTransaction.writing(t).execute(statement));
  }

  private static long gaps() {
    return store
        .work()
        .<Long>read(
            t ->
                MariaDbTransaction.reading(t)
                    .createQuery("select count(*) from log_gap")
                    .mapTo(Long.class)
                    .one());
  }

  private static void integrateAll() {
    Sequencer sequencer = new Sequencer(store.work(), store.log());
    while (sequencer.integrate() == Sequencer.MOST) {
      Thread.onSpinWait();
    }
  }

  private static List<Long> places(String subject) {
    return store.work().read(t -> store.audit().ofSubject(t, subject)).stream()
        .flatMapToLong(logged -> logged.index().stream())
        .boxed()
        .toList();
  }

  private static void assertThatTheLogIsWhole() {
    Optional<LogCheck.Finding> finding =
        store.work().read(t -> new LogCheck(store.log().tiles(t), store.log().head(t), null).run());
    assertThat(finding).isEmpty();
  }
}
