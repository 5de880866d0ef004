package org.gongtong.core.timebank.ledger;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.timebank.TransferKind;
import org.jspecify.annotations.Nullable;

/** Reads whole ledgers of a {@link MemoryLedgerStore}. Thread-safe. */
public final class MemoryLedgerInspection implements LedgerInspection {

  private final MemoryLedgerStore store;

  public MemoryLedgerInspection(MemoryLedgerStore store) {
    this.store = store;
  }

  @Override
  public void scan(Transaction transaction, UUID bankId, Visitor visitor) {
    scanAfter(transaction, bankId, null, Integer.MAX_VALUE, visitor);
  }

  @Override
  public void scanEntries(Transaction transaction, UUID bankId, Visitor visitor) {
    for (LedgerEntry entry : store.entries(transaction)) {
      if (entry.bankId().equals(bankId)) {
        Entry said = said(transaction, entry);
        visitor.entry(said);
        UUID of = Objects.requireNonNullElse(entry.reverses(), entry.id());
        for (LedgerRows.Part part : store.records().paid(transaction, of)) {
          UUID accountId =
              store
                  .find(transaction, part.accountId())
                  .map(state -> state.account().parentId())
                  .orElse(part.accountId());
          visitor.part(said, part.accountId(), accountId, part.minutes());
        }
      }
    }
  }

  private Entry said(Transaction transaction, LedgerEntry entry) {
    long settled = 0;
    UUID to = entry.to();
    if (entry.kind() == TransferKind.SETTLE && to != null) {
      settled =
          store.of(transaction, to).stream()
              .filter(posting -> posting.entryId().equals(entry.id()) && posting.counts())
              .mapToLong(LedgerPosting::minutes)
              .sum();
    }
    return new Entry(
        entry.id(),
        entry.kind(),
        entry.from(),
        to,
        entry.minutes(),
        entry.kept(),
        entry.at(),
        entry.recordedAt(),
        settled,
        entry.reverses() != null);
  }

  @Override
  public Optional<UUID> scanAfter(
      Transaction transaction, UUID bankId, @Nullable UUID after, int accounts, Visitor visitor) {
    List<UUID> some =
        store.all(transaction).stream()
            .map(AccountState::account)
            .filter(account -> account.bankId().equals(bankId))
            .map(LedgerAccount::id)
            .filter(id -> after == null || id.compareTo(after) > 0)
            .sorted()
            .limit(accounts)
            .toList();
    some.forEach(id -> scanAccount(transaction, id, visitor));
    return some.isEmpty() ? Optional.empty() : Optional.of(some.get(some.size() - 1));
  }

  @Override
  public Map<UUID, Tail> tails(Transaction transaction, Collection<UUID> accountIds) {
    Map<UUID, Tail> tails = new HashMap<>();
    for (UUID id : accountIds) {
      store
          .find(transaction, id)
          .map(state -> store.records().held(transaction, state.account()))
          .ifPresent(held -> tails.put(id, new Tail(store.of(transaction, id).size(), held)));
    }
    return tails;
  }

  @Override
  public void scanAccount(Transaction transaction, UUID accountId, Visitor visitor) {
    store
        .find(transaction, accountId)
        .ifPresent(
            state -> {
              visitor.account(state, store.records().held(transaction, state.account()));
              store.of(transaction, accountId).forEach(visitor::posting);
            });
  }

  /** None: rows of entries are never written one without the other. */
  @Override
  public List<LedgerFault> entryFaults(Transaction transaction, TimeBank bank, int limit) {
    return List.of();
  }

  /** None, likewise. */
  @Override
  public List<LedgerFault> faults(Transaction transaction, TimeBank bank, int limit) {
    return List.of();
  }
}
