package org.gongtong.server.auth;

import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.rules.ReasonCode;

/** Why a member of staff may not do something.. */
public enum PermissionReason implements ReasonCode {
  /** No mandate he ever had gives it, here. */
  NOT_PERMITTED(
      "没有在“{where}”{action}的权限，需要的任职：{mandates}",
      "no permission to {action} for {where}: it takes a mandate as {mandates}",
      "请安全管理员授予这样的任职",
      "have a security administrator grant one"),
  /** A mandate gave it and is over. */
  MANDATE_OVER(
      "在“{where}”{action}的权限已经终止：{mandate}任职到 {day} 为止（不含当天）",
      "the permission to {action} for {where} is over: the mandate as {mandate} ended before {day}",
      "请安全管理员重新授予",
      "have a security administrator grant another one"),
  /** A mandate will give it. */
  MANDATE_NOT_BEGUN(
      "在“{where}”{action}的权限还没有开始：{mandate}任职从 {day} 起",
      "the permission to {action} for {where} has not begun: the mandate as {mandate} holds from {day} on",
      "到那一天再来，或请安全管理员授予更早的任职",
      "come back on that day, or have a security administrator grant an earlier one"),
  /** The colleague who signs what another one does. */
  WITNESS_NOT_PERMITTED(
      "见证人“{witness}”没有在“{where}”见证的权限，需要的任职：{mandates}",
      "the witness \"{witness}\" may not witness for {where}: it takes a mandate as {mandates}",
      "请本社区的同事或监督小组成员见证",
      "have a colleague of this community or a member of its supervision group sign");

  private final LocalizedText text;
  private final LocalizedText remedy;

  PermissionReason(String zh, String en, String remedyZh, String remedyEn) {
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
