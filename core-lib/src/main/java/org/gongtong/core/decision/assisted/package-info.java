/**
 * Assisted participation: a grid worker stands at somebody's door with a device, and the resident
 * votes on it. The ballot is the resident's; the worker lends the device and is named for it.
 *
 * <p>Life of an {@link org.gongtong.core.decision.assisted.AssistedSession}: <b>begun</b> for one
 * party of one open motion, naming who of the party is at the door → <b>evidenced</b>, when the
 * hash of a photo or a signature is attached → <b>ended</b>, by the ballot, by hand, or by time.
 * After its end nothing can be done in it. A worker has one session at a time, a party has one
 * assisted ballot a motion, and a file is evidence once; unique keys see to all three, whoever is
 * fast.
 *
 * <p>What goes wrong in this trade is a worker who votes for people who were not asked. So each
 * step is an event that names worker and party both, the ballot names the worker as its recorder
 * and never as its voter, nobody assists his own party, and a party that has voted by any way
 * cannot be voted for at the door. {@link org.gongtong.core.decision.assisted.AssistedDesk} is the
 * service. Whether a worker may go to a door at all is decided before, by the embedding system.
 *
 * <p>This package stands on the ballot box, which knows nothing of it.
 */
@NullMarked
package org.gongtong.core.decision.assisted;

import org.jspecify.annotations.NullMarked;
