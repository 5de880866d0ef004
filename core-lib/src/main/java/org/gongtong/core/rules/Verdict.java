package org.gongtong.core.rules;

import java.util.List;

/**
 * Whether something may be, and every reason looked at, met ones too, in the order the rules ask.
 * Immutable.
 *
 * @param reasons the reasons; an empty list allows
 */
public record Verdict(List<Reason> reasons) {

  public Verdict {
    reasons = List.copyOf(reasons);
  }

  public static Verdict of(Reason... reasons) {
    return new Verdict(List.of(reasons));
  }

  /** Whether every reason is met. */
  public boolean allows() {
    return reasons.stream().allMatch(Reason::met);
  }

  /** The reasons that are not met. */
  public List<Reason> unmet() {
    return reasons.stream().filter(reason -> !reason.met()).toList();
  }
}
