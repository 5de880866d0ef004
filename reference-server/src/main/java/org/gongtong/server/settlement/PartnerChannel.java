package org.gongtong.server.settlement;

import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.timebank.ledger.TimeBank;
import org.gongtong.core.timebank.settlement.DayStatement;
import org.gongtong.core.timebank.settlement.DirectChannel;
import org.gongtong.core.timebank.settlement.SettlementChannel;
import org.gongtong.core.timebank.settlement.SettlementMessage;
import org.gongtong.core.timebank.settlement.SettlementPorts;

/** Hands over to banks here at once, and to others by letter. Thread-safe. */
public final class PartnerChannel implements SettlementChannel {

  private final SettlementPorts ports;
  private final DirectChannel direct;
  private final DayHearing hearing;
  private final PartnerPost post;

  PartnerChannel(SettlementPorts ports, DayHearing hearing, PartnerPost post) {
    this.ports = ports;
    this.direct = new DirectChannel(ports);
    this.hearing = hearing;
    this.post = post;
  }

  @Override
  public Outcome<SettlementMessage> deliver(SettlementMessage message) {
    return here(message.to()).isPresent()
        ? direct.deliver(message)
        : post.send(new Letter.Message(message)).map(sent -> message);
  }

  /** Tells a partner what was settled with it on a day. */
  Outcome<DayStatement> tell(DayStatement statement) {
    Optional<TimeBank> bank = here(statement.partnerId());
    if (bank.isPresent()) {
      return hearing.hear(bank.get(), statement).map(compared -> statement);
    }
    if (statement.lines().size() > LetterText.MOST_LINES) {
      return Outcome.refused(
          PartnerReason.PARTNER_DAY_TOO_LONG
              .because()
              .figure("day", statement.day())
              .figure("orders", statement.lines().size())
              .figure("most", LetterText.MOST_LINES)
              .refuses());
    }
    return post.send(new Letter.Statement(statement)).map(sent -> statement);
  }

  private Optional<TimeBank> here(UUID bank) {
    return ports.work().read(transaction -> ports.ledger().findBank(transaction, bank));
  }
}
