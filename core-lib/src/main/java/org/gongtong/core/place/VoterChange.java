package org.gongtong.core.place;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.gongtong.core.rules.Reason;

/**
 * What naming a voter does to a roster. Immutable.
 *
 * @param after the roster with the voter named
 * @param difference the parts of these owners
 */
record VoterChange(Roster after, RosterDifference difference) {

  private static final Pattern PERSONAL =
      Pattern.compile("(?<![0-9])([0-9]{17}[0-9Xx]|1[3-9][0-9]{9})(?![0-9])");

  /** Names the voter for every part that has exactly these owners. */
  static VoterChange of(Roster before, List<String> owners, String voter) {
    List<ExclusivePart> parts = new ArrayList<>(before.parts().size());
    List<RosterChange.Changed> changed = new ArrayList<>();
    for (ExclusivePart part : before.parts()) {
      if (part.owners().equals(owners)) {
        ExclusivePart named = named(part, voter);
        changed.add(new RosterChange.Changed(part, named));
        parts.add(named);
      } else {
        parts.add(part);
      }
    }
    return new VoterChange(new Roster(parts), new RosterDifference(List.of(), changed, List.of()));
  }

  /** Why the voter cannot be named; empty when he can. */
  static List<Reason> refusals(
      Optional<ExclusivePart> part, String partId, String voter, String evidence) {
    if (part.isEmpty()) {
      return List.of(VoterReason.NO_SUCH_PART.because().figure("part", partId).refuses());
    }
    List<Reason> reasons = new ArrayList<>();
    if (voter.isEmpty()) {
      reasons.add(VoterReason.VOTER_MISSING.because().refuses());
    } else if (!part.get().owners().contains(voter)) {
      reasons.add(about(VoterReason.VOTER_NOT_OWNER, partId, voter));
    } else if (voter.equals(part.get().voter())) {
      reasons.add(about(VoterReason.VOTER_NAMED_ALREADY, partId, voter));
    }
    String text = evidence.strip();
    if (text.isEmpty()) {
      reasons.add(VoterReason.EVIDENCE_MISSING.because().refuses());
    } else if (text.length() > RosterService.LONGEST_EVIDENCE) {
      reasons.add(
          VoterReason.EVIDENCE_TOO_LONG
              .because()
              .figure("most", RosterService.LONGEST_EVIDENCE)
              .refuses());
    } else if (PERSONAL.matcher(text).find()) {
      reasons.add(VoterReason.EVIDENCE_LOOKS_PERSONAL.because().refuses());
    }
    return reasons;
  }

  private static Reason about(VoterReason code, String part, String voter) {
    return code.because().figure("part", part).figure("voter", voter).refuses();
  }

  private static ExclusivePart named(ExclusivePart part, String voter) {
    return new ExclusivePart(
        part.id(),
        part.compound(),
        part.building(),
        part.entrance(),
        part.room(),
        part.kind(),
        part.area(),
        part.basis(),
        part.owners(),
        voter,
        part.status());
  }
}
