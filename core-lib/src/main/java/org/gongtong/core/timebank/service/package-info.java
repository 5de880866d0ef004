/**
 * From the offer and the request of a service to the entry that pays for it.
 *
 * <p>Members post <em>offers</em> and <em>requests</em>: what, where, in which window of time, and
 * what has to be reckoned with. They are open, then withdrawn or expired; a request is arranged
 * while a visit for it is agreed. {@link org.gongtong.core.timebank.service.Matching} ranks what
 * answers one and explains each rank.
 *
 * <p>An <em>appointment</em> is where two members of a time bank meet: one helps, one is helped. It
 * is a row of versions, as motions are: each step makes the next one, names the one it was decided
 * on, and is an event in the log. Its states are
 *
 * <ol>
 *   <li><em>proposed</em> by a side or by staff, until both sides agreed;
 *   <li><em>agreed</em>: both are taken for that time. It can be called off, in time or late; after
 *       a while one side can say that the other did not come; if nothing happens it lapses;
 *   <li><em>under way</em>, from the check-in, and <em>done</em>, from the check-out: one side
 *       shows a code that the other scans, or a member of staff with a mandate records the time;
 *   <li><em>confirmed</em>, by both sides, or by time for the side that said nothing; or
 *       <em>disputed</em>, then <em>in mediation</em>, until somebody with a mandate decides what
 *       it is worth: <em>confirmed</em> with minutes, or <em>dismissed</em>.
 * </ol>
 *
 * <p>At the confirmation, and never before, the time is rounded to whole minutes by the rule of the
 * policy, whose name stays with the {@link org.gongtong.core.timebank.service.ServiceEntry}. The
 * entry has a key made of the appointment's id, so that it is posted once, and goes to the {@link
 * org.gongtong.core.timebank.service.ServicePosting} in the same transaction: what is confirmed is
 * posted, what cannot be posted is not confirmed.
 *
 * <p>{@link org.gongtong.core.timebank.service.AppointmentService} arranges, {@link
 * org.gongtong.core.timebank.service.VisitChecks} records, {@link
 * org.gongtong.core.timebank.service.ServiceConfirmation} confirms and settles, and {@link
 * org.gongtong.core.timebank.service.ServiceTimer} takes the steps whose time has come. Whoever is
 * young has a guardian agree and confirm for him. Nobody can be at two visits at once, and nobody
 * speaks for both sides.
 *
 * <p>No figure stands here: how long a visit may last, how many days the sides have, from which age
 * on somebody speaks for himself are in the {@link
 * org.gongtong.core.timebank.service.ServicePolicy} of the day of the visit.
 */
@NullMarked
package org.gongtong.core.timebank.service;

import org.jspecify.annotations.NullMarked;
