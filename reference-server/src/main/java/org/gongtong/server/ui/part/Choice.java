package org.gongtong.server.ui.part;

import org.gongtong.server.ui.text.MessageKey;

/** The three answers to a question. */
public enum Choice implements MessageKey {
  FOR("for"),
  AGAINST("against"),
  ABSTAIN("abstain");

  private final String code;

  Choice(String code) {
    this.code = code;
  }

  /** The value that forms send and files carry: {@code for}, {@code against}, {@code abstain}. */
  public String code() {
    return code;
  }

  @Override
  public String messageKey() {
    return "choice." + code;
  }
}
