package org.gongtong.server.ui.staff;

import org.gongtong.server.auth.Action;
import org.gongtong.server.ui.text.MessageKey;

/** A step in the life of a motion that a clerk takes. */
public enum MotionStep implements MessageKey {
  ANNOUNCE("announce", Action.MOTION_ANNOUNCE),
  OPEN("open", Action.MOTION_STEP),
  CLOSE("close", Action.MOTION_STEP),
  DECIDE("decide", Action.MOTION_STEP),
  POST("post", Action.MOTION_STEP),
  FINISH("finish", Action.MOTION_STEP),
  WITHDRAW("withdraw", Action.MOTION_WITHDRAW),
  ANNUL("annul", Action.MOTION_ANNUL);

  private final String code;
  private final Action action;

  MotionStep(String code, Action action) {
    this.code = code;
    this.action = action;
  }

  /** The code in addresses, forms and class names. */
  public String code() {
    return code;
  }

  /** What whoever takes it does. */
  public Action action() {
    return action;
  }

  @Override
  public String messageKey() {
    return "step." + code;
  }

  /** Whether the step ends the motion without a decision that stands. */
  public boolean grave() {
    return this == WITHDRAW || this == ANNUL;
  }
}
