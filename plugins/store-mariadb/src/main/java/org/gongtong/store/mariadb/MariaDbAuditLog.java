package org.gongtong.store.mariadb;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.gongtong.core.audit.AuditEntry;
import org.gongtong.core.audit.AuditEvent;
import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.Transaction;

/** The audit log in the table {@code audit_event}. Thread-safe. */
public final class MariaDbAuditLog implements AuditLog {

  @Override
  public void append(Transaction transaction, AuditEvent event) {
    MariaDbTransaction.events(transaction).add(event);
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
        .map((row, context) -> entry(row))
        .list();
  }

  private static AuditEntry entry(ResultSet row) throws SQLException {
    return new AuditEntry(
        row.getLong("sequence"),
        new AuditEvent(
            UUID.fromString(row.getString("id")),
            row.getString("area"),
            row.getString("type"),
            row.getString("subject"),
            new Actor(Actor.Kind.valueOf(row.getString("actor_kind")), row.getString("actor_id")),
            row.getObject("effective_at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
            row.getObject("recorded_at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
            AuditEvent.readData(row.getString("data"))));
  }
}
