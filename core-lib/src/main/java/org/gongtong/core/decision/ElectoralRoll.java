package org.gongtong.core.decision;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.gongtong.core.kernel.FloorArea;
import org.gongtong.core.place.ExclusivePart;
import org.gongtong.core.place.PartStatus;
import org.gongtong.core.place.Roster;
import org.jspecify.annotations.Nullable;

/**
 * Who may vote, with the heads and the area they count. Frozen when a vote opens; naming a voter
 * makes a new roll with the same heads and areas. Immutable and thread-safe.
 */
public final class ElectoralRoll {

  private final List<Party> parties;
  private final PartIndex index;
  private final @Nullable String[] voters;
  private final int[] heads;
  private final long[] weights;
  private final Totals totals;

  /**
   * A roll of given parties, as a store keeps it.
   *
   * @throws IllegalArgumentException if they are not numbered 1, 2, 3… or a part stands in two of
   *     them
   */
  public ElectoralRoll(List<Party> parties) {
    this.parties = List.copyOf(parties);
    this.index = new PartIndex(this.parties.stream().mapToInt(party -> party.parts().size()).sum());
    this.voters = new @Nullable String[parties.size()];
    this.heads = new int[parties.size()];
    this.weights = new long[parties.size()];
    long allHeads = 0;
    FloorArea area = FloorArea.ZERO;
    for (int i = 0; i < parties.size(); i++) {
      Party party = parties.get(i);
      if (party.number() != i + 1) {
        throw new IllegalArgumentException("parties are numbered 1, 2, 3…: " + party.number());
      }
      for (String part : party.parts()) {
        if (index.find(part) >= 0) {
          throw new IllegalArgumentException("a part stands in two parties: " + part);
        }
        index.put(part, i);
      }
      voters[i] = party.voter();
      heads[i] = party.heads();
      weights[i] = party.weight().hundredths();
      allHeads += party.heads();
      area = area.plus(party.weight());
    }
    this.totals = new Totals(allHeads, area);
  }

  /** The roll of a scope under a counting rule. */
  public static ElectoralRoll of(Roster roster, VotingScope scope, CountingPolicy policy) {
    Map<List<String>, List<ExclusivePart>> byOwners = new LinkedHashMap<>();
    for (ExclusivePart part : roster.parts()) {
      if (scope.contains(part)) {
        byOwners.computeIfAbsent(part.owners(), owners -> new ArrayList<>(1)).add(part);
      }
    }
    List<Party> parties = new ArrayList<>(byOwners.size());
    byOwners.forEach(
        (owners, parts) ->
            parties.add(
                new Party(
                    parties.size() + 1,
                    owners,
                    parts.get(0).voter(),
                    parts.stream().map(ExclusivePart::id).toList(),
                    headsOf(parts, policy),
                    weightOf(parts, policy.rounding()))));
    return new ElectoralRoll(parties);
  }

  private static int headsOf(List<ExclusivePart> parts, CountingPolicy policy) {
    if (policy.sameOwnersOneHead()) {
      return 1;
    }
    int delivered = (int) parts.stream().filter(p -> p.status() == PartStatus.DELIVERED).count();
    int stock = parts.size() - delivered;
    return delivered + (policy.developerStockOneHead() ? Math.min(stock, 1) : stock);
  }

  private static FloorArea weightOf(List<ExclusivePart> parts, AreaRounding rounding) {
    FloorArea sum = FloorArea.ZERO;
    for (ExclusivePart part : parts) {
      boolean each = rounding == AreaRounding.WHOLE_PER_PART_HALF_UP;
      sum = sum.plus(each ? part.area().roundedHalfUpToSquareMetres() : part.area());
    }
    return rounding == AreaRounding.WHOLE_PER_PARTY_HALF_UP
        ? sum.roundedHalfUpToSquareMetres()
        : sum;
  }

  /**
   * The same roll with voters named for some parties; no head and no area moves.
   *
   * @param named the voter's id by party number
   */
  public ElectoralRoll withVoters(Map<Integer, String> named) {
    Map<Integer, String> voterOf = new HashMap<>(named);
    return new ElectoralRoll(
        parties.stream()
            .map(
                p ->
                    new Party(
                        p.number(),
                        p.owners(),
                        voterOf.getOrDefault(p.number(), p.voter()),
                        p.parts(),
                        p.heads(),
                        p.weight()))
            .toList());
  }

  /** The parties by number. */
  public List<Party> parties() {
    return parties;
  }

  /** All heads and the whole area. */
  public Totals totals() {
    return totals;
  }

  /** The number of the party that owns a part, if the part is on the roll. */
  public OptionalInt findParty(String part) {
    int at = index.find(part);
    return at < 0 ? OptionalInt.empty() : OptionalInt.of(at + 1);
  }

  int size() {
    return heads.length;
  }

  /** The position (number − 1) of a part's party, or −1. */
  int positionOf(String part) {
    return index.find(part);
  }

  @Nullable String voterAt(int position) {
    return voters[position];
  }

  int headsAt(int position) {
    return heads[position];
  }

  long weightAt(int position) {
    return weights[position];
  }
}
