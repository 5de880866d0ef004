package org.gongtong.core.place;

/**
 * What an import would change, and against what it was compared. Immutable.
 *
 * @param after number of the import it was compared with, 0 when there was none; {@link
 *     RosterService#apply(org.gongtong.core.kernel.Actor, java.util.UUID, Roster,
 *     java.time.LocalDate, int)} takes it back
 * @param difference what would change
 */
public record RosterPreview(int after, RosterDifference difference) {}
