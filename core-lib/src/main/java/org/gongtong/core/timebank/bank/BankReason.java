package org.gongtong.core.timebank.bank;

import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.rules.ReasonCode;

/** Why a community's time bank cannot do something. */
public enum BankReason implements ReasonCode {
  /** The community has no time bank. */
  TIME_BANK_UNKNOWN(
      "本社区尚未开办时间银行", "the community has no time bank", "先开办时间银行", "have one opened first"),
  /** It has one already. */
  TIME_BANK_THERE(
      "本社区已有时间银行", "the community has a time bank already", "使用已有的时间银行", "use the one it has"),
  /** No rule was chosen for the day. */
  TIME_RULE_NOT_CHOSEN(
      "{day} 没有选定的时间银行规则",
      "no rule of the time bank was chosen for {day}",
      "先选定规则",
      "choose a rule first"),
  /** A rule cannot be changed for a day that has come. */
  TIME_RULE_PAST(
      "规则变更最早自 {earliest} 起，所选为 {from}",
      "a change of rule holds from {earliest} on at the earliest, not from {from}",
      "选择以后的日期",
      "choose a later day"),
  /** A rule has a figure that cannot be used. */
  TIME_RULE_UNUSABLE(
      "规则 {rule} 在 {day} 的内容无法使用：{why}",
      "the rule {rule} of {day} cannot be used: {why}",
      "更正规则包",
      "have the rule pack put right"),
  /** A rule names no policy. */
  TIME_RULE_MALFORMED("“{rule}”不是规则编号", "\"{rule}\" is no id of a rule", "核对编号", "check the id"),
  /** Nobody becomes a member who has not agreed. */
  TIME_CONSENT_MISSING(
      "尚未登记本人或监护人参加时间银行的同意",
      "no consent to taking part in the time bank is on record",
      "先登记同意",
      "have the consent recorded first"),
  /** He is a member already. */
  TIME_MEMBER_ALREADY(
      "该人员已有个人时间账户 {account}",
      "the person has a personal account already, {account}",
      "使用已有账户",
      "use the one there is"),
  /** Nobody enters time for himself. */
  TIME_OWN_ACCOUNT(
      "不能登记或冲正与本人有关的时间",
      "nobody enters or reverses time of his own",
      "请另一位工作人员处理",
      "have a colleague do it"),
  /** Whose the time in an account is, must be known. */
  TIME_MEMBER_UNCLOSED(
      "其时间账户 {account} 尚未关闭，或还有 {balance} 分钟",
      "his time account {account} is not closed, or holds {balance} minutes",
      "先在时间银行办理退出、继承或并户",
      "have the account left, inherited or merged in the time bank first"),
  /** A member has no account that the service could be posted to. */
  TIME_MEMBER_NO_ACCOUNT(
      "{member} 没有个人时间账户", "{member} has no personal account", "先开立账户", "have one opened first");

  private final LocalizedText text;
  private final LocalizedText remedy;

  BankReason(String zh, String en, String remedyZh, String remedyEn) {
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
