package org.gongtong.core.decision.election;

import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.rules.ReasonCode;

/** Why a ballot is not taken, or a box is not opened and counted. */
public enum ElectionBoxReason implements ReasonCode {
  /** No such number on the list. */
  ELECTION_VOTER_UNKNOWN(
      "选民名单上没有 {voter} 号",
      "there is no number {voter} on the list of voters",
      "核对号码",
      "check the number"),
  /** The voter was taken off the list. */
  ELECTION_VOTER_STRUCK(
      "{voter} 号已从选民名单除名",
      "number {voter} was taken off the list of voters",
      "有异议的，联系选举委员会",
      "turn to the election committee"),
  /** No ballots are taken now. */
  ELECTION_NOT_OPEN(
      "选举当前状态为“{state}”，不接受投票",
      "the election is {state} and takes no ballots",
      "按公告的时间投票",
      "vote in the time announced"),
  /** It came after the close. */
  ELECTION_OVER("投票已于 {closes} 截止", "the election closed at {closes}", "投票已结束", "voting is over"),
  /** More are chosen than there are seats. */
  CHOICES_TOO_MANY(
      "选了 {chosen} 人，最多可选 {seats} 人",
      "{chosen} are chosen, where up to {seats} may be",
      "减少所选的人",
      "choose fewer"),
  /** A number is no candidate's. */
  CHOICE_UNKNOWN(
      "没有 {choice} 号候选人",
      "there is no candidate number {choice}",
      "从候选人名单中选择",
      "choose from the list of candidates"),
  /** The voter was given a paper. */
  PARTICIPATED_ON_PAPER(
      "该选民已于 {at} 领取纸质选票", "this voter was given a paper at {at}", "投纸质选票", "vote by the paper"),
  /** The voter has voted on the web. */
  PARTICIPATED_ON_WEB(
      "该选民已于 {at} 在网上投票，不能再领取纸质选票",
      "this voter voted on the web at {at} and is given no paper",
      "不发纸质选票",
      "give him no paper"),
  /** One person counts alone. */
  COUNTERS_SAME(
      "计票和宣布无效须由两名不同的人员共同进行",
      "two different people count, or declare void, together",
      "请另一名工作人员登录确认",
      "have another one sign in"),
  /** A candidate counts. */
  COUNTER_IS_CANDIDATE(
      "候选人不能参加计票，也不能宣布无效",
      "a candidate neither counts nor declares void",
      "请另一名工作人员操作",
      "have somebody else do it"),
  /** A key code is mistyped. */
  KEY_CODE_MALFORMED(
      "第 {position} 份密钥码有误",
      "key code number {position} is mistyped",
      "对照密封的纸条重新输入",
      "type it again from the sheet"),
  /** A key code is no trustee's of this election. */
  KEY_CODE_FOREIGN(
      "第 {position} 份密钥码不属于本次选举的任何监票人",
      "key code number {position} is no trustee's of this election",
      "核对信封上的选举名称",
      "check the election on the envelope"),
  /** A trustee's code was given twice. */
  KEY_CODE_TWICE(
      "监票人 {trustee} 的密钥码输入了两次",
      "the code of trustee {trustee} was given twice",
      "改输另一名监票人的密钥码",
      "give another trustee's"),
  /** Too few key codes. */
  KEY_CODES_TOO_FEW(
      "输入了 {given} 份密钥码，开箱需要 {needed} 份",
      "{given} key codes were given, and {needed} open the box",
      "请更多监票人到场",
      "have more trustees come"),
  /** The box is not what it was at the close. */
  BOX_CHANGED(
      "票箱与截止时不符：截止时 {fixed} 张，现为 {ballots} 张，或内容已被更改",
      "the box is not as it was at the close: {fixed} ballots then, {ballots} now, or others",
      "不要开箱；保全数据库和备份，报告选举委员会",
      "do not open it; keep database and backups, and tell the election committee"),
  /** More or fewer ballots than people who took part. */
  BOX_DIFFERS(
      "票箱内 {ballots} 张，网上参加 {participations} 人，不符",
      "{ballots} ballots lie in the box, and {participations} took part on the web",
      "不要开箱；保全数据库和备份，报告选举委员会",
      "do not open it; keep database and backups, and tell the election committee"),
  /** Ballots do not open: something of them was changed. */
  BALLOTS_UNREADABLE(
      "有 {count} 张选票无法打开：内容已被更改",
      "{count} ballots do not open: they were changed",
      "保全数据库和备份，报告选举委员会",
      "keep database and backups, and tell the election committee"),
  /** More papers than were given out. */
  BOX_PAPERS_TOO_MANY(
      "票箱内有纸质选票 {found} 张，多于发出的 {given} 张",
      "{found} papers in the box, more than the {given} given out",
      "重新清点；多于发出数的，选举委员会处理",
      "count again; if it stays so, the election committee decides"),
  /** The sums of the papers do not fit each other. */
  PAPER_SUMS_WRONG(
      "纸质选票的数字不一致：{what} 为 {number}，应为 {least} 至 {most}",
      "the figures of the papers do not fit: {what} is {number}, where it must be {least} to"
          + " {most}",
      "重新清点",
      "count again"),
  /** A paper read one by one cannot be counted. */
  PAPER_BALLOT_INVALID(
      "第 {position} 张纸质选票所选不符：最多选 {seats} 人，号码 1 至 {candidates}",
      "paper number {position} cannot be counted: up to {seats} of the numbers 1 to {candidates}",
      "更正，或计为无效票",
      "correct it, or count it as invalid"),
  /** So few that sums would tell how somebody voted. */
  PAPERS_TELL_WHOSE(
      "网上或纸质选票不足 {fewest} 张，分别公布会泄露选择",
      "fewer than {fewest} ballots of one kind: sums apart from the others would tell how"
          + " somebody voted",
      "逐张录入纸质选票，与网上选票混合后公布",
      "enter the papers one by one; they are published among the others");

  private final LocalizedText text;
  private final LocalizedText remedy;

  ElectionBoxReason(String zh, String en, String remedyZh, String remedyEn) {
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
