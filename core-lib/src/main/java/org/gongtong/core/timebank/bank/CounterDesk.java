package org.gongtong.core.timebank.bank;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gongtong.core.audit.AuditEvent;
import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.audit.Disclosure;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.kernel.TypedId;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.timebank.OperationKey;
import org.gongtong.core.timebank.ledger.LedgerAnswer;
import org.gongtong.core.timebank.ledger.LedgerCommand;
import org.gongtong.core.timebank.ledger.LedgerDesk;
import org.gongtong.core.timebank.ledger.TimeBank;

/**
 * Entries that somebody makes by hand: a transfer or a reversal, and why. The reason is an event of
 * its own in the transaction of the entry, sealed, so that what was written can be erased and the
 * entry stays. Thread-safe.
 */
public final class CounterDesk {

  /** Most characters of a reason. */
  public static final int WHY_MOST = 200;

  private static final String EXPLAINED = "transfer-explained";

  private final UnitOfWork work;
  private final LedgerDesk ledger;
  private final AuditLog audit;
  private final IdSource ids;
  private final InstantSource clock;

  public CounterDesk(
      UnitOfWork work, LedgerDesk ledger, AuditLog audit, IdSource ids, InstantSource clock) {
    this.work = work;
    this.ledger = ledger;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Sends a command with its reason. Sent again it is answered as before, and the first reason
   * stays.
   *
   * @param why what it rests on, 1 to {@value #WHY_MOST} characters
   * @return the answer, or {@link CounterReason#COUNTER_WHY}, or why the ledger refuses it
   */
  public Outcome<LedgerAnswer> enter(
      Actor actor, TimeBank bank, LedgerCommand command, String why) {
    String reason = why.strip();
    if (reason.isEmpty() || reason.length() > WHY_MOST || TypedId.hasInvisible(reason)) {
      return Outcome.refused(
          CounterReason.COUNTER_WHY.because().figure("most", WHY_MOST).refuses());
    }
    return work.write(
            transaction -> {
              LedgerAnswer answer =
                  ledger
                      .take(transaction, bank, List.of(new LedgerDesk.Sent(actor, command)))
                      .get(0);
              if (answer.isDone() && !answer.again()) {
                explain(transaction, actor, bank, command.key(), reason);
              }
              return answer;
            })
        .asOutcome();
  }

  private void explain(
      Transaction transaction, Actor actor, TimeBank bank, OperationKey key, String reason) {
    Instant now = clock.instant();
    audit.append(
        transaction,
        new AuditEvent(
            ids.next(),
            Disclosure.SEALED,
            "timebank",
            EXPLAINED,
            key.toUuid().toString(),
            actor,
            now,
            now,
            Map.of("bank", bank.id().toString(), "why", reason)));
  }

  /** Why an entry was made, as far as somebody said so. */
  public Optional<String> why(TimeBank bank, OperationKey key) {
    return work
        .read(transaction -> audit.ofSubject(transaction, key.toUuid().toString(), EXPLAINED))
        .stream()
        .map(logged -> logged.sealed().event().data())
        .filter(data -> bank.id().toString().equals(data.get("bank")))
        .flatMap(data -> Optional.ofNullable(data.get("why")).stream())
        .map(String::valueOf)
        .findFirst();
  }
}
