package org.gongtong.core.timebank.ledger;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.kernel.MemoryUnitOfWork;
import org.gongtong.core.kernel.Transaction;
import org.jspecify.annotations.Nullable;

/** Proposals about accounts of a {@link MemoryLedgerStore}. Thread-safe. */
final class MemoryProposals implements ProposalStore {

  private final MemoryUnitOfWork.Cell<Map<UUID, ClosingProposal>> waiting;

  MemoryProposals(MemoryUnitOfWork work) {
    this.waiting = work.cell(Map.of());
  }

  @Override
  public void add(Transaction transaction, ClosingProposal proposal) {
    Map<UUID, ClosingProposal> all = new HashMap<>(waiting.get(transaction));
    if (all.putIfAbsent(proposal.accountId(), proposal) != null) {
      throw new IllegalStateException("is there already: " + proposal.accountId());
    }
    waiting.set(transaction, all);
  }

  @Override
  public Optional<ClosingProposal> find(Transaction transaction, UUID accountId) {
    return Optional.ofNullable(waiting.get(transaction).get(accountId));
  }

  @Override
  public void remove(Transaction transaction, UUID accountId) {
    Map<UUID, ClosingProposal> all = new HashMap<>(waiting.get(transaction));
    if (all.remove(accountId) != null) {
      waiting.set(transaction, all);
    }
  }

  @Override
  public List<ClosingProposal> page(
      Transaction transaction, UUID bankId, @Nullable UUID after, int limit) {
    String from = after == null ? "" : after.toString();
    return waiting.get(transaction).values().stream()
        .filter(one -> one.bankId().equals(bankId))
        .filter(one -> one.accountId().toString().compareTo(from) > 0)
        .sorted(Comparator.comparing(one -> one.accountId().toString()))
        .limit(limit)
        .toList();
  }
}
