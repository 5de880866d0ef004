package org.gongtong.core.timebank;

import org.gongtong.core.kernel.LocalizedText;

/** What became of an operation: posted, or why not. */
public enum TransferOutcome {
  /** It stands in the journal. */
  POSTED("已入账", "posted", "无需处理", "nothing to do"),
  /** It stands in the journal, and what was beyond the lifetime's cap is in the pool. */
  POSTED_WITH_OVERFLOW(
      "已入账，超出累计上限的部分转入公益时间池",
      "posted; what was beyond the lifetime cap went to the pool",
      "无需处理",
      "nothing to do"),
  /** The minutes are held, and nothing is posted yet. */
  HELD("已冻结", "held", "服务确认后入账，或撤销", "post it when the service is confirmed, or void it"),
  /** The hold was given up, or its time ran out; the minutes are free again. */
  RELEASED("已解除冻结", "released", "无需处理", "nothing to do"),
  /** The same operation was there before; nothing was done again. */
  DUPLICATE("该操作此前已处理，未重复执行", "handled before, and not done again", "无需处理", "nothing to do"),
  /** Another operation has this key. */
  KEY_CONFLICT(
      "该编号已用于内容不同的操作",
      "the key belongs to an operation of other content",
      "换一个新的编号",
      "use a new key"),
  /** The operation to reverse is not known. */
  UNKNOWN_OP("要冲正的操作不存在", "the operation to reverse is not known", "核对编号", "check its key"),
  /** The operation to reverse was refused, or is itself a reversal. */
  NOT_REVERSIBLE(
      "要冲正的操作未入账，或本身就是冲正",
      "the operation was not posted, or is itself a reversal",
      "无需冲正；如需更正，请登记新的操作",
      "nothing to reverse; enter a new operation to correct it"),
  /** It was reversed before. */
  ALREADY_REVERSED("该操作已被冲正过", "it has been reversed already", "无需处理", "nothing to do"),
  /** What was to be ended is no hold, or was ended before. */
  NOT_PENDING(
      "该冻结不存在或已处理", "there is no such hold, or it was ended before", "无需处理", "nothing to do"),
  /** A hold ends as expired only when its time has run out. */
  NOT_EXPIRED("该冻结尚未到期", "the hold has not expired yet", "撤销，或等到到期", "void it, or wait"),
  /** More than what is held. */
  MORE_THAN_HELD(
      "超过冻结的时长",
      "more than what is held",
      "减少时长，多出部分另行登记",
      "take fewer minutes, and enter the rest anew"),
  /** The account to be charged has not enough. */
  INSUFFICIENT_BALANCE(
      "余额不足", "the balance is too low", "减少时长或先获得时间", "take fewer minutes, or earn some"),
  /** The account that would receive may not go so far above zero. */
  BALANCE_CEILING(
      "转入后余额将超过上限",
      "the receiver's balance would be above its limit",
      "先使用或捐赠一部分时间",
      "use or donate some of it first"),
  /** The minutes are none, negative or more than there can be. */
  INVALID_AMOUNT(
      "时长须为大于零的整数分钟", "minutes are a whole number above zero", "更正时长", "correct the minutes"),
  /** A named account does not exist. */
  UNKNOWN_ACCOUNT("账户不存在", "there is no such account", "核对账户编号", "check the account's id"),
  /** A named account was not open yet on the day, or no longer. */
  ACCOUNT_NOT_OPEN(
      "账户在该日尚未开立或已关闭",
      "an account was not open on that day",
      "核对日期和账户",
      "check the day and the account"),
  /** It would take effect later than now. */
  IN_FUTURE("生效时间在将来", "it would take effect in the future", "更正时间", "correct the time"),
  /** No rules are in force on the day. */
  NO_POLICY(
      "该日没有生效的时间银行规则",
      "no rules of a time bank are in force on that day",
      "核对日期，或先安装规则包",
      "check the day, or install a rule pack that has them"),
  /** An account of this kind takes no part in such a transfer. */
  KIND_NOT_ALLOWED(
      "这类账户不能进行该操作",
      "an account of this kind takes no part in it",
      "选择个人账户",
      "choose a person's account"),
  /** Time that may not be in such a part of an account, or not by such a transfer. */
  BUCKET_NOT_ALLOWED(
      "该类时长不能转入此子账户",
      "such time does not go to this part of an account",
      "选择其他子账户，或不指定子账户",
      "choose another part, or name none"),
  /** The account has no such part. */
  BUCKET_NOT_OPEN("该账户没有开立此子账户", "the account has no such part", "先开立子账户", "open that part first"),
  /** It comes of an order about an account, or of time, and is not asked for by itself. */
  NOT_BY_ITSELF(
      "到期、继承、并户和退回只随相应的办理事项入账",
      "expiry, succession, merging and return come of orders about accounts alone",
      "办理继承、并户或退出",
      "order a succession, a merging or a leaving"),
  /** A group may only donate. */
  DONATE_ONLY("团队账户的时间只能捐赠", "a group may only donate its time", "改为捐赠", "donate it"),
  /** Giver and receiver are one. */
  SAME_ACCOUNT(
      "转出与转入为同一账户", "giver and receiver are one account", "选择另一账户", "choose another account"),
  /** More than may be earned on a day. */
  DAILY_CAP(
      "超过每日可获得时长的上限",
      "more than may be earned on a day",
      "登记到实际服务之日",
      "enter it on the day of the service"),
  /** More than may be kept in a lifetime. */
  LIFETIME_CAP(
      "超过累计可保留时长的上限", "more than may be kept in a lifetime", "可改为捐赠", "donate the service instead"),
  /** Too young to spend time on services. */
  NOT_ELIGIBLE(
      "本人（或配偶）未达到可兑换服务的年龄",
      "neither the member nor, where it counts, a spouse is old enough",
      "达到年龄后再兑换，或赠与亲属",
      "wait until then, or give it to a relative"),
  /** The receiver is no relative of a kind that may get gifts. */
  NOT_RELATED(
      "受赠人不在可赠与的亲属范围内",
      "the receiver is no such relative",
      "先核实亲属关系",
      "have the kinship verified first"),
  /** The receiver of a grant is in none of the rules' classes of those in need. */
  GRANT_NO_CLASS(
      "受领人在该日不属于规则所列的任何优先类别",
      "on that day the receiver is in none of the classes to whom the rules grant time",
      "核对出生日期，登记有依据的情况，或选择生效之后的日期",
      "check the date of birth, have the circumstances attested with their evidence, or choose a day"
          + " on which they hold"),
  /** More than somebody of his class is granted within a period. */
  GRANT_MAXIMUM(
      "超过受领人所属类别每期可发放的时长",
      "more than somebody of the receiver's class is granted within a period",
      "减少时长，或在下一期发放",
      "grant fewer minutes, or in the next period"),
  /** More than two communities have agreed to let stand between them. */
  CLEARING_LIMIT(
      "超过与该社区约定的结算限额",
      "more than was agreed to stand between the two communities",
      "减少时长，等待对方转入或冲抵，或双方另行约定限额",
      "take fewer minutes, wait until some has come back or was repaid, or agree on another limit"),
  /** The rules in force let no time go to another community, or come from one, for this. */
  NOT_SETTLED(
      "现行规则不允许为此与其他社区结算",
      "the rules in force settle nothing of this kind with another community",
      "核对规则；在本社区内办理",
      "look at the rules; do it within the community"),
  /** The other community is not in the area within which the rules settle. */
  OUTSIDE_AREA(
      "对方社区不在规则所定的通存通兑范围内",
      "the other community is outside of the area in which the rules settle",
      "核对对方社区的所在地",
      "check where the other community is");

  private final LocalizedText text;
  private final LocalizedText remedy;

  TransferOutcome(String zh, String en, String remedyZh, String remedyEn) {
    this.text = LocalizedText.of(zh, en);
    this.remedy = LocalizedText.of(remedyZh, remedyEn);
  }

  /** Whether it stands in the journal by this operation. */
  public boolean isPosted() {
    return this == POSTED || this == POSTED_WITH_OVERFLOW;
  }

  /** Whether what was asked for was done, be it that minutes are held or freed. */
  public boolean isDone() {
    return isPosted() || this == HELD || this == RELEASED;
  }

  /** What it means. */
  public LocalizedText text() {
    return text;
  }

  /** What would change it. */
  public LocalizedText remedy() {
    return remedy;
  }
}
