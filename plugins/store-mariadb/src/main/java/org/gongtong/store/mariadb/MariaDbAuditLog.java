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
    MariaDbTransaction.writing(transaction)
        .createUpdate(
            """
            insert into audit_event
              (id, area, type, subject, actor_kind, actor_id, effective_at, recorded_at, data)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
        .bind(0, event.id().toString())
        .bind(1, event.area())
        .bind(2, event.type())
        .bind(3, event.subject())
        .bind(4, event.actor().kind().name())
        .bind(5, event.actor().id())
        .bind(6, LocalDateTime.ofInstant(event.effectiveAt(), ZoneOffset.UTC))
        .bind(7, LocalDateTime.ofInstant(event.recordedAt(), ZoneOffset.UTC))
        .bind(8, event.canonicalData())
        .execute();
  }

  @Override
  public List<AuditEntry> page(Transaction transaction, long afterSequence, int limit) {
    if (limit < 1 || limit > 1000) {
      throw new IllegalArgumentException("a page has 1 to 1000 events: " + limit);
    }
    return MariaDbTransaction.reading(transaction)
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
