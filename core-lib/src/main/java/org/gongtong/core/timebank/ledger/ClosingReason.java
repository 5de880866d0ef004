package org.gongtong.core.timebank.ledger;

import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.rules.ReasonCode;

/** Why an account of time is not given up, merged into another, or opened again. */
public enum ClosingReason implements ReasonCode {
  /** It takes two people. */
  TIME_SECOND_SAME(
      "须由两名工作人员共同办理，第二人不能是同一人",
      "it takes two people, and the second is the same one",
      "请另一名工作人员复核",
      "have another member of staff sign"),
  /** The second is a member of staff, and of a succession or a merging the first, too. */
  TIME_SECOND_NOT_STAFF(
      "须由工作人员办理和复核",
      "members of staff order and sign it",
      "请工作人员办理",
      "have members of staff do it"),
  /** The key belongs to another order. */
  TIME_ORDER_KEY(
      "该编号已用于内容不同的办理事项",
      "the key belongs to an order of other content",
      "换一个新的编号",
      "use a new key"),
  /** Its day is still to come, or before the account was opened. */
  TIME_ORDER_DAY(
      "办理日 {day} 须在开户日 {opened} 与今日 {today} 之间",
      "the day {day} is between {opened}, when the account was opened, and today, {today}",
      "更正日期",
      "correct the day"),
  /** Something is held that has to be ended first. */
  TIME_HOLDS_PENDING(
      "账户还有 {held} 分钟被冻结",
      "{held} minutes of the account are held",
      "先完成或撤销相应的服务预约",
      "complete or cancel the visits they are held for"),
  /** It is below zero. */
  TIME_ACCOUNT_IN_DEBT(
      "账户余额为 {balance} 分钟，低于零",
      "the account stands at {balance} minutes, below zero",
      "先由他人赠与或由公益时间池发放补足",
      "have it filled by a gift or a grant first"),
  /** The policy does not say what becomes of the time of somebody who dies. */
  TIME_SUCCESSION_UNRULED(
      "该日的时间银行规则没有规定身故后时间的处理",
      "the rules of that day do not say what becomes of the time of the dead",
      "保留账户，或先采用有此规定的规则",
      "keep the account, or adopt rules that say so"),
  /** The rules give it to the pool. */
  TIME_SUCCESSION_TO_POOL(
      "规则规定身故后时间转入公益时间池，不能指定继承人",
      "the rules give the time of the dead to the pool, and there are no heirs",
      "不填继承人",
      "name no heirs"),
  /** An heir is a relative that was noted, with an account of his own that is open. */
  TIME_HEIR_NOT_VERIFIED(
      "继承人账户 {heir} 未登记为死者亲属、不是个人账户或未开立",
      "the heir {heir} is not noted as a relative, or has no open account of a person",
      "先核实亲属关系并开立账户",
      "have the kinship verified and the account opened first"),
  /** Shares are whole numbers above zero, one for each heir. */
  TIME_HEIR_SHARES(
      "每位继承人一份，份额为 1 至 {most} 的整数",
      "each heir has one share, a whole number from 1 to {most}",
      "更正份额",
      "correct the shares"),
  /** Two accounts of one person are two, and both persons'. */
  TIME_MERGE_SAME(
      "并户须为同一时间银行的两个不同个人账户",
      "merging takes two accounts of persons in one time bank",
      "核对两个账户",
      "check both accounts"),
  /** Twins are not one person, nor are relatives. */
  TIME_MERGE_RELATIVES(
      "两个账户的持有人互为亲属，不是同一人",
      "the holders of the accounts are relatives, and not one person",
      "核对身份；如亲属关系登记有误，先更正",
      "check who they are; if the kinship was noted in error, that does not make them one"),
  /** One person has one date of birth. */
  TIME_MERGE_BIRTHS(
      "两个账户的出生日期不同",
      "the accounts have different dates of birth",
      "核对身份与出生日期",
      "check who they are and when they were born"),
  /** Only an account that sleeps is opened again. */
  TIME_NOT_DORMANT(
      "账户没有休眠，不能重新启用",
      "the account is not dormant",
      "如需新账户，请另行开立",
      "open a new account if one is needed"),
  /** An account has one proposal at a time. */
  TIME_PROPOSAL_THERE(
      "该账户已有待办理的事项：{way}，办理日 {day}",
      "something is proposed about the account already: {way}, as of {day}",
      "先办理或撤销该事项",
      "carry that out or drop it first"),
  /** It was dropped, carried out, or never there. */
  TIME_PROPOSAL_GONE(
      "没有这项待办理的事项，可能已撤销或已办理",
      "no such proposal is waiting; it may have been dropped or carried out",
      "重新打开账户页面核对",
      "open the account again and look");

  private final LocalizedText text;
  private final LocalizedText remedy;

  ClosingReason(String zh, String en, String remedyZh, String remedyEn) {
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
