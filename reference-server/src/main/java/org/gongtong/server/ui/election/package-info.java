/**
 * Elections by secret ballot: the clerks' pages, the trustees', the voters' and everybody's.
 *
 * <p><b>What is kept apart.</b> A page of this package knows who took part, or what a ballot says,
 * and never both. A voter's choice travels from the ballot paper to the check in his own cookie,
 * encrypted with a key that only this process has ({@link
 * org.gongtong.server.ui.election.MarkedCookie}), and from the check to {@code ElectionBox} in the
 * body of one request. It is in no address, in no row of an idempotency key, and on no receipt:
 * unlike an owner's vote it is not shown again after casting. The receipt is of the event that says
 * that voter number so-and-so took part.
 *
 * <p><b>Keys.</b> A trustee has his key made when signed in as himself. Its code is told once, in
 * the answer to his form, and kept nowhere. At the count the codes are typed together, with the
 * password of a second member of staff; they are in no log and in no hash of a form (ADR 0231).
 *
 * <p><b>Letters.</b> Voting codes are those of {@link org.gongtong.server.auth.VotingCodes}, with
 * the election in the place of the motion and the voter in that of the party. The letter has no
 * ballot paper to cut off: papers bear no number, and are handed out where the box stands (ADR
 * 0232).
 */
@NullMarked
package org.gongtong.server.ui.election;

import org.jspecify.annotations.NullMarked;
