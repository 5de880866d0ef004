package org.gongtong.core.timebank.bank;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.people.Circumstance;
import org.gongtong.core.people.CircumstanceReader;
import org.gongtong.core.timebank.AccountKind;
import org.gongtong.core.timebank.Attested;
import org.gongtong.core.timebank.ledger.LedgerAccount;
import org.gongtong.core.timebank.ledger.LedgerPolicies;
import org.gongtong.core.timebank.ledger.LedgerPolicy;
import org.gongtong.core.timebank.ledger.TimeBank;

/**
 * The rules of banks, and what was attested of the persons who are members. Thread-safe; what was
 * attested is read in the transaction that decides by it.
 */
public final class BankNeeds implements LedgerPolicies {

  private final LedgerPolicies policies;
  private final CircumstanceReader circumstances;

  public BankNeeds(LedgerPolicies policies, CircumstanceReader circumstances) {
    this.policies = policies;
    this.circumstances = circumstances;
  }

  @Override
  public Optional<LedgerPolicy> inForce(Transaction transaction, TimeBank bank, LocalDate day) {
    return policies.inForce(transaction, bank, day);
  }

  @Override
  public Optional<LedgerPolicy> decidesUnder(
      Transaction transaction, TimeBank bank, LocalDate day) {
    return policies.decidesUnder(transaction, bank, day);
  }

  @Override
  public Map<UUID, List<Attested>> attested(
      Transaction transaction, TimeBank bank, Collection<LedgerAccount> accounts) {
    Map<UUID, UUID> persons = new HashMap<>();
    for (LedgerAccount account : accounts) {
      if (account.kind() == AccountKind.INDIVIDUAL) {
        person(account.holder()).ifPresent(person -> persons.put(account.id(), person));
      }
    }
    Map<UUID, List<Circumstance>> found = circumstances.of(transaction, persons.values());
    Map<UUID, List<Attested>> attested = new HashMap<>();
    persons.forEach(
        (account, person) ->
            attested.put(
                account,
                found.getOrDefault(person, List.of()).stream()
                    .map(one -> new Attested(one.code(), one.from(), one.until()))
                    .toList()));
    return attested;
  }

  /** Holders of accounts that were opened elsewhere need be no persons of ours. */
  private static Optional<UUID> person(String holder) {
    try {
      UUID id = UUID.fromString(holder);
      return id.toString().equals(holder) ? Optional.of(id) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
