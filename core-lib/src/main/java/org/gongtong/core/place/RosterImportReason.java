package org.gongtong.core.place;

import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.rules.ReasonCode;

/** Why a roster is not imported. */
public enum RosterImportReason implements ReasonCode {
  /** The roster has no part at all. */
  ROSTER_EMPTY(
      "名册里没有任何专有部分",
      "the roster has no part",
      "核对文件；名册须列出全部专有部分",
      "check the file; a roster lists every part"),
  /** The roster says what is known already. */
  ROSTER_UNCHANGED(
      "名册与现有的第 {number} 次导入（{from} 起）没有差别",
      "the roster does not differ from import {number} (from {from})",
      "不需要导入；如应有变化，请核对是否选错文件",
      "there is nothing to import; if something should differ, check that it is the right file"),
  /** A roster of a later day is there already. */
  LATER_IMPORT_EXISTS(
      "生效日期 {date} 早于现有的第 {number} 次导入（{from} 起）",
      "the effective date {date} is before that of import {number} (from {from})",
      "把生效日期改为 {from} 或之后",
      "choose {from} or later as the effective date"),
  /** So far ahead that the year is mistyped. */
  EFFECTIVE_TOO_LATE(
      "生效日期 {date} 太晚，最晚为 {latest}",
      "the effective date {date} is too far ahead; the last one possible is {latest}",
      "核对年份",
      "check the year"),
  /** So long ago that the year is mistyped. */
  EFFECTIVE_TOO_EARLY(
      "生效日期 {date} 早于 {earliest}",
      "the effective date {date} is before {earliest}",
      "核对年份",
      "check the year"),
  /** Told, and no reason to refuse: the day is more than a year back. */
  EFFECTIVE_LONG_AGO(
      "生效日期 {date} 在一年以前",
      "the effective date {date} is more than a year ago",
      "核对年份；确实从那天起生效的，可以导入",
      "check the year; if the roster holds from that day, import it"),
  /** Told, and no reason to refuse: owners had named who votes, and the file says nobody. */
  VOTERS_CLEARED(
      "{parts} 个专有部分原来已推选表决人，导入后为空",
      "{parts} parts had a named voter and have none after the import",
      "文件里没有填写的，先从名册导出，补上表决人编号再导入；确已撤销推选的，可以导入",
      "if the file merely lacks them, export the roster, fill them in and import that; if the owners took the naming back, import it"),
  /** Another import was applied after the difference was looked at. */
  IMPORT_BETWEEN(
      "核对以后名册又有了第 {number} 次变更（{from} 起），看到的差别已经过时",
      "change {number} of the roster (from {from}) came after what was checked",
      "再核对一次差别，然后确认",
      "look at what it changes now, and confirm again");

  private final LocalizedText text;
  private final LocalizedText remedy;

  RosterImportReason(String zh, String en, String remedyZh, String remedyEn) {
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
