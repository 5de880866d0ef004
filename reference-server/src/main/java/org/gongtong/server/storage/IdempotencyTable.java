package org.gongtong.server.storage;

import java.time.Instant;
import java.util.Optional;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.store.mariadb.MariaDbTransaction;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/** The table {@code idempotency_key}. Thread-safe. */
public final class IdempotencyTable {
  /** How long a claim waits for another transaction that has claimed the same key. */
  private static final int WAIT_SECONDS = 10;

  /** What came of a claim. */
  public enum Claim {
    /** The key is this transaction's. */
    MINE,
    /** Somebody was first, and has committed. */
    TAKEN,
    /** Somebody was first, and is still at it. */
    BUSY
  }

  /**
   * A key that was claimed.
   *
   * @param status null while there is no answer
   */
  public record Row(
      String requestHash,
      @Nullable Integer status,
      @Nullable String location,
      @Nullable String body) {}

  /** Takes a key, unless it is taken; waits for a transaction that has taken it. */
  public Claim claim(
      Transaction transaction, String scope, String key, String requestHash, Instant now) {
    try {
      MariaDbTransaction.writing(transaction)
          .createUpdate(
              "set statement innodb_lock_wait_timeout = "
                  + WAIT_SECONDS
                  + " for insert into idempotency_key (scope, id, request_hash, created_at) values (?, ?, ?, ?)")
          .bind(0, scope)
          .bind(1, key)
          .bind(2, requestHash)
          .bind(3, Columns.utc(now))
          .execute();
      return Claim.MINE;
    } catch (UnableToExecuteStatementException e) {
      if (Columns.isDuplicate(e)) {
        return Claim.TAKEN;
      }
      if (Columns.isLockWaitOver(e)) {
        return Claim.BUSY;
      }
      throw e;
    }
  }

  public Optional<Row> find(Transaction transaction, String scope, String key) {
    return MariaDbTransaction.reading(transaction)
        .createQuery("select * from idempotency_key where scope = ? and id = ?")
        .bind(0, scope)
        .bind(1, key)
        .map(
            (row, context) ->
                new Row(
                    row.getString("request_hash"),
                    row.getObject("status", Integer.class),
                    row.getString("location"),
                    row.getString("body")))
        .findOne();
  }

  public void answer(
      Transaction transaction,
      String scope,
      String key,
      int status,
      @Nullable String location,
      @Nullable String body) {
    MariaDbTransaction.writing(transaction)
        .createUpdate(
            "update idempotency_key set status = ?, location = ?, body = ? where scope = ? and id = ?")
        .bind(0, status)
        .bind(1, location)
        .bind(2, body)
        .bind(3, scope)
        .bind(4, key)
        .execute();
  }

  /** Gives a key back that did nothing. */
  public void release(Transaction transaction, String scope, String key) {
    MariaDbTransaction.writing(transaction)
        .createUpdate("delete from idempotency_key where scope = ? and id = ?")
        .bind(0, scope)
        .bind(1, key)
        .execute();
  }

  public void dropOlderThan(Transaction transaction, Instant time) {
    MariaDbTransaction.writing(transaction)
        .createUpdate("delete from idempotency_key where created_at < ?")
        .bind(0, Columns.utc(time))
        .execute();
  }
}
