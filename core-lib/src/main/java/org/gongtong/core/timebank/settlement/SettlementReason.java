package org.gongtong.core.timebank.settlement;

import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.rules.ReasonCode;

/**
 * Why nothing is settled with another community; beside codes of {@link
 * org.gongtong.core.timebank.ledger.LedgerReason}.
 */
public enum SettlementReason implements ReasonCode {
  /** The two have agreed on nothing, or not for that day. */
  NO_AGREEMENT(
      "{day} 与该社区没有生效的结算约定",
      "no agreement with that community is in force on {day}",
      "先由双方登记结算约定",
      "record an agreement on both sides first"),
  /** Terms hold from today on or later. */
  TERMS_BACKDATED(
      "约定自 {from} 起生效，早于今天 {today}",
      "terms would hold from {from} on, which is before today, {today}",
      "从今天或以后起生效",
      "let them hold from today on or later"),
  /** The limits cannot be. */
  LIMIT_MALFORMED(
      "限额须为 0 至 {most} 分钟", "a limit is 0 to {most} minutes", "更正限额", "correct the limit"),
  /** Nothing, or too much, was said why. */
  WHY_MALFORMED(
      "理由须为 1 至 500 个字符", "why it is done is said in 1 to 500 characters", "填写理由", "say why"),
  /** A bank settles with others. */
  OWN_BANK("不能与本社区自己结算", "a bank does not settle with itself", "选择另一社区", "choose another one"),
  /** The other bank is not here. */
  NO_BANK(
      "本系统没有对方的时间银行",
      "the other time bank is not here",
      "核对编号或连接方式",
      "check its id, or how it is reached"),
  /** There is no such order. */
  ORDER_UNKNOWN("没有这笔结算", "there is no such order", "核对编号", "check its id"),
  /** The order is not at a point where this can be done. */
  ORDER_NOT_OPEN("该笔结算当前为“{state}”", "the order is {state}", "无需处理", "nothing to do"),
  /** Another order has this id, or another outcome was told before. */
  ORDER_CONFLICT(
      "对方就同一笔结算告知的内容与此前不同",
      "the other bank tells of this order something else than before",
      "不要自行更正；双方核对当日对账单",
      "correct nothing; compare the statements of that day with the other bank"),
  /** Whoever moves takes along all he has. */
  MOVE_NOT_ALL(
      "随迁须转走全部时间：余额 {balance} 分钟，其中冻结 {held} 分钟，所填为 {minutes} 分钟",
      "who moves takes all along: {balance} minutes, {held} of them held, not {minutes}",
      "先处理冻结，再转走全部余额",
      "end the holds first, then take the whole balance along"),
  /** The sender asked the order back before it was posted. */
  ORDER_RECALLED(
      "转出方已撤回该笔结算", "the sender has asked it back", "需要时重新发起", "send another one if needed"),
  /** The other bank refused for a reason that is not known here. */
  REFUSED_THERE(
      "对方未受理，代码为 {code}",
      "the other bank refused it with the code {code}",
      "向对方了解原因",
      "ask the other bank why"),
  /** No more is repaid than stands there. */
  NOTHING_TO_REPAY(
      "对方对本社区的结算差额为 {open} 分钟，不足 {minutes} 分钟",
      "{open} minutes stand against the other community, which is less than {minutes}",
      "减少冲抵的时长",
      "repay fewer minutes"),
  /** Who proposed a repayment does not approve it. */
  SECOND_PERSON_NEEDED(
      "冲抵须由另一名工作人员复核",
      "a repayment is approved by another member of staff",
      "请另一名工作人员复核",
      "ask a colleague"),
  /** The other bank was not reached, or did not take the message. */
  NOT_DELIVERED(
      "消息未能送达对方，已尝试 {attempts} 次",
      "the message was not taken by the other bank, tried {attempts} times",
      "系统会继续重试；请联系对方",
      "it is tried again; ask the other bank what is wrong"),
  /** No answer has come for long. */
  ORDER_STUCK(
      "发出 {hours} 小时仍未得到答复，已询问 {attempts} 次；冻结的时间不会自行解除",
      "no answer for {hours} hours, asked {attempts} times; what is held is not freed by itself",
      "请联系对方；或请求撤回，由对方确认未入账后解除",
      "ask the other bank; or ask the order back, and it is freed once they say it was not posted"),
  /** A day is compared when it is over. */
  DAY_NOT_OVER("{day} 尚未结束，不能对账", "{day} is not over yet", "次日再对账", "compare it on the next day"),
  /** The statement is of another pair or day. */
  STATEMENT_OF_ANOTHER(
      "对账单不是该社区当日的", "the statement is of another bank or day", "核对对账单", "check the statement");

  private final LocalizedText text;
  private final LocalizedText remedy;

  SettlementReason(String zh, String en, String remedyZh, String remedyEn) {
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
