package org.gongtong.core.decision;

import java.time.Instant;
import java.util.List;
import org.gongtong.core.kernel.FloorArea;
import org.gongtong.core.place.AreaBasis;
import org.gongtong.core.place.ExclusivePart;
import org.gongtong.core.place.PartKind;
import org.gongtong.core.place.PartStatus;
import org.gongtong.core.place.Roster;
import org.jspecify.annotations.Nullable;

/** Parts, rolls and ballots in few words. */
final class Votes {

  static final Instant OPENS = Instant.parse("2026-03-01T01:00:00Z");
  static final Instant CLOSES = Instant.parse("2026-03-15T10:00:00Z");

  private Votes() {}

  /** A delivered dwelling whose first owner votes. */
  static ExclusivePart part(String id, String area, String... owners) {
    return part(id, area, PartStatus.DELIVERED, owners[0], owners);
  }

  static ExclusivePart part(
      String id, String area, PartStatus status, @Nullable String voter, String... owners) {
    return new ExclusivePart(
        id,
        "C01",
        "1",
        "1",
        id,
        PartKind.DWELLING,
        FloorArea.parse(area),
        AreaBasis.REGISTRY,
        List.of(owners),
        voter,
        status);
  }

  static ElectoralRoll roll(DecisionRule rule, ExclusivePart... parts) {
    return ElectoralRoll.of(new Roster(List.of(parts)), VotingScope.everything(), rule.policy());
  }

  static ElectoralRoll roll(ExclusivePart... parts) {
    return roll(new RuleDraft().rule(), parts);
  }

  /** A ballot on the web, cast some minutes after the opening. */
  static Ballot ballot(String id, String part, String voter, int minute, String choice) {
    return ballot(id, part, voter, Channel.WEB, minute, choice);
  }

  static Ballot ballot(
      String id, String part, String voter, Channel channel, int minute, String choice) {
    return Ballot.of(id, part, voter, channel, OPENS.plusSeconds(60L * minute), choice);
  }

  static Ballot byProxy(String id, String part, String voter, int minute, String proxy) {
    return new Ballot(
        id, part, voter, Channel.PAPER, OPENS.plusSeconds(60L * minute), "for", proxy);
  }

  static Tally tally(DecisionRule rule) {
    return new Tally(rule, OPENS, CLOSES);
  }

  static Totals totals(long heads, String area) {
    return new Totals(heads, FloorArea.parse(area));
  }
}
