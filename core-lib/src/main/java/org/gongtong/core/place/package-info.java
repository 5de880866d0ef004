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
 * <p>{@link org.gongtong.core.place.PlaceTree} shows a roster as places: community, compound,
 * building, entrance, and in an entrance its {@link org.gongtong.core.place.Household households},
 * one for each dwelling that was delivered, beside the parts that are nobody's home. The path of a
 * place, {@code C01/6/2}, is also how the scope of a vote is written. Nothing of the tree is
 * stored.
 *
 * <p>Rosters follow one another. {@link org.gongtong.core.place.RosterService} compares a new one
 * with the one in force ({@link org.gongtong.core.place.RosterDifference}: added, changed, gone)
 * and keeps what differs as dated rows through {@link org.gongtong.core.place.RosterStore}. Nothing
 * is updated or deleted, a part that is gone gets a closing row, and the roster of any day can be
 * read again. Co-owners name the one who votes for them by {@link
 * org.gongtong.core.place.RosterService#nameVoter}, a small import of its own. {@link
 * org.gongtong.core.place.MemoryRosterStore} is the store of who has no database.
 *
 * <p>Ids and names are read as they are meant, whatever width their digits have ({@link
 * org.gongtong.core.kernel.TypedId}): {@code １００５} and {@code 1005} are one head. What was read so,
 * or may be a mistake, is told in {@link org.gongtong.core.place.RosterNote notes}.
 *
 * <p>Owners are ids. Names, telephone and identity numbers have no place here, and an owner id that
 * looks like a number of a person is refused.
 */
@NullMarked
package org.gongtong.core.place;

import org.jspecify.annotations.NullMarked;
