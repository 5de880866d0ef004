package org.gongtong.core.timebank.ledger;

import java.util.Map;
import java.util.TreeMap;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.core.timebank.OperationKey;
import org.gongtong.core.timebank.TransferOutcome;

/**
 * What became of a command. Immutable.
 *
 * @param key of the command
 * @param outcome done or why not; of a repetition, what became of the command when it came first
 * @param again whether the same command was there before, and nothing was done now
 * @param kept minutes for the receiver, of a transfer that was posted; else 0
 * @param figures what a refusal was about, by name: minutes asked for, minutes available …
 */
public record LedgerAnswer(
    OperationKey key,
    TransferOutcome outcome,
    boolean again,
    long kept,
    Map<String, Long> figures) {

  public LedgerAnswer {
    figures = Map.copyOf(figures);
  }

  LedgerAnswer repeated() {
    return new LedgerAnswer(key, outcome, true, kept, figures);
  }

  /** Whether the command was done, now or when it came first. */
  public boolean isDone() {
    return outcome.isDone();
  }

  /** This answer, or the refusal with its code of {@link LedgerReason}, figures and remedy. */
  public Outcome<LedgerAnswer> asOutcome() {
    if (isDone()) {
      return Outcome.accepted(this);
    }
    Reason.Draft draft = LedgerReason.of(outcome).because();
    new TreeMap<>(figures).forEach(draft::figure);
    return Outcome.refused(draft.refuses());
  }
}
