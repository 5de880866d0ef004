package org.gongtong.core.audit;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gongtong.core.audit.tree.TreeHead;
import org.gongtong.core.kernel.MemoryUnitOfWork;
import org.gongtong.core.kernel.Transaction;

/** What a witness without a database has seen: forgotten when the process ends. Thread-safe. */
public final class MemoryWitnessStore implements WitnessStore {
  private final MemoryUnitOfWork.Cell<Map<String, TreeHead>> heads;

  /** Logs that were confirmed since the last restore; empty if there was none. */
  private final MemoryUnitOfWork.Cell<Optional<Set<String>>> confirmed;

  public MemoryWitnessStore(MemoryUnitOfWork work) {
    this.heads = work.cell(Map.of());
    this.confirmed = work.cell(Optional.empty());
  }

  @Override
  public Optional<TreeHead> lock(Transaction transaction, String origin) {
    return Optional.ofNullable(heads.get(transaction).get(origin));
  }

  @Override
  public void keep(
      Transaction transaction, String origin, Optional<TreeHead> before, TreeHead head) {
    Map<String, TreeHead> all = new HashMap<>(heads.get(transaction));
    all.put(origin, head);
    heads.set(transaction, Map.copyOf(all));
  }

  @Override
  public boolean isRestored(Transaction transaction, String origin) {
    return confirmed.get(transaction).filter(known -> !known.contains(origin)).isPresent();
  }

  @Override
  public void markRestored(Transaction transaction) {
    confirmed.set(transaction, Optional.of(Set.of()));
  }

  @Override
  public void confirm(Transaction transaction, String origin) {
    Set<String> all = new HashSet<>(confirmed.get(transaction).orElse(Set.of()));
    all.add(origin);
    confirmed.set(transaction, confirmed.get(transaction).map(before -> Set.copyOf(all)));
  }
}
