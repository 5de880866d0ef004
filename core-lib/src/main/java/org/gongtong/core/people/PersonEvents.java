package org.gongtong.core.people;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import org.gongtong.core.audit.AuditEvent;
import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.audit.Disclosure;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.Transaction;

/** The events of persons' records: sealed, under the person's id, without any detail of his. */
final class PersonEvents {
  private static final String AREA = "people";

  private final AuditLog audit;
  private final IdSource ids;
  private final InstantSource clock;

  PersonEvents(AuditLog audit, IdSource ids, InstantSource clock) {
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  void note(
      Transaction transaction, String type, UUID person, Actor actor, Map<String, Object> data) {
    Instant now = clock.instant();
    audit.append(
        transaction,
        new AuditEvent(
            ids.next(), Disclosure.SEALED, AREA, type, person.toString(), actor, now, now, data));
  }
}
