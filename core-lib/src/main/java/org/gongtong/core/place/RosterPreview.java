package org.gongtong.core.place;

import java.util.List;
import org.gongtong.core.rules.Reason;

/**
 * What an import would change, and against what it was compared. Immutable.
 *
 * @param after number of the import it was compared with, 0 when there was none; {@link
 *     RosterService#apply(org.gongtong.core.kernel.Actor, java.util.UUID, Roster,
 *     java.time.LocalDate, int)} takes it back
 * @param difference what would change
 * @param warnings what to look at before applying; no reason to refuse
 */
public record RosterPreview(int after, RosterDifference difference, List<Reason> warnings) {

  public RosterPreview {
    warnings = List.copyOf(warnings);
  }
}
