package org.gongtong.core.timebank;

import java.util.Optional;
import org.gongtong.core.kernel.LocalizedText;

/** What time goes to another community for. */
public enum SettlementPurpose {
  /** A member of there has served the giver. */
  SERVICE("service", "跨社区服务", "service"),
  /** The giver has moved there and takes along what he has. */
  MOVE("move", "随迁转移", "moving"),
  /** The receiver is a relative of the giver. */
  GIFT("gift", "赠与异地亲属", "gift to a relative"),
  /** What stands between the two is given up in part; no policy is asked. */
  REPAY("repay", "结算冲抵", "repayment");

  private final String code;
  private final LocalizedText text;

  SettlementPurpose(String code, String zh, String en) {
    this.code = code;
    this.text = LocalizedText.of(zh, en);
  }

  /** The purpose of a code. */
  public static Optional<SettlementPurpose> find(String code) {
    for (SettlementPurpose purpose : values()) {
      if (purpose.code.equals(code)) {
        return Optional.of(purpose);
      }
    }
    return Optional.empty();
  }

  /** A stable name for messages and tables. */
  public String code() {
    return code;
  }

  /** What it is called. */
  public LocalizedText text() {
    return text;
  }
}
