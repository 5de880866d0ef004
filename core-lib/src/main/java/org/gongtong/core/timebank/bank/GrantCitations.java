package org.gongtong.core.timebank.bank;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.core.rules.ResolvedRule;
import org.gongtong.core.timebank.TimeBankParameters;
import org.gongtong.core.timebank.TimeBankPolicy;
import org.gongtong.core.timebank.ledger.LedgerReason;
import org.gongtong.core.timebank.ledger.TimeBank;

/** Says of refused grants which rule refuses them, and where it is written. Thread-safe. */
public final class GrantCitations {

  private static final Set<String> CODES =
      Set.of(LedgerReason.GRANT_NO_CLASS.name(), LedgerReason.GRANT_MAXIMUM.name());

  private final UnitOfWork work;
  private final BankPolicies policies;

  public GrantCitations(UnitOfWork work, BankPolicies policies) {
    this.work = work;
    this.policies = policies;
  }

  /**
   * What became of a command, with the rule of its day where that refused a grant.
   *
   * @param day on which the command takes effect
   */
  public <T> Outcome<T> cite(TimeBank bank, LocalDate day, Outcome<T> outcome) {
    if (outcome.refusals().stream().noneMatch(reason -> CODES.contains(reason.code()))) {
      return outcome;
    }
    Optional<ResolvedRule> rule =
        work.read(transaction -> policies.policy(transaction, bank.communityId(), day))
            .map(TimeBankPolicy::rule)
            .asOptional();
    return rule.isEmpty()
        ? outcome
        : Outcome.refused(
            outcome.refusals().stream().map(reason -> cited(reason, rule.get())).toList());
  }

  private static Reason cited(Reason reason, ResolvedRule rule) {
    return CODES.contains(reason.code())
        ? new Reason(
            reason.code(),
            reason.met(),
            rule.id(),
            rule.citationOf(TimeBankParameters.GRANT_CLASSES),
            reason.figures(),
            reason.text(),
            reason.remedy())
        : reason;
  }
}
