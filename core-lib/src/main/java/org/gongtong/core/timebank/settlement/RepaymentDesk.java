package org.gongtong.core.timebank.settlement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.core.timebank.OperationKey;
import org.gongtong.core.timebank.SettlementPurpose;
import org.gongtong.core.timebank.ledger.AccountState;
import org.gongtong.core.timebank.ledger.LedgerReason;
import org.gongtong.core.timebank.ledger.TimeBank;

/**
 * Gives up what stands against another community: one member of staff proposes it, another one
 * approves, and it goes as an order like any other. Thread-safe.
 */
public final class RepaymentDesk {

  private final SettlementPorts ports;
  private final SettlementBook book;
  private final OrderSending sending;

  public RepaymentDesk(SettlementPorts ports) {
    this.ports = ports;
    this.book = new SettlementBook(ports);
    this.sending = new OrderSending(ports, book);
  }

  /**
   * Proposes to give up a part of what stands against another community: the reserve here pays it,
   * and the reserve there has it back.
   *
   * @param key what makes it one however often it is sent
   */
  public Outcome<SettlementOrder> propose(
      Actor actor, TimeBank bank, OperationKey key, UUID partnerId, long minutes, String why) {
    if (why.isBlank() || why.length() > 500) {
      return Outcome.refused(SettlementReason.WHY_MALFORMED.because().refuses());
    }
    return book.inOne(
        transaction -> {
          Instant now = book.now();
          LocalDate day = SettlementBook.day(bank, now);
          SettlementBook.Agreed agreed = book.lock(transaction, bank, partnerId, day);
          Optional<SettlementOrder> before = ports.store().findByKey(transaction, bank.id(), key);
          if (before.isPresent()) {
            return isRepayment(before.get(), partnerId, minutes, why)
                ? Outcome.accepted(before.get())
                : Outcome.refused(LedgerReason.KEY_CONFLICT.because().refuses());
          }
          if (agreed == null) {
            return SettlementBook.noAgreement(day);
          }
          Optional<Reason> tooMuch = tooMuch(transaction, agreed.clearing(), minutes);
          if (tooMuch.isPresent()) {
            return Outcome.refused(tooMuch.get());
          }
          OrderContent content =
              new OrderContent(
                  ports.ids().next(),
                  bank.id(),
                  partnerId,
                  SettlementPurpose.REPAY,
                  null,
                  minutes,
                  0,
                  now);
          SettlementOrder order =
              new SettlementOrder(
                  bank.id(),
                  content,
                  key,
                  bank.reserveId(),
                  why,
                  actor,
                  new SettlementOrder.Step(1, OrderState.PROPOSED, null, actor, now));
          book.add(transaction, order, "repayment-proposed");
          return Outcome.accepted(order);
        });
  }

  private static boolean isRepayment(
      SettlementOrder order, UUID partnerId, long minutes, String why) {
    return order.content().purpose() == SettlementPurpose.REPAY
        && order.partnerId().equals(partnerId)
        && order.content().minutes() == minutes
        && order.why().equals(why);
  }

  /** More has to have come than what is on its way back already. */
  private Optional<Reason> tooMuch(Transaction transaction, Clearing clearing, long minutes) {
    long balance =
        ports
            .ledger()
            .find(transaction, clearing.accountId())
            .map(AccountState::balance)
            .orElseThrow();
    long open = Math.max(0, -balance - clearing.sending());
    return minutes > 0 && minutes <= open
        ? Optional.empty()
        : Optional.of(
            SettlementReason.NOTHING_TO_REPAY
                .because()
                .figure("open", open)
                .figure("minutes", minutes)
                .refuses());
  }

  /** Approves a proposed repayment, by another member of staff than who proposed it: it is sent. */
  public Outcome<SettlementOrder> approve(Actor actor, TimeBank bank, UUID orderId) {
    return sending.step(
        bank,
        orderId,
        (transaction, agreed, order, now) -> {
          if (order.state().isOnItsWay()
              && order.content().purpose() == SettlementPurpose.REPAY
              && order.step().actor().equals(actor)) {
            return Outcome.accepted(order);
          }
          if (order.state() != OrderState.PROPOSED) {
            return OrderSending.notOpen(order);
          }
          if (actor.kind() != Actor.Kind.STAFF
              || ports.persons().isSame(transaction, actor, order.proposer())) {
            return Outcome.refused(SettlementReason.SECOND_PERSON_NEEDED.because().refuses());
          }
          Optional<Reason> tooMuch =
              tooMuch(transaction, agreed.clearing(), order.content().minutes());
          return tooMuch.isPresent()
              ? Outcome.refused(tooMuch.get())
              : sending.hold(
                  transaction, actor, bank, agreed, order.next(OrderState.SENT, null, actor, now));
        });
  }

  /** Takes a proposed repayment back. */
  public Outcome<SettlementOrder> withdraw(Actor actor, TimeBank bank, UUID orderId) {
    return sending.step(
        bank,
        orderId,
        (transaction, agreed, order, now) -> {
          if (order.state() == OrderState.WITHDRAWN) {
            return Outcome.accepted(order);
          }
          if (order.state() != OrderState.PROPOSED) {
            return OrderSending.notOpen(order);
          }
          SettlementOrder withdrawn = order.next(OrderState.WITHDRAWN, null, actor, now);
          book.addStep(transaction, withdrawn, "repayment-withdrawn");
          return Outcome.accepted(withdrawn);
        });
  }
}
