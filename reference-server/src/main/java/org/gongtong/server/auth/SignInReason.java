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
      "type the password you sign in with"),
  /** The code of the second factor is not right. */
  FACTOR_CODE_WRONG(
      422,
      "验证码不对",
      "the code is not right",
      "输入验证器此刻显示的六位数字，或一个没有用过的备用码；手机时间不准时请先校准",
      "type the six digits that the app shows now, or a recovery code that was not used yet; set the phone's clock if it is wrong"),
  /** A colleague signs who has a second factor. */
  FACTOR_CODE_MISSING(
      422,
      "这个账号启用了第二重验证，还要输入验证码",
      "this login has a second factor, and its code is missing",
      "请同事输入自己的验证器此刻显示的六位数字，或一个备用码",
      "have the colleague type the six digits that his own app shows now, or a recovery code"),
  /** A colleague signs who has none, where everybody must have one. */
  FACTOR_NOT_SET(
      422,
      "这台服务器要求第二重验证，这个账号还没有设置",
      "this server asks everybody for a second factor, and this login has none",
      "请同事先用自己的账号登录并设置",
      "have the colleague sign in and set it up first"),
  /** The code was used before. */
  FACTOR_CODE_USED(
      422,
      "这个验证码已经用过",
      "this code was used before",
      "等验证器显示下一个，再输入",
      "wait for the next one the app shows, and type that"),
  /** There is no secret that a code could confirm. */
  FACTOR_NOT_BEGUN(
      409,
      "还没有开始设置第二重验证，或已在别处重新开始",
      "no second factor is being set up, or it was begun again elsewhere",
      "重新开始设置",
      "begin again"),
  /** The secret is encrypted with a key that is missing. */
  FACTOR_UNREADABLE(
      409,
      "服务器读不出这个账号的第二重验证",
      "the server cannot read the second factor of this login",
      "用一个备用码登录，或请管理员检查密钥文件",
      "sign in with a recovery code, or have the administrator look after the key file"),
  /** Everybody must have one. */
  FACTOR_REQUIRED(
      409,
      "这台服务器要求第二重验证，不能停用",
      "this server asks everybody for a second factor",
      "换手机时请重新设置，不用停用",
      "set it up again for another phone, without removing it"),
  /** There is no second factor to take away. */
  FACTOR_MISSING(
      422,
      "账号“{login}”没有第二重验证",
      "the login \"{login}\" has no second factor",
      "用 gongtong staff list 核对账号",
      "check the login with gongtong staff list"),
  /** There never was such a link. */
  LINK_UNKNOWN(
      422,
      "链接或代码不对",
      "the link or code is not right",
      "从收到的链接完整地复制，不要漏掉字符",
      "copy the whole link as you got it, no character less"),
  /** It was used. */
  LINK_USED(
      422,
      "这个链接已经用过",
      "this link was used before",
      "直接登录；不是本人用的，请立即告诉管理员",
      "sign in; if it was not you who used it, tell the administrator at once"),
  /** Another one took its place, or it was withdrawn. */
  LINK_WITHDRAWN(
      422,
      "这个链接已经作废",
      "this link was withdrawn",
      "用最后收到的链接，或请管理员另发一个",
      "use the one that came last, or have the administrator make another"),
  /** It is over. */
  LINK_EXPIRED(
      422, "这个链接已经过期", "this link has expired", "请管理员另发一个", "have the administrator make another"),
  /** No such token, or the login behind it was disabled. */
  TOKEN_UNKNOWN(
      401,
      "令牌不对，或它的账号已停用",
      "the token is not right, or its login was disabled",
      "核对是否复制完整；或在“我的账号”另建一个",
      "check that it was copied whole, or make another one under My account"),
  /** The token is over. */
  TOKEN_EXPIRED(
      401, "令牌已经过期", "the token has expired", "在“我的账号”另建一个", "make another one under My account"),
  /** The token was revoked. */
  TOKEN_REVOKED(
      401, "令牌已被撤销", "the token was revoked", "在“我的账号”另建一个", "make another one under My account"),
  /** Nobody knows any more what the owner is in his organisation. */
  TOKEN_OWNER_AWAY(
      401,
      "令牌的主人已有 {hours} 小时没有用单位统一登录，或已不在相应的组",
      "the owner of the token has not come by his organisation's sign-in for {hours} hours, or is in no group that counts",
      "请本人再登录一次；长期运行的程序请用密码账号的令牌",
      "have him sign in again; give a program that runs for long the token of a login with a password"),
  /** The token is not for this. */
  TOKEN_SCOPE(
      403,
      "令牌不包括权限 {scope}",
      "the token does not have the scope {scope}",
      "在“我的账号”另建一个包括它的令牌",
      "make one that has it under My account"),
  /** A token stands in the address. */
  TOKEN_IN_ADDRESS(
      400,
      "令牌写在了网址里，网址会留在各处的日志中",
      "a token stands in the address, which is written into logs everywhere",
      "撤销这个令牌，另建一个，放在 Authorization 请求头中",
      "revoke it, make another one, and send that in the Authorization header"),
  /** Nobody makes a token that outlives his session by a year. */
  TOKEN_NOT_NOW(
      409,
      "应急登录期间不能建立令牌",
      "a break-glass session makes no token",
      "用自己的账号登录后再建",
      "sign in with a login of your own"),
  /** What it is for is missing or too long. */
  TOKEN_NAME(
      422,
      "没有写明令牌的用途，或超过 {most} 个字符",
      "what the token is for is missing, or has more than {most} characters",
      "写明哪个程序用它",
      "write which program uses it"),
  /** It would be good for nothing. */
  TOKEN_SCOPES_MISSING(
      422,
      "没有选择权限",
      "no scope is chosen",
      "选择程序需要的权限，越少越好",
      "choose what the program needs, and no more"),
  /** It would last too long. */
  TOKEN_DAYS(
      422, "有效天数应为 1 至 {most}", "a token lasts 1 to {most} days", "写一个整数", "write a whole number"),
  /** There are too many. */
  TOKENS_TOO_MANY(
      409,
      "有效的令牌已有 {most} 个",
      "there are {most} live tokens already",
      "撤销不用的",
      "revoke those that are not used"),
  /** It was made and shown before. */
  TOKEN_MADE_ALREADY(
      409,
      "令牌已经建立，只显示一次",
      "the token was made already, and is shown once",
      "没有记下的话，撤销它，另建一个",
      "if you did not keep it, revoke it and make another"),
  /** The issuer does not answer, or not as it should. */
  OPENID_UNREACHABLE(
      503,
      "单位统一登录暂时连不上",
      "the single sign-on cannot be reached now",
      "稍后再试，或用本系统的密码登录；紧急时请管理员运行 gongtong staff break-glass",
      "try again later, or sign in with a password of this server; in an emergency the administrator runs gongtong staff break-glass"),
  /** It did not begin in this browser, or took too long. */
  OPENID_STATE(
      422,
      "这次统一登录不是在本浏览器开始的，或已超时",
      "this single sign-on did not begin in this browser, or took too long",
      "在登录页重新开始",
      "begin again on the sign-in page"),
  /** The issuer sent nobody. */
  OPENID_REFUSED(
      403,
      "单位统一登录没有放行",
      "the single sign-on let nobody through",
      "重试；仍不行请联系统一登录的管理员",
      "try again; if that fails, ask whoever runs the single sign-on"),
  /** What the issuer sent proves nothing. */
  OPENID_DISTRUSTED(
      422,
      "单位统一登录的答复无法核实",
      "the answer of the single sign-on could not be verified",
      "在登录页重新开始；仍不行请管理员查看日志",
      "begin again on the sign-in page; if that fails, have the administrator look at the log"),
  /** Nobody is let in whose groups stand for nothing here. */
  OPENID_NO_GROUP(
      403,
      "您在单位中的组没有本系统的任职",
      "none of your groups stands for a mandate here",
      "请管理员把您加入相应的组",
      "have the administrator put you into one that does"),
  /** The login was disabled here. */
  OPENID_DISABLED(
      403,
      "您在本系统的账号已停用",
      "your login on this server was disabled",
      "请联系管理员",
      "ask the administrator"),
  /** There is no account at all. */
  NOT_SET_UP(
      409,
      "还没有建立任何账号",
      "there is no account yet",
      "启动服务器，用控制台显示的一次性口令打开 /staff/set-up",
      "start the server and open /staff/set-up with the one-time token on its console"),
  /** It was made and shown before. */
  LINK_MADE_ALREADY(
      409,
      "链接已经生成，只显示一次",
      "the link was made already, and is shown once",
      "没有记下的话，重新打开页面再生成一个，前一个随即作废",
      "if you did not keep it, open the page again and make another; the one before is void then");

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

  /** The HTTP status for a reason's code; 422 for a code of another area. */
  static int statusOf(String code) {
    for (SignInReason reason : values()) {
      if (reason.name().equals(code)) {
        return reason.status;
      }
    }
    return 422;
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
