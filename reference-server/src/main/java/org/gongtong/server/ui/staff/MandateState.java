package org.gongtong.server.ui.staff;

import org.gongtong.server.ui.text.MessageKey;

/** Where a mandate is in its life. */
public enum MandateState implements MessageKey {
  AHEAD("ahead"),
  IN_FORCE("in-force"),
  OVER("over");

  private final String code;

  MandateState(String code) {
    this.code = code;
  }

  /** The code in class names. */
  public String code() {
    return code;
  }

  @Override
  public String messageKey() {
    return "mandate-state." + code;
  }
}
