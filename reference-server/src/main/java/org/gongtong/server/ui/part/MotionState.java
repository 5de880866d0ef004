package org.gongtong.server.ui.part;

import org.gongtong.server.ui.text.MessageKey;

/** Where a motion is in its life. */
public enum MotionState implements MessageKey {
  DRAFTED("drafted"),
  ANNOUNCED("announced"),
  OPEN("open"),
  CLOSED("closed"),
  DECIDED("decided"),
  POSTED("posted"),
  FINAL("final"),
  ANNULLED("annulled"),
  WITHDRAWN("withdrawn");

  private final String code;

  MotionState(String code) {
    this.code = code;
  }

  /** The code, also the name of the CSS class of its tag. */
  public String code() {
    return code;
  }

  @Override
  public String messageKey() {
    return "state." + code;
  }
}
