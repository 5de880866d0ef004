package org.gongtong.core.people;

import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.rules.ReasonCode;

/** Why a circumstance of a person is not attested or ended. */
public enum CircumstanceReason implements ReasonCode {
  /** No rule asks for it. */
  CIRCUMSTANCE_NOT_ASKED(
      "现行规则没有“{circumstance}”这一情况",
      "the rules in force ask for no \"{circumstance}\"",
      "从列表中选择；规则不问的情况不得登记",
      "choose one from the list; what no rule asks for is not recorded"),
  /** Nobody's needs are recorded who has not agreed. */
  CIRCUMSTANCE_CONSENT(
      "尚未登记本人或监护人参加时间银行的同意",
      "no consent to taking part in the time bank is on record",
      "先登记同意，并说明所登记的情况属于敏感个人信息",
      "have the consent recorded first, and say that what is recorded is sensitive"),
  /** There is no such record. */
  CIRCUMSTANCE_UNKNOWN("没有这项情况记录", "there is no such record", "从列表中选择", "choose one from the list"),
  /** It was ended before. */
  CIRCUMSTANCE_ENDED(
      "这项情况已经终止", "it was ended before", "如需更正，重新登记", "to correct it, attest it anew"),
  /** A day is no day, or the period ends before it begins. */
  CIRCUMSTANCE_DAYS(
      "日期的写法不对，或者截止日期不晚于开始日期",
      "a day is no day, or the period ends before it begins",
      "核对日期",
      "check the days");

  private final LocalizedText text;
  private final LocalizedText remedy;

  CircumstanceReason(String zh, String en, String remedyZh, String remedyEn) {
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
