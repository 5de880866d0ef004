/**
 * What is owned and by whom: exclusive parts, their areas, their owners, and where they lie.
 *
 * <p>A {@link org.gongtong.core.place.Roster} lists every exclusive part (专有部分) of an estate: a
 * dwelling, a shop, a parking space, a store room, with its floor area, what the area was read from
 * (the registry before the survey before the sale contract: Interpretation on condominium
 * ownership, article 8), the ids of its owners, and which of them votes.
 *
 * <p>A roster comes from a clerk's spreadsheet as {@link org.gongtong.core.place.RawRosterRow raw
 * rows}. {@link org.gongtong.core.place.RosterCheck} reads them all, names every bad row and cell
 * with a remedy, and gives a roster only when nothing is wrong: a roster is taken whole or not at
 * all.
 *
 * <p>Owners are ids. Names, telephone and identity numbers have no place here, and an owner id that
 * looks like one is refused.
 */
@NullMarked
package org.gongtong.core.place;

import org.jspecify.annotations.NullMarked;
