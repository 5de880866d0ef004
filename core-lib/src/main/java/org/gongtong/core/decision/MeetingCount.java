package org.gongtong.core.decision;

import static org.gongtong.core.decision.DecisionParameters.MAJORITY;
import static org.gongtong.core.decision.DecisionParameters.QUORUM;

import java.util.List;
import org.gongtong.core.decision.Requirement.Measure;
import org.gongtong.core.rules.Outcome;
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
    return rule.need(QUORUM)
        .flatMap(
            quorum ->
                rule.need(MAJORITY)
                    .map(
                        majority ->
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
                                    "meeting.majority",
                                    Measure.HEADS,
                                    inFavour,
                                    present,
                                    majority,
                                    rule.citationOf(MAJORITY)))));
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
