package org.gongtong.core.timebank;

import java.util.Optional;
import org.gongtong.core.kernel.LocalizedText;

/** What a transfer is for. */
public enum TransferKind {
  /** From the reserve to whoever did a service to the community. */
  EARN("earn", "获得", "earn"),
  /** From a member who was served to whoever served him. */
  REDEEM("redeem", "兑换", "redeem"),
  /** From a member to a relative. */
  GIFT("gift", "赠与", "gift"),
  /** From a member or a group to the pool. */
  DONATE("donate", "捐赠", "donate"),
  /** From the pool, or an organisation's account that is named, to a member. */
  GRANT("grant", "发放", "grant"),
  /** To the pool or the reserve, when its time has run out. */
  EXPIRE("expire", "到期", "expire"),
  /** From the account of somebody who has died to an heir's. */
  SUCCEED("succeed", "继承", "succeed"),
  /** From one account of a person to his other one. */
  MERGE("merge", "并户", "merge"),
  /** Back to the pool, when an account is given up. */
  RETURN("return", "退回", "return"),
  /** From a member to another community, or from there to a member, with a {@link Clearance}. */
  SETTLE("settle", "跨社区结算", "settlement");

  private final String code;
  private final LocalizedText text;

  TransferKind(String code, String zh, String en) {
    this.code = code;
    this.text = LocalizedText.of(zh, en);
  }

  /** The kind of a code. */
  public static Optional<TransferKind> find(String code) {
    for (TransferKind kind : values()) {
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

  /** Whether a member or a group gives. */
  boolean namesGiver() {
    return this != EARN && this != GRANT;
  }

  /** Whether a member or a group gets. */
  boolean namesReceiver() {
    return this != DONATE && this != RETURN;
  }

  /**
   * Whether it comes of time or of an order about an account alone, and nobody asks for it by
   * itself.
   */
  public boolean isOrdered() {
    return this == EXPIRE || this == SUCCEED || this == MERGE || this == RETURN;
  }

  /** Whether it pays for a service that whoever gets the time has done. */
  boolean paysForService() {
    return this == EARN || this == REDEEM;
  }
}
