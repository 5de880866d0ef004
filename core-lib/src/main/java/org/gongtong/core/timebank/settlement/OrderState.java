package org.gongtong.core.timebank.settlement;

import java.util.Optional;
import org.gongtong.core.kernel.LocalizedText;

/** How far an order has come, on one side. */
public enum OrderState {
  /** A repayment that a second person has to approve. */
  PROPOSED("proposed", "待复核", "proposed"),
  /** The proposal was taken back. */
  WITHDRAWN("withdrawn", "已撤回", "withdrawn"),
  /** The bank that was to send it refused it; nothing was sent. */
  DECLINED("declined", "本方未受理", "declined here"),
  /** The minutes are held, and the other bank's answer is awaited. */
  SENT("sent", "在途", "on its way"),
  /** Likewise, and it was asked not to post it any more. */
  RECALLED("recalled", "已请求撤回", "asked back"),
  /** The receiving bank has posted it. */
  POSTED("posted", "已入账", "posted"),
  /** The receiving bank has refused it. */
  REFUSED("refused", "对方未受理", "refused there");

  private final String code;
  private final LocalizedText text;

  OrderState(String code, String zh, String en) {
    this.code = code;
    this.text = LocalizedText.of(zh, en);
  }

  /** The state of a code. */
  public static Optional<OrderState> find(String code) {
    for (OrderState state : values()) {
      if (state.code.equals(code)) {
        return Optional.of(state);
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

  /** Whether minutes are held for it and the other bank has yet to say what became of it. */
  public boolean isOnItsWay() {
    return this == SENT || this == RECALLED;
  }

  /** Whether the receiving bank has said its last word. */
  public boolean isSettled() {
    return this == POSTED || this == REFUSED;
  }
}
