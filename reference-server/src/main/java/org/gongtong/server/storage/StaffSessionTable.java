package org.gongtong.server.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.store.mariadb.MariaDbTransaction;

/** The tables {@code staff_session} and {@code staff_sign_in}. Thread-safe. */
public final class StaffSessionTable {

  /**
   * A session.
   *
   * @param stage what is still missing, a constant's name
   * @param method how its owner proved himself, a constant's name
   * @param agent what the browser says of itself, cut
   * @param endsAt when it ends at the latest
   */
  public record Row(
      UUID id,
      String login,
      String stage,
      String method,
      String address,
      String agent,
      Instant createdAt,
      Instant lastSeenAt,
      Instant endsAt) {}

  /** Somebody came in. */
  public record SignedIn(UUID id, String login, String method, String address, Instant at) {}

  public void open(Transaction transaction, String tokenHash, Row session) {
    MariaDbTransaction.writing(transaction)
        .createUpdate(
            """
            insert into staff_session
              (id, token_hash, login, stage, method, address, agent, created_at, last_seen_at, ends_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
        .bind(0, session.id())
        .bind(1, tokenHash)
        .bind(2, session.login())
        .bind(3, session.stage())
        .bind(4, session.method())
        .bind(5, session.address())
        .bind(6, session.agent())
        .bind(7, Columns.utc(session.createdAt()))
        .bind(8, Columns.utc(session.lastSeenAt()))
        .bind(9, Columns.utc(session.endsAt()))
        .execute();
  }

  /** The session of a token, unless its login was disabled. */
  public Optional<Row> find(Transaction transaction, String tokenHash) {
    return MariaDbTransaction.reading(transaction)
        .createQuery(
            """
            select s.* from staff_session s join staff_account a on a.login = s.login
            where s.token_hash = ? and a.disabled_at is null""")
        .bind(0, tokenHash)
        .map((row, context) -> row(row))
        .findOne();
  }

  /** The sessions of a login, the one used last first. */
  public List<Row> all(Transaction transaction, String login) {
    return MariaDbTransaction.reading(transaction)
        .createQuery("select * from staff_session where login = ? order by last_seen_at desc, id")
        .bind(0, login)
        .map((row, context) -> row(row))
        .list();
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getObject("id", UUID.class),
        row.getString("login"),
        row.getString("stage"),
        row.getString("method"),
        row.getString("address"),
        row.getString("agent"),
        Columns.instant(row, "created_at"),
        Columns.instant(row, "last_seen_at"),
        Columns.instant(row, "ends_at"));
  }

  public void seen(Transaction transaction, String tokenHash, Instant now) {
    MariaDbTransaction.writing(transaction)
        .createUpdate("update staff_session set last_seen_at = ? where token_hash = ?")
        .bind(0, Columns.utc(now))
        .bind(1, tokenHash)
        .execute();
  }

  public void end(Transaction transaction, String tokenHash) {
    MariaDbTransaction.writing(transaction)
        .createUpdate("delete from staff_session where token_hash = ?")
        .bind(0, tokenHash)
        .execute();
  }

  /**
   * Ends one session of a login.
   *
   * @return whether there was one
   */
  public boolean end(Transaction transaction, String login, UUID id) {
    return MariaDbTransaction.writing(transaction)
            .createUpdate("delete from staff_session where login = ? and id = ?")
            .bind(0, login)
            .bind(1, id)
            .execute()
        > 0;
  }

  /**
   * Ends all sessions of a login but one.
   *
   * @return how many
   */
  public int endOthers(Transaction transaction, String login, UUID kept) {
    return MariaDbTransaction.writing(transaction)
        .createUpdate("delete from staff_session where login = ? and id <> ?")
        .bind(0, login)
        .bind(1, kept)
        .execute();
  }

  /** Drops sessions that are over, or were last used before a time. */
  public void drop(Transaction transaction, Instant now, Instant used) {
    MariaDbTransaction.writing(transaction)
        .createUpdate("delete from staff_session where ends_at <= ? or last_seen_at <= ?")
        .bind(0, Columns.utc(now))
        .bind(1, Columns.utc(used))
        .execute();
  }

  public void note(Transaction transaction, SignedIn signedIn) {
    MariaDbTransaction.writing(transaction)
        .createUpdate(
            "insert into staff_sign_in (id, login, method, address, at) values (?, ?, ?, ?, ?)")
        .bind(0, signedIn.id())
        .bind(1, signedIn.login())
        .bind(2, signedIn.method())
        .bind(3, signedIn.address())
        .bind(4, Columns.utc(signedIn.at()))
        .execute();
  }

  /** The latest sign-ins, the last one first. */
  public List<SignedIn> latest(Transaction transaction, int most) {
    return MariaDbTransaction.reading(transaction)
        .createQuery("select * from staff_sign_in order by at desc, id desc limit ?")
        .bind(0, most)
        .map(
            (row, context) ->
                new SignedIn(
                    row.getObject("id", UUID.class),
                    row.getString("login"),
                    row.getString("method"),
                    row.getString("address"),
                    Columns.instant(row, "at")))
        .list();
  }
}
