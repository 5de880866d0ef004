package org.gongtong.core.people;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import org.gongtong.core.kernel.MemoryUnitOfWork;
import org.gongtong.core.kernel.Transaction;
import org.jspecify.annotations.Nullable;

/** Mandates of an embedder without a database: gone when the process ends. Thread-safe. */
public final class MemoryMandateStore implements MandateStore {

  /** By the text of the id, whose order is that of the ids in a database. */
  private final MemoryUnitOfWork.Cell<Map<String, Mandate>> mandates;

  public MemoryMandateStore(MemoryUnitOfWork work) {
    this.mandates = work.cell(Map.of());
  }

  @Override
  public void awaitTurn(Transaction transaction) {
    // Writes run one after another; setting refuses a transaction that only reads.
    mandates.set(transaction, mandates.get(transaction));
  }

  @Override
  public void add(Transaction transaction, Mandate mandate) {
    if (mandate.end() != null) {
      throw new IllegalArgumentException("a new mandate has no end: " + mandate);
    }
    Map<String, Mandate> all = new TreeMap<>(mandates.get(transaction));
    if (all.putIfAbsent(mandate.id().toString(), mandate) != null) {
      throw new IllegalStateException("there is a mandate of this id: " + mandate.id());
    }
    mandates.set(transaction, all);
  }

  @Override
  public boolean addEnd(Transaction transaction, UUID mandateId, MandateEnd end) {
    Map<String, Mandate> all = new TreeMap<>(mandates.get(transaction));
    Mandate mandate = all.get(mandateId.toString());
    if (mandate == null) {
      throw new IllegalStateException("there is no mandate of this id: " + mandateId);
    }
    boolean added = mandate.end() == null;
    if (added) {
      all.put(mandateId.toString(), ended(mandate, end));
    }
    mandates.set(transaction, all);
    return added;
  }

  private static Mandate ended(Mandate mandate, MandateEnd end) {
    return new Mandate(
        mandate.id(),
        mandate.holder(),
        mandate.kind(),
        mandate.place(),
        mandate.period(),
        mandate.grantedAt(),
        mandate.grantedBy(),
        mandate.evidence(),
        end);
  }

  @Override
  public Optional<Mandate> find(Transaction transaction, UUID id) {
    return Optional.ofNullable(mandates.get(transaction).get(id.toString()));
  }

  @Override
  public List<Mandate> heldBy(Transaction transaction, String holder) {
    return those(transaction, mandate -> mandate.holder().equals(holder));
  }

  @Override
  public List<Mandate> ofKind(Transaction transaction, MandateKind kind) {
    return those(transaction, mandate -> mandate.kind() == kind);
  }

  private List<Mandate> those(Transaction transaction, Predicate<Mandate> wanted) {
    return mandates.get(transaction).values().stream().filter(wanted).toList();
  }

  @Override
  public List<Mandate> page(Transaction transaction, @Nullable UUID before, int limit) {
    Map<String, Mandate> all = new TreeMap<>(mandates.get(transaction)).descendingMap();
    return all.values().stream()
        .filter(m -> before == null || m.id().toString().compareTo(before.toString()) < 0)
        .limit(limit)
        .toList();
  }
}
