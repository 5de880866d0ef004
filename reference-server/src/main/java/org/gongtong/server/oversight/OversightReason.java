package org.gongtong.server.oversight;

import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.rules.ReasonCode;

/** Why an event is not shown, or no file of events is made. */
public enum OversightReason implements ReasonCode {
  /** There is none, or it is not for him. */
  EVENT_UNKNOWN("没有这个事件", "there is no such event", "从列表中选择", "choose one from the list"),
  /** Nobody said what for. */
  EVENT_PURPOSE_MISSING(
      "没有写明查看的用途",
      "it is not said what the particulars are needed for",
      "写明用途；每次查看都有记录",
      "say what for; each look is recorded"),
  /** Longer than what is kept. */
  EVENT_PURPOSE_TOO_LONG(
      "用途超过 {most} 个字符", "the purpose has more than {most} characters", "缩短", "shorten it"),
  /** It was shown and recorded before. */
  EVENT_SHOWN_ALREADY(
      "详情已经显示过一次，没有再次记录",
      "the particulars were shown already, and no second look was recorded",
      "需要再看的，重新打开页面并写明用途",
      "to see them again open the page anew and say what for"),
  /** A day that is none. */
  EVENT_DAY_MALFORMED(
      "“{day}”应写成 2026-03-01 这样的日期",
      "\"{day}\" must be a date like 2026-03-01",
      "改正日期",
      "correct the date"),
  /** The same file from the same page. */
  EVENTS_EXPORTED_ALREADY(
      "这个文件已经生成，没有再次导出",
      "this file has been made, and not been made again",
      "到浏览器的下载文件夹里找；需要再导出的，重新打开页面",
      "look among your browser's downloads; to export again open the page anew");

  private final LocalizedText text;
  private final LocalizedText remedy;

  OversightReason(String zh, String en, String remedyZh, String remedyEn) {
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
