package org.gongtong.server.auth;

import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.rules.ReasonCode;

/** Why a member of staff does not get in, or may not change how he does. */
public enum SignInReason implements ReasonCode {
  /** The password has too few kinds of characters. */
  PASSWORD_KINDS(
      422,
      "密码混用的字符种类不足 {least} 类",
      "the password mixes fewer than {least} kinds of characters",
      "混用小写字母、大写字母、数字和其他字符",
      "mix small letters, capitals, digits and others"),
  /** The new password is the old one. */
  PASSWORD_UNCHANGED(
      422, "新密码与现在的一样", "the new password is the present one", "换一个新的密码", "choose another one"),
  /** The present password, asked for again, is not right. */
  PASSWORD_NOT_YOURS(
      422,
      "现在的密码不对",
      "the present password is not right",
      "重新输入登录用的密码",
      "type the password you sign in with");

  private final int status;
  private final LocalizedText text;
  private final LocalizedText remedy;

  SignInReason(int status, String zh, String en, String remedyZh, String remedyEn) {
    this.status = status;
    this.text = LocalizedText.of(zh, en);
    this.remedy = LocalizedText.of(remedyZh, remedyEn);
  }

  /** The HTTP status of an answer that gives this reason. */
  public int status() {
    return status;
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
