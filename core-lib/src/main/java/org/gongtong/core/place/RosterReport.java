package org.gongtong.core.place;

import java.util.List;
import java.util.Optional;

/**
 * What checking a roster found. Immutable.
 *
 * @param roster the roster, when nothing is wrong
 * @param findings what is wrong, in the order of the rows; the first {@link RosterCheck#KEPT}
 * @param findingCount how many findings there are in all
 * @param rows how many rows were read
 * @param notes what to look at although nothing is wrong with it
 */
public record RosterReport(
    Optional<Roster> roster,
    List<RosterFinding> findings,
    long findingCount,
    int rows,
    List<RosterNote> notes) {

  public RosterReport {
    findings = List.copyOf(findings);
    notes = List.copyOf(notes);
  }
}
