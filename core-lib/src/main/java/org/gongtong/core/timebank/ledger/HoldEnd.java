package org.gongtong.core.timebank.ledger;

import java.util.Optional;
import org.gongtong.core.kernel.LocalizedText;

/** What becomes of a hold, once. */
public enum HoldEnd {
  /** What it was for is posted. */
  POSTED("posted", "已入账", "posted"),
  /** It was given up. */
  VOIDED("voided", "已撤销", "voided"),
  /** Its time ran out. */
  EXPIRED("expired", "已过期", "expired");

  private final String code;
  private final LocalizedText text;

  HoldEnd(String code, String zh, String en) {
    this.code = code;
    this.text = LocalizedText.of(zh, en);
  }

  /** The end of a code. */
  public static Optional<HoldEnd> find(String code) {
    for (HoldEnd end : values()) {
      if (end.code.equals(code)) {
        return Optional.of(end);
      }
    }
    return Optional.empty();
  }

  /** A stable name for files and tables. */
  public String code() {
    return code;
  }

  /** What it is called. */
  public LocalizedText text() {
    return text;
  }
}
