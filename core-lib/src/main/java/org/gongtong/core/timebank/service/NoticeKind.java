package org.gongtong.core.timebank.service;

import org.gongtong.core.kernel.LocalizedText;

/** What a member says. */
public enum NoticeKind {
  /** That he can help. */
  OFFER("可提供服务", "an offer"),
  /** That he needs help. */
  REQUEST("需要服务", "a request");

  private final LocalizedText text;

  NoticeKind(String zh, String en) {
    this.text = LocalizedText.of(zh, en);
  }

  /** What answers it. */
  public NoticeKind other() {
    return this == OFFER ? REQUEST : OFFER;
  }

  /** What it is called, for reasons. */
  public LocalizedText text() {
    return text;
  }
}
