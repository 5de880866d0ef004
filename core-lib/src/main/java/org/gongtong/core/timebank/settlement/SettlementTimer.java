package org.gongtong.core.timebank.settlement;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.rules.DueSteps;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.core.timebank.ledger.TimeBank;

/**
 * Hands over the messages that are due. Whoever embeds the library calls {@link #tick} every minute
 * or so. Calling it twice at once, or on two machines, is harmless: the slower one finds the
 * message taken. Time alone never frees what is held. Thread-safe.
 */
public final class SettlementTimer {

  /** After so long without an answer somebody should look. */
  static final Duration STUCK = Duration.ofHours(24);

  private final SettlementPorts ports;
  private final SettlementChannel channel;
  private final SettlementBook book;

  public SettlementTimer(SettlementPorts ports, SettlementChannel channel) {
    this.ports = ports;
    this.channel = channel;
    this.book = new SettlementBook(ports);
  }

  /**
   * As {@link DueSteps#take}. A message that was not taken is a hindrance, and tried again later.
   */
  public List<DueSteps.Hindrance> tick() {
    List<DueSteps.Hindrance> hindrances = new ArrayList<>();
    List<Errand> some;
    do {
      Instant now = book.now();
      some = ports.work().read(tx -> ports.store().due(tx, now, SettlementStore.MOST));
      hindrances.addAll(
          DueSteps.take(
              some, Errand::orderId, errand -> run(errand, now), SettlementReason.ORDER_NOT_OPEN));
      // Each was claimed until later, so the next page has others.
    } while (some.size() == SettlementStore.MOST);
    return hindrances;
  }

  private Optional<Outcome<Errand>> run(Errand errand, Instant now) {
    Errand tried = errand.tried(now);
    Optional<SettlementMessage> message =
        ports
            .work()
            .write(
                transaction ->
                    ports.store().claim(transaction, errand, tried)
                        ? ports
                            .store()
                            .findOrder(transaction, errand.bankId(), errand.orderId())
                            .map(order -> message(order, errand.kind()))
                        : Optional.empty());
    if (message.isEmpty()) {
      return Optional.empty();
    }
    Outcome<SettlementMessage> delivered = channel.deliver(message.get());
    if (!delivered.isAccepted()) {
      List<Reason> why = new ArrayList<>();
      why.add(
          SettlementReason.NOT_DELIVERED.because().figure("attempts", tried.attempts()).refuses());
      why.addAll(delivered.refusals());
      return Optional.of(Outcome.refused(why));
    }
    if (errand.kind() == Errand.Kind.ANSWER) {
      // If it is lost all the same, the order is sent again and so is this.
      ports
          .work()
          .write(
              transaction -> {
                ports
                    .store()
                    .remove(
                        transaction, errand.bankId(), errand.orderId(), Set.of(Errand.Kind.ANSWER));
                return tried;
              });
    }
    return Optional.of(Outcome.accepted(tried));
  }

  private static SettlementMessage message(SettlementOrder order, Errand.Kind kind) {
    return switch (kind) {
      case ORDER -> new SettlementMessage.Order(order.content());
      case RECALL -> new SettlementMessage.Recall(order.content());
      case ANSWER ->
          new SettlementMessage.Answer(
              order.bankId(),
              order.partnerId(),
              order.id(),
              order.content().hash(),
              order.verdict().orElseThrow());
    };
  }

  /**
   * An order that has no answer yet. Immutable.
   *
   * @param order the order
   * @param since from when on it, or that it be given back, is asked for
   * @param attempts how often it was asked
   */
  public record Open(SettlementOrder order, Instant since, int attempts) {
    /** Whether somebody should look at it. */
    public boolean isStuck(Instant now) {
      return Duration.between(since, now).compareTo(STUCK) >= 0;
    }
  }

  /** The orders of a bank that have no answer yet, those first that are sent for longest. */
  public List<Open> open(TimeBank bank) {
    return ports.work().read(transaction -> open(transaction, bank));
  }

  private List<Open> open(Transaction transaction, TimeBank bank) {
    List<Open> open = new ArrayList<>();
    for (Errand errand : ports.store().errands(transaction, bank.id(), SettlementStore.MOST)) {
      if (errand.kind() != Errand.Kind.ANSWER) {
        ports
            .store()
            .findOrder(transaction, bank.id(), errand.orderId())
            .ifPresent(order -> open.add(new Open(order, errand.since(), errand.attempts())));
      }
    }
    return open;
  }

  /**
   * An order that has had no answer for long. Immutable.
   *
   * @param order the order
   * @param reason for how long, how often it was asked, and what can be done
   */
  public record Stuck(SettlementOrder order, Reason reason) {}

  /** What staff should look at: orders of a bank that have had no answer for a day. */
  public List<Stuck> stuck(TimeBank bank) {
    Instant now = book.now();
    return open(bank).stream()
        .filter(open -> open.isStuck(now))
        .map(open -> new Stuck(open.order(), reason(open, now)))
        .toList();
  }

  private static Reason reason(Open open, Instant now) {
    return SettlementReason.ORDER_STUCK
        .because()
        .figure("hours", Duration.between(open.since(), now).toHours())
        .figure("attempts", open.attempts())
        .refuses();
  }
}
