package org.gongtong.core.audit;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.gongtong.core.audit.tree.TreeHead;
import org.gongtong.core.kernel.MemoryUnitOfWork;
import org.gongtong.core.kernel.Transaction;

/** What a witness without a database has seen: forgotten when the process ends. Thread-safe. */
public final class MemoryWitnessStore implements WitnessStore {
  private final MemoryUnitOfWork.Cell<Map<String, TreeHead>> heads;

  public MemoryWitnessStore(MemoryUnitOfWork work) {
    this.heads = work.cell(Map.of());
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
}
