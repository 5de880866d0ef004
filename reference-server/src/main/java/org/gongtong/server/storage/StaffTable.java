package org.gongtong.server.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.store.mariadb.MariaDbTransaction;
import org.gongtong.store.mariadb.Remembered;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/** The table {@code staff_account}. Thread-safe. */
public final class StaffTable {

  /**
   * A login.
   *
   * @param passwordHash argon2id
   * @param disabledAt null while it may be used
   */
  public record Account(
      String login, String passwordHash, Instant createdAt, @Nullable Instant disabledAt) {
    /** Hides the hash. */
    @Override
    public String toString() {
      return "Account[" + login + "]";
    }
  }

  /**
   * Adds a login.
   *
   * @return whether it was added; false if there is one of this name
   */
  public boolean add(Transaction transaction, String login, String passwordHash, Instant now) {
    try {
      MariaDbTransaction.writing(transaction)
          .createUpdate(
              "insert into staff_account (login, password_hash, created_at) values (?, ?, ?)")
          .bind(0, login)
          .bind(1, passwordHash)
          .bind(2, Columns.utc(now))
          .execute();
      return true;
    } catch (UnableToExecuteStatementException e) {
      if (Columns.isDuplicate(e)) {
        return false;
      }
      throw e;
    }
  }

  public Optional<Account> find(Transaction transaction, String login) {
    return MariaDbTransaction.reading(transaction)
        .createQuery("select * from staff_account where login = ?")
        .bind(0, login)
        .map((row, context) -> account(row))
        .findOne();
  }

  /** All logins, by name. */
  public List<Account> all(Transaction transaction) {
    return MariaDbTransaction.reading(transaction)
        .createQuery("select * from staff_account order by login")
        .map((row, context) -> account(row))
        .list();
  }

  private static Account account(ResultSet row) throws SQLException {
    return new Account(
        row.getString("login"),
        row.getString("password_hash"),
        Columns.instant(row, "created_at"),
        Columns.instantOrNull(row, "disabled_at"));
  }

  public boolean any(Transaction transaction) {
    return MariaDbTransaction.reading(transaction)
        .createQuery("select exists (select 1 from staff_account)")
        .mapTo(Boolean.class)
        .one();
  }

  /** Another password; the login may be used again, its sessions and tokens end. */
  public void setPassword(Transaction transaction, String login, String passwordHash) {
    MariaDbTransaction.changes(transaction, Remembered.ACCESS);
    MariaDbTransaction.writing(transaction)
        .createUpdate(
            "update staff_account set password_hash = ?, disabled_at = null where login = ?")
        .bind(0, passwordHash)
        .bind(1, login)
        .execute();
    endSessions(transaction, login);
    revokeTokens(transaction, login);
  }

  /**
   * Another password for a login that may be used; its sessions and tokens end.
   *
   * @return whether there is one
   */
  public boolean changePassword(Transaction transaction, String login, String passwordHash) {
    MariaDbTransaction.changes(transaction, Remembered.ACCESS);
    int changed =
        MariaDbTransaction.writing(transaction)
            .createUpdate(
                "update staff_account set password_hash = ? where login = ? and disabled_at is null")
            .bind(0, passwordHash)
            .bind(1, login)
            .execute();
    endSessions(transaction, login);
    revokeTokens(transaction, login);
    return changed > 0;
  }

  /** The login may not be used any more, its sessions end. */
  public void disable(Transaction transaction, String login, Instant now) {
    MariaDbTransaction.changes(transaction, Remembered.ACCESS);
    MariaDbTransaction.writing(transaction)
        .createUpdate("update staff_account set disabled_at = ? where login = ?")
        .bind(0, Columns.utc(now))
        .bind(1, login)
        .execute();
    endSessions(transaction, login);
  }

  /** Whoever made one at an open desk keeps nothing when the password is another. */
  private static void revokeTokens(Transaction transaction, String login) {
    MariaDbTransaction.writing(transaction)
        .createUpdate(
            "update staff_token set revoked_at = utc_timestamp(6) where login = ? and revoked_at is null")
        .bind(0, login)
        .execute();
  }

  private static void endSessions(Transaction transaction, String login) {
    MariaDbTransaction.writing(transaction)
        .createUpdate("delete from staff_session where login = ?")
        .bind(0, login)
        .execute();
  }
}
