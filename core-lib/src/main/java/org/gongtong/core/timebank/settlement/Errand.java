package org.gongtong.core.timebank.settlement;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A message that is to be handed over: a row of the outbox. It records nothing; orders do.
 * Immutable.
 *
 * @param bankId who sends it
 * @param orderId about which order
 * @param kind what it says
 * @param attempts how often it was handed over, or tried to be
 * @param dueAt when it is handed over next
 * @param since from when on it is sent
 */
public record Errand(
    UUID bankId, UUID orderId, Kind kind, int attempts, Instant dueAt, Instant since) {

  /** What a message says. */
  public enum Kind {
    /** {@link SettlementMessage.Order}, until it is answered. */
    ORDER("order"),
    /** {@link SettlementMessage.Recall}, until it is answered. */
    RECALL("recall"),
    /** {@link SettlementMessage.Answer}, until it was handed over. */
    ANSWER("answer");

    private final String code;

    Kind(String code) {
      this.code = code;
    }

    /** The kind of a code. */
    public static Optional<Kind> find(String code) {
      for (Kind kind : values()) {
        if (kind.code.equals(code)) {
          return Optional.of(kind);
        }
      }
      return Optional.empty();
    }

    /** A stable name for tables. */
    public String code() {
      return code;
    }
  }

  static Errand now(UUID bankId, UUID orderId, Kind kind, Instant now) {
    return new Errand(bankId, orderId, kind, 0, now, now);
  }

  /** The same after another attempt: a minute later, then two, four, and so on up to an hour. */
  Errand tried(Instant now) {
    long minutes = Math.min(60, 1L << Math.min(attempts, 6));
    return new Errand(bankId, orderId, kind, attempts + 1, now.plusSeconds(60 * minutes), since);
  }
}
