package org.gongtong.core.decision;

/** What came of a vote. */
public enum DecisionOutcome {
  /** Enough took part, and enough agreed. */
  PASSED("passed"),
  /** Enough took part, too few agreed. */
  FAILED("failed"),
  /** Too few took part. */
  NO_QUORUM("no-quorum");

  private final String code;

  DecisionOutcome(String code) {
    this.code = code;
  }

  /** As it stands in files: {@code passed}, {@code failed}, {@code no-quorum}. */
  public String code() {
    return code;
  }
}
