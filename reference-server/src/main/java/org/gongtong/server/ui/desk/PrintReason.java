package org.gongtong.server.ui.desk;

import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.rules.ReasonCode;

/** Why a letter or a certificate is not printed. */
public enum PrintReason implements ReasonCode {
  /** The vote is not open. */
  LETTERS_NOT_NOW(
      "只有投票期间才能打印表决信",
      "letters are printed while the vote is open",
      "等到投票开始；名册在那时冻结",
      "wait for the opening, when the roll freezes"),
  /** All are printed: by a second click, or by somebody else. */
  LETTERS_ALL_PRINTED(
      "表决信已全部打印，没有新的可打印",
      "all letters have been printed; there is none to print",
      "核对是否已在另一处下载；文件丢失的，写明原因补发",
      "see whether the file was downloaded elsewhere; if it is lost, print again with a reason"),
  /** No such part on the roll. */
  LETTER_PART_UNKNOWN(
      "名册内没有专有部分 {parts}",
      "no part {parts} on the roll",
      "照名册核对编号",
      "compare the id with the roster"),
  /** The result is not posted. */
  CERTIFICATE_NOT_YET(
      "结果尚未公示，证明书在公示后提供",
      "the result has not been posted; the certificate is given once it is",
      "等到结果公示",
      "wait until the result is posted");

  private final LocalizedText text;
  private final LocalizedText remedy;

  PrintReason(String zh, String en, String remedyZh, String remedyEn) {
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
