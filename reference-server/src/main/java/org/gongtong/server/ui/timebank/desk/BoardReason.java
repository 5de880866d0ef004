package org.gongtong.server.ui.timebank.desk;

import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.rules.ReasonCode;

/** What is wrong with what a coordinator typed, before the core is asked. */
public enum BoardReason implements ReasonCode {
  /** No time that could be read. */
  BOARD_TIME(
      "开始时间或分钟数无法识别",
      "the time of the beginning, or the minutes, cannot be read",
      "选择日期和时间，分钟数填 1 至 10080 的整数",
      "choose day and time, and type 1 to 10080 minutes"),
  /** No service that was asked for. */
  BOARD_CATEGORY(
      "需求中没有这项服务", "the request names no such service", "从列表中选择", "choose one of the list"),
  /** No day that could be read. */
  BOARD_DAY("日期无法识别", "the day cannot be read", "选择日期", "choose a day"),
  /** No rule that there is for the place on that day. */
  BOARD_RULE(
      "没有选择规则，或该规则在所选日期不适用于本地",
      "no rule was chosen, or it does not hold here on that day",
      "从列表中选择，或选择其他日期",
      "choose one of the list, or another day"),
  /** No such step. */
  BOARD_SIDE("没有选择是哪一方", "no side was chosen", "选择服务方或接受方", "choose who helps or who is helped");

  private final LocalizedText text;
  private final LocalizedText remedy;

  BoardReason(String zh, String en, String remedyZh, String remedyEn) {
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
