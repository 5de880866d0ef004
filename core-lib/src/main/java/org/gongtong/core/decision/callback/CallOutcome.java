package org.gongtong.core.decision.callback;

import java.util.Optional;
import org.gongtong.core.kernel.LocalizedText;

/** What a household says when it is called back; the later ones weigh more. */
public enum CallOutcome {
  /** Nobody answered. */
  NOT_REACHED("not-reached", "未联系上", "not reached"),
  /** They cast a ballot at their door. */
  CONFIRMED("confirmed", "确认投过票", "confirmed"),
  /** They did not. */
  NOT_CONFIRMED("not-confirmed", "否认投过票", "not confirmed");

  private final String code;
  private final LocalizedText text;

  CallOutcome(String code, String zh, String en) {
    this.code = code;
    this.text = LocalizedText.of(zh, en);
  }

  /** A stable name for stores, events and requests. */
  public String code() {
    return code;
  }

  public LocalizedText text() {
    return text;
  }

  /** The outcome of a code, exactly as written. */
  public static Optional<CallOutcome> find(String code) {
    for (CallOutcome outcome : values()) {
      if (outcome.code.equals(code)) {
        return Optional.of(outcome);
      }
    }
    return Optional.empty();
  }
}
