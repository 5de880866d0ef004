package org.gongtong.testkit.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.gongtong.core.audit.AuditEvent;
import org.gongtong.core.audit.Disclosure;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.ReasonCode;
import org.gongtong.core.timebank.TransferOutcome;
import org.gongtong.core.timebank.service.ServiceEntry;
import org.gongtong.core.timebank.service.ServicePosting;

/**
 * A ledger of the least sort: what is posted is an event in the same transaction, so that it is
 * there or not as the transaction is. Thread-safe.
 */
final class LoggedPosting implements ServicePosting {

  /** Why it refuses. */
  private record Broke() implements ReasonCode {

    @Override
    public String name() {
      return TransferOutcome.INSUFFICIENT_BALANCE.name();
    }

    @Override
    public LocalizedText text() {
      return TransferOutcome.INSUFFICIENT_BALANCE.text();
    }

    @Override
    public LocalizedText remedy() {
      return TransferOutcome.INSUFFICIENT_BALANCE.remedy();
    }
  }

  private final ServiceParts store;
  private final IdSource ids;
  private final Set<String> broke = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean fails = new AtomicBoolean();

  LoggedPosting(ServiceParts store, IdSource ids) {
    this.store = store;
    this.ids = ids;
  }

  /** From now on services to this member are refused, or no longer. */
  void refuse(String receiver, boolean refused) {
    if (refused) {
      broke.add(receiver);
    } else {
      broke.remove(receiver);
    }
  }

  /** From now on it writes and then breaks down, or no longer. */
  void fail(boolean failing) {
    fails.set(failing);
  }

  @Override
  public Outcome<ServiceEntry> post(
      Transaction transaction, Actor actor, ServiceEntry entry, Instant now) {
    if (broke.contains(entry.receiver())) {
      return Outcome.refused(new Broke().because().refuses());
    }
    String subject = subject(entry.appointmentId());
    store
        .audit()
        .append(
            transaction,
            new AuditEvent(
                ids.next(),
                Disclosure.SEALED,
                "timebank",
                "posted",
                subject,
                actor,
                entry.effectiveAt(),
                now,
                Map.of(
                    "minutes", entry.minutes(),
                    "kind", entry.kind().code(),
                    "from", entry.receiver(),
                    "to", entry.provider())));
    if (fails.get()) {
      throw new IllegalStateException("the ledger breaks down");
    }
    return Outcome.accepted(entry);
  }

  /** What was posted for an appointment. */
  List<AuditEvent> posted(UUID appointmentId) {
    return store.events(subject(appointmentId));
  }

  private static String subject(UUID appointmentId) {
    var key = ServiceEntry.keyOf(appointmentId);
    return new UUID(key.high(), key.low()).toString();
  }
}
