package org.gongtong.server.ui.open;

import org.gongtong.server.ui.text.MessageKey;

/** The lines of the table of counts. */
public enum FigureName implements MessageKey {
  ROLL("roll"),
  PARTICIPATED("participated"),
  FOR("for"),
  AGAINST("against"),
  ABSTAIN("abstain");

  private final String code;

  FigureName(String code) {
    this.code = code;
  }

  @Override
  public String messageKey() {
    return "figure." + code;
  }
}
