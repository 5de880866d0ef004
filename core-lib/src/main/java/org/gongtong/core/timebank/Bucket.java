package org.gongtong.core.timebank;

import java.util.List;
import java.util.Optional;
import org.gongtong.core.kernel.LocalizedText;

/**
 * What the time in an account may be used for. Restricted time lies in a part of the account, which
 * is an account of its own. When its holder pays, the most restricted time that may be used for it
 * goes first, in the order of {@link #RESTRICTED}, and his own last.
 */
public enum Bucket {
  /** His own: for whatever the policy allows. */
  PERSONAL("personal", "个人时长", "personal"),
  /** Earned as one of a group: used as the policy lets groups use theirs. */
  GROUP_EARNED("group-earned", "团队所得时长", "earned with a group"),
  /** Granted out of what others donated: for services, or donated on. */
  DONATED("donated", "受赠时长", "donated"),
  /** Guaranteed to somebody who needs care: for services alone. */
  GUARANTEED("guaranteed", "保障时长", "guaranteed");

  /** The restricted ones, in the order in which they are used up. */
  public static final List<Bucket> RESTRICTED = List.of(GUARANTEED, DONATED, GROUP_EARNED);

  private final String code;
  private final LocalizedText text;

  Bucket(String code, String zh, String en) {
    this.code = code;
    this.text = LocalizedText.of(zh, en);
  }

  /** The bucket of a code. */
  public static Optional<Bucket> find(String code) {
    for (Bucket bucket : values()) {
      if (bucket.code.equals(code)) {
        return Optional.of(bucket);
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

  /** Whether time in it pays for such a transfer. */
  boolean pays(TransferKind kind, TransferPolicy policy) {
    return switch (this) {
      case PERSONAL -> true;
      case GROUP_EARNED ->
          kind == TransferKind.DONATE
              || !policy.groupsDonateOnly()
                  && (kind == TransferKind.REDEEM || kind == TransferKind.GIFT);
      case DONATED -> kind == TransferKind.REDEEM || kind == TransferKind.DONATE;
      case GUARANTEED -> kind == TransferKind.REDEEM;
    };
  }

  /** Whether such a transfer brings time into it. */
  boolean takes(TransferKind kind) {
    return switch (this) {
      case PERSONAL -> true;
      case GROUP_EARNED -> kind.paysForService();
      case DONATED, GUARANTEED -> kind == TransferKind.GRANT;
    };
  }
}
