package org.gongtong.core.decision.election;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gongtong.core.audit.AuditEvent;
import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.audit.Disclosure;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.Transaction;
import org.jspecify.annotations.Nullable;

/** Keeps a step of an election: its version and its event, in one transaction. Thread-safe. */
final class ElectionEvents {
  static final String AREA = "decision";

  private final ElectionStore elections;
  private final AuditLog audit;
  private final IdSource ids;

  ElectionEvents(ElectionStore elections, AuditLog audit, IdSource ids) {
    this.elections = elections;
    this.audit = audit;
    this.ids = ids;
  }

  /** A draft is nobody's business; once announced, all of it is everybody's. */
  Election append(
      Transaction transaction,
      Actor actor,
      @Nullable Actor witness,
      Election election,
      String type,
      Instant now,
      Map<String, Object> particulars) {
    elections.append(transaction, new ElectionVersion(election, actor, witness, now));
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("version", election.version());
    data.put("content", election.content().hash().hex());
    RollReference roll = election.roll();
    if (roll != null) {
      data.put("voters", roll.entitled());
      data.put("roll", roll.hash().hex());
    }
    data.putAll(particulars);
    note(
        transaction,
        actor,
        election,
        election.isPublic() ? Disclosure.PUBLIC : Disclosure.SEALED,
        type,
        now,
        data);
    return election;
  }

  void note(
      Transaction transaction,
      Actor actor,
      Election election,
      Disclosure disclosure,
      String type,
      Instant now,
      Map<String, Object> data) {
    audit.append(
        transaction,
        new AuditEvent(
            ids.next(), disclosure, AREA, type, election.id().toString(), actor, now, now, data));
  }
}
