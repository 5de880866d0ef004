package org.gongtong.server.ui.staff;

import org.gongtong.server.ui.text.MessageKey;

/** A step in the life of a motion that a clerk takes. */
public enum MotionStep implements MessageKey {
  ANNOUNCE("announce"),
  OPEN("open"),
  CLOSE("close"),
  DECIDE("decide"),
  POST("post"),
  FINISH("finish"),
  WITHDRAW("withdraw"),
  ANNUL("annul");

  private final String code;

  MotionStep(String code) {
    this.code = code;
  }

  /** The code in addresses, forms and class names. */
  public String code() {
    return code;
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
