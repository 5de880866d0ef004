package org.gongtong.server.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.store.mariadb.MariaDbTransaction;
import org.jspecify.annotations.Nullable;

/** The table {@code staff_link}. Thread-safe. */
public final class StaffLinkTable {

  /**
   * A link.
   *
   * @param kind a constant's name
   * @param usedAt null while it was not used
   * @param voidedAt null while it was not withdrawn
   */
  public record Row(
      UUID id,
      String kind,
      String login,
      Instant madeAt,
      Instant expiresAt,
      Actor madeBy,
      @Nullable Instant usedAt,
      @Nullable Instant voidedAt) {}

  public void add(Transaction transaction, String tokenHash, Row link) {
    MariaDbTransaction.writing(transaction)
        .createUpdate(
            """
            insert into staff_link
              (id, token_hash, kind, login, made_at, expires_at, actor_kind, actor_id)
            values (?, ?, ?, ?, ?, ?, ?, ?)""")
        .bind(0, link.id())
        .bind(1, tokenHash)
        .bind(2, link.kind())
        .bind(3, link.login())
        .bind(4, Columns.utc(link.madeAt()))
        .bind(5, Columns.utc(link.expiresAt()))
        .bind(6, link.madeBy().kind().name())
        .bind(7, link.madeBy().id())
        .execute();
  }

  public Optional<Row> find(Transaction transaction, String tokenHash) {
    return MariaDbTransaction.reading(transaction)
        .createQuery("select * from staff_link where token_hash = ?")
        .bind(0, tokenHash)
        .map((row, context) -> row(row))
        .findOne();
  }

  /** As {@link #find}, and nobody else uses it until this transaction is over. */
  public Optional<Row> lock(Transaction transaction, String tokenHash) {
    return MariaDbTransaction.writing(transaction)
        .createQuery("select * from staff_link where token_hash = ? for update")
        .bind(0, tokenHash)
        .map((row, context) -> row(row))
        .findOne();
  }

  /** Links of a kind that may still be used, the latest first. */
  public List<Row> open(Transaction transaction, String kind, Instant now) {
    return MariaDbTransaction.reading(transaction)
        .createQuery(
            """
            select * from staff_link
            where kind = ? and used_at is null and voided_at is null and expires_at > ?
            order by made_at desc, id desc""")
        .bind(0, kind)
        .bind(1, Columns.utc(now))
        .map((row, context) -> row(row))
        .list();
  }

  public void use(Transaction transaction, UUID id, Instant now) {
    MariaDbTransaction.writing(transaction)
        .createUpdate("update staff_link set used_at = ? where id = ?")
        .bind(0, Columns.utc(now))
        .bind(1, id)
        .execute();
  }

  /** Withdraws what was made for a login and not used yet. */
  public int voidAll(Transaction transaction, String kind, String login, Instant now) {
    return MariaDbTransaction.writing(transaction)
        .createUpdate(
            """
            update staff_link set voided_at = ?
            where kind = ? and login = ? and used_at is null and voided_at is null""")
        .bind(0, Columns.utc(now))
        .bind(1, kind)
        .bind(2, login)
        .execute();
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getObject("id", UUID.class),
        row.getString("kind"),
        row.getString("login"),
        Columns.instant(row, "made_at"),
        Columns.instant(row, "expires_at"),
        new Actor(Actor.Kind.valueOf(row.getString("actor_kind")), row.getString("actor_id")),
        Columns.instantOrNull(row, "used_at"),
        Columns.instantOrNull(row, "voided_at"));
  }
}
