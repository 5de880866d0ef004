package org.gongtong.core.timebank.service;

import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.rules.ReasonCode;

/** Why an offer or a request is not taken; beside codes of {@link VisitReason}. */
public enum NoticeReason implements ReasonCode {
  /** There is no such notice. */
  NOTICE_UNKNOWN(
      "没有这条服务信息", "there is no such offer or request", "从列表中选择", "choose one from the list"),
  /** The id of a new notice is that of another one. */
  NOTICE_ID_TAKEN(
      "该编号已用于另一条服务信息",
      "the id belongs to another offer or request",
      "重新打开表单",
      "open the form again"),
  /** Somebody took a step meanwhile. */
  NOTICE_CHANGED(
      "服务信息已被他人改动：您看到的是第 {seen} 版，现在是第 {now} 版",
      "it was changed meanwhile: you saw version {seen}, it is version {now}",
      "刷新页面，核对后再操作",
      "look at it again and repeat the step"),
  /** It is over. */
  NOTICE_NOT_OPEN("该信息当前为“{state}”", "it is {state}", "重新发布一条", "post another one"),
  /** It is not of the member who is to be in the visit. */
  NOTICE_OF_ANOTHER(
      "所选的{kind}信息不是 {member} 发布的",
      "{kind} that is named is not of {member}",
      "核对双方，或不关联该信息",
      "check the two members, or name none"),
  /** Nothing is offered or needed. */
  NOTICE_CATEGORY_MISSING("没有选择服务类别", "no category is chosen", "至少选择一项", "choose at least one"),
  /** It does not fit in its window. */
  NOTICE_MINUTES(
      "时长 {minutes} 分钟不在 1 至 {most} 分钟之间（所选时间段）",
      "it takes {minutes} minutes; the window has room for 1 to {most}",
      "更正时长或时间段",
      "correct the minutes or the window"),
  /** Its window has not ended. */
  NOTICE_NOT_OVER("时间段至 {until} 结束", "its window ends at {until}", "等到时间段结束", "wait until then");

  private final LocalizedText text;
  private final LocalizedText remedy;

  NoticeReason(String zh, String en, String remedyZh, String remedyEn) {
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
