package org.gongtong.core.timebank.service;

import org.gongtong.core.kernel.LocalizedText;

/** Where an offer or a request stands. */
public enum NoticeState {
  /** It can be matched. */
  OPEN("有效", "open"),
  /** A visit for this request is agreed; it opens again if nothing comes of that. */
  ARRANGED("已约定", "arranged"),
  /** It was taken back. */
  WITHDRAWN("已撤回", "withdrawn"),
  /** The time it was for went by. */
  EXPIRED("已过期", "expired");

  private final LocalizedText text;

  NoticeState(String zh, String en) {
    this.text = LocalizedText.of(zh, en);
  }

  /** What it is called, for reasons. */
  public LocalizedText text() {
    return text;
  }
}
