package org.gongtong.core.timebank.ledger;

import java.util.Optional;
import org.gongtong.core.kernel.LocalizedText;

/** What becomes of an account whose holder needs it no more. */
public enum ClosingWay {
  /** Its holder has died, and heirs or the pool have what was in it. */
  SUCCEEDED("succeeded", "身故，已继承或转入公益时间池", "its holder died"),
  /** It was merged into another account of the same person. */
  MERGED("merged", "已并入本人另一账户", "merged into another account of the person"),
  /** Its holder has left and donated what was in it. */
  DONATED("donated", "退出社区，余额已捐赠", "its holder left and donated what was in it"),
  /** Its holder has left, and it stays as it is until he returns. */
  DORMANT("dormant", "退出社区，账户休眠", "its holder left; it is dormant"),
  /** Its holder has left, and what is in it is to be settled with another community. */
  TO_SETTLE("to-settle", "退出社区，余额待转至其他社区", "its holder left; what is in it is to be settled"),
  /** It is open again. */
  REOPENED("reopened", "已重新启用", "open again");

  private final String code;
  private final LocalizedText text;

  ClosingWay(String code, String zh, String en) {
    this.code = code;
    this.text = LocalizedText.of(zh, en);
  }

  /** The way of a code. */
  public static Optional<ClosingWay> find(String code) {
    for (ClosingWay way : values()) {
      if (way.code.equals(code)) {
        return Optional.of(way);
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

  /** Whether its holder may have it opened again. */
  boolean sleeps() {
    return this == DORMANT || this == TO_SETTLE;
  }
}
