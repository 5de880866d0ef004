package org.gongtong.server.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.store.mariadb.MariaDbTransaction;
import org.gongtong.store.mariadb.Remembered;
import org.jspecify.annotations.Nullable;

/** The table {@code staff_token}. Thread-safe. */
public final class StaffTokenTable {

  /**
   * A token.
   *
   * @param name what it is for
   * @param scopes codes with a space between
   * @param lastUsedAt null while it was not used; exact to the minute
   * @param revokedAt null while it was not revoked
   */
  public record Row(
      UUID id,
      String login,
      String name,
      String scopes,
      Instant createdAt,
      Instant expiresAt,
      @Nullable Instant lastUsedAt,
      @Nullable Instant revokedAt) {}

  public void add(Transaction transaction, String tokenHash, Row token) {
    MariaDbTransaction.writing(transaction)
        .createUpdate(
            """
            insert into staff_token
              (id, token_hash, login, name, scopes, created_at, expires_at)
            values (?, ?, ?, ?, ?, ?, ?)""")
        .bind(0, token.id())
        .bind(1, tokenHash)
        .bind(2, token.login())
        .bind(3, token.name())
        .bind(4, token.scopes())
        .bind(5, Columns.utc(token.createdAt()))
        .bind(6, Columns.utc(token.expiresAt()))
        .execute();
  }

  /** The token of a hash, unless its login was disabled. */
  public Optional<Row> find(Transaction transaction, String tokenHash) {
    return MariaDbTransaction.reading(transaction)
        .createQuery(
            """
            select t.* from staff_token t join staff_account a on a.login = t.login
            where t.token_hash = ? and a.disabled_at is null""")
        .bind(0, tokenHash)
        .map((row, context) -> row(row))
        .findOne();
  }

  /** The tokens of a login, the latest first. */
  public List<Row> all(Transaction transaction, String login) {
    return MariaDbTransaction.reading(transaction)
        .createQuery("select * from staff_token where login = ? order by created_at desc, id desc")
        .bind(0, login)
        .map((row, context) -> row(row))
        .list();
  }

  public void used(Transaction transaction, UUID id, Instant now) {
    MariaDbTransaction.writing(transaction)
        .createUpdate("update staff_token set last_used_at = ? where id = ?")
        .bind(0, Columns.utc(now))
        .bind(1, id)
        .execute();
  }

  /**
   * Revokes a token of a login.
   *
   * @return whether there was one that was not revoked
   */
  public boolean revoke(Transaction transaction, String login, UUID id, Instant now) {
    MariaDbTransaction.changes(transaction, Remembered.ACCESS);
    return MariaDbTransaction.writing(transaction)
            .createUpdate(
                "update staff_token set revoked_at = ? where login = ? and id = ? and revoked_at is null")
            .bind(0, Columns.utc(now))
            .bind(1, login)
            .bind(2, id)
            .execute()
        > 0;
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getObject("id", UUID.class),
        row.getString("login"),
        row.getString("name"),
        row.getString("scopes"),
        Columns.instant(row, "created_at"),
        Columns.instant(row, "expires_at"),
        Columns.instantOrNull(row, "last_used_at"),
        Columns.instantOrNull(row, "revoked_at"));
  }
}
