package org.gongtong.server.auth;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.gongtong.core.audit.AuditEvent;
import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.audit.Disclosure;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.Transaction;

/** What happens to logins, as events of the audit log. Thread-safe. */
public final class StaffEvents {
  private final AuditLog audit;
  private final IdSource ids;
  private final InstantSource clock;

  public StaffEvents(AuditLog audit, IdSource ids, InstantSource clock) {
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  /** That sessions, links and keys which came back from a backup were ended. */
  public Transaction restored(Transaction transaction, Map<String, Object> data) {
    note(transaction, Actor.system("restore"), "restored-access-ended", "access", data);
    return transaction;
  }

  void note(Transaction transaction, Actor actor, String type, String login) {
    note(transaction, actor, type, login, Map.of());
  }

  void note(
      Transaction transaction, Actor actor, String type, String login, Map<String, Object> data) {
    Instant now = clock.instant();
    audit.append(
        transaction,
        new AuditEvent(
            ids.next(), Disclosure.SEALED, "server", type, login, actor, now, now, data));
  }
}
