package org.gongtong.core.decision.callback;

import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.rules.ReasonCode;

/** Why no sample is drawn or no call recorded, and what is to be done about a denial. */
public enum CallBackReason implements ReasonCode {
  /** There is no sample of this motion yet, or never will be. */
  CALLBACK_NONE(
      "还没有抽取回访样本",
      "no sample is drawn",
      "投票截止后系统自动抽取；没有上门协助票的不抽取",
      "it is drawn by itself after the close; without assisted ballots there is none"),
  /** The close has no signed place in the public log yet. */
  CALLBACK_LOG_WAITS(
      "截止记录还没有写入已签名的公开日志",
      "the close is not in a signed public log yet",
      "稍候；公开日志停止签名的，先恢复签名",
      "wait; if the log is not signed at present, have that mended first"),
  /** The session is not in the sample. */
  CALLBACK_NOT_DRAWN(
      "这次上门协助不在回访样本内", "this session is not in the sample", "从回访名单中选择", "choose one from the list"),
  /** The worker would ask about his own ballot. */
  CALLBACK_OWN(
      "不能由上门的网格员本人回访，也不能回访自己家",
      "nobody calls back about a ballot he brought in himself, nor at his own home",
      "请另一位工作人员或监督小组成员回访",
      "have a colleague or a member of the supervision group call"),
  /** A denial without a word about it, or too many words. */
  CALLBACK_REMARK(
      "否认投过票的须写明住户的说法；说明不超过 {most} 个字",
      "a denial needs what the household said; a remark has at most {most} characters",
      "写明住户的说法，不写姓名和电话",
      "write what was said, without names or numbers"),
  /** Somebody recorded a call meanwhile. */
  CALLBACK_CHANGED(
      "这一户刚有新的回访记录",
      "another call to this household was recorded meanwhile",
      "看过最新记录后再登记",
      "look at it, and record yours after that"),
  /** A household said that it cast no ballot. Not a refusal: a matter for people. */
  BALLOT_NOT_CONFIRMED(
      "住户否认投过这张票；表决票保持不变",
      "the household says that it cast no ballot; the ballot stays as it is",
      "报监督小组和街道核实佐证；须纠正的，由有权机关撤销决定后登记撤销，或重新表决",
      "have the supervision group and the subdistrict look into the evidence; if the decision must fall, whoever may set it aside does so and that is recorded, or a new vote is held");

  private final LocalizedText text;
  private final LocalizedText remedy;

  CallBackReason(String zh, String en, String remedyZh, String remedyEn) {
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
