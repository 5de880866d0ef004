package org.gongtong.server.storage;

import java.time.Instant;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.store.mariadb.MariaDbTransaction;

/** The table {@code sign_in_attempt}. Thread-safe. */
public final class SignInAttemptTable {

  /** Attempts since a time, the one just added included. */
  public record Count(int attempts, Instant since) {}

  /**
   * Counts one more attempt; those that began no later than {@code over} are forgotten first.
   * Attempts at the same time queue for the row, so that none is counted twice or not at all.
   */
  public Count add(Transaction transaction, String subjectHash, Instant now, Instant over) {
    // The columns are set from left to right: the count still sees when its attempts began.
    MariaDbTransaction.writing(transaction)
        .createUpdate(
            """
            insert into sign_in_attempt (subject_hash, attempts, since)
            values (:subject, 1, :now)
            on duplicate key update
              attempts = if(since <= :over, 1, attempts + 1),
              since = if(since <= :over, :now, since)""")
        .bind("subject", subjectHash)
        .bind("now", Columns.utc(now))
        .bind("over", Columns.utc(over))
        .execute();
    return MariaDbTransaction.writing(transaction)
        .createQuery("select attempts, since from sign_in_attempt where subject_hash = ?")
        .bind(0, subjectHash)
        .map((row, context) -> new Count(row.getInt("attempts"), Columns.instant(row, "since")))
        .one();
  }

  /** Counts one attempt less. */
  public void giveBack(Transaction transaction, String subjectHash) {
    MariaDbTransaction.writing(transaction)
        .createUpdate(
            "update sign_in_attempt set attempts = attempts - 1 where subject_hash = ? and attempts > 0")
        .bind(0, subjectHash)
        .execute();
  }

  /** Forgets the attempts on one subject. */
  public void forget(Transaction transaction, String subjectHash) {
    MariaDbTransaction.writing(transaction)
        .createUpdate("delete from sign_in_attempt where subject_hash = ?")
        .bind(0, subjectHash)
        .execute();
  }

  /** Forgets what began no later than this. */
  public void sweep(Transaction transaction, Instant over) {
    MariaDbTransaction.writing(transaction)
        .createUpdate("delete from sign_in_attempt where since <= ?")
        .bind(0, Columns.utc(over))
        .execute();
  }
}
