package org.gongtong.server.ui.timebank;

import org.gongtong.server.ui.text.MessageKey;

/** What has to be reckoned with, of a request; what the helper can cope with, of an offer. */
public enum Mobility implements MessageKey {
  WHEELCHAIR("wheelchair"),
  STAIRS("stairs"),
  LIFTING("lifting");

  private final String code;

  Mobility(String code) {
    this.code = code;
  }

  /** As offers and requests keep it. */
  public String code() {
    return code;
  }

  @Override
  public String messageKey() {
    return "want.mobility." + code;
  }
}
