/**
 * A community's time bank as a whole: what joins the rules, the ledger and the services.
 *
 * <p>A community has one bank. It goes through these states:
 *
 * <ul>
 *   <li><b>opened</b>, with its pool and reserve; nothing can be posted yet;
 *   <li><b>under a rule</b> that the community has chosen: the place's own, or one by its id, such
 *       as a convention. {@link org.gongtong.core.timebank.bank.RuleChoice Choices} are rows that
 *       are only added to. Each holds from a day on, and none but the first from a day that has
 *       come: what was posted keeps the edition it was posted under, and no day changes its rule.
 * </ul>
 *
 * <p>{@link org.gongtong.core.timebank.bank.BankPolicies} answers which policy holds on a day, to
 * the ledger and to the services alike, from the {@link org.gongtong.core.rules.RuleBook}. The rule
 * of every edition that something was posted under is kept in full, so that an entry can be
 * explained when the pack is long gone. {@link org.gongtong.core.timebank.bank.BankServices} posts
 * confirmed services to the ledger in the transaction that confirms them, and notes by which
 * rounding. {@link org.gongtong.core.timebank.bank.MemberDesk} opens the accounts of persons, who
 * have agreed to it; with the account they are members.
 */
@NullMarked
package org.gongtong.core.timebank.bank;

import org.jspecify.annotations.NullMarked;
