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
  NO_ROWS("文件里没有数据行", "there are no rows", "请从第二行起填写", "begin in the second line");

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
