package org.gongtong.server.intake;

import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.rules.ReasonCode;

/** What can be wrong with a table before its rows are looked at. */
public enum IntakeReason implements ReasonCode {
  /** The first line lacks a column that must be there. */
  COLUMN_MISSING(
      "缺少列“{column}”",
      "it lacks the column \"{column}\"",
      "请补上这一列，或下载模板重新填写",
      "add it, or start from the template"),
  /** There is a heading line and nothing below it. */
  NO_ROWS("文件里没有数据行", "there are no rows", "请从第二行起填写", "begin in the second line"),
  /** More lines than are taken at once. */
  SHEET_TOO_LONG(
      "一份登记表最多 {most} 行",
      "a sheet has up to {most} lines",
      "请分成几份，逐份导入",
      "part it, and import one after another"),
  /** A row of a list of voters has no id. */
  VOTER_ID_MISSING("缺少编号", "there is no id", "请补上编号，或删去这一行", "write the id, or leave the row out"),
  /** A voter would vote twice. */
  VOTER_ID_TWICE(
      "编号“{value}”重复", "the id \"{value}\" stands there twice", "每位选民只列一次", "list each voter once"),
  /** An id is too long, or has characters that no id has. */
  VOTER_ID_MALFORMED(
      "编号“{value}”太长（最多 {most} 个字符），或含有不能使用的字符",
      "the id \"{value}\" has more than {most} characters, or some that no id has",
      "请核对编号",
      "check the id"),
  /** An id is an identity or telephone number. */
  VOTER_ID_PERSONAL(
      "编号像是身份证号码或手机号码",
      "it looks like an identity or a telephone number",
      "请换成不含个人信息的编号，例如选民证号",
      "use an id without personal data, such as the number of the voter's card");

  private final LocalizedText text;
  private final LocalizedText remedy;

  IntakeReason(String zh, String en, String remedyZh, String remedyEn) {
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
