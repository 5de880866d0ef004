package org.gongtong.core.people;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import org.gongtong.core.kernel.MemoryUnitOfWork;
import org.gongtong.core.kernel.Transaction;
import org.jspecify.annotations.Nullable;

/** What was attested of the persons of a {@link MemoryPersonStore}. Thread-safe. */
final class MemoryCircumstanceStore implements CircumstanceStore {

  private final MemoryPersonStore persons;

  /** By the text of the id, whose order is that of the ids in a database. */
  private final MemoryUnitOfWork.Cell<Map<String, Stored>> records;

  MemoryCircumstanceStore(MemoryUnitOfWork work, MemoryPersonStore persons) {
    this.persons = persons;
    this.records = work.cell(Map.of());
  }

  @Override
  public void add(Transaction transaction, Stored record) {
    Map<String, Stored> all = new TreeMap<>(records.get(transaction));
    UUID ends = record.ends();
    boolean there = ends != null && all.values().stream().anyMatch(one -> ends.equals(one.ends()));
    if (there || all.putIfAbsent(record.id().toString(), record) != null) {
      throw new IllegalStateException("the record is there already: " + record.id());
    }
    records.set(transaction, all);
  }

  @Override
  public List<Stored> of(Transaction transaction, Collection<UUID> personIds) {
    return those(transaction, one -> personIds.contains(one.personId()));
  }

  private List<Stored> those(Transaction transaction, Predicate<Stored> which) {
    return records.get(transaction).values().stream().filter(which).toList();
  }

  @Override
  public List<Stored> ended(Transaction transaction, UUID communityId, LocalDate ended, int limit) {
    return those(
            transaction,
            one ->
                one.ends() == null
                    && persons
                        .find(transaction, one.personId())
                        .filter(person -> person.communityId().equals(communityId))
                        .isPresent()
                    && isOver(transaction, one, ended))
        .stream()
        .limit(limit)
        .toList();
  }

  private boolean isOver(Transaction transaction, Stored record, LocalDate ended) {
    Optional<LocalDate> end =
        those(transaction, one -> record.id().equals(one.ends())).stream()
            .map(Stored::from)
            .findFirst();
    return Optional.ofNullable(record.until()).stream().anyMatch(day -> !day.isAfter(ended))
        || end.stream().anyMatch(day -> !day.isAfter(ended));
  }

  @Override
  public void remove(Transaction transaction, UUID id) {
    removeAll(transaction, one -> one.id().equals(id) || id.equals(one.ends()));
  }

  void erase(Transaction transaction, UUID personId) {
    removeAll(transaction, one -> one.personId().equals(personId));
  }

  private void removeAll(Transaction transaction, Predicate<Stored> which) {
    Map<String, Stored> all = new TreeMap<>(records.get(transaction));
    all.values().removeIf(which);
    records.set(transaction, all);
  }

  @Override
  public List<Stored> all(Transaction transaction, @Nullable UUID after, int limit) {
    return those(
            transaction,
            one -> after == null || one.id().toString().compareTo(after.toString()) > 0)
        .stream()
        .sorted(Comparator.comparing(one -> one.id().toString()))
        .limit(limit)
        .toList();
  }

  @Override
  public boolean reseal(Transaction transaction, UUID id, String before, String sealed) {
    Map<String, Stored> all = new TreeMap<>(records.get(transaction));
    Stored there = all.get(id.toString());
    if (there == null || !there.sealed().equals(before)) {
      return false;
    }
    all.put(
        id.toString(),
        new Stored(
            id,
            there.personId(),
            there.ends(),
            there.from(),
            there.until(),
            sealed,
            there.at(),
            there.by()));
    records.set(transaction, all);
    return true;
  }
}
