package org.gongtong.core.people;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.gongtong.core.audit.AuditEvent;
import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.audit.Disclosure;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.Transaction;

/** What happens to mandates, as sealed events. Thread-safe. */
final class MandateEvents {
  private static final String AREA = "people";

  private final AuditLog audit;
  private final IdSource ids;

  MandateEvents(AuditLog audit, IdSource ids) {
    this.audit = audit;
    this.ids = ids;
  }

  void granted(Transaction transaction, Mandate mandate) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("holder", mandate.holder());
    data.put("kind", mandate.kind().code());
    UUID community = mandate.place().communityId();
    if (community != null) {
      data.put("community", community.toString());
      data.put("place", mandate.place().path());
    }
    data.put("from", mandate.period().from().toString());
    LocalDate to = mandate.period().to();
    if (to != null) {
      data.put("to", to.toString());
    }
    if (!mandate.evidence().isEmpty()) {
      data.put("evidence", mandate.evidence());
    }
    note(transaction, "mandate-granted", mandate, mandate.grantedBy(), mandate.grantedAt(), data);
  }

  void ended(Transaction transaction, Mandate mandate, MandateEnd end) {
    note(
        transaction,
        "mandate-ended",
        mandate,
        end.by(),
        end.at(),
        Map.of("holder", mandate.holder(), "from", end.from().toString(), "why", end.why()));
  }

  private void note(
      Transaction transaction,
      String type,
      Mandate mandate,
      Actor actor,
      Instant at,
      Map<String, Object> data) {
    audit.append(
        transaction,
        new AuditEvent(
            ids.next(),
            Disclosure.SEALED,
            AREA,
            type,
            mandate.id().toString(),
            actor,
            at,
            at,
            data));
  }
}
