/**
 * Rounds of grants: so many minutes of the pool are shared among members in need.
 *
 * <p>Rules name {@linkplain org.gongtong.core.timebank.GrantClass classes} of people in need, the
 * first before the others. A round goes through these states:
 *
 * <ul>
 *   <li><b>proposed</b>: {@link org.gongtong.core.timebank.grant.GrantShares}, a pure function, has
 *       found who gets what, who gets nothing, and why; nothing is kept, and whoever asked looks at
 *       it;
 *   <li><b>begun</b>: it was asked for as it was shown; the {@linkplain
 *       org.gongtong.core.timebank.grant.GrantRound round} and its lines are kept, once and for
 *       all;
 *   <li><b>finished</b>: each line had its outcome as a command to the ledger.
 * </ul>
 *
 * <p>A line's key is made of the round and the line's number. So lines are carried out in pieces,
 * by whoever carries on after a crash, and no line twice; and the ledger's own rules decide each:
 * the floor of the pool, the class on the day, the maximum of the class. What became of a line
 * stands with its command alone.
 *
 * <p>{@link org.gongtong.core.timebank.grant.GrantDesk} does all of it; {@link
 * org.gongtong.core.timebank.grant.RoundStore} is the port to the rows.
 */
@NullMarked
package org.gongtong.core.timebank.grant;

import org.jspecify.annotations.NullMarked;
