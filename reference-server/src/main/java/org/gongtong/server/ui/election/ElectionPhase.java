package org.gongtong.server.ui.election;

import org.gongtong.server.ui.text.MessageKey;

/** Where an election is in its life. */
public enum ElectionPhase implements MessageKey {
  DRAFTED("drafted", "drafted"),
  ANNOUNCED("announced", "announced"),
  OPEN("open", "open"),
  CLOSED("closed", "closed"),
  COUNTED("counted", "passed"),
  WITHDRAWN("withdrawn", "withdrawn"),
  VOID("void", "annulled");

  private final String code;
  private final String look;

  ElectionPhase(String code, String look) {
    this.code = code;
    this.look = look;
  }

  /** The name of the CSS class of its tag. */
  public String look() {
    return look;
  }

  /** The name of the CSS class of its card. */
  public String card() {
    return this == COUNTED ? "decided" : code;
  }

  @Override
  public String messageKey() {
    return "election.state-" + code;
  }
}
