package org.gongtong.core.decision.assisted;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.gongtong.core.audit.AuditEvent;
import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.audit.Disclosure;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.rules.Outcome;

/**
 * Keeps which assisted ballots have had their slip with the receipt, made by somebody other than
 * the worker and brought to the resident another way. Thread-safe.
 */
public final class AssistedSlips {

  private final UnitOfWork work;
  private final AssistedStore store;
  private final AuditLog audit;
  private final IdSource ids;
  private final InstantSource clock;

  public AssistedSlips(
      UnitOfWork work, AssistedStore store, AuditLog audit, IdSource ids, InstantSource clock) {
    this.work = work;
    this.store = store;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Records that somebody makes the slip of a session's ballot. Again, by whomever but the worker,
   * it changes nothing.
   *
   * @return the session, or {@link AssistedReason#ASSIST_UNKNOWN}, or {@link
   *     AssistedReason#ASSIST_OWN_SLIP}
   */
  public Outcome<AssistedSession> give(Actor clerk, UUID motionId, UUID sessionId) {
    return work.write(
        transaction -> {
          Optional<AssistedSession> found =
              store
                  .find(transaction, sessionId)
                  .filter(session -> session.motionId().equals(motionId))
                  .filter(AssistedSession::isCast);
          if (found.isEmpty()) {
            return Outcome.refused(AssistedReason.ASSIST_UNKNOWN.because().refuses());
          }
          if (found.get().worker().id().equals(clerk.id())) {
            return Outcome.refused(AssistedReason.ASSIST_OWN_SLIP.because().refuses());
          }
          give(transaction, clerk, found.get());
          return Outcome.accepted(found.get());
        });
  }

  private void give(Transaction transaction, Actor clerk, AssistedSession session) {
    Instant now = clock.instant();
    if (!store.addSlip(transaction, session, clerk, now)) {
      return;
    }
    audit.append(
        transaction,
        new AuditEvent(
            ids.next(),
            Disclosure.SEALED,
            "decision",
            "assisted-slip",
            session.motionId().toString(),
            clerk,
            now,
            now,
            Map.of(
                "session",
                session.id().toString(),
                "party",
                session.party(),
                "worker",
                session.worker().id())));
  }

  /** The ids of a motion's sessions whose slip was made. */
  public Set<UUID> given(UUID motionId) {
    return work.read(transaction -> store.slips(transaction, motionId));
  }
}
