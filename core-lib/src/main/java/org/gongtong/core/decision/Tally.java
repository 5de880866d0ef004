package org.gongtong.core.decision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gongtong.core.rules.ResolvedRule;
import org.jspecify.annotations.Nullable;

/**
 * Counts a vote: a pure function of a rule, a window, a roll and the ballots. Immutable and
 * thread-safe.
 *
 * <p>Every ballot is checked in a fixed order and the first failure is its code ({@link
 * BallotCode}): known part, named voter, the right voter, the window (both its instants are in
 * time), the choice. Of the valid ballots of one party, one stands by {@link Precedence} and the
 * others are duplicates; a proxy's ballot that would stand beyond his cap does not. The order in
 * which the ballots are given does not count.
 *
 * <p>Cost: one pass, no sorting, five bytes a party and an object for each rejected ballot. Where a
 * cap on proxies is in force and proxies voted, the ballots are taken in order instead, since whom
 * the cap hits depends on it.
 */
public final class Tally {

  private final DecisionRule rule;
  private final Instant opens;
  private final Instant closes;
  private final Precedence precedence;
  private final boolean compactAllows;
  private final Set<Channel> deemed;
  private final Silence silence;
  private final boolean silenceCounts;
  private final @Nullable Integer proxyCap;

  /**
   * @param rule what holds for the matter
   * @param opens the first instant in time
   * @param closes the last instant in time
   * @throws IllegalArgumentException if the close lies before the opening
   */
  public Tally(DecisionRule rule, Instant opens, Instant closes) {
    this(rule, opens, closes, rule.precedence(), false);
  }

  /**
   * The count of a motion, under its own precedence and with the clause of the covenant it names.
   *
   * @param rule the motion's rule
   * @param window the motion's window
   */
  public static Tally of(Motion motion, DecisionRule rule, VotingWindow window) {
    return new Tally(
        rule,
        window.opensAt(),
        window.closesAt(),
        rule.precedence(),
        motion.content().isAllowedByCompact());
  }

  /**
   * @param precedence which of several ballots stands, whatever the procedure says
   * @param compactAllows whether the adopted compact provides for what the rule leaves to it
   */
  public Tally(
      DecisionRule rule,
      Instant opens,
      Instant closes,
      Precedence precedence,
      boolean compactAllows) {
    if (closes.isBefore(opens)) {
      throw new IllegalArgumentException(
          "a vote closes after it opens: " + opens + " to " + closes);
    }
    this.rule = rule;
    this.opens = opens;
    this.closes = closes;
    this.precedence = precedence;
    this.compactAllows = compactAllows;
    this.deemed = deemed(rule.procedure());
    this.silence = rule.procedure().get(DecisionParameters.SILENCE, Silence.NOT_PARTICIPATING);
    this.silenceCounts =
        silence == Silence.ABSTAIN || silence == Silence.WITH_MAJORITY_IF_COMPACT && compactAllows;
    this.proxyCap = rule.procedure().find(DecisionParameters.PROXY_CAP).orElse(null);
  }

  /** Counts the ballots, where the notice reached nobody but those who signed. */
  public TallyResult count(ElectoralRoll roll, List<Ballot> ballots) {
    return count(roll, ballots, Set.of());
  }

  /**
   * Counts the ballots.
   *
   * @param reached numbers of further parties whom the notice reached, for rules that count
   *     silence: besides those of whom a ballot without a choice shows it
   * @throws IllegalArgumentException if a number is not on the roll
   */
  public TallyResult count(ElectoralRoll roll, List<Ballot> ballots, Set<Integer> reached) {
    for (int number : reached) {
      if (number < 1 || number > roll.size()) {
        throw new IllegalArgumentException("no party of this number on the roll: " + number);
      }
    }
    Count count = new Count(roll, ballots);
    if (proxyCap != null && ballots.stream().anyMatch(ballot -> ballot.proxy() != null)) {
      count.takeInOrder(proxyCap);
    } else {
      count.takeInOnePass();
    }
    TallySums sums = TallySums.of(roll, count.standing, count.marks, count.blanks);
    if (silenceCounts) {
      reached.forEach(number -> count.reached.set(number - 1));
      sums.addSilent(roll, count.reached, silence);
    }
    count.rejected.sort(Comparator.comparing(RejectedBallot::ballotId));
    return TallyJudgement.of(
        rule, sums.totals(roll), count.rejected, sums.byChannel(), compactAllows);
  }

  /** Whether {@code a} stands before {@code b}. */
  boolean precedes(Ballot a, Ballot b) {
    if (precedence == Precedence.PAPER) {
      boolean paperA = a.channel() == Channel.PAPER;
      if (paperA != (b.channel() == Channel.PAPER)) {
        return paperA;
      }
    }
    int byTime = a.castAt().compareTo(b.castAt());
    int order = byTime != 0 ? byTime : a.id().compareTo(b.id());
    return precedence == Precedence.LAST ? order > 0 : order < 0;
  }

  /**
   * What is wrong with a ballot looked at alone, if anything: whether it would be a duplicate or
   * beyond a proxy's cap depends on the others.
   */
  public Optional<BallotCode> flaw(ElectoralRoll roll, Ballot ballot) {
    return Optional.ofNullable(flawIn(ballot, roll, roll.positionOf(ballot.part())));
  }

  private @Nullable BallotCode flawIn(Ballot ballot, ElectoralRoll roll, int position) {
    if (position < 0) {
      return BallotCode.UNKNOWN_PART;
    }
    if (provesNotice(ballot.channel(), ballot.choice())) {
      // Whoever of the owners signed for the letter, and before the vote opened just as well.
      return ballot.castAt().isAfter(closes) ? BallotCode.TOO_LATE : null;
    }
    String voter = roll.voterAt(position);
    if (voter == null) {
      return BallotCode.VOTER_NOT_NAMED;
    }
    if (!voter.equals(ballot.voter())) {
      return BallotCode.NOT_THE_VOTER;
    }
    if (ballot.castAt().isBefore(opens)) {
      return BallotCode.TOO_EARLY;
    }
    if (ballot.castAt().isAfter(closes)) {
      return BallotCode.TOO_LATE;
    }
    return switch (ballot.choice()) {
      case "for", "against", "abstain" -> null;
      case "" -> takesBlank(ballot.channel()) ? null : BallotCode.INVALID_CHOICE;
      default -> BallotCode.INVALID_CHOICE;
    };
  }

  /**
   * Whether a ballot without a choice that came this way counts for anything: as taking part, or as
   * the proof that the notice reached a party whose silence counts.
   */
  public boolean takesBlank(Channel channel) {
    return silenceCounts || deemed.contains(channel);
  }

  /** Whether a ballot shows that the notice reached a party, and nothing else. */
  boolean provesNotice(Channel channel, String choice) {
    return choice.isEmpty() && silenceCounts && !deemed.contains(channel);
  }

  /** Whether it then abstains, rather than go with the majority. */
  public boolean blankAbstains(Channel channel) {
    return deemed.contains(channel) || silenceCounts && silence == Silence.ABSTAIN;
  }

  private static Set<Channel> deemed(ResolvedRule procedure) {
    Set<Channel> channels = EnumSet.noneOf(Channel.class);
    if (procedure.get(DecisionParameters.BLANK_CHOICE, BlankChoice.INVALID)
        == BlankChoice.ABSTAIN) {
      Set<Deeming> deeming = procedure.get(DecisionParameters.DEEMING, Set.of(Deeming.CAST));
      for (Channel channel : Channel.values()) {
        if (deeming.contains(channel == Channel.WEB ? Deeming.LOGGED_IN : Deeming.SIGNED_FOR)) {
          channels.add(channel);
        }
      }
    }
    return channels;
  }

  /** The state of one count. Confined to it. */
  private final class Count {

    private final ElectoralRoll roll;
    private final List<Ballot> ballots;
    private final int[] standing;
    private final byte[] marks;
    private final BitSet blanks = new BitSet();
    private final BitSet reached = new BitSet();
    private final List<RejectedBallot> rejected = new ArrayList<>();

    private Count(ElectoralRoll roll, List<Ballot> ballots) {
      this.roll = roll;
      this.ballots = ballots;
      this.standing = new int[roll.size()];
      this.marks = new byte[roll.size()];
      Arrays.fill(standing, -1);
    }

    private void takeInOnePass() {
      for (int i = 0; i < ballots.size(); i++) {
        Ballot ballot = ballots.get(i);
        int position = positionIfValid(ballot);
        if (position < 0) {
          continue;
        }
        int other = standing[position];
        if (other < 0) {
          stand(ballot, i, position);
        } else if (precedes(ballot, ballots.get(other))) {
          reject(ballots.get(other), BallotCode.DUPLICATE);
          stand(ballot, i, position);
        } else {
          reject(ballot, BallotCode.DUPLICATE);
        }
      }
    }

    private void takeInOrder(int cap) {
      Map<String, Integer> actsFor = new HashMap<>();
      List<Integer> order = new ArrayList<>();
      for (int i = 0; i < ballots.size(); i++) {
        order.add(i);
      }
      order.sort((a, b) -> a.equals(b) ? 0 : precedes(ballots.get(a), ballots.get(b)) ? -1 : 1);
      for (int i : order) {
        Ballot ballot = ballots.get(i);
        int position = positionIfValid(ballot);
        if (position < 0) {
          continue;
        }
        String proxy = ballot.proxy();
        if (standing[position] >= 0) {
          reject(ballot, BallotCode.DUPLICATE);
        } else if (proxy != null && actsFor.getOrDefault(proxy, 0) >= cap) {
          reject(ballot, BallotCode.PROXY_OVER_CAP);
        } else {
          stand(ballot, i, position);
          if (proxy != null) {
            actsFor.merge(proxy, 1, Integer::sum);
          }
        }
      }
    }

    /**
     * The position of the party of a valid ballot with a choice, or −1; a flaw is noted as
     * rejected, a blank as taking part or as reached.
     */
    private int positionIfValid(Ballot ballot) {
      int position = roll.positionOf(ballot.part());
      BallotCode flaw = flawIn(ballot, roll, position);
      if (flaw != null) {
        reject(ballot, flaw);
        return -1;
      }
      if (ballot.choice().isEmpty()) {
        (deemed.contains(ballot.channel()) ? blanks : reached).set(position);
        return -1;
      }
      return position;
    }

    private void stand(Ballot ballot, int at, int position) {
      standing[position] = at;
      marks[position] = TallySums.mark(ballot);
    }

    private void reject(Ballot ballot, BallotCode code) {
      rejected.add(new RejectedBallot(ballot.id(), code));
    }
  }
}
