package org.gongtong.store.mariadb;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.gongtong.core.audit.AuditEntry;
import org.gongtong.core.audit.AuditEvent;
import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.audit.LoggedEvent;
import org.gongtong.core.kernel.Transaction;
import org.jdbi.v3.core.Handle;

/** Lets something happen in the middle of a transaction: after its rows, before its event. */
final class Meeting implements AuditLog {

  /** What happens. */
  interface Interruption {
    void happen(Handle handle) throws Exception;
  }

  private final AuditLog log = new MariaDbAuditLog(new SecureRandom());
  private final String type;
  private final Interruption interruption;

  /**
   * @param type of the event before which it happens
   */
  Meeting(String type, Interruption interruption) {
    this.type = type;
    this.interruption = interruption;
  }

  @Override
  public void append(Transaction transaction, AuditEvent event) {
    if (event.type().equals(type)) {
      try {
        interruption.happen(MariaDbTransaction.writing(transaction));
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
    log.append(transaction, event);
  }

  @Override
  public List<AuditEntry> page(Transaction transaction, long afterSequence, int limit) {
    return log.page(transaction, afterSequence, limit);
  }

  @Override
  public Optional<LoggedEvent> find(Transaction transaction, UUID eventId) {
    return log.find(transaction, eventId);
  }

  @Override
  public List<LoggedEvent> ofSubject(Transaction transaction, String subject) {
    return log.ofSubject(transaction, subject);
  }

  /** Waits until a transaction on this schema waits for a lock of another. */
  static void untilSomebodyWaits(DataSource database) throws SQLException {
    long end = System.nanoTime() + Duration.ofSeconds(40).toNanos();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      while (System.nanoTime() < end) {
        try (ResultSet row =
            statement.executeQuery(
                """
                select count(*) from information_schema.innodb_trx t
                join information_schema.processlist p on p.id = t.trx_mysql_thread_id
                where t.trx_state = 'LOCK WAIT' and p.db = database()""")) {
          row.next();
          if (row.getInt(1) > 0) {
            return;
          }
        }
        // That table is made anew only for who has not looked for a tenth of a second.
        LockSupport.parkNanos(Duration.ofMillis(130).toNanos());
      }
    }
    throw new IllegalStateException("nobody waits for a lock");
  }
}
