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
  /** From the pool to a member. */
  GRANT("grant", "发放", "grant");

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
    return this == REDEEM || this == GIFT || this == DONATE;
  }

  /** Whether a member or a group gets. */
  boolean namesReceiver() {
    return this != DONATE;
  }

  /** Whether it pays for a service that whoever gets the time has done. */
  boolean paysForService() {
    return this == EARN || this == REDEEM;
  }
}
