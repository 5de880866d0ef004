/**
 * A member's pages of the time bank: what a neighbour of seventy-five does with a cheap telephone.
 *
 * <p>One thing a page, large buttons, plain words, no script needed. A member comes with his card,
 * whose code opens a session as a voting letter's does ({@link
 * org.gongtong.server.auth.MemberCards}), and goes from the first page to
 *
 * <ol>
 *   <li>asking for help or offering it: with what, when, sent;
 *   <li>his visits: agreeing, the eight digits that one side shows and the other enters, confirming
 *       with one tap, or saying that something was wrong;
 *   <li>his hours: a statement, as PDF too, and the receipt of each entry, which the public log can
 *       be asked for;
 *   <li>a gift to a relative, shown once more before it is made.
 * </ol>
 *
 * <p>Volunteer and elder are the same person at times, and have the same pages. A guardian sees the
 * visits of the young he speaks for among his own. Nobody's name is shown in full: of the other
 * side of a visit as much as a list of staff shows.
 *
 * <p>Each form carries a key, which becomes the id or the key of what it asks for, so that a second
 * press of a button does nothing twice.
 */
@NullMarked
package org.gongtong.server.ui.timebank;

import org.jspecify.annotations.NullMarked;
