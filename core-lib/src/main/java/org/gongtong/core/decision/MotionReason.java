package org.gongtong.core.decision;

import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.rules.Reason;
import org.gongtong.core.rules.ReasonCode;

/** Why a motion may or may not take a step. */
public enum MotionReason implements ReasonCode {
  /** The step does not follow from where the motion stands. */
  NOT_IN_STATE(
      "议题当前状态为 {state}，不能进行此操作",
      "the motion is {state}, from which this step does not follow",
      "刷新页面，按当前状态操作",
      "look at the motion again and act on its present state"),
  /** The vote closes before it opens. */
  WINDOW_REVERSED(
      "截止时间不晚于开始时间", "the vote does not close after it opens", "更正时间", "correct the times"),
  /** The opening comes too soon after the announcement. */
  NOTICE_PERIOD(
      "公告期：{period}，最早可于 {earliest} 开始，现定于 {opens}",
      "notice: {period}; the vote may open on {earliest}, and is to open on {opens}",
      "把开始日期改到 {earliest} 或以后",
      "open on {earliest} or later"),
  /** The vote is open for too short a time. */
  WINDOW_TOO_SHORT(
      "投票期不少于 {period}，最早可于 {limit} 截止，现定于 {closes}",
      "the vote is open for at least {period}; it may close on {limit}, and is to close on {closes}",
      "延长投票期",
      "let it stay open longer"),
  /** The vote is open for too long. */
  WINDOW_TOO_LONG(
      "投票期不超过 {period}，最迟应于 {limit} 截止，现定于 {closes}",
      "the vote is open for at most {period}; it closes by {limit}, and is to close on {closes}",
      "缩短投票期",
      "close it sooner"),
  /** The opening instant has not come. */
  NOT_YET_OPENING("尚未到开始时间", "the opening has not come", "等到开始时间", "wait for the opening"),
  /** The closing instant has not passed. */
  STILL_OPEN("投票尚未截止", "the vote has not closed", "等到截止时间之后", "wait until after the close"),
  /** The opening instant has passed. */
  WITHDRAWAL_TOO_LATE(
      "投票开始后不能撤回",
      "a motion cannot be withdrawn once its vote has opened",
      "投票结束后另提议题",
      "put another motion after the vote"),
  /** A withdrawal or annulment without a reason. */
  REMARK_MISSING("没有说明理由", "no reason is given", "写明理由", "give the reason"),
  /** There is no such motion. */
  MOTION_UNKNOWN(
      "没有这个议题", "there is no such motion", "从社区页面选择议题", "choose one from the community's page"),
  /** Somebody took a step meanwhile. */
  MOTION_CHANGED(
      "议题已被他人改动：您看到的是第 {seen} 版，现在是第 {now} 版",
      "the motion was changed meanwhile: you saw version {seen}, it is version {now}",
      "刷新页面，核对后再操作",
      "look at the motion again and repeat the step"),
  /** The id of a new motion is that of another one. */
  MOTION_ID_TAKEN(
      "该编号已用于另一个议题或选举",
      "the id belongs to another motion or to an election",
      "重新打开表单",
      "open the form again"),
  /** No roster holds on that day. */
  ROSTER_MISSING(
      "{day} 没有生效的业主名册",
      "no roster is in force on {day}",
      "先导入名册，生效日期不晚于该日",
      "import a roster that takes effect by then"),
  /** Nobody on the roster is in the scope of the vote. */
  SCOPE_EMPTY(
      "表决范围“{scope}”内没有专有部分",
      "no exclusive part lies in the scope \"{scope}\"",
      "核对小区、楼栋、单元的写法",
      "check how compound, building and entrance are written"),
  /** A part that was named one by one is not on the roster: its owners would be left out. */
  PARTS_NOT_ON_ROSTER(
      "指定的专有部分中有 {count} 个不在 {day} 的名册上：{parts}",
      "{count} of the parts named are not on the roster of {day}: {parts}",
      "更正编号或导入名册；已公告的，撤回后重新提出",
      "correct the ids or import the roster; once announced, withdraw the motion and put it again"),
  /** The opening lies in the past. */
  OPENS_IN_THE_PAST(
      "开始时间 {opens} 已过", "the opening {opens} has passed", "改到现在以后", "choose a later time"),
  /** The result should have been posted by now. */
  RESULT_OVERDUE(
      "结果应在 {due} 前公布，已经逾期",
      "the result was to be posted by {due}",
      "尽快公布结果，并说明原因",
      "post it now, and say why it is late"),
  /** The result is not there before the count. */
  NOT_COUNTED(
      "尚未计票，投票期间和计票前不公布任何结果",
      "the votes have not been counted; no result is given before that",
      "等到计票之后",
      "wait for the count"),
  /** The rule gives the files of a recount to others. */
  BUNDLE_NOT_GIVEN(
      "重新计票文件只提供给{holders}（依据：{basis}）",
      "the files of a recount are given to {holders} alone (by {basis})",
      "请有权领取的一方下载；范围由所用的规则包规定",
      "have one of them take it out; the rule pack says who may"),
  /** The posting has not ended. */
  STILL_POSTED(
      "公示期至 {until} 届满", "the posting ends after {until}", "等到公示期届满之后", "wait until it has ended");

  private final LocalizedText text;
  private final LocalizedText remedy;

  MotionReason(String zh, String en, String remedyZh, String remedyEn) {
    this.text = LocalizedText.of(zh, en);
    this.remedy = LocalizedText.of(remedyZh, remedyEn);
  }

  /** That a step does not follow from where a motion stands. */
  public static Reason notInState(Motion motion) {
    return NOT_IN_STATE.because().figure("state", motion.state().text()).refuses();
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
