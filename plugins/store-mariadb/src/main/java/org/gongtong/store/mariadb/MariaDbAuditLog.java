package org.gongtong.store.mariadb;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.gongtong.core.audit.AuditEntry;
import org.gongtong.core.audit.AuditEvent;
import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.audit.LoggedEvent;
import org.gongtong.core.audit.SealedEvent;
import org.gongtong.core.kernel.Transaction;
import org.jdbi.v3.core.Handle;

/** The audit log in the table {@code audit_event}. Thread-safe. */
public final class MariaDbAuditLog implements AuditLog {

  private final RandomGenerator random;

  /**
   * @param random where salts come from: secure and thread-safe, or commitments hide nothing
   */
  public MariaDbAuditLog(RandomGenerator random) {
    this.random = random;
  }

  @Override
  public void append(Transaction transaction, AuditEvent event) {
    MariaDbTransaction.events(transaction).add(SealedEvent.of(event, random));
  }

  @Override
  public List<AuditEntry> page(Transaction transaction, long afterSequence, int limit) {
    if (limit < 1 || limit > 1000) {
      throw new IllegalArgumentException("a page has 1 to 1000 events: " + limit);
    }
    return MariaDbTransaction.readingEvents(transaction)
        .createQuery("select * from audit_event where sequence > ? order by sequence limit ?")
        .bind(0, afterSequence)
        .bind(1, limit)
        .map(
            (row, context) ->
                new AuditEntry(row.getLong("sequence"), SealedEventColumns.event(row)))
        .list();
  }

  @Override
  public Optional<LoggedEvent> find(Transaction transaction, UUID eventId) {
    Handle handle = MariaDbTransaction.readingEvents(transaction);
    return LoggedRows.events(
            handle,
            handle
                .createQuery("select * from audit_event where id = ?")
                .bind(0, eventId.toString()),
            random)
        .stream()
        .findFirst();
  }

  @Override
  public List<LoggedEvent> ofSubject(Transaction transaction, String subject) {
    Handle handle = MariaDbTransaction.readingEvents(transaction);
    return LoggedRows.events(
        handle,
        handle
            .createQuery("select * from audit_event where subject = ? order by sequence")
            .bind(0, subject),
        random);
  }

  @Override
  public List<LoggedEvent> ofSubject(Transaction transaction, String subject, String type) {
    Handle handle = MariaDbTransaction.readingEvents(transaction);
    return LoggedRows.events(
        handle,
        handle
            .createQuery(
                "select * from audit_event where subject = ? and type = ? order by sequence")
            .bind(0, subject)
            .bind(1, type),
        random);
  }
}
