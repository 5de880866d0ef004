package org.gongtong.core.timebank.settlement;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.gongtong.core.audit.AuditEvent;
import org.gongtong.core.audit.Disclosure;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.timebank.ledger.TimeBank;
import org.jspecify.annotations.Nullable;

/** What the classes here share: the clock, terms in force, steps with their events. Thread-safe. */
final class SettlementBook {

  private static final String AREA = "timebank";

  private final SettlementPorts ports;

  SettlementBook(SettlementPorts ports) {
    this.ports = ports;
  }

  /** What was done has to be undone, since something of it was refused. */
  static final class Undone extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Outcome<SettlementOrder> refusal;

    Undone(Outcome<SettlementOrder> refusal) {
      super("refused: " + refusal.refusals(), null, false, false);
      this.refusal = refusal;
    }

    Outcome<SettlementOrder> refusal() {
      return refusal;
    }
  }

  /** A step of settlement. */
  interface Step {
    Outcome<SettlementOrder> take(Transaction transaction);
  }

  /** Takes a step wholly or not at all, if it is refused half-way as well. */
  Outcome<SettlementOrder> inOne(Step step) {
    try {
      return ports.work().write(step::take);
    } catch (Undone undone) {
      return undone.refusal();
    }
  }

  /** Now, as rows have it. */
  Instant now() {
    return ports.clock().instant().truncatedTo(ChronoUnit.MICROS);
  }

  static LocalDate day(TimeBank bank, Instant now) {
    return now.atZone(bank.zone()).toLocalDate();
  }

  /** What a bank and a partner have agreed, and the account for it. */
  record Agreed(Clearing clearing, ClearingTerms terms) {}

  /** The terms of a day, with the account for them locked; null if there are none. */
  @Nullable Agreed lock(Transaction transaction, TimeBank bank, UUID partnerId, LocalDate day) {
    Clearing clearing = ports.store().lock(transaction, bank.id(), partnerId).orElse(null);
    if (clearing == null) {
      return null;
    }
    return ClearingTerms.inForce(ports.store().terms(transaction, bank.id(), partnerId), day)
        .map(terms -> new Agreed(clearing, terms))
        .orElse(null);
  }

  static <T> Outcome<T> noAgreement(LocalDate day) {
    return Outcome.refused(SettlementReason.NO_AGREEMENT.because().figure("day", day).refuses());
  }

  /** Adds an order with its first step, and the event of it. */
  void add(Transaction transaction, SettlementOrder order, String event) {
    ports.store().add(transaction, order);
    note(transaction, order, event);
  }

  /** Adds a step, and the event of it. */
  void addStep(Transaction transaction, SettlementOrder order, String event) {
    ports.store().addStep(transaction, order);
    note(transaction, order, event);
  }

  private void note(Transaction transaction, SettlementOrder order, String event) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("bank", order.bankId().toString());
    data.put("partner", order.partnerId().toString());
    data.put("purpose", order.content().purpose().code());
    data.put("goes", order.goes());
    data.put("minutes", order.content().minutes());
    data.put("content", order.content().hash().hex());
    data.put("state", order.state().code());
    Verdict verdict = order.step().verdict();
    if (verdict != null) {
      data.put("day", verdict.day().toString());
      if (!verdict.posted()) {
        data.put("code", verdict.code());
      }
    }
    note(
        transaction,
        event,
        order.id().toString(),
        order.step().actor(),
        order.step().recordedAt(),
        data);
  }

  void note(
      Transaction transaction,
      String type,
      String subject,
      Actor actor,
      Instant now,
      Map<String, Object> data) {
    ports
        .audit()
        .append(
            transaction,
            new AuditEvent(
                ports.ids().next(), Disclosure.SEALED, AREA, type, subject, actor, now, now, data));
  }
}
