package org.gongtong.core.timebank.ledger;

import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.rules.ReasonCode;

/** Why an account of a time bank is not opened, closed or related to another. */
public enum AccountReason implements ReasonCode {
  /** The bank has no such account. */
  TIME_ACCOUNT_UNKNOWN(
      "没有这个时间账户", "the time bank has no such account", "核对账户编号", "check the account's id"),
  /** Pool and reserve come with the bank, and a clearing account with what two banks agree. */
  TIME_ACCOUNT_OF_BANK(
      "公益时间池和储备账户随时间银行建立，清算账户随结算约定建立，不能另行开立或关闭",
      "pool and reserve come with the bank, clearing accounts with an agreement; none is opened or"
          + " closed by itself",
      "选择个人或团队账户",
      "choose a person's or a group's account"),
  /** Time is left in it, or held. */
  TIME_ACCOUNT_NOT_EMPTY(
      "账户还有 {balance} 分钟余额，其中冻结 {held} 分钟",
      "{balance} minutes are left in the account, {held} of them held",
      "先使用、赠与或捐赠，并处理冻结",
      "spend, give or donate them first, and end the holds"),
  /** It was closed before. */
  TIME_ACCOUNT_CLOSED(
      "账户已从 {day} 起关闭", "the account is closed from {day} on", "无需处理", "nothing to do"),
  /** Only a person's or a household's account is divided into parts. */
  TIME_ACCOUNT_NOT_PERSONAL(
      "只有个人账户和家庭账户可以办理此事",
      "only accounts of persons and households can have that",
      "选择个人或家庭账户",
      "choose a person's or a household's account"),
  /** The part was opened before, or personal time was meant, which needs none. */
  TIME_PART_THERE(
      "该账户已有“{bucket}”子账户", "the account has that part already: {bucket}", "无需处理", "nothing to do"),
  /** It needs a reason. */
  TIME_WHY_MISSING(
      "须写明理由或依据，1 至 500 字，且不含姓名",
      "a reason or evidence has 1 to 500 characters, and no names",
      "补写理由或依据",
      "say why"),
  /** A limit is a sensible number of minutes. */
  TIME_LIMIT_RANGE(
      "上限须为 0 至 {most} 分钟", "a limit is 0 to {most} minutes", "更正时长", "correct the minutes"),
  /** A limit of one's own is never laxer than the rules'. */
  TIME_LIMIT_LAXER(
      "{minutes} 分钟比 {day} 的规则（{edition}）所定的 {most} 分钟宽，账户自身的限额只能更严",
      "{minutes} minutes are laxer than the {most} that the rules of {day} ({edition}) allow, and a"
          + " limit of an account's own is stricter",
      "填写不超过 {most} 分钟的限额；确需放宽，先修订规则",
      "give at most {most} minutes; if more is needed, have the rules changed"),
  /** The kinship was never noted. */
  RELATIVE_NOT_NOTED(
      "没有登记过该亲属关系“{relation}”",
      "no such kinship was noted: {relation}",
      "核对账户和关系",
      "check the accounts and the relation"),
  /** It was noted and has ended: when it holds again is to be said. */
  RELATIVE_ENDED(
      "该亲属关系已登记，并从 {day} 起终止",
      "the kinship was noted, and has ended from {day} on",
      "如已恢复，请登记恢复之日",
      "if it holds again, record from which day on"),
  /** Nobody is his own relative. */
  RELATIVE_SELF("不能登记为自己的亲属", "nobody is his own relative", "选择另一账户", "choose another account"),
  /** A relation is named by a short word. */
  RELATION_MALFORMED(
      "亲属关系“{relation}”须为 1 至 32 个小写字母",
      "a relation has 1 to 32 lower-case letters: \"{relation}\"",
      "例如 child、parent、spouse",
      "for example child, parent, spouse");

  private final LocalizedText text;
  private final LocalizedText remedy;

  AccountReason(String zh, String en, String remedyZh, String remedyEn) {
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
