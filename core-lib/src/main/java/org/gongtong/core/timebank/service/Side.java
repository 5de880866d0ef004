package org.gongtong.core.timebank.service;

import org.gongtong.core.kernel.LocalizedText;

/** The two who meet. */
public enum Side {
  /** Who helps. */
  PROVIDER("服务方", "who helps"),
  /** Who is helped. */
  RECEIVER("接受方", "who is helped");

  private final LocalizedText text;

  Side(String zh, String en) {
    this.text = LocalizedText.of(zh, en);
  }

  /** The other one. */
  public Side other() {
    return this == PROVIDER ? RECEIVER : PROVIDER;
  }

  /** What it is called, for reasons. */
  public LocalizedText text() {
    return text;
  }
}
