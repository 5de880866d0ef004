package org.gongtong.testkit.store;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.audit.AuditEntry;
import org.gongtong.core.audit.AuditEvent;
import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.audit.LoggedEvent;
import org.gongtong.core.kernel.Transaction;

/** A log that takes nothing any more: to see that nothing happens without its event. */
final class FullAuditLog implements AuditLog {
  static final String MESSAGE = "the log is full";

  @Override
  public void append(Transaction transaction, AuditEvent event) {
    throw new IllegalStateException(MESSAGE);
  }

  @Override
  public List<AuditEntry> page(Transaction transaction, long afterSequence, int limit) {
    throw new IllegalStateException(MESSAGE);
  }

  @Override
  public Optional<LoggedEvent> find(Transaction transaction, UUID eventId) {
    throw new IllegalStateException(MESSAGE);
  }

  @Override
  public List<LoggedEvent> ofSubject(Transaction transaction, String subject) {
    throw new IllegalStateException(MESSAGE);
  }
}
