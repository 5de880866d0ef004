package org.gongtong.core.place;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.gongtong.core.kernel.MemoryUnitOfWork;
import org.gongtong.core.kernel.Transaction;

/** Communities of an embedder without a database: gone when the process ends. Thread-safe. */
public final class MemoryCommunityStore implements CommunityStore {

  private final MemoryUnitOfWork.Cell<Map<String, Community>> bySlug;

  public MemoryCommunityStore(MemoryUnitOfWork work) {
    this.bySlug = work.cell(Map.of());
  }

  @Override
  public boolean add(Transaction transaction, Community community) {
    Map<String, Community> all = new TreeMap<>(bySlug.get(transaction));
    if (all.putIfAbsent(community.slug(), community) != null) {
      return false;
    }
    bySlug.set(transaction, all);
    return true;
  }

  @Override
  public Optional<Community> findById(Transaction transaction, UUID id) {
    return bySlug.get(transaction).values().stream().filter(c -> c.id().equals(id)).findFirst();
  }

  @Override
  public Optional<Community> findBySlug(Transaction transaction, String slug) {
    return Optional.ofNullable(bySlug.get(transaction).get(slug));
  }

  @Override
  public List<Community> all(Transaction transaction) {
    return List.copyOf(bySlug.get(transaction).values());
  }
}
