package org.gongtong.server.ui.staff;

import org.gongtong.server.ui.text.MessageKey;

/** How far a numbered sheet of paper ballots is. */
public enum SheetState implements MessageKey {
  ENTERED("entered"),
  DIFFERS("differs"),
  CHECKED("checked");

  private final String code;

  SheetState(String code) {
    this.code = code;
  }

  /** The code in addresses, forms and class names. */
  public String code() {
    return code;
  }

  @Override
  public String messageKey() {
    return "sheet." + code;
  }
}
