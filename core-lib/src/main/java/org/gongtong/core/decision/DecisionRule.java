package org.gongtong.core.decision;

import static org.gongtong.core.decision.DecisionParameters.APPROVAL_AREA;
import static org.gongtong.core.decision.DecisionParameters.APPROVAL_HEADS;
import static org.gongtong.core.decision.DecisionParameters.AREA_ROUNDING;
import static org.gongtong.core.decision.DecisionParameters.COUNTING;
import static org.gongtong.core.decision.DecisionParameters.DEVELOPER_STOCK_ONE_HEAD;
import static org.gongtong.core.decision.DecisionParameters.METHOD;
import static org.gongtong.core.decision.DecisionParameters.OBJECTION_AREA;
import static org.gongtong.core.decision.DecisionParameters.OBJECTION_HEADS;
import static org.gongtong.core.decision.DecisionParameters.PARTICIPATION_AREA;
import static org.gongtong.core.decision.DecisionParameters.PARTICIPATION_HEADS;
import static org.gongtong.core.decision.DecisionParameters.PROCEDURE;
import static org.gongtong.core.decision.DecisionParameters.SAME_OWNERS_ONE_HEAD;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Parameter;
import org.gongtong.core.rules.Reason;
import org.gongtong.core.rules.ResolvedRule;
import org.gongtong.core.rules.RuleBook;
import org.gongtong.core.rules.RuleId;
import org.gongtong.core.rules.ScopeCode;

/**
 * All that holds for one matter in one place on one day: the matter itself, the procedure it
 * follows and how it is counted. Immutable; {@link #resolve} makes one.
 *
 * @param matter thresholds and method
 * @param procedure notice, window, channels, deeming
 * @param counting heads and areas
 */
public record DecisionRule(ResolvedRule matter, ResolvedRule procedure, ResolvedRule counting) {

  /** Which of several ballots of a party stands; the first where the procedure says nothing. */
  public Precedence precedence() {
    return procedure.get(DecisionParameters.PRECEDENCE, Precedence.FIRST);
  }

  /** Whether only the covenant opens this matter, and a motion names no clause of it. */
  public boolean lacksClause(MotionContent content) {
    return matter.get(DecisionParameters.COMPACT_MUST_ALLOW, false)
        && !content.isAllowedByCompact();
  }

  /**
   * Reads a matter from a rule book.
   *
   * @return the rule; or a refusal when a rule is not in force, conflicts, or lacks a parameter
   *     that a count needs
   */
  public static Outcome<DecisionRule> resolve(
      RuleBook book, RuleId matter, ScopeCode scope, LocalDate day) {
    return book.resolve(matter, scope, day)
        .flatMap(
            rule ->
                rule.need(PROCEDURE)
                    .flatMap(id -> book.resolve(id, scope, day))
                    .flatMap(
                        procedure ->
                            rule.need(COUNTING)
                                .flatMap(id -> book.resolve(id, scope, day))
                                .map(counting -> new DecisionRule(rule, procedure, counting))))
        .flatMap(DecisionRule::complete);
  }

  private Outcome<DecisionRule> complete() {
    List<Parameter<?>> needed =
        method() == DecisionMethod.OBJECTION
            ? List.of(OBJECTION_HEADS, OBJECTION_AREA)
            : List.of(PARTICIPATION_HEADS, PARTICIPATION_AREA, APPROVAL_HEADS, APPROVAL_AREA);
    List<Reason> missing = new ArrayList<>();
    needed.forEach(parameter -> missing.addAll(matter.need(parameter).refusals()));
    missing.addAll(counting.need(SAME_OWNERS_ONE_HEAD).refusals());
    missing.addAll(counting.need(DEVELOPER_STOCK_ONE_HEAD).refusals());
    return missing.isEmpty() ? Outcome.accepted(this) : Outcome.refused(missing);
  }

  /** How the matter is decided; by approval where the rule is silent. */
  public DecisionMethod method() {
    return matter.get(METHOD, DecisionMethod.APPROVAL);
  }

  /** How heads and areas are counted. */
  public CountingPolicy policy() {
    return new CountingPolicy(
        counting.need(SAME_OWNERS_ONE_HEAD).orThrow(),
        counting.need(DEVELOPER_STOCK_ONE_HEAD).orThrow(),
        counting.get(AREA_ROUNDING, AreaRounding.EXACT));
  }
}
