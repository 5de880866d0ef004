/**
 * The stored ledger of a time bank: accounts, journal and balances that outlive the process.
 *
 * <p>A {@link org.gongtong.core.timebank.ledger.TimeBank} belongs to a community and has a pool, a
 * reserve, and the accounts of persons and groups. {@link
 * org.gongtong.core.timebank.ledger.LedgerDesk} takes <em>commands</em>: transfers, reversals,
 * holds and what becomes of them. Each has a key, and the outcome of a key is final: sent again,
 * the command is answered as before and not done again; another command with the same key is
 * refused and changes nothing. A command goes through these states:
 *
 * <ul>
 *   <li><b>sent</b>: not looked at yet; if the answer is lost it is sent again;
 *   <li><b>posted</b>: an {@link org.gongtong.core.timebank.ledger.LedgerEntry} stands in the
 *       journal, its postings sum to zero, and balances have followed;
 *   <li><b>refused</b>: its key and the reason are kept, and nothing else has changed.
 * </ul>
 *
 * <p>A posted entry may be <b>reversed</b>, once, by another entry. A hold is <b>pending</b> until
 * it is <b>posted</b>, <b>voided</b> or <b>expired</b>, whichever comes first; until then the
 * minutes it holds cannot be spent.
 *
 * <p>How a command is decided stands in {@link org.gongtong.core.timebank.TransferRules} alone, the
 * code that also decides in memory. The desk reads what the accounts stand at under a lock, has
 * each command decided one after another, and writes all rows of them together: one command or five
 * hundred in a transaction, it is the same code, and the journal comes out the same.
 *
 * <p>Two times are kept of everything. The <em>effective</em> time is the place's own and says to
 * which day a service belongs; the <em>recorded</em> time is when it was written down, and never
 * goes back within an account, whatever the clock does. Every entry names the edition of the rules
 * it was made under, so that a change of policy rewrites nothing.
 *
 * <p>What accounts are, {@link org.gongtong.core.timebank.ledger.AccountChanges} changes from a day
 * on: parts of restricted time, limits of their own, kinships that end. {@link
 * org.gongtong.core.timebank.ledger.TimeExpiry} lets time run out, first in, first out. {@link
 * org.gongtong.core.timebank.ledger.AccountClosing} gives accounts up: an account is <b>open</b>,
 * then <b>closed</b> from a day on, by a death, a leaving or a merging, or <b>dormant</b>, and open
 * again. It takes two people, at one desk, or one after the other by {@link
 * org.gongtong.core.timebank.ledger.ClosingProposals}.
 *
 * <p>{@link org.gongtong.core.timebank.ledger.LedgerStore} is the port to the rows; one in memory
 * is here, one on MariaDB in a plugin.
 */
@NullMarked
package org.gongtong.core.timebank.ledger;

import org.jspecify.annotations.NullMarked;
