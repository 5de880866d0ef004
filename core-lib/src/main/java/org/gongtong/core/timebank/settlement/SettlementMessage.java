package org.gongtong.core.timebank.settlement;

import java.util.UUID;
import org.gongtong.core.kernel.ContentHash;

/**
 * What banks tell each other. Messages may be lost, doubled, late or out of order: each says all
 * that is needed to understand it alone. Immutable.
 */
public sealed interface SettlementMessage {

  /** The bank that sends it. */
  UUID from();

  /** The bank that it is for. */
  UUID to();

  /** The order it is about. */
  UUID orderId();

  /**
   * Post this, and say what became of it. Sent again, it asks what became of it.
   *
   * @param content the order
   */
  record Order(OrderContent content) implements SettlementMessage {
    @Override
    public UUID from() {
      return content.fromBank();
    }

    @Override
    public UUID to() {
      return content.toBank();
    }

    @Override
    public UUID orderId() {
      return content.id();
    }
  }

  /**
   * Do not post this if you have not yet, and say what became of it.
   *
   * @param content the order
   */
  record Recall(OrderContent content) implements SettlementMessage {
    @Override
    public UUID from() {
      return content.fromBank();
    }

    @Override
    public UUID to() {
      return content.toBank();
    }

    @Override
    public UUID orderId() {
      return content.id();
    }
  }

  /**
   * This became of your order.
   *
   * @param from the bank that decided
   * @param to the bank that had sent the order
   * @param orderId the order
   * @param content the hash of the order that was decided
   * @param verdict what was decided
   */
  record Answer(UUID from, UUID to, UUID orderId, ContentHash content, Verdict verdict)
      implements SettlementMessage {}
}
