package org.gongtong.core.timebank.settlement;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.timebank.Clearance;
import org.gongtong.core.timebank.SettlementPurpose;
import org.gongtong.core.timebank.TransferKind;
import org.gongtong.core.timebank.TransferOutcome;
import org.gongtong.core.timebank.ledger.LedgerAnswer;
import org.gongtong.core.timebank.ledger.LedgerCommand;
import org.gongtong.core.timebank.ledger.LedgerDesk;
import org.gongtong.core.timebank.ledger.LedgerReason;
import org.gongtong.core.timebank.ledger.TimeBank;
import org.jspecify.annotations.Nullable;

/** Holds what orders take and sends them, for the desks here. Thread-safe. */
final class OrderSending {

  /** Holds of orders never end by themselves: the other bank may have posted. */
  private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

  private final SettlementPorts ports;
  private final SettlementBook book;

  OrderSending(SettlementPorts ports, SettlementBook book) {
    this.ports = ports;
    this.book = book;
  }

  /** Holds the minutes of an order and sends it, or writes down why not. */
  Outcome<SettlementOrder> hold(
      Transaction transaction,
      Actor actor,
      TimeBank bank,
      SettlementBook.Agreed agreed,
      SettlementOrder order) {
    Clearing clearing = agreed.clearing();
    OrderContent content = order.content();
    Instant now = order.step().recordedAt();
    LedgerCommand.Hold hold =
        new LedgerCommand.Hold(
            order.holdKey(),
            TransferKind.SETTLE,
            LocalDateTime.ofInstant(now, bank.zone()),
            order.account(),
            clearing.accountId(),
            content.minutes(),
            NEVER);
    Clearance clearance =
        Clearance.toSend(
            content.purpose(),
            agreed.terms().place(),
            relations(transaction, order),
            agreed.terms().mostSent() - clearing.sending());
    LedgerAnswer answer =
        ports
            .desk()
            .take(
                transaction,
                bank,
                List.of(new LedgerDesk.Sent(actor, hold)),
                Map.of(hold.key(), clearance))
            .get(0);
    if (!answer.isDone()) {
      return declined(transaction, bank, order, answer);
    }
    boolean first = order.step().number() == 1;
    if (first) {
      book.add(transaction, order, "order-sent");
    } else {
      book.addStep(transaction, order, "order-sent");
    }
    ports.store().addSending(transaction, bank.id(), clearing.partnerId(), content.minutes());
    ports.store().put(transaction, Errand.now(bank.id(), order.id(), Errand.Kind.ORDER, now));
    return Outcome.accepted(order);
  }

  private Set<String> relations(Transaction transaction, SettlementOrder order) {
    UUID account = order.account();
    UUID toAccount = order.content().toAccount();
    return account == null
            || toAccount == null
            || order.content().purpose() != SettlementPurpose.GIFT
        ? Set.of()
        : ports.store().relations(transaction, account, order.partnerId(), toAccount);
  }

  /** A refusal is final under the key, but for those that the ledger does not keep either. */
  private Outcome<SettlementOrder> declined(
      Transaction transaction, TimeBank bank, SettlementOrder order, LedgerAnswer answer) {
    Outcome<SettlementOrder> refusal = answer.asOutcome().map(done -> order);
    if (answer.outcome() == TransferOutcome.NO_POLICY || order.step().number() > 1) {
      throw new SettlementBook.Undone(refusal);
    }
    Instant now = order.step().recordedAt();
    Verdict verdict =
        new Verdict(
            false,
            SettlementBook.day(bank, now),
            0,
            LedgerReason.of(answer.outcome()).name(),
            answer.figures(),
            now);
    Actor actor = order.step().actor();
    SettlementOrder declined =
        new SettlementOrder(
            order.bankId(),
            order.content(),
            order.key(),
            order.account(),
            order.why(),
            order.proposer(),
            new SettlementOrder.Step(1, OrderState.DECLINED, verdict, actor, now));
    book.add(transaction, declined, "order-declined");
    return refusal;
  }

  /** Something done to an order that this bank sends, its pair locked. */
  interface OnOrder {
    Outcome<SettlementOrder> take(
        Transaction transaction, SettlementBook.Agreed agreed, SettlementOrder order, Instant now);
  }

  /** Takes a step with an order, wholly or not at all. */
  Outcome<SettlementOrder> step(TimeBank bank, UUID orderId, OnOrder step) {
    return book.inOne(
        transaction -> {
          Instant now = book.now();
          LocalDate day = SettlementBook.day(bank, now);
          SettlementOrder order = sent(transaction, bank, orderId);
          if (order == null) {
            return Outcome.refused(SettlementReason.ORDER_UNKNOWN.because().refuses());
          }
          SettlementBook.Agreed agreed = book.lock(transaction, bank, order.partnerId(), day);
          if (agreed == null) {
            return SettlementBook.noAgreement(day);
          }
          SettlementOrder latest =
              Objects.requireNonNull(sent(transaction, bank, orderId), "orders do not go");
          return step.take(transaction, agreed, latest, now);
        });
  }

  private @Nullable SettlementOrder sent(Transaction transaction, TimeBank bank, UUID orderId) {
    return ports
        .store()
        .findOrder(transaction, bank.id(), orderId)
        .filter(SettlementOrder::goes)
        .orElse(null);
  }

  /** That an order is at a point where this cannot be done. */
  static Outcome<SettlementOrder> notOpen(SettlementOrder order) {
    return Outcome.refused(
        SettlementReason.ORDER_NOT_OPEN.because().figure("state", order.state().text()).refuses());
  }
}
