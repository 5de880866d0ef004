package org.gongtong.core.decision;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.gongtong.core.kernel.FloorArea;
import org.gongtong.core.place.ExclusivePart;
import org.gongtong.core.place.PartStatus;
import org.gongtong.core.place.Roster;
import org.jspecify.annotations.Nullable;

/**
 * A small estate and a messy ballot box: co-owners, several parts of one party, nobody named,
 * ballots with every flaw, several of one party, proxies.
 *
 * @param roster at most a dozen parts, possibly none
 * @param ballots at most thirty, in no order
 */
record RandomVote(Roster roster, List<Ballot> ballots) {

  private static final String[] CHOICES = {"for", "for", "for", "against", "abstain", "", "maybe"};

  static RandomVote drawn(RandomGenerator random) {
    Map<List<String>, String> voters = new HashMap<>();
    List<ExclusivePart> parts = new ArrayList<>();
    for (int i = random.nextInt(13); i > 0; i--) {
      String owner = "o" + random.nextInt(6);
      List<String> owners =
          random.nextInt(4) > 0 ? List.of(owner) : List.of(owner, "p" + random.nextInt(3));
      String named = random.nextInt(8) == 0 ? "" : owners.get(random.nextInt(owners.size()));
      String voter = voters.computeIfAbsent(owners, key -> named);
      parts.add(
          Votes.part(
              "P" + i,
              new FloorArea(1 + random.nextInt(20_000)).toString(),
              PartStatus.values()[random.nextInt(3)],
              voter.isEmpty() ? null : voter,
              owners.toArray(String[]::new)));
    }
    List<Ballot> ballots = new ArrayList<>();
    for (int i = random.nextInt(31); i > 0; i--) {
      ballots.add(ballot(random, i, parts));
    }
    return new RandomVote(new Roster(parts), ballots);
  }

  private static Ballot ballot(RandomGenerator random, int number, List<ExclusivePart> parts) {
    boolean known = !parts.isEmpty() && random.nextInt(10) > 0;
    ExclusivePart part = known ? parts.get(random.nextInt(parts.size())) : null;
    boolean right = part != null && part.voter() != null && random.nextInt(10) > 0;
    return new Ballot(
        "b" + number,
        part == null ? "X" : part.id(),
        right ? part.voter() : "o" + random.nextInt(6),
        Channel.values()[random.nextInt(4)],
        // few instants, so that some fall together; the first lies before the opening
        Votes.OPENS.plusSeconds(60L * random.nextInt(-1, 12)),
        CHOICES[random.nextInt(CHOICES.length)],
        random.nextInt(3) == 0 ? "q" + random.nextInt(2) : null);
  }

  ElectoralRoll roll(DecisionRule rule) {
    return ElectoralRoll.of(roster, VotingScope.everything(), rule.policy());
  }

  RandomVote shuffled(long seed) {
    List<Ballot> other = new ArrayList<>(ballots);
    Collections.shuffle(other, new Random(seed));
    return new RandomVote(roster, other);
  }

  /** The same vote of people and parts with other names. */
  RandomVote renamed(UnaryOperator<String> people, UnaryOperator<String> places) {
    return new RandomVote(
        new Roster(
            roster.parts().stream()
                .map(
                    part ->
                        new ExclusivePart(
                            places.apply(part.id()),
                            part.compound(),
                            part.building(),
                            part.entrance(),
                            part.room(),
                            part.kind(),
                            part.area(),
                            part.basis(),
                            part.owners().stream().map(people).toList(),
                            name(part.voter(), people),
                            part.status()))
                .toList()),
        ballots.stream()
            .map(
                ballot ->
                    new Ballot(
                        ballot.id(),
                        places.apply(ballot.part()),
                        people.apply(ballot.voter()),
                        ballot.channel(),
                        ballot.castAt(),
                        ballot.choice(),
                        name(ballot.proxy(), people)))
            .toList());
  }

  private static @Nullable String name(@Nullable String name, UnaryOperator<String> people) {
    return name == null ? null : people.apply(name);
  }
}
