package org.gongtong.server.ui.staff.assist;

import org.gongtong.core.decision.callback.CallOutcome;
import org.gongtong.server.ui.text.MessageKey;

/** What a household said, in the reader's words. */
public enum CallWord implements MessageKey {
  CONFIRMED(CallOutcome.CONFIRMED),
  NOT_CONFIRMED(CallOutcome.NOT_CONFIRMED),
  NOT_REACHED(CallOutcome.NOT_REACHED);

  private final CallOutcome outcome;

  CallWord(CallOutcome outcome) {
    this.outcome = outcome;
  }

  static CallWord of(CallOutcome outcome) {
    return switch (outcome) {
      case CONFIRMED -> CONFIRMED;
      case NOT_CONFIRMED -> NOT_CONFIRMED;
      case NOT_REACHED -> NOT_REACHED;
    };
  }

  /** As forms send it. */
  public String code() {
    return outcome.code();
  }

  @Override
  public String messageKey() {
    return "callbacks." + outcome.code();
  }
}
