package org.gongtong.server.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.store.mariadb.MariaDbTransaction;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/** The tables {@code retention_run} and {@code retention_count}. Thread-safe. */
public final class RetentionTable {
  private static final String LATEST = "select * from retention_run order by number desc limit 1";

  /**
   * A run.
   *
   * @param day on which it began
   * @param holder the program that does it
   * @param heldUntil from then on another one may go on
   * @param finishedAt null while it is not finished
   */
  public record Row(
      long number,
      LocalDate day,
      Instant startedAt,
      Actor by,
      UUID holder,
      Instant heldUntil,
      @Nullable Instant finishedAt) {}

  /**
   * What was done of a class.
   *
   * @param state a constant's name; empty while it is being worked on
   */
  public record Count(long removed, String state) {}

  /** The run with the highest number. */
  public Optional<Row> latest(Transaction transaction) {
    return MariaDbTransaction.reading(transaction)
        .createQuery(LATEST)
        .map((row, context) -> row(row))
        .findOne();
  }

  /** The finished run with the highest number. */
  public Optional<Row> latestFinished(Transaction transaction) {
    return MariaDbTransaction.reading(transaction)
        .createQuery(
            "select * from retention_run where finished_at is not null order by number desc limit 1")
        .map((row, context) -> row(row))
        .findOne();
  }

  /** When the event with the highest number was recorded. */
  public Optional<Instant> newestEvent(Transaction transaction) {
    return MariaDbTransaction.reading(transaction)
        .createQuery("select recorded_at from audit_event order by sequence desc limit 1")
        .map((row, context) -> Columns.instant(row, "recorded_at"))
        .findOne();
  }

  /** As {@link #latest}, and nobody else changes it until the transaction ends. */
  public Optional<Row> lockLatest(Transaction transaction) {
    return MariaDbTransaction.writing(transaction)
        .createQuery(LATEST + " for update")
        .map((row, context) -> row(row))
        .findOne();
  }

  /**
   * Begins a run.
   *
   * @return false, and nothing changed, if somebody began one of this number meanwhile
   */
  public boolean begin(Transaction transaction, Row run) {
    try {
      MariaDbTransaction.writing(transaction)
          .createUpdate(
              """
              insert into retention_run
                (number, day, started_at, actor_kind, actor_id, holder, held_until)
              values (?, ?, ?, ?, ?, ?, ?)""")
          .bind(0, run.number())
          .bind(1, run.day())
          .bind(2, Columns.utc(run.startedAt()))
          .bind(3, run.by().kind().name())
          .bind(4, run.by().id())
          .bind(5, run.holder())
          .bind(6, Columns.utc(run.heldUntil()))
          .execute();
      return true;
    } catch (UnableToExecuteStatementException e) {
      if (Columns.isDuplicate(e)) {
        return false;
      }
      throw e;
    }
  }

  /** Takes over a run whose holder is silent. */
  public void take(Transaction transaction, long number, UUID holder, Instant until) {
    MariaDbTransaction.writing(transaction)
        .createUpdate("update retention_run set holder = ?, held_until = ? where number = ?")
        .bind(0, holder)
        .bind(1, Columns.utc(until))
        .bind(2, number)
        .execute();
  }

  /**
   * Goes on holding a run, which nobody takes over until the transaction ends.
   *
   * @return false if it is another's by now, or finished
   */
  public boolean hold(Transaction transaction, long number, UUID holder, Instant until) {
    // Read first: an update to the same values may count as none.
    return MariaDbTransaction.writing(transaction)
        .createQuery(
            """
            select number from retention_run
            where number = ? and holder = ? and finished_at is null for update""")
        .bind(0, number)
        .bind(1, holder)
        .mapTo(Long.class)
        .findOne()
        .map(
            mine -> {
              take(transaction, number, holder, until);
              return true;
            })
        .orElse(false);
  }

  /** Adds to what was removed of a class. */
  public void add(Transaction transaction, long number, String dataClass, int removed) {
    MariaDbTransaction.writing(transaction)
        .createUpdate(
            """
            insert into retention_count (run, class, removed) values (?, ?, ?)
            on duplicate key update removed = removed + value(removed)""")
        .bind(0, number)
        .bind(1, dataClass)
        .bind(2, removed)
        .execute();
  }

  /** Notes how a class ended. */
  public void end(Transaction transaction, long number, String dataClass, String state) {
    MariaDbTransaction.writing(transaction)
        .createUpdate(
            """
            insert into retention_count (run, class, removed, state) values (?, ?, 0, ?)
            on duplicate key update state = value(state)""")
        .bind(0, number)
        .bind(1, dataClass)
        .bind(2, state)
        .execute();
  }

  /** What was done of each class. */
  public Map<String, Count> counts(Transaction transaction, long number) {
    Map<String, Count> counts = new LinkedHashMap<>();
    MariaDbTransaction.reading(transaction)
        .createQuery(
            "select class, removed, coalesce(state, '') as state from retention_count where run = ?")
        .bind(0, number)
        .map(
            (row, context) ->
                Map.entry(
                    row.getString("class"),
                    new Count(row.getLong("removed"), row.getString("state"))))
        .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
    return counts;
  }

  public void finish(Transaction transaction, long number, Instant now) {
    MariaDbTransaction.writing(transaction)
        .createUpdate("update retention_run set finished_at = ? where number = ?")
        .bind(0, Columns.utc(now))
        .bind(1, number)
        .execute();
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getLong("number"),
        row.getObject("day", LocalDate.class),
        Columns.instant(row, "started_at"),
        new Actor(Actor.Kind.valueOf(row.getString("actor_kind")), row.getString("actor_id")),
        row.getObject("holder", UUID.class),
        Columns.instant(row, "held_until"),
        Columns.instantOrNull(row, "finished_at"));
  }
}
