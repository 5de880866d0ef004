/**
 * Settlement: time that goes from one community to another, exactly.
 *
 * <p>Two banks keep no common ledger. Each has a {@link
 * org.gongtong.core.timebank.settlement.Clearing clearing account} for the other: what goes there
 * is posted to it, what comes from there is posted from it, and the accounts of the two mirror each
 * other. Their sum is zero but for what is on its way. Within each bank all postings sum to zero as
 * ever.
 *
 * <p>An <em>order</em> joins two local transactions, and there is never one across both:
 *
 * <ol>
 *   <li>The bank that sends holds the minutes, and writes the order and a message, in one
 *       transaction. What its rules, the balance or the limit have against it is said here, before
 *       anything moves.
 *   <li>The bank that gets the message posts from its clearing account to the receiver, or refuses,
 *       and writes down which and the answer, in one transaction, under keys that follow from the
 *       order. This is what decides; it is decided once.
 *   <li>The bank that sent gets the answer and posts what it held, or frees it.
 * </ol>
 *
 * <p>Messages may be lost, doubled, late or out of order, and either side may stop between any two
 * of these steps: an order that has no answer is sent again, which asks what became of it. Time
 * alone frees nothing, because the other side may have posted. An order that is to be stopped is
 * <em>recalled</em>: the other bank then refuses it for ever, or says that it was too late.
 *
 * <p>What each bank lets stand between the two is in {@link
 * org.gongtong.core.timebank.settlement.ClearingTerms terms}, from a day on, never changed. Which
 * time may go elsewhere at all is a matter of policy: an area and purposes, {@link
 * org.gongtong.core.timebank.SettlementPolicy}, each side by its own. {@link
 * org.gongtong.core.timebank.TransferRules} decides, as everything. What stands against a community
 * for long is given up by a <em>repayment</em>: an order like any other, from reserve to reserve,
 * that takes two people of staff.
 *
 * <p>Each day both sides make a {@link org.gongtong.core.timebank.settlement.DayStatement
 * statement} of the day before and compare. A difference is listed with what is to be done, and
 * nothing is set right by itself.
 */
@NullMarked
package org.gongtong.core.timebank.settlement;

import org.jspecify.annotations.NullMarked;
