/**
 * Elections of residents' committees by secret ballot: everybody sees who was elected and can count
 * again, and nobody sees how anybody voted.
 *
 * <p>Life of an {@link org.gongtong.core.decision.election.Election}: <b>drafted</b> with
 * candidates, seats, trustees and a list of voters → <b>announced</b>, when all of it is frozen and
 * published and each trustee makes his key → <b>open</b> → <b>closed</b>, when number and hash of
 * the sealed ballots are published → <b>counted</b>. Before the opening it can be withdrawn, after
 * it it can be declared void; {@link org.gongtong.core.decision.election.ElectionLifecycle} says
 * which step may follow.
 *
 * <p>Two things are kept apart from the first moment: <em>that</em> a voter took part ({@link
 * org.gongtong.core.decision.election.Participation}, a row of his number and an event in the log
 * from which he gets a receipt) and <em>what</em> a ballot says. {@link
 * org.gongtong.core.decision.election.ElectionBox} writes both in one transaction, so that there is
 * neither without the other, and leaves nothing by which they could be put together again: the
 * ballot lies under a random id, equally long whatever was chosen, without a time or an order.
 *
 * <p>A ballot is sealed ({@link org.gongtong.core.decision.election.BallotSeal}) for several
 * trustees, of whom so many as the election says must give their {@link
 * org.gongtong.core.decision.election.KeyCode} together to open it. Until then nobody knows an
 * interim result, whoever reads the database. {@link
 * org.gongtong.core.decision.election.ElectionCount} opens all ballots at once, keeps them sorted
 * by what they say and without their seals, and publishes them.
 *
 * <p>The count itself needs no store: {@link org.gongtong.core.decision.election.ElectionTally}
 * takes plain ballots and a rule. Everybody who has the published ballots can repeat it.
 *
 * <p>Why elections alone: one voter has one equal ballot here. Votes of owners are counted by floor
 * area, and an exact area beside a ballot would name the owner.
 *
 * <p>Sources: Organic Law of Urban Residents' Committees of 2025, articles 14 to 19; RFC 7748, RFC
 * 5869, NIST SP 800-38D; Shamir, How to Share a Secret (1979). None of the law's figures stands
 * here: they come from rule packs. What the cryptography protects against, and what not, is
 * explained in {@code docs/explanation/secret-ballots.md}.
 */
@NullMarked
package org.gongtong.core.decision.election;

import org.jspecify.annotations.NullMarked;
