package org.gongtong.server.ui.staff;

import org.gongtong.server.ui.text.MessageKey;

/** Where a state stands in the life of a motion: behind, now, ahead. */
public enum Progress implements MessageKey {
  DONE("done"),
  NOW("now"),
  AHEAD("ahead");

  private final String code;

  Progress(String code) {
    this.code = code;
  }

  /** The code in addresses, forms and class names. */
  public String code() {
    return code;
  }

  @Override
  public String messageKey() {
    return "progress." + code;
  }
}
