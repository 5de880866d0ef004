package org.gongtong.server.ui.staff;

import org.gongtong.server.ui.text.MessageKey;

/** What became of a rule pack at start-up. */
public enum PackState implements MessageKey {
  ENABLED("enabled"),
  QUARANTINED("quarantined");

  private final String code;

  PackState(String code) {
    this.code = code;
  }

  /** The code in addresses, forms and class names. */
  public String code() {
    return code;
  }

  @Override
  public String messageKey() {
    return "pack." + code;
  }
}
