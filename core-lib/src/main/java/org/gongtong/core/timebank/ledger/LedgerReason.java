package org.gongtong.core.timebank.ledger;

import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.rules.ReasonCode;
import org.gongtong.core.timebank.TransferOutcome;

/** Why a command to a ledger is refused: as its outcome says, with the figures where there are. */
public enum LedgerReason implements ReasonCode {
  /** The key belongs to another command. */
  KEY_CONFLICT(TransferOutcome.KEY_CONFLICT),
  /** The operation to reverse is not known. */
  UNKNOWN_OP(TransferOutcome.UNKNOWN_OP),
  /** It was refused, or is itself a reversal. */
  NOT_REVERSIBLE(TransferOutcome.NOT_REVERSIBLE),
  /** It was reversed before. */
  ALREADY_REVERSED(TransferOutcome.ALREADY_REVERSED),
  /** No such hold, or ended before. */
  NOT_PENDING(TransferOutcome.NOT_PENDING),
  /** Its time has not run out. */
  NOT_EXPIRED(TransferOutcome.NOT_EXPIRED),
  /** More than what is held. */
  MORE_THAN_HELD(
      TransferOutcome.MORE_THAN_HELD,
      "{minutes} 分钟超过冻结的 {held} 分钟",
      "{minutes} minutes are more than the {held} held"),
  /** The account to be charged has not enough. */
  INSUFFICIENT_BALANCE(
      TransferOutcome.INSUFFICIENT_BALANCE,
      "余额不足：可用 {available} 分钟，需要 {minutes} 分钟",
      "the balance is too low: {available} minutes are available, {minutes} are needed"),
  /** The receiver may not go so far above zero. */
  BALANCE_CEILING(
      TransferOutcome.BALANCE_CEILING,
      "转入 {minutes} 分钟后余额将超过上限 {cap} 分钟",
      "with {minutes} minutes more the receiver's balance would be above the limit of {cap}"),
  /** No minutes, or too many. */
  INVALID_AMOUNT(
      TransferOutcome.INVALID_AMOUNT,
      "时长须为大于零的整数分钟，而不是 {minutes}",
      "minutes are a whole number above zero, not {minutes}"),
  /** A named account does not exist. */
  UNKNOWN_ACCOUNT(TransferOutcome.UNKNOWN_ACCOUNT),
  /** A named account was not open on the day. */
  ACCOUNT_NOT_OPEN(TransferOutcome.ACCOUNT_NOT_OPEN),
  /** It would take effect later than now. */
  IN_FUTURE(TransferOutcome.IN_FUTURE),
  /** No rules are in force on the day. */
  NO_POLICY(TransferOutcome.NO_POLICY),
  /** An account of this kind takes no part in it. */
  KIND_NOT_ALLOWED(TransferOutcome.KIND_NOT_ALLOWED),
  /** Such time does not go to that part of an account. */
  BUCKET_NOT_ALLOWED(TransferOutcome.BUCKET_NOT_ALLOWED),
  /** The account has no such part. */
  BUCKET_NOT_OPEN(TransferOutcome.BUCKET_NOT_OPEN),
  /** It comes of orders about accounts, and is not asked for by itself. */
  NOT_BY_ITSELF(TransferOutcome.NOT_BY_ITSELF),
  /** A group may only donate. */
  DONATE_ONLY(TransferOutcome.DONATE_ONLY),
  /** Giver and receiver are one. */
  SAME_ACCOUNT(TransferOutcome.SAME_ACCOUNT),
  /** More than may be earned on a day. */
  DAILY_CAP(
      TransferOutcome.DAILY_CAP,
      "当日已获得 {earned} 分钟，再加 {minutes} 分钟超过每日上限 {cap} 分钟",
      "{earned} minutes were earned on that day; {minutes} more exceed the cap of {cap} a day"),
  /** More than may be kept in a lifetime. */
  LIFETIME_CAP(
      TransferOutcome.LIFETIME_CAP,
      "累计已保留 {kept} 分钟，再加 {minutes} 分钟超过上限 {cap} 分钟",
      "{kept} minutes were kept so far; {minutes} more exceed the lifetime cap of {cap}"),
  /** Too young to spend time on services. */
  NOT_ELIGIBLE(TransferOutcome.NOT_ELIGIBLE),
  /** The receiver is no relative of a kind that may get gifts. */
  NOT_RELATED(TransferOutcome.NOT_RELATED),
  /** The receiver of a grant is in no class of those in need. */
  GRANT_NO_CLASS(
      TransferOutcome.GRANT_NO_CLASS,
      "受领人在该日不属于规则所列 {classes} 个优先类别中的任何一个",
      "on that day the receiver is in none of the {classes} classes to whom the rules grant time"),
  /** More than somebody of his class is granted within a period. */
  GRANT_MAXIMUM(
      TransferOutcome.GRANT_MAXIMUM,
      "本期已发放 {granted} 分钟，再加 {minutes} 分钟超过其类别每期上限 {most} 分钟",
      "{granted} minutes were granted in this period; {minutes} more exceed the {most} of the"
          + " receiver's class"),
  /** More than two communities have agreed to let stand between them. */
  CLEARING_LIMIT(
      TransferOutcome.CLEARING_LIMIT,
      "{minutes} 分钟超过与该社区之间尚可结算的 {room} 分钟",
      "{minutes} minutes are more than the {room} that may still go between the two communities"),
  /** The rules settle nothing of this kind with another community. */
  NOT_SETTLED(TransferOutcome.NOT_SETTLED),
  /** The other community is outside of the area in which the rules settle. */
  OUTSIDE_AREA(TransferOutcome.OUTSIDE_AREA);

  private final TransferOutcome outcome;
  private final LocalizedText text;

  LedgerReason(TransferOutcome outcome) {
    this.outcome = outcome;
    this.text = outcome.text();
  }

  LedgerReason(TransferOutcome outcome, String zh, String en) {
    this.outcome = outcome;
    this.text = LocalizedText.of(zh, en);
  }

  /**
   * The reason of an outcome.
   *
   * @throws IllegalArgumentException if it refuses nothing
   */
  public static LedgerReason of(TransferOutcome outcome) {
    for (LedgerReason reason : values()) {
      if (reason.outcome == outcome) {
        return reason;
      }
    }
    throw new IllegalArgumentException("refuses nothing: " + outcome);
  }

  @Override
  public LocalizedText text() {
    return text;
  }

  @Override
  public LocalizedText remedy() {
    return outcome.remedy();
  }
}
