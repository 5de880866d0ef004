/**
 * The time bank: who gave time to whom, exactly.
 *
 * <p>Time is whole minutes. Hours and coins are how a policy shows them. Every change is a
 * <em>transfer</em> between accounts whose postings sum to zero: what one gets another gives, and
 * the reserve, from which services to the community are credited, goes as far below zero as the
 * others together are above it. Nothing is changed or taken out of the journal; a mistake is
 * reversed by a counter-entry, once.
 *
 * <p>The kinds of transfer, and what each asks for:
 *
 * <ul>
 *   <li><em>earn</em>: a service to the community, from the reserve; within a day's cap and a
 *       lifetime's, beyond which the rest goes to the pool or the transfer is refused;
 *   <li><em>redeem</em>: a service to a member who pays for it, and is old enough to;
 *   <li><em>gift</em>: to a relative of a kind that the policy names;
 *   <li><em>donate</em>: to the pool; where the policy says so, all that a group may do;
 *   <li><em>grant</em>: from the pool, or an organisation, to somebody in need.
 * </ul>
 *
 * <p>Others come of time or of orders about accounts alone: <em>expire</em>, <em>succeed</em>,
 * <em>merge</em> and <em>return</em>.
 *
 * <p>Accounts are persons', households', groups' and organisations'; an {@link
 * org.gongtong.core.timebank.AccountLimit} of an account's own stands before the policy's, as of a
 * day. Time that may not be used for everything lies in a part of an account: see {@link
 * org.gongtong.core.timebank.Bucket}.
 *
 * <p>{@link org.gongtong.core.timebank.TransferRules} decides a transfer: a pure function of the
 * {@link org.gongtong.core.timebank.TransferPolicy}, the {@link org.gongtong.core.timebank.Members}
 * and the standing of the accounts. {@link org.gongtong.core.timebank.MemoryLedger} keeps accounts
 * and journal in memory, for embedders without a database and for counting again what another
 * ledger did. Each operation has a key, and the outcome of a key is final, a refusal as well: sent
 * again it is answered as a duplicate and not done again, sent with other content it is refused.
 *
 * <p>None of the figures stands here: they are {@link org.gongtong.core.timebank.TimeBankParameters
 * parameters} that rule packs set. A {@link org.gongtong.core.timebank.TimeBankPolicy} is what
 * holds in a place on a day, every figure with its citation; the part of it that decides transfers
 * is a {@link org.gongtong.core.timebank.TransferPolicy}. An entry keeps the edition it was made
 * under and the name of the {@link org.gongtong.core.timebank.Rounding} that was applied, once,
 * when its service was confirmed. {@link org.gongtong.core.timebank.TimeDisplay} shows minutes as
 * hours and coins.
 *
 * <p>{@link org.gongtong.core.timebank.ledger} has the ledger that is stored, decided by the same
 * rules, and {@link org.gongtong.core.timebank.service} what comes before an entry: offers,
 * requests, and visits until both sides have confirmed them.
 */
@NullMarked
package org.gongtong.core.timebank;

import org.jspecify.annotations.NullMarked;
