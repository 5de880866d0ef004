package org.gongtong.core.timebank.settlement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.timebank.OperationKey;
import org.gongtong.core.timebank.SettlementPurpose;
import org.gongtong.core.timebank.ledger.AccountRecords;
import org.gongtong.core.timebank.ledger.AccountState;
import org.gongtong.core.timebank.ledger.LedgerReason;
import org.gongtong.core.timebank.ledger.Predecessor;
import org.gongtong.core.timebank.ledger.TimeBank;
import org.jspecify.annotations.Nullable;

/**
 * Sends time to other communities: holds the minutes and writes the order and its message, in one
 * transaction. What the other bank says is for the {@link SettlementInbox}. Thread-safe.
 */
public final class SettlementDesk {

  private final SettlementPorts ports;
  private final SettlementBook book;
  private final OrderSending sending;

  public SettlementDesk(SettlementPorts ports) {
    this.ports = ports;
    this.book = new SettlementBook(ports);
    this.sending = new OrderSending(ports, book);
  }

  /**
   * What a member wants to go to another community. Immutable.
   *
   * @param partnerId to which bank
   * @param purpose what for; none that nobody owns
   * @param account whose minutes
   * @param toAccount whose they are to be, there
   * @param minutes how many; of whoever moves all he has
   */
  public record Wish(
      UUID partnerId, SettlementPurpose purpose, UUID account, UUID toAccount, long minutes) {

    /**
     * @throws IllegalArgumentException if it is a repayment, which two people of staff agree on
     */
    public Wish {
      if (purpose == SettlementPurpose.REPAY) {
        throw new IllegalArgumentException("a repayment is proposed and approved");
      }
    }

    private boolean isOf(SettlementOrder order) {
      return order.goes()
          && order.content().toBank().equals(partnerId)
          && order.content().purpose() == purpose
          && account.equals(order.account())
          && toAccount.equals(order.content().toAccount())
          && order.content().minutes() == minutes;
    }
  }

  /**
   * Sends time to another community. Sent again with the same key it is answered as before.
   *
   * @param key what makes it one however often it is sent
   * @return the order on its way, or a refusal with a code of {@link SettlementReason} or {@link
   *     LedgerReason}; then nothing is held and nothing is sent
   * @throws org.gongtong.core.kernel.CommitInDoubtException if the reply to the commit was lost:
   *     sent again with the same key it is answered
   */
  public Outcome<SettlementOrder> send(Actor actor, TimeBank bank, OperationKey key, Wish wish) {
    return book.inOne(transaction -> send(transaction, actor, bank, key, wish));
  }

  private Outcome<SettlementOrder> send(
      Transaction transaction, Actor actor, TimeBank bank, OperationKey key, Wish wish) {
    Instant now = book.now();
    LocalDate day = SettlementBook.day(bank, now);
    SettlementBook.Agreed agreed = book.lock(transaction, bank, wish.partnerId(), day);
    // Behind the lock: of two who send the same the second finds it.
    Optional<SettlementOrder> before = ports.store().findByKey(transaction, bank.id(), key);
    if (before.isPresent()) {
      return wish.isOf(before.get())
          ? again(before.get())
          : Outcome.refused(LedgerReason.KEY_CONFLICT.because().refuses());
    }
    if (agreed == null) {
      return SettlementBook.noAgreement(day);
    }
    long brought = 0;
    if (wish.purpose() == SettlementPurpose.MOVE) {
      AccountState state = locked(transaction, bank, agreed, wish.account());
      if (state != null && (state.balance() != wish.minutes() || state.held() != 0)) {
        return Outcome.refused(
            SettlementReason.MOVE_NOT_ALL
                .because()
                .figure("balance", state.balance())
                .figure("held", state.held())
                .figure("minutes", wish.minutes())
                .refuses());
      }
      brought = state == null ? 0 : kept(transaction, state);
    }
    OrderContent content =
        new OrderContent(
            ports.ids().next(),
            bank.id(),
            wish.partnerId(),
            wish.purpose(),
            wish.toAccount(),
            wish.minutes(),
            brought,
            now);
    SettlementOrder order =
        new SettlementOrder(
            bank.id(),
            content,
            key,
            wish.account(),
            "",
            actor,
            new SettlementOrder.Step(1, OrderState.SENT, null, actor, now));
    return sending.hold(transaction, actor, bank, agreed, order);
  }

  /** An account of the bank, locked with all that its order will lock. */
  private @Nullable AccountState locked(
      Transaction transaction, TimeBank bank, SettlementBook.Agreed agreed, UUID accountId) {
    return ports
        .ledger()
        .lock(
            transaction, bank.id(), Set.of(accountId, agreed.clearing().accountId(), bank.poolId()))
        .stream()
        .filter(state -> state.account().id().equals(accountId))
        .findFirst()
        .orElse(null);
  }

  /** What somebody has kept of his services, in all parts and former accounts. */
  private long kept(Transaction transaction, AccountState state) {
    UUID id = state.account().id();
    AccountRecords records = ports.ledger().records();
    long kept = state.kept();
    for (Predecessor one :
        records.predecessors(transaction, Set.of(id)).getOrDefault(id, List.of())) {
      kept += one.kept();
    }
    for (AccountState part : records.parts(transaction, Set.of(id))) {
      kept += part.kept();
    }
    return kept;
  }

  private static Outcome<SettlementOrder> again(SettlementOrder order) {
    if (order.state() != OrderState.DECLINED) {
      return Outcome.accepted(order);
    }
    return Outcome.refused(order.verdict().flatMap(Verdict::refusal).orElseThrow());
  }

  /**
   * Asks an order back: if the other bank has not posted it, it never will, and the minutes are
   * free once it has said so. Asked again nothing changes.
   */
  public Outcome<SettlementOrder> recall(Actor actor, TimeBank bank, UUID orderId) {
    return sending.step(
        bank,
        orderId,
        (transaction, agreed, order, now) -> {
          if (order.state() == OrderState.RECALLED) {
            return Outcome.accepted(order);
          }
          if (order.state() != OrderState.SENT) {
            return OrderSending.notOpen(order);
          }
          SettlementOrder recalled = order.next(OrderState.RECALLED, null, actor, now);
          book.addStep(transaction, recalled, "order-recalled");
          ports
              .store()
              .put(transaction, Errand.now(bank.id(), order.id(), Errand.Kind.RECALL, now));
          return Outcome.accepted(recalled);
        });
  }

  /** An order of a bank, sent or received. */
  public Optional<SettlementOrder> find(TimeBank bank, UUID orderId) {
    return ports.work().read(tx -> ports.store().findOrder(tx, bank.id(), orderId));
  }

  /** All steps of an order of a bank. */
  public List<SettlementOrder.Step> steps(TimeBank bank, UUID orderId) {
    return ports.work().read(tx -> ports.store().steps(tx, bank.id(), orderId));
  }

  /**
   * A page of a bank's orders, the newest first.
   *
   * @param before the id of the last one already seen; null to begin
   * @param limit 1 to {@link SettlementStore#MOST}
   */
  public List<SettlementOrder> page(TimeBank bank, @Nullable UUID before, int limit) {
    return ports.work().read(tx -> ports.store().page(tx, bank.id(), before, limit));
  }
}
