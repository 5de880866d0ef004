/**
 * The clerks' desk: rosters, motions, letters, paper ballots, packs.
 *
 * <p>Dense, printable, for the keyboard. Two rules shape it: a roster is first read and compared,
 * and only then applied, all or nothing; a sheet of paper ballots is entered twice by two people,
 * the second without seeing the first, and only lines on which they agree are recorded. What was
 * recorded is corrected by a new row with a reason, never overwritten.
 */
@NullMarked
package org.gongtong.server.ui.staff;

import org.jspecify.annotations.NullMarked;
