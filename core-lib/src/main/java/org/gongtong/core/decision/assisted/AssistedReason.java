package org.gongtong.core.decision.assisted;

import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.rules.ReasonCode;

/** Why nothing is done at the door. What is wrong with the ballot itself has other codes. */
public enum AssistedReason implements ReasonCode {
  /** There is no such session of this worker. */
  ASSIST_UNKNOWN(
      "没有这次上门协助",
      "there is no such assisted session of yours",
      "从事项页面重新开始",
      "begin again from the motion's page"),
  /** Its time is over, or it was ended. */
  ASSIST_OVER(
      "这次上门协助已于 {at} 结束",
      "the assisted session ended at {at}",
      "住户仍在场的，重新开始一次",
      "begin another one while the resident is there"),
  /** The worker has one. */
  ASSIST_RUNNING(
      "您还有一次上门协助没有结束，截止 {at}",
      "you have an assisted session that runs until {at}",
      "先完成或结束那一次",
      "finish or end that one first"),
  /** No photo and no signature. */
  ASSIST_NO_EVIDENCE(
      "还没有上传照片或签名",
      "there is no photo and no signature yet",
      "先上传现场照片或签名文件，再投票",
      "attach a photo or a signature, and cast then"),
  /** The file belongs to another session, or this one has another. */
  ASSIST_EVIDENCE_USED(
      "这个文件已用于另一次协助，或本次已有文件",
      "the file was used for another session, or this session has one",
      "在现场重新拍照或签名",
      "take a new photo or signature at the door"),
  /** It was kept long enough. */
  ASSIST_EVIDENCE_EXPIRED(
      "照片或签名已过保存期限，不再保留",
      "the photo or signature was kept for its period, and is kept no more",
      "协助记录和文件的散列值仍在",
      "the record of the session and the hash of the file are there"),
  /** The worker is an owner of the party. */
  ASSIST_OWN_PARTY(
      "不能协助自己所在的一户投票",
      "nobody assists the party he belongs to",
      "用自己的表决信投票，或请另一位网格员上门",
      "vote with your own letter, or have another worker come"),
  /** The worker would make the slip of his own session. */
  ASSIST_OWN_SLIP(
      "投票凭证不能由上门的网格员本人交给住户",
      "the receipt does not come from the worker who was at the door",
      "请另一位工作人员打印并送达",
      "have a colleague print and deliver it"),
  /** A ballot was cast at this door before. */
  ASSIST_PARTY_DONE(
      "该户已在上门协助下投过票",
      "this party has cast an assisted ballot",
      "无需处理；住户有异议的，请联系居委会",
      "nothing to do; residents who disagree turn to the committee");

  private final LocalizedText text;
  private final LocalizedText remedy;

  AssistedReason(String zh, String en, String remedyZh, String remedyEn) {
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
