package org.gongtong.server.storage;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.store.mariadb.MariaDbTransaction;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** The tables {@code staff_second_factor} and {@code staff_recovery_code}. Thread-safe. */
public final class SecondFactorTable {

  /**
   * What a login has.
   *
   * @param secret encrypted, null until one was confirmed
   * @param pending encrypted, null when none is being set up
   * @param lastStep no code of this step or before is accepted
   */
  public record Row(byte @Nullable [] secret, byte @Nullable [] pending, long lastStep) {}

  public Optional<Row> find(Transaction transaction, String login) {
    return MariaDbTransaction.reading(transaction)
        .createQuery("select secret, pending, last_step from staff_second_factor where login = ?")
        .bind(0, login)
        .map(
            (row, context) ->
                new Row(row.getBytes("secret"), row.getBytes("pending"), row.getLong("last_step")))
        .findOne();
  }

  /** Puts a secret there that is not confirmed yet, in the place of an earlier such one. */
  public void setPending(Transaction transaction, String login, byte[] pending) {
    MariaDbTransaction.writing(transaction)
        .createUpdate(
            """
            insert into staff_second_factor (login, pending) values (:login, :pending)
            on duplicate key update pending = :pending""")
        .bind("login", login)
        .bind("pending", pending)
        .execute();
  }

  /**
   * Makes the pending secret the one that counts.
   *
   * @param pending as it was read; another one in the meantime is not confirmed
   * @return whether it was confirmed
   */
  public boolean confirm(
      Transaction transaction,
      String login,
      byte[] pending,
      byte[] secret,
      long step,
      Instant now) {
    return MariaDbTransaction.writing(transaction)
            .createUpdate(
                """
                update staff_second_factor
                set secret = ?, pending = null, last_step = greatest(last_step, ?), confirmed_at = ?
                where login = ? and pending = ?""")
            .bind(0, secret)
            .bind(1, step)
            .bind(2, Columns.utc(now))
            .bind(3, login)
            .bind(4, pending)
            .execute()
        > 0;
  }

  /**
   * Uses up a step of time and all before it.
   *
   * @return false if it was used up already, by another request of the same moment perhaps
   */
  public boolean useStep(Transaction transaction, String login, long step) {
    return MariaDbTransaction.writing(transaction)
            .createUpdate(
                "update staff_second_factor set last_step = ? where login = ? and last_step < ?")
            .bind(0, step)
            .bind(1, login)
            .bind(2, step)
            .execute()
        > 0;
  }

  /** The same secret, sealed anew. */
  public void reseal(Transaction transaction, String login, byte[] before, byte[] after) {
    MariaDbTransaction.writing(transaction)
        .createUpdate("update staff_second_factor set secret = ? where login = ? and secret = ?")
        .bind(0, after)
        .bind(1, login)
        .bind(2, before)
        .execute();
  }

  /** Takes the factor and its recovery codes away. */
  public boolean remove(Transaction transaction, String login) {
    MariaDbTransaction.writing(transaction)
        .createUpdate("delete from staff_recovery_code where login = ?")
        .bind(0, login)
        .execute();
    return MariaDbTransaction.writing(transaction)
            .createUpdate("delete from staff_second_factor where login = ?")
            .bind(0, login)
            .execute()
        > 0;
  }

  /** Other recovery codes in the place of all before. */
  public void setRecoveryCodes(
      Transaction transaction, String login, Collection<String> codeHashes) {
    MariaDbTransaction.writing(transaction)
        .createUpdate("delete from staff_recovery_code where login = ?")
        .bind(0, login)
        .execute();
    PreparedBatch batch =
        MariaDbTransaction.writing(transaction)
            .prepareBatch("insert into staff_recovery_code (login, code_hash) values (?, ?)");
    codeHashes.forEach(hash -> batch.bind(0, login).bind(1, hash).add());
    batch.execute();
  }

  /**
   * Uses a recovery code up.
   *
   * @return whether there was one
   */
  public boolean useRecoveryCode(Transaction transaction, String login, String codeHash) {
    return MariaDbTransaction.writing(transaction)
            .createUpdate("delete from staff_recovery_code where login = ? and code_hash = ?")
            .bind(0, login)
            .bind(1, codeHash)
            .execute()
        > 0;
  }

  public int recoveryCodesLeft(Transaction transaction, String login) {
    return MariaDbTransaction.reading(transaction)
        .createQuery("select count(*) from staff_recovery_code where login = ?")
        .bind(0, login)
        .mapTo(Integer.class)
        .one();
  }
}
