package org.gongtong.core.decision;

import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.rules.ReasonCode;

/** Why a decision stands or falls. */
public enum DecisionReason implements ReasonCode {
  /** Whether enough heads or area took part. */
  PARTICIPATION(
      "参与表决的{measure}：{actual} / {whole}，要求{threshold}",
      "{measure} taking part: {actual} of {whole}, required {threshold}",
      "动员更多业主参与后重新表决",
      "vote again with more owners taking part"),
  /** Whether enough heads or area agreed. */
  APPROVAL(
      "同意的{measure}：{actual} / {whole}，要求{threshold}",
      "{measure} in favour: {actual} of {whole}, required {threshold}",
      "听取反对意见、修改方案后重新表决",
      "hear the objections, change the proposal and vote again"),
  /** Whether objections stayed within the limit. */
  OBJECTION(
      "异议的{measure}：{actual} / {whole}，要求{threshold}",
      "{measure} objecting: {actual} of {whole}, required {threshold}",
      "听取异议、修改方案后重新表决",
      "hear the objections, change the proposal and vote again"),
  /** Whether enough members came to a meeting. */
  QUORUM(
      "到会人数：{actual} / {whole}，要求{threshold}",
      "members present: {actual} of {whole}, required {threshold}",
      "另行召集会议",
      "call the meeting again"),
  /** Whether enough of those present agreed. */
  MAJORITY(
      "到会人员同意：{actual} / {whole}，要求{threshold}",
      "in favour among those present: {actual} of {whole}, required {threshold}",
      "修改方案后再次提交会议",
      "change the proposal and bring it to another meeting"),
  /** Whether a candidate of a second round has enough of the votes. */
  SECOND_ROUND(
      "另行选举得票：{actual} / {whole}，要求{threshold}",
      "votes in the second round: {actual} of {whole}, required {threshold}",
      "名额暂缺，依法补选",
      "leave the seat vacant and hold a by-election"),
  /** This way of deciding is open only where the compact provides for it. */
  COMPACT_MUST_ALLOW(
      "这种决定方式须由管理规约约定",
      "this way of deciding must be provided for by the compact",
      "写明管理规约中相应的条款，或改用一般表决",
      "name the clause of the compact that does, or use the ordinary vote");

  private final LocalizedText text;
  private final LocalizedText remedy;

  DecisionReason(String zh, String en, String remedyZh, String remedyEn) {
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
