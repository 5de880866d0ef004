package org.gongtong.core.rules;

import org.gongtong.core.kernel.LocalizedText;

/** Why a rule could not be found or counted. */
public enum RuleReason implements ReasonCode {
  /** No edition of the rule is in force on the day. */
  NO_RULE_IN_FORCE(
      "规则 {rule} 于 {day} 在 {scope} 没有生效的版本",
      "no edition of rule {rule} is in force on {day} in {scope}",
      "安装含有该规则的规则包，或核对日期与行政区划代码",
      "install the rule pack that has it, or check the date and the jurisdiction"),
  /** A narrower edition changes what it may not. */
  RULE_CONFLICT(
      "{lower} 将“{parameter}”改为 {value}，但 {upper} 规定为 {fixed}，不得这样变更",
      "{lower} changes \"{parameter}\" to {value}, but {upper} sets {fixed} and does not allow this",
      "请规则包作者更正下位规定，或在上位规定中说明可以变更",
      "have the pack's author correct the lower rule, or mark the upper one as changeable"),
  /** A rule lacks a parameter that the procedure needs. */
  PARAMETER_MISSING(
      "规则 {rule} 没有规定“{parameter}”",
      "rule {rule} does not set \"{parameter}\"",
      "请规则包作者补充该参数",
      "have the pack's author set it"),
  /** The public holidays of a year are not known. */
  HOLIDAYS_UNKNOWN(
      "没有 {year} 年的法定节假日数据，无法计算期限",
      "the public holidays of {year} are not known, so the period cannot be counted",
      "请提供文件 {file}（国务院办公厅公布的放假安排）",
      "supply the file {file} with the days the government has published");

  private final LocalizedText text;
  private final LocalizedText remedy;

  RuleReason(String zh, String en, String remedyZh, String remedyEn) {
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
