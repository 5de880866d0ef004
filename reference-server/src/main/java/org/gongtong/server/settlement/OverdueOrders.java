package org.gongtong.server.settlement;

import java.time.Duration;
import java.time.Instant;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.timebank.ledger.TimeBank;
import org.gongtong.core.timebank.settlement.OrderState;
import org.gongtong.core.timebank.settlement.SettlementDesk;
import org.gongtong.core.timebank.settlement.SettlementPorts;
import org.gongtong.core.timebank.settlement.SettlementTimer;

/**
 * Asks orders back that have had no answer for days, so that members get their time back once the
 * other bank is there again and has not posted. Nothing is freed by it. Thread-safe.
 */
final class OverdueOrders {
  private static final Actor SELF = Actor.system("settlement");

  private final SettlementPorts ports;
  private final SettlementTimer timer;
  private final SettlementDesk desk;
  private final Duration patience;

  /**
   * @param patience after how long; zero for never
   */
  OverdueOrders(
      SettlementPorts ports, SettlementTimer timer, SettlementDesk desk, Duration patience) {
    this.ports = ports;
    this.timer = timer;
    this.desk = desk;
    this.patience = patience;
  }

  /** Asks back what is overdue of a bank. */
  void recall(TimeBank bank) {
    if (patience.isZero()) {
      return;
    }
    Instant now = ports.clock().instant();
    for (SettlementTimer.Open open : timer.open(bank)) {
      if (open.order().state() == OrderState.SENT
          && Duration.between(open.since(), now).compareTo(patience) >= 0) {
        // Answered meanwhile, it is refused, and that is as well.
        var unused = desk.recall(SELF, bank, open.order().id());
      }
    }
  }
}
