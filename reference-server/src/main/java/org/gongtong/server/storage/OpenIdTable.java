package org.gongtong.server.storage;

import java.time.Instant;
import java.util.Optional;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.store.mariadb.MariaDbTransaction;
import org.gongtong.store.mariadb.Remembered;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** The table {@code staff_openid_identity}. Thread-safe. */
public final class OpenIdTable {

  /** The login of an identity, if it came before. */
  public Optional<String> findLogin(Transaction transaction, String issuer, String subject) {
    return MariaDbTransaction.reading(transaction)
        .createQuery("select login from staff_openid_identity where issuer = ? and subject = ?")
        .bind(0, issuer)
        .bind(1, subject)
        .mapTo(String.class)
        .findOne();
  }

  /**
   * Ties an identity to a login.
   *
   * @return false if it came at the same moment by another way
   */
  public boolean add(
      Transaction transaction,
      String issuer,
      String subject,
      String login,
      String mandates,
      Instant now) {
    MariaDbTransaction.changes(transaction, Remembered.ACCESS);
    try {
      MariaDbTransaction.writing(transaction)
          .createUpdate(
              """
              insert into staff_openid_identity
                (issuer, subject, login, mandates, created_at, seen_at)
              values (?, ?, ?, ?, ?, ?)""")
          .bind(0, issuer)
          .bind(1, subject)
          .bind(2, login)
          .bind(3, mandates)
          .bind(4, Columns.utc(now))
          .bind(5, Columns.utc(now))
          .execute();
      return true;
    } catch (UnableToExecuteStatementException e) {
      if (Columns.isDuplicate(e)) {
        return false;
      }
      throw e;
    }
  }

  /** He came again, and his groups stand for nothing any more. */
  public void left(Transaction transaction, String login) {
    MariaDbTransaction.changes(transaction, Remembered.ACCESS);
    MariaDbTransaction.writing(transaction)
        .createUpdate("update staff_openid_identity set mandates = '' where login = ?")
        .bind(0, login)
        .execute();
  }

  /**
   * When the owner of an organisation's login last showed that his groups stand for something; long
   * ago if they no longer do, empty if the login is none of an organisation's.
   */
  public Optional<Instant> lastSeen(Transaction transaction, String login) {
    return MariaDbTransaction.reading(transaction)
        .createQuery(
            """
            select if(mandates = '', timestamp'1970-01-01 00:00:00', seen_at) as seen
            from staff_openid_identity where login = ? order by seen limit 1""")
        .bind(0, login)
        .map((row, context) -> Columns.instant(row, "seen"))
        .findOne();
  }

  /** He came again, with these mandates. */
  public void seen(Transaction transaction, String login, String mandates, Instant now) {
    MariaDbTransaction.changes(transaction, Remembered.ACCESS);
    MariaDbTransaction.writing(transaction)
        .createUpdate("update staff_openid_identity set mandates = ?, seen_at = ? where login = ?")
        .bind(0, mandates)
        .bind(1, Columns.utc(now))
        .bind(2, login)
        .execute();
  }
}
