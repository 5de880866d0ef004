/**
 * Casting a ballot, one thing per page: code, choice, check, receipt.
 *
 * <p>{@code code → choice → check → receipt}. A GET never casts or uses up a code: the QR code of a
 * letter carries it behind {@code #}, where no server and no log sees it; the page's form sends it
 * by POST and gets a short session for it (ADR 0141). The choice is shown to the voter on the
 * receipt page alone; the receipt number leads nobody to it. Refusals on the way (too early, too
 * late, voted already, session over) are a page of their own that says what to do ({@link
 * org.gongtong.server.ui.ballot.BallotNoticePage}).
 */
@NullMarked
package org.gongtong.server.ui.ballot;

import org.jspecify.annotations.NullMarked;
