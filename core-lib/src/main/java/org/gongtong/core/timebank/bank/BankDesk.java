package org.gongtong.core.timebank.bank;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.audit.AuditEvent;
import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.audit.Disclosure;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.place.Community;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.RuleId;
import org.gongtong.core.timebank.TimeBankPolicy;
import org.gongtong.core.timebank.ledger.AccountDesk;
import org.gongtong.core.timebank.ledger.LedgerStore;
import org.gongtong.core.timebank.ledger.TimeBank;
import org.jspecify.annotations.Nullable;

/**
 * Opens a community's time bank and chooses its rule. Each step has one audit event in the same
 * transaction. Thread-safe.
 */
public final class BankDesk {

  private final UnitOfWork work;
  private final LedgerStore ledger;
  private final BankStore banks;
  private final AccountDesk accounts;
  private final BankPolicies policies;
  private final AuditLog audit;
  private final IdSource ids;
  private final InstantSource clock;

  public BankDesk(
      UnitOfWork work,
      LedgerStore ledger,
      BankStore banks,
      AccountDesk accounts,
      BankPolicies policies,
      AuditLog audit,
      IdSource ids,
      InstantSource clock) {
    this.work = work;
    this.ledger = ledger;
    this.banks = banks;
    this.accounts = accounts;
    this.policies = policies;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Opens a community's bank under a rule; its days are those of the community's zone.
   *
   * @param rule null for the place's own
   * @param from the first day on which something can take effect
   * @return the bank, or a refusal {@link BankReason#TIME_BANK_THERE}, or why the rule has no
   *     policy on that day
   */
  public Outcome<TimeBank> open(
      Actor actor, Community community, @Nullable RuleId rule, LocalDate from) {
    return policies
        .resolve(rule, community.jurisdiction(), from)
        .flatMap(
            policy ->
                work.write(
                    transaction -> {
                      if (!ledger.banksOf(transaction, community.id()).isEmpty()) {
                        return Outcome.refused(BankReason.TIME_BANK_THERE.because().refuses());
                      }
                      TimeBank bank =
                          accounts.openBank(transaction, actor, community.id(), community.zone());
                      add(transaction, actor, bank, 1, rule, from, policy);
                      return Outcome.accepted(bank);
                    }));
  }

  /**
   * Has a bank follow a rule from a day on.
   *
   * @param rule null for the place's own
   * @param from tomorrow or later, in the bank's zone; any day of a bank that has chosen none
   * @return the choice, or a refusal {@link BankReason#TIME_RULE_PAST}, or why the rule has no
   *     policy on that day
   */
  public Outcome<RuleChoice> choose(
      Actor actor, Community community, @Nullable RuleId rule, LocalDate from) {
    Outcome<RuleChoice> chosen =
        policies
            .resolve(rule, community.jurisdiction(), from)
            .flatMap(
                policy ->
                    work.write(
                        transaction ->
                            choose(transaction, actor, community.id(), rule, from, policy)));
    policies.forget(community.id());
    return chosen;
  }

  private Outcome<RuleChoice> choose(
      Transaction transaction,
      Actor actor,
      UUID communityId,
      @Nullable RuleId rule,
      LocalDate from,
      TimeBankPolicy policy) {
    Optional<TimeBank> bank = ledger.banksOf(transaction, communityId).stream().findFirst();
    if (bank.isEmpty()) {
      return unknown();
    }
    List<RuleChoice> before = banks.choices(transaction, bank.get().id());
    LocalDate earliest = LocalDate.ofInstant(clock.instant(), bank.get().zone()).plusDays(1);
    if (!before.isEmpty() && from.isBefore(earliest)) {
      return Outcome.refused(
          BankReason.TIME_RULE_PAST
              .because()
              .figure("from", from)
              .figure("earliest", earliest)
              .refuses());
    }
    return Outcome.accepted(
        add(transaction, actor, bank.get(), before.size() + 1, rule, from, policy));
  }

  private RuleChoice add(
      Transaction transaction,
      Actor actor,
      TimeBank bank,
      int number,
      @Nullable RuleId rule,
      LocalDate from,
      TimeBankPolicy policy) {
    Instant now = clock.instant();
    RuleChoice choice = new RuleChoice(bank.id(), number, from, rule, now, actor);
    banks.addChoice(transaction, choice);
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("number", number);
    data.put("rule", rule == null ? "" : rule.value());
    data.put("from", from.toString());
    data.put("edition", policy.edition());
    audit.append(
        transaction,
        new AuditEvent(
            ids.next(),
            Disclosure.PUBLIC,
            "timebank",
            "time-rule-chosen",
            bank.id().toString(),
            actor,
            now,
            now,
            data));
    return choice;
  }

  private static <T> Outcome<T> unknown() {
    return Outcome.refused(BankReason.TIME_BANK_UNKNOWN.because().refuses());
  }

  /** A community's bank. */
  public Optional<TimeBank> find(UUID communityId) {
    return work.read(transaction -> ledger.banksOf(transaction, communityId).stream().findFirst());
  }

  /**
   * A community's bank.
   *
   * @return it, or a refusal {@link BankReason#TIME_BANK_UNKNOWN}
   */
  public Outcome<TimeBank> require(UUID communityId) {
    return find(communityId).<Outcome<TimeBank>>map(Outcome::accepted).orElseGet(BankDesk::unknown);
  }

  /** What a bank has chosen, the first choice first. */
  public List<RuleChoice> choices(UUID bankId) {
    return work.read(transaction -> banks.choices(transaction, bankId));
  }

  /** The policy of a community's bank on a day; see {@link BankPolicies#policy}. */
  public Outcome<TimeBankPolicy> policy(UUID communityId, LocalDate day) {
    return work.read(transaction -> policies.policy(transaction, communityId, day));
  }

  /** The edition of a name in full, as it was when a bank first used it. */
  public Optional<KeptEdition> edition(UUID bankId, String edition) {
    return work.read(transaction -> banks.edition(transaction, bankId, edition));
  }
}
