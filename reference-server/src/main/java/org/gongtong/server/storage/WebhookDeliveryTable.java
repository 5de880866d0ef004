package org.gongtong.server.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.store.mariadb.MariaDbTransaction;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** The table {@code webhook_delivery}. Thread-safe. */
public final class WebhookDeliveryTable {

  /**
   * Of a message {@code d} that waits: its time has come, and none about the same subject before it
   * has still to wait.
   */
  static final String SENDABLE =
      """
      d.state = 'WAITS' and d.due_at <= :now and not exists (
        select 1 from webhook_delivery e
        where e.subscription = d.subscription and e.state = 'WAITS' and e.subject = d.subject
          and e.due_at > :now and (e.place, e.id) < (d.place, d.id))""";

  /**
   * A message on its way.
   *
   * @param place of the event in the public log
   * @param type in full
   * @param state WAITS, SENT or DEAD
   * @param status that the last attempt was answered; 0 for none
   * @param fault of the last attempt; null for none
   * @param settledAt when it was sent or given up; null while it waits
   */
  public record Row(
      UUID id,
      UUID subscription,
      long place,
      UUID event,
      String type,
      String subject,
      String body,
      String state,
      Instant waitsSince,
      Instant dueAt,
      int attempts,
      int status,
      @Nullable String fault,
      @Nullable Instant settledAt) {}

  /** Adds messages that wait; one of an event that is there already is left out. */
  public void add(Transaction transaction, List<Row> rows) {
    if (rows.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        MariaDbTransaction.writing(transaction)
            .prepareBatch(
                """
                insert ignore into webhook_delivery
                  (id, subscription, place, event, type, subject, body, state, waits_since, due_at)
                values (?, ?, ?, ?, ?, ?, ?, 'WAITS', ?, ?)""");
    for (Row row : rows) {
      batch
          .bind(0, row.id())
          .bind(1, row.subscription())
          .bind(2, row.place())
          .bind(3, row.event())
          .bind(4, row.type())
          .bind(5, row.subject())
          .bind(6, row.body())
          .bind(7, Columns.utc(row.waitsSince()))
          .bind(8, Columns.utc(row.dueAt()))
          .add();
    }
    batch.execute();
  }

  /** How many wait. */
  public long waiting(Transaction transaction, UUID subscription) {
    return MariaDbTransaction.reading(transaction)
        .createQuery(
            "select count(*) from webhook_delivery where subscription = ? and state = 'WAITS'")
        .bind(0, subscription)
        .mapTo(Long.class)
        .one();
  }

  /** The first of those that can be sent, in the order of the log. */
  public List<Row> sendable(Transaction transaction, UUID subscription, Instant now, int limit) {
    return MariaDbTransaction.reading(transaction)
        .createQuery(
            "select d.* from webhook_delivery d where d.subscription = :subscription and "
                + SENDABLE
                + " order by d.place, d.id limit :limit")
        .bind("subscription", subscription)
        .bind("now", Columns.utc(now))
        .bind("limit", limit)
        .map((row, context) -> row(row))
        .list();
  }

  /** The last of those in a state, the latest first. */
  public List<Row> last(Transaction transaction, UUID subscription, String state, int limit) {
    return MariaDbTransaction.reading(transaction)
        .createQuery(
            """
            select * from webhook_delivery where subscription = ? and state = ?
            order by place desc, id desc limit ?""")
        .bind(0, subscription)
        .bind(1, state)
        .bind(2, limit)
        .map((row, context) -> row(row))
        .list();
  }

  /** Notes that one was sent. */
  public void sent(Transaction transaction, UUID id, Instant now, int status) {
    MariaDbTransaction.writing(transaction)
        .createUpdate(
            """
            update webhook_delivery
            set state = 'SENT', attempts = attempts + 1, status = ?, fault = null, settled_at = ?
            where id = ? and state = 'WAITS'""")
        .bind(0, status)
        .bind(1, Columns.utc(now))
        .bind(2, id)
        .execute();
  }

  /**
   * Notes that an attempt failed.
   *
   * @param dueAt when it is tried again; null if it is given up
   */
  public void failed(
      Transaction transaction,
      UUID id,
      Instant now,
      int status,
      String fault,
      @Nullable Instant dueAt) {
    MariaDbTransaction.writing(transaction)
        .createUpdate(
            """
            update webhook_delivery
            set attempts = attempts + 1, status = nullif(:status, 0), fault = :fault,
              state = if(:due is null, 'DEAD', 'WAITS'),
              settled_at = if(:due is null, :now, null), due_at = coalesce(:due, due_at)
            where id = :id and state = 'WAITS'""")
        .bind("status", status)
        .bind("fault", fault)
        .bind("due", dueAt == null ? null : Columns.utc(dueAt))
        .bind("now", Columns.utc(now))
        .bind("id", id)
        .execute();
  }

  /** Gives up what has waited since before a time. */
  public int giveUp(Transaction transaction, UUID subscription, Instant before, Instant now) {
    return MariaDbTransaction.writing(transaction)
        .createUpdate(
            """
            update webhook_delivery set state = 'DEAD', settled_at = ?
            where subscription = ? and state = 'WAITS' and waits_since < ?""")
        .bind(0, Columns.utc(now))
        .bind(1, subscription)
        .bind(2, Columns.utc(before))
        .execute();
  }

  /**
   * Has one that was given up wait again.
   *
   * @return whether there was one
   */
  public boolean again(Transaction transaction, UUID subscription, UUID id, Instant now) {
    return MariaDbTransaction.writing(transaction)
            .createUpdate(
                """
                update webhook_delivery
                set state = 'WAITS', attempts = 0, waits_since = :now, due_at = :now, settled_at = null
                where id = :id and subscription = :subscription and state = 'DEAD'""")
            .bind("now", Columns.utc(now))
            .bind("id", id)
            .bind("subscription", subscription)
            .execute()
        > 0;
  }

  /** Forgets what waits. */
  public void dropWaiting(Transaction transaction, UUID subscription) {
    MariaDbTransaction.writing(transaction)
        .createUpdate("delete from webhook_delivery where subscription = ? and state = 'WAITS'")
        .bind(0, subscription)
        .execute();
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getObject("id", UUID.class),
        row.getObject("subscription", UUID.class),
        row.getLong("place"),
        row.getObject("event", UUID.class),
        row.getString("type"),
        row.getString("subject"),
        row.getString("body"),
        row.getString("state"),
        Columns.instant(row, "waits_since"),
        Columns.instant(row, "due_at"),
        row.getInt("attempts"),
        row.getInt("status"),
        row.getString("fault"),
        Columns.instantOrNull(row, "settled_at"));
  }
}
