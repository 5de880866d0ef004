package org.gongtong.server.settlement;

import java.time.Instant;
import java.time.LocalDate;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.timebank.ledger.TimeBank;
import org.gongtong.core.timebank.settlement.Comparison;
import org.gongtong.core.timebank.settlement.DayStatement;
import org.gongtong.core.timebank.settlement.Reconciliation;
import org.gongtong.core.timebank.settlement.SettlementPorts;
import org.gongtong.server.storage.SettlementContactTable;

/** Takes statements of partners: compares, and notes what stands there. Thread-safe. */
final class DayHearing {
  /** Of days longer ago nothing is heard. */
  static final int DAYS = 31;

  private static final Actor SELF = Actor.system("settlement");

  private final SettlementPorts ports;
  private final Reconciliation reconciliation;
  private final SettlementContactTable contacts;

  DayHearing(
      SettlementPorts ports, Reconciliation reconciliation, SettlementContactTable contacts) {
    this.ports = ports;
    this.reconciliation = reconciliation;
    this.contacts = contacts;
  }

  /** Compares a partner's statement with that of a bank here. */
  Outcome<Comparison> hear(TimeBank bank, DayStatement theirs) {
    Instant now = ports.clock().instant();
    LocalDate today = now.atZone(bank.zone()).toLocalDate();
    if (theirs.day().isBefore(today.minusDays(DAYS + 1L))) {
      return Outcome.refused(
          PartnerReason.PARTNER_DAY_LONG_AGO.because().figure("day", theirs.day()).refuses());
    }
    Outcome<Comparison> heard = reconciliation.hear(SELF, bank, theirs);
    if (heard.isAccepted()) {
      ports
          .work()
          .write(
              transaction -> {
                contacts.stood(
                    transaction, bank.id(), theirs.bankId(), theirs.day(), theirs.closing(), now);
                return now;
              });
    }
    return heard;
  }
}
