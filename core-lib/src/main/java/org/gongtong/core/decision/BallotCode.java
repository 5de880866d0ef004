package org.gongtong.core.decision;

import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.rules.ReasonCode;

/** Why a ballot does not stand, in the order in which ballots are checked. */
public enum BallotCode implements ReasonCode {
  /** The part is not on the roll of this vote. */
  UNKNOWN_PART(
      "专有部分不在本次表决的名册内",
      "the part is not on the roll of this vote",
      "核对房号与表决范围",
      "check the room and the scope"),
  /** The co-owners have not named who votes. */
  VOTER_NOT_NAMED(
      "共有人尚未确定一名表决人",
      "the co-owners have not named one voter",
      "请共有人书面确定一名表决人",
      "have the co-owners name one voter in writing"),
  /** Somebody else votes for this party. */
  NOT_THE_VOTER(
      "投票人不是该户确定的表决人",
      "the voter is not the one this party has named",
      "由确定的表决人投票，或先变更表决人",
      "let the named voter vote, or name another first"),
  /** Before the opening instant. */
  TOO_EARLY("投票时间早于开始时间", "cast before the opening", "在投票期内投票", "vote within the window"),
  /** After the closing instant. */
  TOO_LATE("投票时间晚于截止时间", "cast after the close", "在投票期内投票", "vote within the window"),
  /** Neither for, against nor abstain. */
  INVALID_CHOICE(
      "选项不是同意、反对或弃权",
      "the choice is neither for, against nor abstain",
      "只选一项：同意、反对或弃权",
      "choose exactly one: for, against or abstain"),
  /** Another ballot of the party stands. */
  DUPLICATE("该户已有一张有效表决票", "the party has a valid ballot already", "无需再投", "nothing to do"),
  /** One person acts for more parties than allowed. */
  PROXY_OVER_CAP(
      "代理人接受的委托超过上限",
      "the proxy acts for more parties than allowed",
      "由业主本人投票，或另行委托",
      "let the owner vote, or name another proxy");

  private final LocalizedText text;
  private final LocalizedText remedy;

  BallotCode(String zh, String en, String remedyZh, String remedyEn) {
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
