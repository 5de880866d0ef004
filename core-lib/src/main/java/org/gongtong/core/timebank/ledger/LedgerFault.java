package org.gongtong.core.timebank.ledger;

import org.gongtong.core.kernel.LocalizedText;

/**
 * Something in a ledger that cannot be. Immutable.
 *
 * @param kind what
 * @param where the id of the account, entry, command or hold
 * @param detail what stands there, and what should
 */
public record LedgerFault(Kind kind, String where, String detail) {

  /** What cannot be. */
  public enum Kind {
    /** A sequence is missing in an account, or stands twice. */
    GAP("序号缺失或重复", "a sequence is missing, or stands twice"),
    /** A posting's balance is not the one before it and its minutes. */
    BALANCE_AFTER("分录后的余额有误", "a posting's balance is not the one before it and its minutes"),
    /** A posting was recorded before the one before it. */
    RECORDED_BACK("记录时间早于前一条", "a posting was recorded before the one before it"),
    /** An account does not stand at what its postings add up to. */
    ACCOUNT("账户与其分录之和不符", "the account does not stand at what its postings add up to"),
    /** An account's pending holds do not add up to what it holds. */
    HELD("冻结数与未结冻结之和不符", "pending holds do not add up to what the account holds"),
    /** The accounts of a bank do not sum to zero. */
    SUM("全部账户之和不为零", "the accounts do not sum to zero"),
    /** The postings of an entry are not of the accounts, minutes and times that it says. */
    ENTRY("有记录的分录之和不为零，或与记录不符", "the postings of an entry do not sum to zero, or are not its own"),
    /** What stands with another community, or is on its way there, is not what its orders say. */
    CLEARING("清算账户或在途时长与结算单不符", "what stands with another community is not what its orders say"),
    /** A command was posted, and what it posted is not there; or an entry has no such command. */
    KEY("编号与其入账不符", "a command and what it posted do not go together"),
    /** A hold is pending and has ended, or neither. */
    PENDING("冻结既未结束又不在待办中，或两者皆是", "a hold is pending and has ended, or neither"),
    /** An account's day does not stand at what its entries add up to. */
    DAY("当日合计与记录不符", "a day does not stand at what its entries add up to"),
    /** A stretch of an account's postings does not add up to the sum that is kept of it. */
    SPAN("分段合计与分录不符", "the sum of a stretch of postings is wrong");

    private final LocalizedText text;

    Kind(String zh, String en) {
      this.text = LocalizedText.of(zh, en);
    }

    /** What it means. */
    public LocalizedText text() {
      return text;
    }
  }
}
