package org.gongtong.core.timebank.settlement;

import java.util.Optional;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.timebank.ledger.TimeBank;

/** Hands messages over to banks in the same store, at once. Thread-safe. */
public final class DirectChannel implements SettlementChannel {

  private final SettlementPorts ports;
  private final SettlementInbox inbox;

  /**
   * @param ports of the store that has both banks
   */
  public DirectChannel(SettlementPorts ports) {
    this.ports = ports;
    this.inbox = new SettlementInbox(ports);
  }

  @Override
  public Outcome<SettlementMessage> deliver(SettlementMessage message) {
    Optional<TimeBank> bank =
        ports.work().read(transaction -> ports.ledger().findBank(transaction, message.to()));
    return bank.isPresent()
        ? inbox.receive(bank.get(), message).map(order -> message)
        : Outcome.refused(SettlementReason.NO_BANK.because().refuses());
  }
}
