package org.gongtong.core.timebank.settlement;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.timebank.Clearance;
import org.gongtong.core.timebank.OperationKey;
import org.gongtong.core.timebank.SettlementPurpose;
import org.gongtong.core.timebank.TransferKind;
import org.gongtong.core.timebank.TransferOutcome;
import org.gongtong.core.timebank.ledger.HoldEnd;
import org.gongtong.core.timebank.ledger.LedgerAnswer;
import org.gongtong.core.timebank.ledger.LedgerCommand;
import org.gongtong.core.timebank.ledger.LedgerDesk;
import org.gongtong.core.timebank.ledger.LedgerHold;
import org.gongtong.core.timebank.ledger.LedgerReason;
import org.gongtong.core.timebank.ledger.PastCommand;
import org.gongtong.core.timebank.ledger.TimeBank;
import org.jspecify.annotations.Nullable;

/**
 * Takes the messages of other banks, each in one transaction: posts or refuses an order and writes
 * the answer, or ends the hold of an order that was answered. What comes twice changes nothing the
 * second time. Thread-safe.
 */
public final class SettlementInbox {

  private static final Actor SELF = Actor.system("settlement");

  private final SettlementPorts ports;
  private final SettlementBook book;

  public SettlementInbox(SettlementPorts ports) {
    this.ports = ports;
    this.book = new SettlementBook(ports);
  }

  /**
   * Takes a message.
   *
   * @param bank the bank it is for
   * @return the order as it stands here, or why the message was not taken; then nothing has
   *     changed, and it may be sent again
   * @throws IllegalArgumentException if it is for another bank
   */
  public Outcome<SettlementOrder> receive(TimeBank bank, SettlementMessage message) {
    if (!message.to().equals(bank.id())) {
      throw new IllegalArgumentException("a message for another bank: " + message);
    }
    if (message instanceof SettlementMessage.Order order) {
      return book.inOne(tx -> decide(tx, bank, order.content(), false));
    }
    if (message instanceof SettlementMessage.Recall recall) {
      return book.inOne(tx -> decide(tx, bank, recall.content(), true));
    }
    return book.inOne(tx -> settle(tx, bank, (SettlementMessage.Answer) message));
  }

  private Outcome<SettlementOrder> decide(
      Transaction transaction, TimeBank bank, OrderContent content, boolean recalled) {
    Instant now = book.now();
    LocalDate day = SettlementBook.day(bank, now);
    SettlementBook.Agreed agreed = book.lock(transaction, bank, content.fromBank(), day);
    Optional<SettlementOrder> before =
        ports.store().findOrder(transaction, bank.id(), content.id());
    if (before.isPresent()) {
      if (!before.get().content().equals(content)) {
        return conflict();
      }
      answer(transaction, before.get(), now);
      return Outcome.accepted(before.get());
    }
    if (agreed == null) {
      return SettlementBook.noAgreement(day);
    }
    UUID receiver =
        content.purpose() == SettlementPurpose.REPAY ? bank.reserveId() : content.toAccount();
    Verdict verdict =
        recalled
            ? refused(day, SettlementReason.ORDER_RECALLED.name(), Map.of(), now)
            : verdict(transaction, bank, agreed, content, receiver, now);
    SettlementOrder order =
        new SettlementOrder(
            bank.id(),
            content,
            OperationKey.of("settlement order " + content.id()),
            receiver,
            "",
            SELF,
            new SettlementOrder.Step(
                1, verdict.posted() ? OrderState.POSTED : OrderState.REFUSED, verdict, SELF, now));
    book.add(transaction, order, verdict.posted() ? "order-taken" : "order-refused");
    answer(transaction, order, now);
    return Outcome.accepted(order);
  }

  private Verdict verdict(
      Transaction transaction,
      TimeBank bank,
      SettlementBook.Agreed agreed,
      OrderContent content,
      @Nullable UUID receiver,
      Instant now) {
    LedgerCommand.Post post =
        new LedgerCommand.Post(
            OperationKey.of("settlement posting " + content.id()),
            TransferKind.SETTLE,
            LocalDateTime.ofInstant(now, bank.zone()),
            agreed.clearing().accountId(),
            receiver,
            content.minutes(),
            OperationKey.of(content.id()));
    // A repayment gives back no more than stands here.
    long least = content.purpose() == SettlementPurpose.REPAY ? 0 : -agreed.terms().mostReceived();
    LedgerAnswer answer =
        ports
            .desk()
            .take(
                transaction,
                bank,
                List.of(new LedgerDesk.Sent(SELF, post)),
                Map.of(
                    post.key(),
                    Clearance.toTake(
                        content.purpose(), agreed.terms().place(), content.brought(), least)))
            .get(0);
    LocalDate day = SettlementBook.day(bank, now);
    if (answer.isDone()) {
      return new Verdict(true, day, answer.kept(), "", Map.of(), now);
    }
    if (answer.outcome() == TransferOutcome.IN_FUTURE) {
      // The clock went back meanwhile: nothing that is final should come of it.
      throw new SettlementBook.Undone(answer.asOutcome().flatMap(done -> conflict()));
    }
    return refused(day, LedgerReason.of(answer.outcome()).name(), answer.figures(), now);
  }

  private static Verdict refused(
      LocalDate day, String code, Map<String, Long> figures, Instant now) {
    return new Verdict(false, day, 0, code, figures, now);
  }

  private void answer(Transaction transaction, SettlementOrder order, Instant now) {
    ports.store().put(transaction, Errand.now(order.bankId(), order.id(), Errand.Kind.ANSWER, now));
  }

  private static Outcome<SettlementOrder> conflict() {
    return Outcome.refused(SettlementReason.ORDER_CONFLICT.because().refuses());
  }

  /** Ends the hold of an order as the other bank has decided. */
  private Outcome<SettlementOrder> settle(
      Transaction transaction, TimeBank bank, SettlementMessage.Answer answer) {
    ports.store().lock(transaction, bank.id(), answer.from());
    Optional<SettlementOrder> found =
        ports
            .store()
            .findOrder(transaction, bank.id(), answer.orderId())
            .filter(SettlementOrder::goes)
            .filter(order -> order.partnerId().equals(answer.from()));
    if (found.isEmpty()) {
      return Outcome.refused(SettlementReason.ORDER_UNKNOWN.because().refuses());
    }
    SettlementOrder order = found.get();
    Verdict verdict = answer.verdict();
    if (!order.content().hash().equals(answer.content())) {
      return conflict();
    }
    if (!order.state().isOnItsWay()) {
      return verdict.equals(order.step().verdict()) ? Outcome.accepted(order) : conflict();
    }
    LedgerAnswer ended = end(transaction, bank, order, verdict);
    if (!ended.isDone()) {
      throw new SettlementBook.Undone(ended.asOutcome().map(done -> order));
    }
    SettlementOrder settled =
        order.next(
            verdict.posted() ? OrderState.POSTED : OrderState.REFUSED, verdict, SELF, book.now());
    book.addStep(transaction, settled, verdict.posted() ? "order-settled" : "order-voided");
    ports.store().addSending(transaction, bank.id(), order.partnerId(), -order.content().minutes());
    ports
        .store()
        .remove(transaction, bank.id(), order.id(), Set.of(Errand.Kind.ORDER, Errand.Kind.RECALL));
    return Outcome.accepted(settled);
  }

  private LedgerAnswer end(
      Transaction transaction, TimeBank bank, SettlementOrder order, Verdict verdict) {
    PastCommand held =
        ports.ledger().past(transaction, bank.id(), Set.of(order.holdKey())).get(order.holdKey());
    LedgerHold hold =
        Objects.requireNonNull(
            held == null ? null : held.hold(), () -> "no hold of order " + order.id());
    ClearingTerms terms = ports.store().terms(transaction, bank.id(), order.partnerId()).get(0);
    // With effect as it was held: an account that was closed since was open then.
    LedgerCommand.End end =
        new LedgerCommand.End(
            order.endKey(),
            hold.at(),
            hold.key(),
            verdict.posted() ? HoldEnd.POSTED : HoldEnd.VOIDED,
            verdict.posted() ? hold.minutes() : 0);
    return ports
        .desk()
        .take(
            transaction,
            bank,
            List.of(new LedgerDesk.Sent(SELF, end)),
            Map.of(end.key(), Clearance.toEnd(order.content().purpose(), terms.place())))
        .get(0);
  }
}
