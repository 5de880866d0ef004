package org.gongtong.core.timebank.grant;

import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.rules.ReasonCode;

/** Why no time is shared in a round. */
public enum RoundReason implements ReasonCode {
  /** The rules have no classes of people in need. */
  ROUND_NO_CLASSES(
      "规则 {edition} 没有规定发放时间的优先类别",
      "the rules {edition} name no classes to whom time is granted first",
      "逐笔发放，或选定有优先类别的规则",
      "grant it one by one, or choose rules that name such classes"),
  /** Minutes are none, or more than there can be. */
  ROUND_AMOUNT(
      "总时长和每人时长须为 1 至 {most} 的整数分钟",
      "the minutes of all and of each are whole numbers from 1 to {most}",
      "更正时长",
      "correct the minutes"),
  /** The day lies ahead, or is none of the bank's. */
  ROUND_DAY(
      "{day} 在将来", "{day} lies in the future", "选择今天或以前的日期", "choose today or an earlier day"),
  /** Who gives is neither the pool nor an organisation. */
  ROUND_GIVER(
      "发放方须为公益时间池或开立着的组织账户",
      "the giver is the pool, or an organisation whose account is open",
      "核对账户",
      "check the account"),
  /** There is nothing to share, or nobody to share it with. */
  ROUND_EMPTY(
      "没有可分的时长，或没有可以领取的成员：可用 {available} 分钟，各类别共 {members} 人",
      "there is nothing to share or nobody to get it: {available} minutes are available, {members}"
          + " members are in a class",
      "核对余额和已登记的情况",
      "check the balance, and what was attested of members"),
  /** More members in need than one round takes. */
  ROUND_TOO_MANY(
      "各类别共超过 {most} 人，一次发放不能处理",
      "more than {most} members are in a class, too many for one round",
      "请与系统管理员联系",
      "ask the system administrator"),
  /** It is no longer what was shown. */
  ROUND_CHANGED(
      "试算之后情况有变化，结果不再相同",
      "something has changed since it was shown: others would get something now, or other minutes",
      "重新试算，核对后再发放",
      "look at it again before it is begun"),
  /** Another one was begun and is not finished. */
  ROUND_UNFINISHED(
      "第 {number} 次发放尚未完成",
      "round {number} was begun and is not finished",
      "先继续完成该次发放",
      "carry that one on first"),
  /** The key belongs to another round. */
  ROUND_KEY("该编号已用于另一次发放", "the key belongs to another round", "换一个新的编号", "use a new key"),
  /** There is no such round. */
  ROUND_UNKNOWN("没有这一次发放", "there is no such round", "从列表中选择", "choose one from the list");

  private final LocalizedText text;
  private final LocalizedText remedy;

  RoundReason(String zh, String en, String remedyZh, String remedyEn) {
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
