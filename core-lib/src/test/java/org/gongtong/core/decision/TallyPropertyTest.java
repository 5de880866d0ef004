package org.gongtong.core.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongtong.core.decision.DecisionParameters.APPROVAL_AREA;
import static org.gongtong.core.decision.DecisionParameters.APPROVAL_BASE;
import static org.gongtong.core.decision.DecisionParameters.APPROVAL_HEADS;
import static org.gongtong.core.decision.DecisionParameters.AREA_ROUNDING;
import static org.gongtong.core.decision.DecisionParameters.BLANK_CHOICE;
import static org.gongtong.core.decision.DecisionParameters.DEEMING;
import static org.gongtong.core.decision.DecisionParameters.PARTICIPATION_AREA;
import static org.gongtong.core.decision.DecisionParameters.PARTICIPATION_HEADS;
import static org.gongtong.core.decision.DecisionParameters.PRECEDENCE;
import static org.gongtong.core.decision.DecisionParameters.PROXY_CAP;
import static org.gongtong.core.decision.DecisionParameters.SAME_OWNERS_ONE_HEAD;
import static org.gongtong.core.decision.DecisionParameters.SILENCE;
import static org.gongtong.core.decision.Votes.ballot;
import static org.gongtong.core.decision.Votes.byProxy;
import static org.gongtong.core.decision.Votes.part;
import static org.gongtong.core.decision.Votes.tally;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import org.gongtong.core.kernel.Bound;
import org.gongtong.core.kernel.FloorArea;
import org.gongtong.core.kernel.Ratio;
import org.gongtong.core.kernel.Threshold;
import org.gongtong.core.place.ExclusivePart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What holds for every vote. Drawn from fixed seeds, so that a failure comes back; each message
 * names the round.
 */
class TallyPropertyTest {

  private static final int ROUNDS = 400;

  private static RandomGenerator seeded(long seed) {
    return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  private static <E> E oneOf(RandomGenerator random, E[] values) {
    return values[random.nextInt(values.length)];
  }

  private static Threshold threshold(RandomGenerator random) {
    int denominator = 1 + random.nextInt(6);
    return new Threshold(
        new Ratio(random.nextInt(denominator + 1), denominator), oneOf(random, Bound.values()));
  }

  /** A rule with drawn thresholds, silence, blanks and rounding, and no cap on proxies. */
  private static RuleDraft drawnRule(RandomGenerator random) {
    return new RuleDraft()
        .matter(PARTICIPATION_HEADS, threshold(random))
        .matter(PARTICIPATION_AREA, threshold(random))
        .matter(APPROVAL_HEADS, threshold(random))
        .matter(APPROVAL_AREA, threshold(random))
        .matter(APPROVAL_BASE, oneOf(random, ApprovalBase.values()))
        .counting(SAME_OWNERS_ONE_HEAD, random.nextBoolean())
        .counting(AREA_ROUNDING, oneOf(random, AreaRounding.values()))
        .procedure(SILENCE, oneOf(random, Silence.values()))
        .procedure(BLANK_CHOICE, oneOf(random, BlankChoice.values()))
        .procedure(DEEMING, Set.of(oneOf(random, Deeming.values())))
        .procedure(PRECEDENCE, oneOf(random, Precedence.values()));
  }

  private static TallyResult count(DecisionRule rule, RandomVote vote, boolean compact) {
    Precedence precedence = rule.procedure().get(PRECEDENCE, Precedence.FIRST);
    ElectoralRoll roll = vote.roll(rule);
    Set<Integer> reached =
        roll.parties().stream()
            .map(Party::number)
            .filter(number -> number % 3 > 0)
            .collect(Collectors.toSet());
    return new Tally(rule, Votes.OPENS, Votes.CLOSES, precedence, compact)
        .count(roll, vote.ballots(), reached);
  }

  @Test
  void namesDoNotCount() {
    RandomGenerator random = seeded(1);
    for (int round = 0; round < ROUNDS; round++) {
      RuleDraft draft = drawnRule(random);
      if (random.nextBoolean()) {
        draft.procedure(PROXY_CAP, random.nextInt(4));
      }
      DecisionRule rule = draft.rule();
      RandomVote vote = RandomVote.drawn(random);
      int mask = random.nextInt(1, 7);
      // A bijection that turns the order of the names about.
      RandomVote renamed =
          vote.renamed(
              person -> (char) (person.charAt(0) ^ mask) + "某" + person,
              place -> "室" + (char) ('z' - place.charAt(place.length() - 1) + 'a') + place);
      assertThat(count(rule, renamed, true))
          .as("round %d", round)
          .isEqualTo(count(rule, vote, true));
    }
  }

  @ParameterizedTest
  @EnumSource(Precedence.class)
  void theOrderOfTheBallotsDoesNotCount(Precedence precedence) {
    RandomGenerator random = seeded(2);
    for (int round = 0; round < ROUNDS; round++) {
      RuleDraft draft = drawnRule(random).procedure(PRECEDENCE, precedence);
      if (random.nextBoolean()) {
        draft.procedure(PROXY_CAP, random.nextInt(4));
      }
      DecisionRule rule = draft.rule();
      RandomVote vote = RandomVote.drawn(random);
      assertThat(count(rule, vote.shuffled(round), true))
          .as("round %d", round)
          .isEqualTo(count(rule, vote, true));
    }
  }

  @Test
  void noHeadAndNoAreaIsLostOrMade() {
    RandomGenerator random = seeded(3);
    for (int round = 0; round < ROUNDS; round++) {
      DecisionRule rule = drawnRule(random).counting(AREA_ROUNDING, AreaRounding.EXACT).rule();
      RandomVote vote = RandomVote.drawn(random);
      TallyResult result = count(rule, vote, random.nextBoolean());
      FloorArea parts =
          vote.roster().parts().stream()
              .map(ExclusivePart::area)
              .reduce(FloorArea.ZERO, FloorArea::plus);
      assertThat(result.roll().area()).as("round %d", round).isEqualTo(parts);
      assertThat(
              result
                  .inFavour()
                  .area()
                  .plus(result.against().area())
                  .plus(result.abstained().area()))
          .as("round %d", round)
          .isEqualTo(result.participated().area())
          .isLessThanOrEqualTo(parts);
      assertThat(result.inFavour().heads() + result.against().heads() + result.abstained().heads())
          .as("round %d", round)
          .isEqualTo(result.participated().heads())
          .isLessThanOrEqualTo(result.roll().heads());
      int standing = result.standingByChannel().values().stream().mapToInt(i -> i).sum();
      assertThat(standing + result.rejected().size())
          .as("round %d", round)
          .isLessThanOrEqualTo(vote.ballots().size());
    }
  }

  @Test
  void aCapThatNeverBitesChangesNothing() {
    RandomGenerator random = seeded(4);
    for (int round = 0; round < ROUNDS; round++) {
      RuleDraft draft = drawnRule(random);
      DecisionRule onePass = draft.rule();
      DecisionRule inOrder = draft.procedure(PROXY_CAP, Integer.MAX_VALUE).rule();
      RandomVote vote = RandomVote.drawn(random);
      assertThat(count(inOrder, vote, true))
          .as("round %d", round)
          .isEqualTo(count(onePass, vote, true));
    }
  }

  /**
   * More in favour never turns a passed vote: a party that kept silent, was against or abstained
   * now votes for. Holds under every rule about silence as well, those that go with the majority
   * included, since a vote in favour only moves that majority towards it. Where it fails is shown
   * by {@link #aCapOnProxiesIsNotMonotone()} and {@link #turnoutIsNotMonotone()}.
   */
  @Test
  void moreInFavourNeverUndoesAPassedVote() {
    RandomGenerator random = seeded(5);
    int passed = 0;
    for (int round = 0; round < 2 * ROUNDS; round++) {
      DecisionRule rule = drawnRule(random).rule();
      boolean compact = random.nextBoolean();
      RandomVote drawn = RandomVote.drawn(random);
      List<Party> parties =
          drawn.roll(rule).parties().stream().filter(party -> party.voter() != null).toList();
      if (parties.isEmpty()) {
        continue;
      }
      List<Ballot> before = new ArrayList<>();
      List<Ballot> after = new ArrayList<>();
      Party changing = parties.get(random.nextInt(parties.size()));
      for (Party party : parties) {
        String choice = oneOf(random, new String[] {"for", "for", "against", "abstain", "none"});
        Ballot ballot =
            ballot("b" + party.number(), party.parts().get(0), party.voter(), 1, choice);
        if (!choice.equals("none")) {
          before.add(ballot);
        }
        if (party == changing) {
          after.add(ballot(ballot.id(), ballot.part(), ballot.voter(), 1, "for"));
        } else if (!choice.equals("none")) {
          after.add(ballot);
        }
      }
      if (count(rule, new RandomVote(drawn.roster(), before), compact).outcome()
          == DecisionOutcome.PASSED) {
        passed++;
        assertThat(count(rule, new RandomVote(drawn.roster(), after), compact).outcome())
            .as("round %d", round)
            .isEqualTo(DecisionOutcome.PASSED);
      }
    }
    assertThat(passed).as("votes that passed among those drawn").isGreaterThan(100);
  }

  /** The law's own doing: a vote against can make the quorum with which the others pass it. */
  @Test
  void turnoutIsNotMonotone() {
    DecisionRule rule = new RuleDraft().rule();
    ElectoralRoll roll =
        Votes.roll(
            part("A", "10", "o1"),
            part("B", "10", "o2"),
            part("C", "10", "o3"),
            part("D", "10", "o4"),
            part("E", "10", "o5"));
    List<Ballot> three =
        List.of(
            ballot("1", "A", "o1", 1, "for"),
            ballot("2", "B", "o2", 2, "for"),
            ballot("3", "C", "o3", 3, "for"));
    List<Ballot> four = new ArrayList<>(three);
    four.add(ballot("4", "D", "o4", 4, "against"));
    assertThat(tally(rule).count(roll, three).outcome()).isEqualTo(DecisionOutcome.NO_QUORUM);
    assertThat(tally(rule).count(roll, four).outcome()).isEqualTo(DecisionOutcome.PASSED);
  }

  /**
   * A ballot in favour for a small flat, handed in earlier by the same proxy, uses up the proxy and
   * throws out the one for a large flat.
   */
  @Test
  void aCapOnProxiesIsNotMonotone() {
    DecisionRule rule = new RuleDraft().procedure(PROXY_CAP, 1).rule();
    ElectoralRoll roll =
        Votes.roll(part("A", "10", "o1"), part("B", "100", "o2"), part("C", "10", "o3"));
    List<Ballot> two = List.of(byProxy("2", "B", "o2", 2, "q"), ballot("3", "C", "o3", 3, "for"));
    List<Ballot> three = new ArrayList<>(two);
    three.add(byProxy("1", "A", "o1", 1, "q"));
    assertThat(tally(rule).count(roll, two).outcome()).isEqualTo(DecisionOutcome.PASSED);
    assertThat(tally(rule).count(roll, three).outcome()).isEqualTo(DecisionOutcome.NO_QUORUM);
  }
}
