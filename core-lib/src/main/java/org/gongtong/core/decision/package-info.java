/**
 * How owners and residents decide: who is on the roll, which ballots stand, what the law asks, and
 * why it passed or not.
 *
 * <p>The calculation, which stands alone and needs no store, has three steps:
 *
 * <ol>
 *   <li>{@link org.gongtong.core.decision.DecisionRule#resolve} reads a matter (Civil Code 278 (4),
 *       say) from a rule book for a place and a day: thresholds in two measures, how heads and
 *       areas are counted, which ballot of several stands.
 *   <li>{@link org.gongtong.core.decision.ElectoralRoll#of} turns a roster and a scope into
 *       parties. A <em>party</em> is the exact set of owners of a part; its parts together are one
 *       head where the rule says so, and their areas add up.
 *   <li>{@link org.gongtong.core.decision.Tally#count} checks every ballot, lets one per party
 *       stand, adds up heads and floor area, and compares each sum with its threshold by integer
 *       arithmetic.
 * </ol>
 *
 * <p>The result lists every requirement with its figures, threshold, bound and article, and every
 * rejected ballot with a code, so that anybody can count again from the same roll and ballots.
 *
 * <p>Around the count stands the {@link org.gongtong.core.decision.Motion}: drafted, announced,
 * open, closed, decided, posted, final or annulled, and withdrawn before the opening. {@link
 * org.gongtong.core.decision.MotionLifecycle} says which step may follow; the question freezes at
 * the announcement, the rules at the opening.
 *
 * <p>With a store behind them these are services: {@link org.gongtong.core.decision.MotionService}
 * takes motions through their life, {@link org.gongtong.core.decision.MotionTimer} takes the steps
 * whose time has come, {@link org.gongtong.core.decision.BallotBox} takes ballots of every channel
 * into one box, {@link org.gongtong.core.decision.TurnoutBoard} tells how many took part and {@link
 * org.gongtong.core.decision.MotionReader} what came of it. A motion is a row of versions; a box
 * only fills: who entered a paper ballot wrongly adds a {@link
 * org.gongtong.core.decision.Correction}, and who names a voter late adds a {@link
 * org.gongtong.core.decision.VoterNaming}.
 *
 * <p>Meetings of residents and of their representatives are counted by {@link
 * org.gongtong.core.decision.MeetingCount}: quorum on the members, majority of those present. Its
 * arithmetic also judges elections by secret ballot ({@link org.gongtong.core.decision.election}).
 *
 * <p>Sources: Civil Code articles 278 to 280; the Supreme People's Court's interpretation on
 * condominium ownership (2020), articles 8 and 9; the Residents' Committees Law of 2018 and of
 * 2025. None of their figures stands here: they come from rule packs.
 */
@NullMarked
package org.gongtong.core.decision;

import org.jspecify.annotations.NullMarked;
