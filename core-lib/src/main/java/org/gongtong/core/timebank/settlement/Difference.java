package org.gongtong.core.timebank.settlement;

import org.gongtong.core.kernel.LocalizedText;

/**
 * Something in which two statements, or a statement and the ledger, are not at one. Immutable.
 *
 * @param kind what, and what is to be done
 * @param where the id of the order, or of the bank or account
 * @param here what stands here
 * @param there what stands there
 */
public record Difference(Kind kind, String where, String here, String there) {

  /** What differs. Nothing of it is ever set right by itself. */
  public enum Kind {
    /** They have decided it, and the answer has not come here. */
    UNANSWERED(
        "对方已处理，本方尚未收到答复",
        "they have decided it, and their answer has not come",
        "系统会再次询问；次日仍如此时联系对方，不要手工入账",
        "it is asked again by itself; call them if it is the same tomorrow; post nothing by hand"),
    /** It is here and not there. */
    MISSING_THERE(
        "本方有，对方没有",
        "it is here and not there",
        "双方核对该笔结算的记录；不要手工冲正",
        "look at the order together; reverse nothing by hand"),
    /** It is there and not here. */
    MISSING_HERE(
        "对方有，本方没有",
        "it is there and not here",
        "请对方出示该笔结算；未经核实不得入账",
        "have them show the order; post nothing before"),
    /** Both have it, and not the same of it. */
    OTHER_CONTENT(
        "双方都有，内容不同",
        "both have it, with other content",
        "暂停与对方结算（限额设为 0），双方核对日志",
        "stop settling (limits of 0), and compare the logs"),
    /** What stands between them does not sum to zero. */
    CLOSING(
        "双方差额之和不为零",
        "what stands between the two does not sum to zero",
        "先处理此前各日的差异",
        "see to the differences of earlier days first"),
    /** The hash of their statement is not that of its lines. */
    HASH(
        "对方对账单的哈希与其内容不符",
        "the hash of their statement is not that of its lines",
        "请对方重新出具",
        "have them make it again"),
    /** The clearing account does not stand at what the orders add up to. */
    LEDGER(
        "本方清算账户余额与结算记录不符",
        "the clearing account here does not stand at what its orders add up to",
        "运行账本检查（timebank check），不要手工更正",
        "run the check of the ledger; correct nothing by hand");

    private final LocalizedText text;
    private final LocalizedText remedy;

    Kind(String zh, String en, String remedyZh, String remedyEn) {
      this.text = LocalizedText.of(zh, en);
      this.remedy = LocalizedText.of(remedyZh, remedyEn);
    }

    /** What it means. */
    public LocalizedText text() {
      return text;
    }

    /** What is to be done. */
    public LocalizedText remedy() {
      return remedy;
    }
  }
}
