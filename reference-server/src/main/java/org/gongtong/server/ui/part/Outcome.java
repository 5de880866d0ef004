package org.gongtong.server.ui.part;

import org.gongtong.server.ui.text.MessageKey;

/** What was decided. */
public enum Outcome implements MessageKey {
  PASSED("passed"),
  FAILED("failed"),
  NO_QUORUM("no-quorum");

  private final String code;

  Outcome(String code) {
    this.code = code;
  }

  /** The code, also the name of the CSS class of its tag and seal. */
  public String code() {
    return code;
  }

  @Override
  public String messageKey() {
    return "outcome." + code;
  }
}
