package org.gongtong.server.settlement;

import java.time.Instant;
import java.util.UUID;
import org.gongtong.core.timebank.settlement.DayStatement;
import org.gongtong.core.timebank.settlement.SettlementMessage;

/**
 * What a bank tells another one at a time. Sent again, the same is told by another letter.
 * Immutable.
 *
 * @param id unique
 * @param sentAt when it was signed, to the second
 * @param content what it tells
 */
record Letter(UUID id, Instant sentAt, Content content) {

  /** What a letter tells. */
  sealed interface Content {
    /** The bank that tells it. */
    UUID from();

    /** The bank that it is for. */
    UUID to();
  }

  /** Something about an order. */
  record Message(SettlementMessage message) implements Content {
    @Override
    public UUID from() {
      return message.from();
    }

    @Override
    public UUID to() {
      return message.to();
    }
  }

  /** What was settled on a day. */
  record Statement(DayStatement statement) implements Content {
    @Override
    public UUID from() {
      return statement.bankId();
    }

    @Override
    public UUID to() {
      return statement.partnerId();
    }
  }

  UUID from() {
    return content.from();
  }

  UUID to() {
    return content.to();
  }
}
