package org.gongtong.core.timebank.settlement;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
   * An order that has had no answer for long. Immutable.
   *
   * @param order the order
   * @param reason for how long, how often it was asked, and what can be done
   */
  public record Stuck(SettlementOrder order, Reason reason) {}

  /** What staff should look at: orders of a bank that have had no answer for a day. */
  public List<Stuck> stuck(TimeBank bank) {
    return ports
        .work()
        .read(
            transaction -> {
              Instant now = book.now();
              List<Stuck> stuck = new ArrayList<>();
              for (Errand errand :
                  ports.store().errands(transaction, bank.id(), SettlementStore.MOST)) {
                Duration waited = Duration.between(errand.since(), now);
                if (errand.kind() != Errand.Kind.ANSWER && waited.compareTo(STUCK) >= 0) {
                  ports
                      .store()
                      .findOrder(transaction, bank.id(), errand.orderId())
                      .ifPresent(order -> stuck.add(new Stuck(order, reason(waited, errand))));
                }
              }
              return stuck;
            });
  }

  private static Reason reason(Duration waited, Errand errand) {
    return SettlementReason.ORDER_STUCK
        .because()
        .figure("hours", waited.toHours())
        .figure("attempts", errand.attempts())
        .refuses();
  }
}
