package org.gongtong.core.timebank.ledger;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.timebank.Attested;
import org.gongtong.core.timebank.TransferPolicy;

/**
 * The rules of a bank under which commands are decided, asked for once a day and batch. Confined to
 * one thread.
 */
final class DayPolicies {

  private final Transaction transaction;
  private final TimeBank bank;
  private final LedgerPolicies policies;
  private final Map<LocalDate, Optional<LedgerPolicy>> byDay = new HashMap<>();

  DayPolicies(Transaction transaction, TimeBank bank, LedgerPolicies policies) {
    this.transaction = transaction;
    this.bank = bank;
    this.policies = policies;
  }

  Optional<LedgerPolicy> at(LocalDate day) {
    return byDay.computeIfAbsent(day, asked -> policies.decidesUnder(transaction, bank, asked));
  }

  /** Whether there is a day among those asked for that has no rules. */
  boolean lackRules() {
    return byDay.values().stream().anyMatch(Optional::isEmpty);
  }

  /** Whether it counts what an account has earned on that day before. */
  boolean capsDay(LocalDate day) {
    return at(day)
        .map(LedgerPolicy::transfers)
        .filter(policy -> policy.dailyCapMinutes() != null)
        .isPresent();
  }

  /** Whether a spouse's age could count on that day. */
  boolean asksSpouses(LocalDate day) {
    return at(day)
        .map(LedgerPolicy::transfers)
        .filter(TransferPolicy::redeemSpouseCounts)
        .isPresent();
  }

  /** Whether time of that day is granted to classes of those in need alone. */
  boolean asksClasses(LocalDate day) {
    return at(day).map(LedgerPolicy::transfers).filter(one -> one.grants().asks()).isPresent();
  }

  /** What was attested of the holders of accounts. */
  Map<UUID, List<Attested>> attested(Collection<LedgerAccount> accounts) {
    return policies.attested(transaction, bank, accounts);
  }

  /** Whether time for a service of that day could go to the pool. */
  boolean mayOverflow(LocalDate day) {
    return at(day)
        .map(LedgerPolicy::transfers)
        .filter(policy -> policy.lifetimeCapMinutes() != null)
        .filter(policy -> policy.overflow() == TransferPolicy.Overflow.DONATE)
        .isPresent();
  }
}
