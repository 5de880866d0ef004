package org.gongtong.core.timebank;

import java.util.Optional;
import org.gongtong.core.kernel.LocalizedText;

/**
 * What an account may have a limit of its own for, stricter than the policy's. Of each the smaller
 * one is the stricter.
 */
public enum LimitKind {
  /** How far below zero it may go. */
  FLOOR("floor", "可透支的时长", "how far below zero"),
  /** How far above zero it may go by what it takes in. */
  CEILING("ceiling", "余额上限", "how far above zero"),
  /** What it may earn on a day. */
  DAILY("daily", "每日可获得时长的上限", "most that is earned on a day"),
  /** What it may keep of services in a lifetime. */
  LIFETIME("lifetime", "累计可保留时长的上限", "most that is kept in a lifetime");

  private final String code;
  private final LocalizedText text;

  LimitKind(String code, String zh, String en) {
    this.code = code;
    this.text = LocalizedText.of(zh, en);
  }

  /** The kind of a code. */
  public static Optional<LimitKind> find(String code) {
    for (LimitKind kind : values()) {
      if (kind.code.equals(code)) {
        return Optional.of(kind);
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
