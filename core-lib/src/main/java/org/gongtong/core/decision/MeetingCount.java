package org.gongtong.core.decision;

import static org.gongtong.core.decision.DecisionParameters.MAJORITY;
import static org.gongtong.core.decision.DecisionParameters.QUORUM;
import static org.gongtong.core.decision.DecisionParameters.REPRESENTATIVES_SHARE;
import static org.gongtong.core.decision.DecisionParameters.SECOND_ROUND;

import java.util.List;
import org.gongtong.core.decision.Requirement.Measure;
import org.gongtong.core.kernel.Threshold;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Parameter;
import org.gongtong.core.rules.ResolvedRule;
import org.gongtong.core.rules.Verdict;

/**
 * A meeting's count: quorum on its members, majority of those present (Residents' Committees Law).
 * Also an election's: members are those entitled, those present have voted, and {@code inFavour}
 * are the votes of one candidate. Immutable.
 *
 * @param members everybody entitled
 * @param present those who came, or who voted; at most {@code members}
 * @param inFavour those for it; at most {@code present}
 */
public record MeetingCount(long members, long present, long inFavour) {

  /**
   * What came of a meeting. Immutable.
   *
   * @param requirements quorum and majority, met or not
   * @param outcome passed, failed or no quorum
   * @param verdict the requirements as reasons in both languages
   */
  public record Result(List<Requirement> requirements, DecisionOutcome outcome, Verdict verdict) {

    public Result {
      requirements = List.copyOf(requirements);
    }
  }

  /**
   * @throws IllegalArgumentException if a number is negative or greater than the one it is part of
   */
  public MeetingCount {
    if (inFavour < 0 || inFavour > present || present > members) {
      throw new IllegalArgumentException(
          "not a meeting: " + inFavour + " in favour of " + present + " present of " + members);
    }
  }

  /**
   * Judges the meeting by the rule of its day.
   *
   * @return the result, or a refusal when the rule lacks quorum or majority
   */
  public Outcome<Result> judge(ResolvedRule rule) {
    return judge(rule, "meeting.majority", MAJORITY);
  }

  /**
   * Judges one candidate of a second round (另行选举), in which those with the most votes are elected
   * if they have a share of the votes cast (Residents' Committees Law 2025, art. 19). Who has the
   * most votes is not looked at here. The article makes no exception of it for how many must vote.
   *
   * @return the result, or a refusal when the rule lacks quorum or the share
   */
  public Outcome<Result> judgeSecondRound(ResolvedRule rule) {
    return judge(rule, "meeting.second-round", SECOND_ROUND);
  }

  private Outcome<Result> judge(ResolvedRule rule, String id, Parameter<Threshold> share) {
    return rule.need(QUORUM)
        .flatMap(
            quorum ->
                rule.need(share)
                    .map(
                        asked ->
                            result(
                                rule,
                                Requirement.atLeast(
                                    "meeting.quorum",
                                    Measure.HEADS,
                                    present,
                                    members,
                                    quorum,
                                    rule.citationOf(QUORUM)),
                                Requirement.atLeast(
                                    id,
                                    Measure.HEADS,
                                    inFavour,
                                    present,
                                    asked,
                                    rule.citationOf(share)))));
  }

  /**
   * Whether an assembly has as many elected representatives as it must (art. 28 of 2025).
   *
   * @param representatives of its members, those the residents elected
   * @param members all its members
   * @return the requirement, met or not, or a refusal when the rule asks for no share
   * @throws IllegalArgumentException if a number is negative or they are more than the members
   */
  public static Outcome<Requirement> composition(
      ResolvedRule rule, long representatives, long members) {
    if (representatives < 0 || representatives > members) {
      throw new IllegalArgumentException(representatives + " of " + members + " members");
    }
    return rule.need(REPRESENTATIVES_SHARE)
        .map(
            share ->
                Requirement.atLeast(
                    "meeting.composition",
                    Measure.HEADS,
                    representatives,
                    members,
                    share,
                    rule.citationOf(REPRESENTATIVES_SHARE)));
  }

  private static Result result(ResolvedRule rule, Requirement quorum, Requirement majority) {
    DecisionOutcome outcome =
        !quorum.met()
            ? DecisionOutcome.NO_QUORUM
            : majority.met() ? DecisionOutcome.PASSED : DecisionOutcome.FAILED;
    Verdict verdict =
        Verdict.of(TallyJudgement.reason(quorum, rule), TallyJudgement.reason(majority, rule));
    return new Result(List.of(quorum, majority), outcome, verdict);
  }
}
