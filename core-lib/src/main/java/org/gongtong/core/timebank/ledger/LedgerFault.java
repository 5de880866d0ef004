package org.gongtong.core.timebank.ledger;

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
    GAP,
    /** A posting's balance is not the one before it and its minutes. */
    BALANCE_AFTER,
    /** A posting was recorded before the one before it. */
    RECORDED_BACK,
    /** An account does not stand at what its postings add up to. */
    ACCOUNT,
    /** An account's pending holds do not add up to what it holds. */
    HELD,
    /** The accounts of a bank do not sum to zero. */
    SUM,
    /** The postings of some entry do not sum to zero. */
    ENTRY,
    /** A command was posted, and what it posted is not there; or an entry has no such command. */
    KEY,
    /** A hold is pending and has ended, or neither. */
    PENDING,
    /** An account's day does not stand at what its entries add up to. */
    DAY,
    /** A stretch of an account's postings does not add up to the sum that is kept of it. */
    SPAN
  }
}
