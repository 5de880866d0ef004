package org.gongtong.core.decision.election;

import static org.gongtong.core.decision.DecisionParameters.ELECTION_BASIS;
import static org.gongtong.core.decision.DecisionParameters.MAJORITY;
import static org.gongtong.core.decision.DecisionParameters.PROCEDURE;
import static org.gongtong.core.decision.DecisionParameters.QUORUM;
import static org.gongtong.core.decision.DecisionParameters.SECOND_ROUND;
import static org.gongtong.core.decision.DecisionParameters.SECRET_BALLOT;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.gongtong.core.decision.ElectionBasis;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Parameter;
import org.gongtong.core.rules.Reason;
import org.gongtong.core.rules.ResolvedRule;
import org.gongtong.core.rules.RuleBook;
import org.gongtong.core.rules.RuleId;
import org.gongtong.core.rules.ScopeCode;

/**
 * All that holds for one kind of election in one place on one day. Immutable; {@link #resolve}
 * makes one.
 *
 * @param election who votes, how many must, and what a candidate needs
 * @param procedure the list of voters and the candidates; the same rule where it names no other
 */
public record ElectionRule(ResolvedRule election, ResolvedRule procedure) {

  /**
   * Reads an election from a rule book.
   *
   * @return the rule; or a refusal when a rule is not in force, conflicts, lacks a parameter that a
   *     count needs, or does not ask for a secret ballot: {@link
   *     ElectionReason#ELECTION_NOT_SECRET}
   */
  public static Outcome<ElectionRule> resolve(
      RuleBook book, RuleId rule, ScopeCode scope, LocalDate day) {
    return book.resolve(rule, scope, day)
        .flatMap(
            election ->
                election
                    .find(PROCEDURE)
                    .map(id -> book.resolve(id, scope, day))
                    .orElse(Outcome.accepted(election))
                    .map(procedure -> new ElectionRule(election, procedure)))
        .flatMap(ElectionRule::complete);
  }

  /** The elections a place may hold on a day, sorted by id. Rules that are none are passed over. */
  public static List<ElectionRule> offered(RuleBook book, ScopeCode scope, LocalDate day) {
    List<ElectionRule> offered = new ArrayList<>();
    for (RuleId id : book.inForce("", scope, day)) {
      boolean isElection =
          book.resolve(id, scope, day)
              .asOptional()
              .filter(rule -> rule.find(ELECTION_BASIS).isPresent())
              .isPresent();
      if (isElection) {
        resolve(book, id, scope, day).asOptional().ifPresent(offered::add);
      }
    }
    return List.copyOf(offered);
  }

  private Outcome<ElectionRule> complete() {
    List<Parameter<?>> needed = List.of(ELECTION_BASIS, QUORUM, MAJORITY, SECOND_ROUND);
    List<Reason> missing = new ArrayList<>();
    needed.forEach(parameter -> missing.addAll(election.need(parameter).refusals()));
    if (!election.get(SECRET_BALLOT, false)) {
      missing.add(
          ElectionReason.ELECTION_NOT_SECRET
              .because()
              .under(election.id())
              .citing(election.citation())
              .refuses());
    }
    return missing.isEmpty() ? Outcome.accepted(this) : Outcome.refused(missing);
  }

  /** Who votes. */
  public ElectionBasis basis() {
    return election.need(ELECTION_BASIS).orThrow();
  }
}
