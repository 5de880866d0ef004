package org.gongtong.store.mariadb;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.audit.AuditEntry;
import org.gongtong.core.audit.AuditEvent;
import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.audit.LoggedEvent;
import org.gongtong.core.kernel.Transaction;

/** Writes events as the first version of the schema had them, without seals. */
final class FirstAuditLog implements AuditLog {

  private final List<AuditEvent> appended = new ArrayList<>();

  List<AuditEvent> appended() {
    return List.copyOf(appended);
  }

  @Override
  public void append(Transaction transaction, AuditEvent event) {
    MariaDbTransaction.writing(transaction)
        .execute(
            """
            insert into audit_event
              (id, area, type, subject, actor_kind, actor_id, effective_at, recorded_at, data)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
            event.id().toString(),
            event.area(),
            event.type(),
            event.subject(),
            event.actor().kind().name(),
            event.actor().id(),
            Columns.utc(event.effectiveAt()),
            Columns.utc(event.recordedAt()),
            event.canonicalData());
    appended.add(event);
  }

  @Override
  public List<AuditEntry> page(Transaction transaction, long afterSequence, int limit) {
    throw new UnsupportedOperationException("it writes only");
  }

  @Override
  public Optional<LoggedEvent> find(Transaction transaction, UUID eventId) {
    throw new UnsupportedOperationException("it writes only");
  }

  @Override
  public List<LoggedEvent> ofSubject(Transaction transaction, String subject) {
    throw new UnsupportedOperationException("it writes only");
  }
}
