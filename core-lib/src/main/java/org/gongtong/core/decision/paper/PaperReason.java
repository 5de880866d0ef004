package org.gongtong.core.decision.paper;

import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.rules.ReasonCode;

/**
 * Why a sheet, a count or a correction is not taken, and what does not balance. What is wrong with
 * a line itself has a {@link org.gongtong.core.decision.BallotCode}; every reason about a line
 * carries its number as the figure {@code line}.
 */
public enum PaperReason implements ReasonCode {
  /** A sheet without any line. */
  SHEET_EMPTY("登记表上一行都没有填", "no line of the sheet is filled in", "照纸质票填写", "copy the papers"),
  /** A sheet of this number is there. */
  SHEET_EXISTS(
      "第 {sheet} 张登记表已经录入",
      "sheet {sheet} has been entered already",
      "核对纸上的编号；新的登记表用新的编号",
      "check the number on the paper; a new sheet has a new number"),
  /** There is no sheet of this number. */
  SHEET_UNKNOWN(
      "没有第 {sheet} 张登记表",
      "there is no sheet {sheet}",
      "从登记表列表中选择",
      "choose one from the list of sheets"),
  /** The sheet went on meanwhile. */
  SHEET_CHANGED(
      "第 {sheet} 张登记表已被他人处理",
      "somebody else has gone on with sheet {sheet}",
      "回到登记表列表，按现在的状态操作",
      "go back to the list of sheets and act on its present state"),
  /** Who entered a sheet wants to check it. */
  SAME_PERSON(
      "这张登记表是您录入的，复核须由另一人进行",
      "you entered this sheet yourself; another person checks it",
      "请另一位工作人员用自己的账号复核",
      "have a colleague check it under a login of his own"),
  /** Who types a line belongs to its party. */
  OWN_PARTY(
      "这一行是您自己所在的一户",
      "the party of this line is your own",
      "请另一位工作人员录入、核对或更正这一户的纸质票",
      "have a colleague enter, check or correct the paper of this party"),
  /** The second person belongs to the party. */
  OWN_PARTY_WITNESS(
      "同事“{witness}”是这一户的业主，不能一同核对",
      "the colleague \"{witness}\" is an owner of this party, and does not witness",
      "请另一位同事核对",
      "have another colleague witness"),
  /** A correction without a second person. */
  WITNESS_MISSING(
      "没有写明一同核对纸质票的同事",
      "no colleague who looked at the paper too is named",
      "请同事核对纸质票，并输入其登录名和密码",
      "have a colleague look at the paper and type login and password"),
  /** Who corrects names himself as the second person. */
  WITNESS_SAME(
      "更正须由两人核对，不能填自己的登录名，也不能填自己的另一个账号",
      "two people stand behind a correction; this login is your own, as the other one is",
      "请另一位工作人员核对纸质票，并输入其登录名和密码",
      "have a colleague look at the paper and type his own login and password"),
  /** A correction that would change nothing. */
  CORRECTION_SAME(
      "与现在的记录相同，没有可更正的",
      "it is what is recorded now: there is nothing to correct",
      "核对纸质票；确有差错的，选择票上的选项",
      "look at the paper; if the record is wrong, choose what stands on it"),
  /** A form was sent under the key of another one. */
  ENTRY_TAKEN(
      "这份表单已用于另一次录入", "this form was used for another entry", "重新打开表单", "open the form again"),
  /** A line without a part. */
  PART_MISSING("没有填写专有部分编号", "no part id", "填写编号，或清空整行", "fill it in, or empty the line"),
  /** A line without a time. */
  RECEIVED_MISSING(
      "没有收到时间，或写法不对",
      "the time of receipt is missing or cannot be read",
      "填写收到日期和时间",
      "fill in the day and time of receipt"),
  /** The name of a proxy is no id. */
  PROXY_TOO_LONG(
      "代理人编号超过 64 个字符",
      "the proxy's id is longer than 64 characters",
      "填写编号，不填写姓名",
      "write the id, not a name"),
  /** The last day of an authorisation is no day. */
  PROXY_UNTIL_UNREADABLE(
      "委托的最后一天写法不对",
      "the last day of the authorisation cannot be read",
      "照 2026-12-31 的写法填写；委托书没有载明的不填",
      "write it like 2026-12-31; leave it empty if the authorisation states none"),
  /** The party stands on the sheet twice. */
  PARTY_TWICE(
      "该户在本表第 {other} 行已有一张",
      "the party stands on line {other} already",
      "核对纸质票；多出的一张计入作废",
      "look at the papers; count the second one as void"),
  /** The party stands on another sheet that is not checked yet. */
  PARTY_ON_OTHER_SHEET(
      "该户在第 {sheet} 张登记表第 {other} 行已有一张",
      "the party stands on sheet {sheet}, line {other}",
      "核对两张纸质票；若第 {sheet} 张录错，先完成其复核；确有两张的，多出的一张计入作废",
      "look at both papers: if sheet {sheet} is wrong, have it checked first; if there are two, count the second one as void"),
  /** The party's ballot of this channel is in the box. */
  PARTY_VOTED(
      "该户同一方式的表决票已登记（{place}）",
      "the party's ballot of this channel is in the box ({place})",
      "核对纸质票；多出的一张计入作废",
      "look at the papers; count the second one as void"),
  /** Nothing is said about a line on which the entries differ. */
  LINE_UNSETTLED(
      "这一行还没有选定",
      "nothing is chosen for this line",
      "对照纸质票选一个",
      "look at the paper and choose one"),
  /** Who settles says again what he said before. */
  NOTHING_SETTLED(
      "您选的都是自己原来的录入，差异仍在",
      "you chose only what you had entered yourself; the entries still differ",
      "请另一方确认，或请第三人核对纸质票",
      "the other one agrees, or a third person looks at the papers"),
  /** More papers void than came back. */
  SPOILT_OVER_RETURNED(
      "作废 {spoilt} 张，多于收回的 {returned} 张",
      "{spoilt} papers are void, more than the {returned} that came back",
      "核对数字",
      "check the figures"),
  /** A number of papers is none. */
  COUNT_INVALID(
      "须为 0 到 {most} 的整数", "not a whole number from 0 to {most}", "填写张数", "write how many papers"),
  /** Sheets to print are not numbers in range. */
  SHEETS_INVALID(
      "须为 1 到 {most} 的整数",
      "not a whole number from 1 to {most}",
      "填写起始编号和张数",
      "write the first number and how many sheets"),
  /** Somebody counted meanwhile. */
  COUNT_CHANGED(
      "票数刚被他人更新",
      "somebody else has counted meanwhile",
      "核对最新数字后再保存",
      "look at the latest figures and save again"),
  /** Sheets are there, and nobody has counted the papers. */
  PAPERS_UNCOUNTED(
      "有纸质票，但没有登记发出和收回的张数",
      "there are paper ballots, and nobody has said how many were issued and came back",
      "登记张数",
      "enter the figures"),
  /** More papers came back than were handed out. */
  PAPERS_OVER_ISSUED(
      "收回 {returned} 张，多于发出的 {issued} 张",
      "{returned} papers came back, more than the {issued} handed out",
      "清点纸质票，查明多出的来源",
      "count the papers again and find where the others come from"),
  /** Papers came back and are on no sheet. */
  PAPERS_MISSING(
      "收回的纸质票中还有 {papers} 张没有下落",
      "{papers} of the papers that came back are on no sheet",
      "录入登记表，或计入作废",
      "enter them on a sheet, or count them as void"),
  /** More papers stand on sheets than came back. */
  PAPERS_TOO_MANY(
      "登记表上比收回的多 {papers} 张",
      "the sheets hold {papers} papers more than came back",
      "清点纸质票，查明重复录入",
      "count the papers again and find what was entered twice"),
  /** Sheets whose ballots are not in the box. */
  SHEETS_UNCHECKED(
      "登记表 {sheets} 未复核，其中的票不会计入",
      "sheets {sheets} are not checked, and their ballots will not count",
      "计票前完成复核",
      "check them before the count");

  private final LocalizedText text;
  private final LocalizedText remedy;

  PaperReason(String zh, String en, String remedyZh, String remedyEn) {
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
