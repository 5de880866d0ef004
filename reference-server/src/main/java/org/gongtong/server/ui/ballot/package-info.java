/**
 * Casting a ballot, one thing per page: code, choice, check, receipt.
 *
 * <p>{@code code → choice → check → receipt}. A GET never casts or uses up a code: the QR code of a
 * letter carries it behind {@code #}, where no server and no log sees it; the page's form sends it
 * by POST and gets a short session for it (ADR 0141). Refusals on the way (too early, too late,
 * voted already, co-owners without a named voter, session over) are a page of their own that says
 * what to do ({@link org.gongtong.server.ui.ballot.BallotNoticePage}).
 *
 * <p><b>Once.</b> The hidden key of the form is the id of the ballot: a second press of the button,
 * or the same form again after its answer was lost, meets the ballot that is there and leads to its
 * receipt. Two tabs have two keys; the ballot box lets one of them in, and the other is told so,
 * with the receipt number. A form also names the ballot it was drawn for, and is cast for no other:
 * not even when another code was entered on the same phone in between. Casting ends the session.
 *
 * <p><b>Back and reload.</b> Every page has an address of its own; none is the answer to a form, so
 * a browser can go back to it and read it in the other language. What was chosen travels to the
 * check in a cookie of the voter, encrypted with a key that only this process has ({@link
 * org.gongtong.server.ui.ballot.ChosenCookie}); casting takes it away. The form of the check
 * carries the choice that is read above its button, and that one is cast, whatever another tab
 * chose meanwhile. Where several servers share a database, a voter has to stay with one of them.
 *
 * <p><b>The receipt.</b> Its number is a hash of the ballot's id. The choice itself travels from
 * the cast to the receipt in a cookie likewise ({@link
 * org.gongtong.server.ui.ballot.ReceiptCookie}): no second copy of it stays here. It is shown for
 * two minutes, long enough to read it or to change the language, too short to be asked for at the
 * door; then the receipt alone is left, for ten minutes, or until another code is entered on the
 * device. Whoever comes without a session and with nothing but a ballot's id gets the number and
 * the time, never the choice, and cannot find it out by trying all three.
 *
 * <p>Where the rules of a place count signing in as taking part, opening the ballot is recorded,
 * and the voter is told before choosing.
 */
@NullMarked
package org.gongtong.server.ui.ballot;

import org.jspecify.annotations.NullMarked;
