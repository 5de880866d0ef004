package org.gongtong.core.people;

import java.util.Optional;
import org.gongtong.core.kernel.LocalizedText;

/** What somebody can agree to; each by itself (Personal Information Protection Law, art. 14). */
public enum ConsentPurpose {
  /** To be told of votes and events by telephone or message. */
  CONTACT("contact", "接收表决和活动通知", "to be told of votes and events"),
  /** To be named in public, which needs a consent of its own (art. 25). */
  PUBLICATION("publication", "公开姓名", "to be named in public"),
  /** To take part in the time bank; of the young, given by a guardian. */
  TIME_BANK("time-bank", "参加时间银行", "to take part in the time bank");

  private final String code;
  private final LocalizedText text;

  ConsentPurpose(String code, String zh, String en) {
    this.code = code;
    this.text = LocalizedText.of(zh, en);
  }

  /** The purpose of a code. */
  public static Optional<ConsentPurpose> find(String code) {
    for (ConsentPurpose purpose : values()) {
      if (purpose.code.equals(code)) {
        return Optional.of(purpose);
      }
    }
    return Optional.empty();
  }

  /** A stable name for files and tables. */
  public String code() {
    return code;
  }

  public LocalizedText text() {
    return text;
  }
}
