package org.gongtong.core.decision;

import java.util.Optional;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.rules.Reason;
import org.gongtong.core.rules.ReasonCode;

/**
 * Why a ballot box does not take a ballot, a correction or a naming. What is wrong with the ballot
 * itself has a {@link BallotCode}.
 */
public enum BallotReason implements ReasonCode {
  /** The motion is not in a state in which ballots of this channel are taken. */
  VOTE_NOT_OPEN(
      "议题当前状态为 {state}，不接受这种方式的表决票",
      "the motion is {state}, and takes no ballot of this channel",
      "网上投票须在投票期内；纸质票可登记至计票前",
      "vote on the web while the vote is open; paper is entered until the count"),
  /** The ballot says it was cast after now. */
  CAST_IN_FUTURE(
      "投票时间 {cast} 晚于现在", "cast at {cast}, which is later than now", "更正时间", "correct the time"),
  /** The written authorisation of the proxy had run out when the ballot was cast. */
  PROXY_EXPIRED(
      "委托书的期限到 {until} 止，交票日为 {cast}",
      "the proxy's authorisation ran until {until}; the ballot was cast on {cast}",
      "核对委托书；确已到期的，由业主本人投票，或提交交票日有效的委托书",
      "look at the authorisation: if it had run out, let the owner vote, or have one that is valid on the day of casting"),
  /** The rule wants a last day, and none is given. */
  PROXY_PERIOD_MISSING(
      "适用的规则要求委托书载明期限，没有填写委托的最后一天",
      "the rules demand that a written proxy states until when it runs; its last day is not given",
      "照委托书填写最后一天；委托书没有载明的，请业主补正或本人投票",
      "copy the last day; if the authorisation states none, have the owner add it or vote himself"),
  /** A last day without a proxy. */
  PROXY_MISSING(
      "填写了委托的最后一天，没有填写代理人编号",
      "an authorisation's last day is given, and no proxy",
      "填写代理人编号，或清空日期",
      "write the proxy's id, or empty the day"),
  /** The id of a new ballot is that of another one. */
  BALLOT_ID_TAKEN(
      "该编号已用于另一张表决票", "the id belongs to another ballot", "重新打开表单", "open the form again"),
  /** There is no such ballot of this motion. */
  BALLOT_UNKNOWN("没有这张表决票", "there is no such ballot", "从登记表中选择", "choose one from the sheets"),
  /** Web ballots speak for themselves. */
  NOT_CORRECTABLE(
      "网上投的票由本人提交，工作人员不能更正",
      "a ballot cast on the web is the voter's own and is not corrected by staff",
      "无需处理；纸质票按优先规则取舍",
      "leave it; if there is a paper ballot too, the precedence rule decides"),
  /** The resident cast it on a worker's device: no paper says what stood on it. */
  ASSISTED_NOT_CORRECTABLE(
      "这张票由住户在上门协助时本人投出，没有纸质票可核对，工作人员不能更正或撤销",
      "the resident cast this ballot in person at the door; no paper shows what it should say, and staff neither correct it nor take it back",
      "住户要改的，后投有效的表决可凭表决信本人重投；住户称没有投过的，报监督小组核实佐证",
      "where the last ballot counts the resident votes again with the letter; if the household cast none, the supervision group looks into the evidence"),
  /** The ballot was corrected before. */
  CORRECTED_ALREADY(
      "这张表决票已被更正过", "this ballot has been corrected already", "更正最新的一行", "correct the latest row"),
  /** Who is named is no owner of the part. */
  VOTER_NOT_OWNER(
      "{voter} 不是该专有部分的业主",
      "{voter} is not an owner of this part",
      "从共有人中选择一人",
      "choose one of the co-owners"),
  /** The roll froze with a named voter. */
  VOTER_FROZEN(
      "该户在名册冻结时已有表决人 {voter}",
      "the roll froze with {voter} as this party's voter",
      "为以后的表决在名册中变更",
      "change it in the roster, for later votes"),
  /** The party's ballot is in the box. */
  VOTED_ALREADY(
      "该户已投票，不能再变更表决人",
      "the party has voted, and its voter cannot be changed",
      "无需处理",
      "nothing to do");

  private final LocalizedText text;
  private final LocalizedText remedy;

  BallotReason(String zh, String en, String remedyZh, String remedyEn) {
    this.text = LocalizedText.of(zh, en);
    this.remedy = LocalizedText.of(remedyZh, remedyEn);
  }

  /** Why staff do not correct a ballot, if they do not. */
  public static Optional<Reason> uncorrectable(RecordedBallot row) {
    if (row.ballot().channel() == Channel.WEB) {
      return Optional.of(NOT_CORRECTABLE.because().refuses());
    }
    return row.isAssisted()
        ? Optional.of(ASSISTED_NOT_CORRECTABLE.because().refuses())
        : Optional.empty();
  }

  /** That a motion takes no ballots where it stands. */
  public static Reason notOpen(Motion motion) {
    return VOTE_NOT_OPEN.because().figure("state", motion.state().text()).refuses();
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
