package org.gongtong.core.place;

import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.rules.ReasonCode;

/** Why a voter is not named for the owners of a part. */
public enum VoterReason implements ReasonCode {
  /** The roster has no such part. */
  NO_SUCH_PART(
      "现有名册里没有专有部分 {part}",
      "the roster has no part {part}",
      "回到名册查找编号",
      "look the id up in the roster"),
  /** Nobody is named. */
  VOTER_MISSING("没有选择表决人", "no voter is chosen", "从共有人中选择一位", "choose one of the co-owners"),
  /** The one named is not among the owners. */
  VOTER_NOT_OWNER(
      "表决人“{voter}”不是专有部分 {part} 的业主",
      "the voter \"{voter}\" is not an owner of part {part}",
      "从共有人中选择一位",
      "choose one of the co-owners"),
  /** These owners have named the same one before. */
  VOTER_NAMED_ALREADY(
      "这组共有人已经推选 {voter}",
      "these co-owners have named {voter} already",
      "不需要再办理；要换人请选择另一位",
      "there is nothing to do; choose another one to change it"),
  /** Nothing says that the co-owners agreed. */
  EVIDENCE_MISSING(
      "没有写明依据",
      "the evidence is missing",
      "写明共有人推选书的编号和日期",
      "give the number and date of the co-owners' written agreement"),
  /** Longer than what is kept. */
  EVIDENCE_TOO_LONG(
      "依据超过 {most} 个字符", "the evidence is longer than {most} characters", "缩短", "shorten it"),
  /** An identity or telephone number stands in it. */
  EVIDENCE_LOOKS_PERSONAL(
      "依据里有像身份证号或手机号的数字",
      "the evidence holds what looks like an identity or telephone number",
      "删去个人信息，只写文书的编号和日期",
      "leave personal data out; the number and date of the document are enough"),
  /** Somebody else changed the roster in the meantime. */
  ROSTER_CHANGED_MEANWHILE(
      "打开这一页以后，名册又有了第 {number} 次变更",
      "since this page was opened the roster has got change {number}",
      "核对现在的共有人和表决人，再提交一次",
      "look at the owners and the voter as they are now, and send it again");

  private final LocalizedText text;
  private final LocalizedText remedy;

  VoterReason(String zh, String en, String remedyZh, String remedyEn) {
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
