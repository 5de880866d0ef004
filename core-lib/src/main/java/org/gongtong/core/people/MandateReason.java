package org.gongtong.core.people;

import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.rules.ReasonCode;

/** Why a mandate is not granted or not ended. */
public enum MandateReason implements ReasonCode {
  /** The holder is nobody here. */
  HOLDER_UNKNOWN(
      "没有可用的账号“{holder}”",
      "there is no account \"{holder}\" that may be used",
      "先建立账号，或核对登录名",
      "make the account first, or check the login"),
  /** He who grants is he who would hold. */
  SELF_GRANT(
      "不能给自己授予任职",
      "nobody grants a mandate to himself",
      "请另一位安全管理员授予",
      "have another security administrator grant it"),
  /** Administrators that check each other. */
  MANDATES_EXCLUDE(
      "账号“{holder}”同时是{held}，不能再任{kind}",
      "the account \"{holder}\" is {held} at the same time and cannot be {kind}",
      "授予另一个账号，或先终止原任职",
      "grant it to another account, or end the other mandate first"),
  /** The same mandate overlaps. */
  MANDATE_HELD(
      "账号“{holder}”在这段时间已有同样的任职",
      "the account \"{holder}\" holds the same mandate within this period already",
      "不需要再授予；要改期限请先终止原任职",
      "there is nothing to do; to change its period end the other one first"),
  /** A building for a kind of work that has the whole community, say. */
  MANDATE_ELSEWHERE(
      "{kind}不能按这个范围任职",
      "{kind} is no mandate for a place of this extent",
      "换一个范围",
      "choose another place"),
  /** A place that is not written as one. */
  PLACE_MALFORMED(
      "范围“{path}”不是小区、楼栋或单元的路径",
      "\"{path}\" is no path of a compound, building or entrance",
      "写成 小区/楼栋/单元，例如 C01/6/2",
      "write compound/building/entrance, for example C01/6/2"),
  /** No part of the roster lies there. */
  PLACE_UNKNOWN(
      "名册里没有“{path}”这个小区、楼栋或单元",
      "the roster has no compound, building or entrance \"{path}\"",
      "照名册里的写法填写，或先导入名册",
      "write it as the roster does, or import a roster first"),
  /** Ends before it begins, or before today. */
  PERIOD_OVER(
      "任职期限在 {day} 之前已经结束",
      "the period of the mandate is over before {day}",
      "截止日期要晚于开始日期，并晚于今天",
      "let it end after its first day and after today"),
  /** There is no such mandate. */
  MANDATE_UNKNOWN("没有这项任职", "there is no such mandate", "从列表中选择", "choose one from the list"),
  /** It is over. */
  MANDATE_ENDED(
      "这项任职已经从 {day} 起终止",
      "this mandate is ended from {day} on already",
      "不需要再办理",
      "there is nothing to do"),
  /** Ends are not backdated. */
  END_IN_PAST(
      "终止日期 {day} 已经过去",
      "the day from which it ends, {day}, has passed",
      "最早从今天起终止",
      "end it from today on at the earliest"),
  /** An end far ahead would stand against one that is needed sooner. */
  END_TOO_LATE(
      "终止日期最晚为 {latest}",
      "it can be ended from {latest} on at the latest",
      "到期再办理；授予时可写明期限",
      "end it when the day is near, or give the period when it is granted"),
  /** No reason is given. */
  WHY_MISSING("没有写明终止原因", "no reason for ending it is given", "写明原因", "give the reason"),
  /** Longer than what is kept. */
  WHY_TOO_LONG(
      "终止原因超过 {most} 个字符", "the reason has more than {most} characters", "缩短", "shorten it"),
  /** Nobody would be left who can grant. */
  LAST_SECURITY_ADMINISTRATOR(
      "这是 {day} 唯一的安全管理员，终止后就没有人能授予任职",
      "this is the only security administrator on {day}; without one nobody can grant mandates",
      "先授予另一个账号安全管理员任职",
      "make another account security administrator first");

  private final LocalizedText text;
  private final LocalizedText remedy;

  MandateReason(String zh, String en, String remedyZh, String remedyEn) {
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
