/**
 * Paper ballots: how a pile of papers becomes ballots in the box, with two people behind every one.
 *
 * <p>Papers are copied onto numbered {@link org.gongtong.core.decision.paper.Sheet sheets} of up to
 * 25 lines, each of one channel: paper handed in, a meeting, or visits. A sheet goes through
 *
 * <ol>
 *   <li>{@code ENTERED}: one person has copied it;
 *   <li>{@code DIFFERS}: a second person, who did not see the first entry, has copied it too, and
 *       on some line they do not say the same;
 *   <li>{@code CHECKED}: two people say the same on every line. All ballots of the sheet went into
 *       the box in that moment, together or not at all.
 * </ol>
 *
 * <p>Differences are settled by the same rule: a line stands when <em>two people say the same</em>.
 * Whoever was wrong says so, or a third person agrees with one of the two; nobody outvotes the
 * other alone ({@link org.gongtong.core.decision.paper.SheetAgreement}). The ballot names the one
 * who said it first as its recorder and the one who agreed as its witness, and {@code sheet 3 line
 * 7} as its evidence.
 *
 * <p>{@link org.gongtong.core.decision.paper.PaperDesk} is the service; what a line must be is the
 * box's own rule, asked while the papers are still at hand. {@link
 * org.gongtong.core.decision.paper.PaperAccounts} keeps where every paper is: issued, returned,
 * void, on a sheet. An account that does not balance is a warning before the count and stops
 * nothing, since a paper that cannot be found must not keep all others from being counted. {@link
 * org.gongtong.core.decision.paper.PaperCorrections} corrects what two people got wrong.
 *
 * <p>All rows are only added. The second entry of a sheet can exist once, by a unique key, and so
 * can every ballot. This package stands on the ballot box, which knows nothing of it.
 */
@NullMarked
package org.gongtong.core.decision.paper;

import org.jspecify.annotations.NullMarked;
