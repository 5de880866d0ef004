package org.gongtong.server.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.store.mariadb.MariaDbTransaction;
import org.jspecify.annotations.Nullable;

/** The tables {@code webhook_subscription} and {@code webhook_secret}. Thread-safe. */
public final class WebhookTable {

  /** Of a subscription, with how many of its messages wait and how many were given up. */
  private static final String COUNTED =
      """
      select s.*,
        (select count(*) from webhook_delivery d where d.subscription = s.id and d.state = 'WAITS') waiting,
        (select count(*) from webhook_delivery d where d.subscription = s.id and d.state = 'DEAD') dead
      from webhook_subscription s
      """;

  /**
   * A subscription.
   *
   * @param topics codes with a space between
   * @param details codes with a space between; may be empty
   * @param place in the public log up to which events were looked at
   * @param stoppedAt null while it runs
   * @param stoppedWhy STAFF, GONE or RESTORED; null while it runs
   * @param failingSince null while nothing fails
   * @param resumeAt before which nothing is sent
   */
  public record Row(
      UUID id,
      UUID communityId,
      String name,
      String url,
      String topics,
      String details,
      Instant madeAt,
      String madeBy,
      long place,
      @Nullable Instant stoppedAt,
      @Nullable String stoppedWhy,
      int failures,
      @Nullable Instant failingSince,
      Instant resumeAt,
      long waiting,
      long dead) {}

  /**
   * A secret.
   *
   * @param sealed encrypted
   * @param endsAt null for the newest
   */
  public record SecretRow(UUID id, byte[] sealed, Instant madeAt, @Nullable Instant endsAt) {
    /** Hides the secret, encrypted as it is. */
    @Override
    public String toString() {
      return "SecretRow[" + id + "]";
    }
  }

  public void add(Transaction transaction, Row row) {
    MariaDbTransaction.writing(transaction)
        .createUpdate(
            """
            insert into webhook_subscription
              (id, community_id, name, url, topics, details, made_at, made_by, place, resume_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
        .bind(0, row.id())
        .bind(1, row.communityId())
        .bind(2, row.name())
        .bind(3, row.url())
        .bind(4, row.topics())
        .bind(5, row.details())
        .bind(6, Columns.utc(row.madeAt()))
        .bind(7, row.madeBy())
        .bind(8, row.place())
        .bind(9, Columns.utc(row.resumeAt()))
        .execute();
  }

  public Optional<Row> find(Transaction transaction, UUID id) {
    return MariaDbTransaction.reading(transaction)
        .createQuery(COUNTED + "where s.id = ?")
        .bind(0, id)
        .map((row, context) -> row(row))
        .findOne();
  }

  /** As {@link #find}, and nobody else changes it until this transaction is over. */
  public Optional<Row> findToChange(Transaction transaction, UUID id) {
    MariaDbTransaction.writing(transaction)
        .createQuery("select id from webhook_subscription where id = ? for update")
        .bind(0, id)
        .mapTo(UUID.class)
        .findOne();
    return find(transaction, id);
  }

  /** All subscriptions, the newest first. */
  public List<Row> all(Transaction transaction) {
    return MariaDbTransaction.reading(transaction)
        .createQuery(COUNTED + "order by s.made_at desc, s.id desc")
        .map((row, context) -> row(row))
        .list();
  }

  /**
   * Those that run, have a secret, and have something to do: events they have not looked at, or
   * messages whose time has come. Those that another server is at, or that are left alone for a
   * while, are not among them.
   *
   * @param logSize how many events the public log has
   */
  public List<UUID> due(Transaction transaction, Instant now, long logSize) {
    return MariaDbTransaction.reading(transaction)
        .createQuery(
            """
            select id from webhook_subscription s
            where stopped_at is null and resume_at <= :now
              and (taken_until is null or taken_until <= :now)
              and exists (select 1 from webhook_secret w where w.subscription = s.id)
              and (place < :size or exists (
                select 1 from webhook_delivery d where d.subscription = s.id and
            """
                + WebhookDeliveryTable.SENDABLE
                + ")) order by id")
        .bind("now", Columns.utc(now))
        .bind("size", logSize)
        .mapTo(UUID.class)
        .list();
  }

  /** Whether any subscription runs. */
  public boolean anyRuns(Transaction transaction) {
    return MariaDbTransaction.reading(transaction)
        .createQuery("select exists (select 1 from webhook_subscription where stopped_at is null)")
        .mapTo(Boolean.class)
        .one();
  }

  /**
   * Takes a subscription for one round of sending.
   *
   * @return whether it was free
   */
  public boolean take(Transaction transaction, UUID id, UUID round, Instant now, Instant until) {
    return MariaDbTransaction.writing(transaction)
            .createUpdate(
                """
                update webhook_subscription set taken_by = :round, taken_until = :until
                where id = :id and stopped_at is null and resume_at <= :now
                  and (taken_until is null or taken_until <= :now)""")
            .bind("round", round)
            .bind("until", Columns.utc(until))
            .bind("id", id)
            .bind("now", Columns.utc(now))
            .execute()
        > 0;
  }

  /** Gives a subscription back. */
  public void release(Transaction transaction, UUID id, UUID round) {
    MariaDbTransaction.writing(transaction)
        .createUpdate(
            """
            update webhook_subscription set taken_by = null, taken_until = null
            where id = ? and taken_by = ?""")
        .bind(0, id)
        .bind(1, round)
        .execute();
  }

  /** Notes up to where the public log was read. */
  public void readTo(Transaction transaction, UUID id, long place) {
    MariaDbTransaction.writing(transaction)
        .createUpdate("update webhook_subscription set place = ? where id = ?")
        .bind(0, place)
        .bind(1, id)
        .execute();
  }

  /** Notes that something was taken, or asks that it be tried again at once. */
  public void recovered(Transaction transaction, UUID id, Instant now) {
    MariaDbTransaction.writing(transaction)
        .createUpdate(
            """
            update webhook_subscription set failures = 0, failing_since = null, resume_at = ?
            where id = ?""")
        .bind(0, Columns.utc(now))
        .bind(1, id)
        .execute();
  }

  /** Notes one more failure. */
  public void failed(Transaction transaction, UUID id, Instant now, Instant resumeAt) {
    MariaDbTransaction.writing(transaction)
        .createUpdate(
            """
            update webhook_subscription
            set failures = failures + 1, failing_since = coalesce(failing_since, :now), resume_at = :resume
            where id = :id""")
        .bind("now", Columns.utc(now))
        .bind("resume", Columns.utc(resumeAt))
        .bind("id", id)
        .execute();
  }

  /**
   * Stops one.
   *
   * @return whether it ran
   */
  public boolean stop(Transaction transaction, UUID id, Instant now, String why) {
    return MariaDbTransaction.writing(transaction)
            .createUpdate(
                """
                update webhook_subscription set stopped_at = ?, stopped_why = ?
                where id = ? and stopped_at is null""")
            .bind(0, Columns.utc(now))
            .bind(1, why)
            .bind(2, id)
            .execute()
        > 0;
  }

  /**
   * Starts one again that a restore has stopped.
   *
   * @return whether it was
   */
  public boolean start(Transaction transaction, UUID id, Instant now) {
    return MariaDbTransaction.writing(transaction)
            .createUpdate(
                """
                update webhook_subscription
                set stopped_at = null, stopped_why = null, failures = 0, failing_since = null,
                  resume_at = ?
                where id = ? and stopped_why = 'RESTORED'""")
            .bind(0, Columns.utc(now))
            .bind(1, id)
            .execute()
        > 0;
  }

  public void addSecret(Transaction transaction, UUID subscription, SecretRow secret) {
    MariaDbTransaction.writing(transaction)
        .createUpdate(
            "insert into webhook_secret (id, subscription, sealed, made_at) values (?, ?, ?, ?)")
        .bind(0, secret.id())
        .bind(1, subscription)
        .bind(2, secret.sealed())
        .bind(3, Columns.utc(secret.madeAt()))
        .execute();
  }

  /** Ends the newest secret at a time; the others end when they would have. */
  public void endSecrets(Transaction transaction, UUID subscription, Instant at) {
    MariaDbTransaction.writing(transaction)
        .createUpdate(
            "update webhook_secret set ends_at = ? where subscription = ? and ends_at is null")
        .bind(0, Columns.utc(at))
        .bind(1, subscription)
        .execute();
  }

  /** Forgets what is over. */
  public void dropSecrets(Transaction transaction, UUID subscription, Instant now) {
    MariaDbTransaction.writing(transaction)
        .createUpdate("delete from webhook_secret where subscription = ? and ends_at <= ?")
        .bind(0, subscription)
        .bind(1, Columns.utc(now))
        .execute();
  }

  /** Puts a secret under another key. */
  public void reseal(Transaction transaction, UUID secret, byte[] sealed) {
    MariaDbTransaction.writing(transaction)
        .createUpdate("update webhook_secret set sealed = ? where id = ?")
        .bind(0, sealed)
        .bind(1, secret)
        .execute();
  }

  /** The secrets that are valid, the newest first. */
  public List<SecretRow> secrets(Transaction transaction, UUID subscription, Instant now) {
    return MariaDbTransaction.reading(transaction)
        .createQuery(
            """
            select * from webhook_secret
            where subscription = ? and (ends_at is null or ends_at > ?)
            order by made_at desc, id desc""")
        .bind(0, subscription)
        .bind(1, Columns.utc(now))
        .map(
            (row, context) ->
                new SecretRow(
                    row.getObject("id", UUID.class),
                    row.getBytes("sealed"),
                    Columns.instant(row, "made_at"),
                    Columns.instantOrNull(row, "ends_at")))
        .list();
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getObject("id", UUID.class),
        row.getObject("community_id", UUID.class),
        row.getString("name"),
        row.getString("url"),
        row.getString("topics"),
        row.getString("details"),
        Columns.instant(row, "made_at"),
        row.getString("made_by"),
        row.getLong("place"),
        Columns.instantOrNull(row, "stopped_at"),
        row.getString("stopped_why"),
        row.getInt("failures"),
        Columns.instantOrNull(row, "failing_since"),
        Columns.instant(row, "resume_at"),
        row.getLong("waiting"),
        row.getLong("dead"));
  }
}
