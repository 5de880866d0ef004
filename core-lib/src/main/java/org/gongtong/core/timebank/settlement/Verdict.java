package org.gongtong.core.timebank.settlement;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.gongtong.core.rules.Reason;
import org.gongtong.core.rules.ReasonCode;
import org.gongtong.core.timebank.ledger.LedgerReason;

/**
 * What a bank has decided about an order, once and for all. Immutable.
 *
 * @param posted whether the receiver has it
 * @param day on which it was decided, in the place's own time of the bank that decided: the day
 *     whose statements have it
 * @param kept minutes that the receiver kept; the rest went to the pool there
 * @param code why not, of a {@link LedgerReason} or a {@link SettlementReason}; empty if posted
 * @param figures what the refusal was about
 * @param at when it was decided, to the microsecond
 */
public record Verdict(
    boolean posted, LocalDate day, long kept, String code, Map<String, Long> figures, Instant at) {

  /**
   * @throws IllegalArgumentException if it is both posted and refused, or neither
   */
  public Verdict {
    figures = Map.copyOf(figures);
    at = at.truncatedTo(ChronoUnit.MICROS);
    if (posted != code.isEmpty() || code.length() > 64) {
      throw new IllegalArgumentException("what is not posted has a code: " + code);
    }
  }

  /** Why it was refused, with figures and remedy; empty if it was posted. */
  public Optional<Reason> refusal() {
    if (posted) {
      return Optional.empty();
    }
    Reason.Draft draft = reason().because().figure("code", code);
    new TreeMap<>(figures).forEach(draft::figure);
    return Optional.of(draft.refuses());
  }

  /** Another server may refuse for a reason that is not known here yet. */
  private ReasonCode reason() {
    for (ReasonCode known : LedgerReason.values()) {
      if (known.name().equals(code)) {
        return known;
      }
    }
    for (ReasonCode known : SettlementReason.values()) {
      if (known.name().equals(code)) {
        return known;
      }
    }
    return SettlementReason.REFUSED_THERE;
  }
}
