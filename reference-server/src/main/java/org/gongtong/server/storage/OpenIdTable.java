package org.gongtong.server.storage;

import java.time.Instant;
import java.util.Optional;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.store.mariadb.MariaDbTransaction;
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
    MariaDbTransaction.writing(transaction)
        .createUpdate("update staff_openid_identity set mandates = '' where login = ?")
        .bind(0, login)
        .execute();
  }

  /**
   * Whether a login is an organisation's whose owner has not shown since an instant that his groups
   * still stand for something.
   */
  public boolean isAway(Transaction transaction, String login, Instant since) {
    return MariaDbTransaction.reading(transaction)
            .createQuery(
                """
            select count(*) from staff_openid_identity
            where login = ? and (mandates = '' or seen_at < ?)""")
            .bind(0, login)
            .bind(1, Columns.utc(since))
            .mapTo(Integer.class)
            .one()
        > 0;
  }

  /** He came again, with these mandates. */
  public void seen(Transaction transaction, String login, String mandates, Instant now) {
    MariaDbTransaction.writing(transaction)
        .createUpdate("update staff_openid_identity set mandates = ?, seen_at = ? where login = ?")
        .bind(0, mandates)
        .bind(1, Columns.utc(now))
        .bind(2, login)
        .execute();
  }
}
