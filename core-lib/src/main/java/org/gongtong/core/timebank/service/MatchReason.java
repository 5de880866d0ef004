package org.gongtong.core.timebank.service;

import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.rules.ReasonCode;

/** What makes an offer and a request fit, and how well. */
public enum MatchReason implements ReasonCode {
  /** How near the places are. */
  MATCH_NEAR(
      "地点：{place}（{share} 分 × 权重 {weight} = {points}）",
      "place: {place} ({share} x weight {weight} = {points})",
      "无需处理",
      "nothing to do"),
  /** How many of the wished skills are there. */
  MATCH_SKILLS(
      "技能：符合 {has}/{wished} 项（{share} 分 × 权重 {weight} = {points}）",
      "skills: {has} of {wished} ({share} x weight {weight} = {points})",
      "无需处理",
      "nothing to do"),
  /** How much of the window is covered. */
  MATCH_AVAILABILITY(
      "时间：所需时间段 {window} 分钟中有 {covered} 分钟可用（{share} 分 × 权重 {weight} = {points}）",
      "time: {covered} of {window} minutes of the window ({share} x weight {weight} = {points})",
      "无需处理",
      "nothing to do"),
  /** How long one has waited. */
  MATCH_WAITING(
      "等候：{days} 天，按最多 {most} 天计（{share} 分 × 权重 {weight} = {points}）",
      "waited: {days} days, counted up to {most} ({share} x weight {weight} = {points})",
      "无需处理",
      "nothing to do"),
  /** It answers nothing: two offers, or two requests, of two communities, or no longer open. */
  MATCH_NOT_ANSWERING(
      "须是同一社区有效的一条“可提供”和一条“需要”",
      "it takes an offer and a request that are open in one community",
      "另选一条",
      "choose another one"),
  /** Both are one member's. */
  MATCH_SAME_MEMBER("双方是同一成员", "both are one member's", "另选一条", "choose another one"),
  /** There is no service that one offers and the other needs. */
  MATCH_CATEGORY("没有共同的服务类别", "no category is offered and needed", "另选一条", "choose another one"),
  /** The helper cannot cope with something. */
  MATCH_MOBILITY(
      "服务方不能应对：{missing}",
      "what has to be reckoned with is not offered: {missing}",
      "另选一条",
      "choose another one"),
  /** There is no time for it in both windows. */
  MATCH_WINDOW(
      "共同的时间段为 {covered} 分钟，需要 {minutes} 分钟",
      "both windows have {covered} minutes in common; it takes {minutes}",
      "另约时间或另选一条",
      "agree on another time or choose another one");

  private final LocalizedText text;
  private final LocalizedText remedy;

  MatchReason(String zh, String en, String remedyZh, String remedyEn) {
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
