package org.gongtong.server.storage;

import java.time.Instant;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.store.mariadb.MariaDbTransaction;

/**
 * Rows of the server's housekeeping that are older than a time. Each kind has its table and what
 * tells a row's age; counting and deleting are the same for all. Immutable.
 */
public enum ExpiredRows {
  /** Who came in when. */
  SIGN_INS("staff_sign_in", "at < ?"),
  /** Failures that are counted. */
  SIGN_IN_ATTEMPTS("sign_in_attempt", "since < ?"),
  STAFF_SESSIONS("staff_session", "created_at < ?"),
  STAFF_LINKS("staff_link", "expires_at < ?"),
  STAFF_TOKENS("staff_token", "least(expires_at, coalesce(revoked_at, expires_at)) < ?"),
  VOTER_SESSIONS("voter_session", "created_at < ?"),
  REPEATED_FORMS("idempotency_key", "created_at < ?"),
  /** Messages that were sent or given up. */
  WEBHOOK_MESSAGES("webhook_delivery", "settled_at < ?");

  private final String count;
  private final String delete;

  ExpiredRows(String table, String isOlder) {
    this.count = "select count(*) from " + table + " where " + isOlder;
    this.delete = "delete from " + table + " where " + isOlder + " limit ?";
  }

  /** How many there are. */
  public long count(Transaction transaction, Instant before) {
    return MariaDbTransaction.reading(transaction)
        .createQuery(count)
        .bind(0, Columns.utc(before))
        .mapTo(Long.class)
        .one();
  }

  /**
   * Deletes some.
   *
   * @param most how many at most
   * @return how many it deleted
   */
  public int delete(Transaction transaction, Instant before, int most) {
    return MariaDbTransaction.writing(transaction)
        .createUpdate(delete)
        .bind(0, Columns.utc(before))
        .bind(1, most)
        .execute();
  }
}
