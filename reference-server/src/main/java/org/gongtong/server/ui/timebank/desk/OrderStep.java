package org.gongtong.server.ui.timebank.desk;

import java.util.Locale;
import org.gongtong.server.ui.text.MessageKey;

/** What staff do about an order to another community. */
public enum OrderStep implements MessageKey {
  /** It is asked back. */
  RECALL,
  /** A repayment is approved by a second person. */
  APPROVE,
  /** A proposed repayment is taken back. */
  WITHDRAW;

  /** As it stands in addresses. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String messageKey() {
    return "settlement.do." + code();
  }
}
