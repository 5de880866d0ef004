package org.gongtong.server.ui.staff;

import org.gongtong.server.ui.text.MessageKey;

/** What a new roster does to a part. */
public enum DiffKind implements MessageKey {
  ADDED("added"),
  CHANGED("changed"),
  GONE("gone");

  private final String code;

  DiffKind(String code) {
    this.code = code;
  }

  /** The code in addresses, forms and class names. */
  public String code() {
    return code;
  }

  @Override
  public String messageKey() {
    return "diff." + code;
  }
}
