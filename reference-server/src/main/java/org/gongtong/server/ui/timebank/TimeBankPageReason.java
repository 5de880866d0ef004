package org.gongtong.server.ui.timebank;

import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.rules.ReasonCode;

/** Why a member's page does not do what was asked; beside the codes of the core. */
public enum TimeBankPageReason implements ReasonCode {
  /** Whose card it is has no account. */
  CARD_WITHOUT_ACCOUNT(
      "这张卡的持有人没有时间账户",
      "whoever holds this card has no account of time",
      "请居委会开立账户",
      "have the committee open one"),
  /** There are too many lines for one statement. */
  STATEMENT_TOO_LONG(
      "这段时间超过 {most} 笔，一份对账单放不下",
      "there are more than {most} lines in this period, too many for one statement",
      "选短一些的时间",
      "choose a shorter period"),
  /** There is no such entry. */
  HOURS_UNKNOWN("没有这一笔", "there is no such entry", "从明细中选择", "choose one from the list");

  private final LocalizedText text;
  private final LocalizedText remedy;

  TimeBankPageReason(String zh, String en, String remedyZh, String remedyEn) {
    this.text = LocalizedText.of(zh, en);
    this.remedy = LocalizedText.of(remedyZh, remedyEn);
  }

  @Override
  public LocalizedText text() {
    return text;
  }

  @Override
  public LocalizedText remedy() {
    return remedy;
  }
}
