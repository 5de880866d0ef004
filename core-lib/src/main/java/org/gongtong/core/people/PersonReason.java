package org.gongtong.core.people;

import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.rules.ReasonCode;

/** Why something is not recorded of a person, not shown, or not erased. */
public enum PersonReason implements ReasonCode {
  /** There is no such person in this community. */
  PERSON_UNKNOWN("没有这个人的资料", "there is no such person", "从列表中选择", "choose one from the list"),
  /** A person without a name. */
  NAME_MISSING("没有填写姓名", "no name is given", "填写姓名", "give the name"),
  /** What was typed is no such thing. */
  FIELD_MALFORMED(
      "{field}的写法不对",
      "this is no {field}",
      "核对后重新填写；18 位身份证号的最后一位是校验码",
      "check it and type it again; the last of 18 characters of an identity number checks the"
          + " others"),
  /** The same document stands with another person. */
  PERSON_THERE(
      "同一{field}已在本社区登记",
      "a person of this community has the same {field}",
      "查找已有的资料，不要重复登记",
      "find the person's record instead of making another"),
  /** The roster has no such owner. */
  OWNER_UNKNOWN(
      "名册里没有业主编号“{owner}”",
      "the roster has no owner \"{owner}\"",
      "照名册里的编号填写",
      "write the id as the roster does"),
  /** The id belongs to somebody. */
  OWNER_LINKED(
      "业主编号“{owner}”已经关联了一个人",
      "the owner \"{owner}\" is linked to a person already",
      "核对编号；如有更正，先删除原来的资料",
      "check the id; to correct it, erase the other record first"),
  /** There is no such login. */
  ACCOUNT_UNKNOWN(
      "没有登录名“{login}”", "there is no login \"{login}\"", "从账号列表中选择", "choose one from the list"),
  /** Somebody links his own login, or takes its link away. */
  ACCOUNT_OWN(
      "不能登记或解除自己账号的关联",
      "nobody links his own login, or takes its link away",
      "请另一位安全管理员办理",
      "have another security administrator do it"),
  /** Nothing says why it is so. */
  PROOF_MISSING("没有写明依据", "the evidence is missing", "写明所看的证件或材料", "say which document was seen"),
  /** Longer than what is kept. */
  PROOF_TOO_LONG(
      "依据超过 {most} 个字符", "the evidence has more than {most} characters", "缩短", "shorten it"),
  /** Somebody wants to see details and does not say what for. */
  PURPOSE_MISSING(
      "没有写明查看的用途",
      "it is not said what for",
      "写明用途；每次查看都有记录",
      "say what for; each look is recorded"),
  /** Longer than what is kept. */
  PURPOSE_TOO_LONG(
      "用途超过 {most} 个字符", "the purpose has more than {most} characters", "缩短", "shorten it"),
  /** The same form again: what it showed is kept nowhere. */
  SHOWN_ALREADY(
      "这次查看已经完成，内容没有保留",
      "this look was made, and what it showed is not kept",
      "重新打开页面，写明用途后再查看",
      "open the page again and look once more with a purpose"),
  /** What is to be corrected was not chosen. */
  DETAIL_UNCLEAR("没有选择要更正的内容", "it is not said what to correct", "从列表中选择", "choose from the list"),
  /** What somebody was found to be, or since when, was not said. */
  FINDING_UNCLEAR(
      "没有选择认定的内容，或者日期的写法不对",
      "it is not said what he was found to be, or a day is no day",
      "选择一项，并填写日期",
      "choose one, and give the days"),
  /** Ends before it begins. */
  FINDING_OVER(
      "截止日期不晚于开始日期",
      "the period ends before it begins",
      "截止日期要晚于开始日期",
      "let it end after its first day"),
  /** Votes from an age on that he has not reached. */
  UNDER_AGE(
      "{day} 未满 {age} 周岁，没有选举权",
      "on {day} he is younger than {age}, and has no vote",
      "从年满 {age} 周岁之日起再登记；核对出生日期",
      "record it from the day he is {age}; check the date of birth"),
  /** Nothing says how old he is. */
  AGE_UNKNOWN(
      "没有登记出生日期，无法判断是否年满 {age} 周岁",
      "no date of birth is recorded that would say whether he is {age}",
      "登记出生日期，或者核对证件后勾选“已核对证件，年满 {age} 周岁”",
      "record the date of birth, or see a document and tick that he is {age}"),
  /** Who is this old acts for himself. */
  NO_MINOR(
      "{day} 已满 {age} 周岁，不再需要监护人",
      "on {day} he is {age} or older, and needs no guardian",
      "核对出生日期和期限",
      "check the date of birth and the period"),
  /** Nobody younger agrees alone. */
  GUARDIAN_NEEDED(
      "未满 {age} 周岁须由监护人同意",
      "whoever is younger than {age} agrees through a guardian",
      "先登记监护人，再由监护人同意",
      "record the guardian first, who then agrees"),
  /** The guardian is nobody here, or the person himself. */
  GUARDIAN_UNKNOWN(
      "监护人不在本社区的资料中",
      "the guardian is no person recorded here",
      "先登记监护人的资料",
      "record the guardian first"),
  /** More than one person is meant. */
  GUARDIAN_UNCLEAR(
      "有几个人符合所填内容",
      "several persons have what was typed",
      "填写监护人的电话、证件号码或业主编号",
      "type the guardian's telephone, identity number or owner's id"),
  /** What for was not chosen. */
  CONSENT_UNCLEAR(
      "没有选择同意的用途", "it is not said what was agreed to", "从列表中选择", "choose from the list"),
  /** The version of the text is not told. */
  VERSION_MISSING(
      "没有写明所同意文本的版本",
      "the version of the text is missing",
      "写明版本，例如 2026-03",
      "give the version, as 2026-03"),
  /** There is no such consent in force. */
  CONSENT_UNKNOWN(
      "没有这项有效的同意", "there is no such consent in force", "从列表中选择", "choose one from the list"),
  /** Somebody else's details hang on this person. */
  STILL_GUARDIAN(
      "此人是未成年人的监护人",
      "this person is guardian of a minor",
      "先登记新的监护人或删除未成年人的资料",
      "record another guardian or erase the minor's record first"),
  /** What he took part in is not over. */
  VOTE_UNFINISHED(
      "业主编号“{owner}”参加的表决“{title}”还没有结束，依法须能核实",
      "the vote \"{title}\" in which the owner \"{owner}\" takes part is not over, and the law wants"
          + " it verifiable",
      "公示期满后再办理",
      "erase after its posting has ended"),
  /** He is on the list of voters of an election that is not over. */
  ELECTION_UNFINISHED(
      "此人在选举“{title}”的选民名单上，选举还没有结束",
      "he is on the list of voters of the election \"{title}\", which is not over",
      "计票后再办理",
      "erase after it has been counted"),
  /** What is kept of him was changed between looking and doing. */
  PERSON_CHANGED(
      "此人的资料刚刚有变动",
      "what is kept of this person was changed meanwhile",
      "重新打开页面，核对后再办理",
      "open the page again and look before you go on"),
  /** Nobody asked for it. */
  ERASURE_NOT_REQUESTED(
      "没有待确认的删除申请",
      "no request to erase is waiting",
      "先登记本人的申请",
      "enter the person's request first"),
  /** Two people stand behind what cannot be taken back. */
  SAME_STAFF(
      "登记申请的人不能自己确认",
      "who entered the request cannot confirm it",
      "请另一位工作人员确认",
      "have a colleague confirm it");

  private final LocalizedText text;
  private final LocalizedText remedy;

  PersonReason(String zh, String en, String remedyZh, String remedyEn) {
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
