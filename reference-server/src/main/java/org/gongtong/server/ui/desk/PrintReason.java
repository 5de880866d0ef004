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
      "表决信已全部生成，再点一次不会重复生成",
      "all letters have been made; another click makes none again",
      "到浏览器的下载文件夹里找刚才的 PDF，或问同事是否已下载；文件丢失的，回到表决信页面写明原因补印",
      "look for the PDF among your browser's downloads, or ask your colleagues; if it is lost, go back to the page of the letters and print again with a reason"),
  /** The same reprint from the same page: by a second click. */
  REPRINTED_ALREADY(
      "这次补印的信已经生成，没有重复补印",
      "this reprint has been made, and not been made again",
      "到浏览器的下载文件夹里找刚才的 PDF；文件丢失的，重新打开表决信页面再补印一次",
      "look for the PDF among your browser's downloads; if it is lost, open the page of the letters again and print once more"),
  /** All codes would become void, and nobody said that this is meant. */
  REPRINT_ALL_UNCONFIRMED(
      "没有确认全部作废",
      "it is not confirmed that all become void",
      "确实要全部重印的，勾选确认；只补印几封的，在上面填写专有部分编号",
      "tick the box if all letters are to be printed again; for a few of them write their part ids above"),
  /** No such part on the roll. */
  LETTER_PART_UNKNOWN(
      "名册内没有专有部分 {parts}",
      "no part {parts} on the roll",
      "照名册核对编号",
      "compare the id with the roster"),
  /** The motion was withdrawn. */
  ANNOUNCEMENT_WITHDRAWN(
      "议题已撤回，公告不再有效，不提供打印",
      "the motion was withdrawn, and its announcement does not hold any more",
      "已经张贴的公告请取下，并另行说明撤回的原因",
      "take down what was posted, and tell why it was withdrawn"),
  /** The decision was set aside. */
  RESULT_ANNULLED(
      "决定已被撤销，公示不再有效，不提供打印",
      "the decision was set aside, and the notice of it does not hold any more",
      "已经张贴的公示请取下，并公布撤销的情况",
      "take down what was posted, and make known that it was set aside"),
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
