package org.gongtong.server.auth;

import java.util.Set;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.rules.ReasonCode;

/** Why somebody does not get in, or a key does not act. */
public enum AuthReason implements ReasonCode {
  SIGN_IN_WRONG(
      422,
      "登录名或密码不对",
      "login or password is not right",
      "核对后重新输入；忘记密码请管理员用 gongtong staff password 重设",
      "check both and type them again; if the password is lost, have the administrator run gongtong staff password"),
  TOO_MANY_ATTEMPTS(
      429,
      "输错次数过多",
      "too many wrong attempts",
      "请 {minutes} 分钟后再试",
      "try again in {minutes} minutes"),
  LOGIN_MALFORMED(
      422,
      "登录名“{login}”只能用 2 至 32 个小写字母、数字、点、横线和下划线，并以字母或数字开头",
      "the login \"{login}\" may have 2 to 32 lower-case letters, digits, dots, hyphens and underscores, and begins with a letter or digit",
      "用岗位名或工号，不要用姓名，例如 desk-1",
      "choose a post or a staff number, not a real name, for example desk-1"),
  LOGIN_TAKEN(
      422, "登录名“{login}”已被使用", "the login \"{login}\" is taken", "换一个登录名", "choose another"),
  LOGIN_UNKNOWN(
      422,
      "没有登录名“{login}”",
      "there is no login \"{login}\"",
      "用 gongtong staff list 查看已有的登录名",
      "see the logins with gongtong staff list"),
  PASSWORD_TOO_SHORT(
      422,
      "密码不足 {least} 个字符",
      "the password has fewer than {least} characters",
      "用更长的密码，例如几个不相干的词",
      "choose a longer one, several unrelated words for example"),
  PASSWORD_TOO_LONG(
      422,
      "密码超过 {most} 个字符",
      "the password has more than {most} characters",
      "用短一些的密码",
      "choose a shorter one"),
  PASSWORD_TOO_PLAIN(
      422,
      "密码含有登录名，或只有一两种字符",
      "the password contains the login, or only one or two different characters",
      "换一个别人猜不到的密码",
      "choose one that nobody guesses"),
  PASSWORDS_DIFFER(
      422, "两次输入的密码不一样", "the two passwords differ", "两次输入同样的密码", "type the same password twice"),
  SET_UP_OVER(
      403,
      "首次设置已经完成",
      "the first set-up is over",
      "直接登录；没有账号请管理员用 gongtong staff add 建立",
      "sign in; if you have no account, have the administrator run gongtong staff add"),
  SET_UP_TOKEN_WRONG(
      422,
      "一次性口令不对",
      "the one-time token is not right",
      "照服务器控制台最近一次启动时显示的口令输入",
      "type it as the server's console showed it at its last start"),
  KEY_MALFORMED(
      400,
      "幂等键应为 8 至 80 个字母、数字或 . _ ~ - 字符",
      "an idempotency key has 8 to 80 letters, digits or . _ ~ -",
      "重新打开页面再提交；程序请改用 UUID",
      "open the page again and send it from there; a program may use a UUID"),
  KEY_REUSED(
      422,
      "同一个幂等键已用于另一个请求",
      "this idempotency key was used for another request",
      "重新打开页面再提交；程序请换一个新的键",
      "open the page again and send it from there; a program takes a new key"),
  KEY_IN_FLIGHT(
      409,
      "同一个请求正在处理，或中途断了，结果不明",
      "the same request is still running, or broke off and its end is not known",
      "先查看事情是否已经办成；没有办成，再重新打开页面提交",
      "look first whether it was done; if not, open the page again and send it from there"),
  CODE_LENGTH(
      422,
      "表决码有 {expected} 个字符，输入了 {typed} 个",
      "a voting code has {expected} characters; {typed} were typed",
      "照信上的表决码逐个核对",
      "compare each character with the letter"),
  CODE_UNKNOWN(
      422,
      "没有这个表决码",
      "there is no such voting code",
      "照信上的表决码逐个核对；仍然不行，请问社区工作人员",
      "compare each character with the letter; if that does not help, ask the neighbourhood office"),
  CODE_VOID(
      422,
      "这封信已经补印，旧表决码作废",
      "this letter was printed again, and its old code is void",
      "用最后收到的那封信",
      "use the letter that came last"),
  CODES_TOO_MANY(
      429,
      "从这里输错表决码的次数过多",
      "too many wrong voting codes came from here",
      "照信上的表决码逐个核对后再输：正确的表决码现在就能用；仍然不行，请问社区工作人员",
      "compare each character with the letter and type it again: the right code is taken at once; if that does not help, ask the neighbourhood office"),
  CODE_NOT_ISSUED(
      422,
      "{parties} 还没有印过表决信，不能补印",
      "no letter was printed yet for {parties}, so none can be printed again",
      "先印制表决信",
      "print the letters first"),
  REPRINT_REASON_MISSING(
      422, "没有写明补印原因", "no reason for printing again is given", "写明原因", "give the reason"),
  REPRINT_REASON_TOO_LONG(
      422,
      "补印原因超过 {most} 个字符",
      "the reason for printing again has more than {most} characters",
      "写短一些",
      "make it shorter"),
  CARD_GIVEN_ALREADY(
      422,
      "此人已经领过时间银行卡",
      "this person has been given a card already",
      "卡丢了或坏了，写明原因再补发",
      "if it was lost or spoilt, replace it and say why"),
  CARD_NOT_GIVEN(
      422, "此人还没有领过时间银行卡", "this person has not been given a card", "先发卡", "give one first"),
  CARD_OWN(
      422, "不能给自己发卡", "nobody gives a card to himself", "请另一位工作人员办理", "have a colleague do it");

  private final int status;
  private final LocalizedText text;
  private final LocalizedText remedy;

  AuthReason(int status, String zh, String en, String remedyZh, String remedyEn) {
    this.status = status;
    this.text = LocalizedText.of(zh, en);
    this.remedy = LocalizedText.of(remedyZh, remedyEn);
  }

  /** The HTTP status of an answer that gives this reason. */
  public int status() {
    return status;
  }

  /** The HTTP status for a code of this area; 422 for one of another. */
  public static int statusOf(String code) {
    for (AuthReason reason : values()) {
      if (reason.name().equals(code)) {
        return reason.status;
      }
    }
    return SignInReason.statusOf(code);
  }

  /** Whether a code is about the key that makes a command act once, and not about the command. */
  public static boolean isOfCommand(String code) {
    return Set.of(KEY_MALFORMED, KEY_REUSED, KEY_IN_FLIGHT).stream()
        .anyMatch(reason -> reason.name().equals(code));
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
