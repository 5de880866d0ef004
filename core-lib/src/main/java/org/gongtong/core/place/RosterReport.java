package org.gongtong.core.place;

import java.util.List;
import java.util.Optional;

/**
 * What checking a roster found. Immutable.
 *
 * @param roster the roster, when nothing is wrong
 * @param findings everything wrong, in the order of the rows
 * @param rows how many rows were read
 */
public record RosterReport(Optional<Roster> roster, List<RosterFinding> findings, int rows) {

  public RosterReport {
    findings = List.copyOf(findings);
  }
}
