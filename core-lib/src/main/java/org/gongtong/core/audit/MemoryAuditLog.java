package org.gongtong.core.audit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gongtong.core.kernel.MemoryUnitOfWork;
import org.gongtong.core.kernel.Transaction;

/** The audit log of an embedder without a database: gone when the process ends. Thread-safe. */
public final class MemoryAuditLog implements AuditLog {

  /** The newest entry and all before it, so that appending shares them instead of copying. */
  private record Chain(AuditEntry entry, Optional<Chain> before) {}

  private final MemoryUnitOfWork.Cell<Optional<Chain>> newest;

  public MemoryAuditLog(MemoryUnitOfWork work) {
    this.newest = work.cell(Optional.empty());
  }

  @Override
  public void append(Transaction transaction, AuditEvent event) {
    Optional<Chain> before = newest.get(transaction);
    long sequence = before.map(chain -> chain.entry().sequence()).orElse(0L) + 1;
    newest.set(transaction, Optional.of(new Chain(new AuditEntry(sequence, event), before)));
  }

  @Override
  public List<AuditEntry> page(Transaction transaction, long afterSequence, int limit) {
    if (limit < 1 || limit > 1000) {
      throw new IllegalArgumentException("a page has 1 to 1000 events: " + limit);
    }
    ArrayDeque<AuditEntry> page = new ArrayDeque<>();
    Optional<Chain> at = newest.get(transaction);
    while (at.isPresent() && at.get().entry().sequence() > afterSequence) {
      page.addFirst(at.get().entry());
      if (page.size() > limit) {
        page.removeLast();
      }
      at = at.get().before();
    }
    return new ArrayList<>(page);
  }
}
