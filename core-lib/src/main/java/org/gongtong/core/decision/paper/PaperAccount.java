package org.gongtong.core.decision.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.gongtong.core.rules.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Where all papers of a vote are. Immutable.
 *
 * @param latest the latest count of papers, or null if nobody has counted
 * @param sheets all sheets, by number
 */
public record PaperAccount(@Nullable PaperCount latest, List<Sheet> sheets) {

  public PaperAccount {
    sheets = List.copyOf(sheets);
  }

  /** Papers handed out. */
  public long issued() {
    return latest == null ? 0 : latest.issued();
  }

  /** Papers that came back. */
  public long returned() {
    return latest == null ? 0 : latest.returned();
  }

  /** Of those, papers that are no ballot. */
  public long spoilt() {
    return latest == null ? 0 : latest.spoilt();
  }

  /** Papers on sheets, checked or not. */
  public long entered() {
    return sheets.stream().mapToLong(sheet -> sheet.lines().size()).sum();
  }

  /** Papers handed out that did not come back; negative when more came back than went out. */
  public long notReturned() {
    return issued() - returned();
  }

  /** Papers that came back and are neither void nor on a sheet; negative when too many are. */
  public long unaccounted() {
    return returned() - spoilt() - entered();
  }

  /** Sheets whose ballots are not in the box, by number. */
  public List<Sheet> openSheets() {
    return sheets.stream().filter(sheet -> sheet.state() != SheetState.CHECKED).toList();
  }

  /** What does not balance; empty when every paper is accounted for. Warnings, not refusals. */
  public List<Reason> findings() {
    List<Reason> findings = new ArrayList<>();
    if (latest == null && !sheets.isEmpty()) {
      findings.add(PaperReason.PAPERS_UNCOUNTED.because().refuses());
    }
    if (latest != null && notReturned() < 0) {
      findings.add(
          PaperReason.PAPERS_OVER_ISSUED
              .because()
              .figure("returned", returned())
              .figure("issued", issued())
              .refuses());
    }
    if (latest != null && unaccounted() != 0) {
      PaperReason code =
          unaccounted() > 0 ? PaperReason.PAPERS_MISSING : PaperReason.PAPERS_TOO_MANY;
      findings.add(code.because().figure("papers", Math.abs(unaccounted())).refuses());
    }
    if (!openSheets().isEmpty()) {
      String numbers =
          openSheets().stream()
              .map(sheet -> Integer.toString(sheet.number()))
              .collect(Collectors.joining(", "));
      findings.add(PaperReason.SHEETS_UNCHECKED.because().figure("sheets", numbers).refuses());
    }
    return findings;
  }
}
