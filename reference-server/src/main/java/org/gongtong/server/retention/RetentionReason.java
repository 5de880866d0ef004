package org.gongtong.server.retention;

import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.rules.ReasonCode;

/** Why nothing is deleted. */
public enum RetentionReason implements ReasonCode {
  /** No community, no law. */
  NO_PLACE(
      "还没有登记社区，不知道适用哪里的规定",
      "no community is registered whose rules would say how long",
      "登记社区后再清理",
      "register a community first"),
  /** The clock is before what has happened, or long after it. */
  CLOCK_DOUBTED(
      "本机时间是 {now}，最近的清理或记录在 {newest}：时钟可能错了，没有清理",
      "the clock says {now}, and the newest run or event is of {newest}: it may be wrong, and"
          + " nothing was deleted",
      "校准时钟；时钟确实正确的，运行 gongtong retention run --trust-clock",
      "set the clock right; if it is right, run gongtong retention run --trust-clock"),
  /** Another program is at it. */
  RETENTION_RUNNING(
      "另一个程序正在清理，最迟到 {until} 有结果或者可以接手",
      "another program is at it; by {until} it has gone on, or can be taken over",
      "稍后再试",
      "try again later");

  private final LocalizedText text;
  private final LocalizedText remedy;

  RetentionReason(String zh, String en, String remedyZh, String remedyEn) {
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
