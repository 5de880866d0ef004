package org.gongtong.core.decision;

/** How a decision comes about. */
public enum DecisionMethod {
  /** Enough must take part, and enough of them agree. */
  APPROVAL,
  /**
   * It passes unless too many object (异议表决): objections are a share of the whole roll, and silence
   * does not object.
   */
  OBJECTION
}
