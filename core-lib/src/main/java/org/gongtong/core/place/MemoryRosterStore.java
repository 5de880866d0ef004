package org.gongtong.core.place;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.gongtong.core.kernel.MemoryUnitOfWork;
import org.gongtong.core.kernel.Transaction;

/**
 * The roster store of an embedder without a database: gone when the process ends. Keeps the imports
 * and replays them. Thread-safe.
 */
public final class MemoryRosterStore implements RosterStore {

  private final MemoryUnitOfWork.Cell<Map<UUID, List<RosterImport>>> imports;

  public MemoryRosterStore(MemoryUnitOfWork work) {
    this.imports = work.cell(Map.of());
  }

  @Override
  public Optional<ImportedRoster> findLatestImport(Transaction transaction, UUID communityId) {
    List<RosterImport> all = of(transaction, communityId);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1).imported());
  }

  @Override
  public Optional<ImportedRoster> findImportAsOf(
      Transaction transaction, UUID communityId, LocalDate asOf) {
    return of(transaction, communityId).stream()
        .map(RosterImport::imported)
        .filter(imported -> !imported.effectiveFrom().isAfter(asOf))
        .reduce((before, after) -> after);
  }

  @Override
  public Roster currentParts(Transaction transaction, UUID communityId, LocalDate asOf) {
    return replay(
        of(transaction, communityId).stream()
            .filter(step -> !step.imported().effectiveFrom().isAfter(asOf))
            .toList());
  }

  @Override
  public Roster partsOf(Transaction transaction, ImportedRoster imported) {
    return replay(of(transaction, imported.communityId()).subList(0, imported.number()));
  }

  private static Roster replay(List<RosterImport> steps) {
    TreeMap<String, ExclusivePart> parts = new TreeMap<>();
    for (RosterImport step : steps) {
      step.difference().gone().forEach(gone -> parts.remove(gone.part().id()));
      step.difference().changed().forEach(change -> parts.put(change.part().id(), change.part()));
      step.difference().added().forEach(added -> parts.put(added.part().id(), added.part()));
    }
    return new Roster(List.copyOf(parts.values()));
  }

  @Override
  public void apply(Transaction transaction, RosterImport roster) {
    UUID communityId = roster.imported().communityId();
    List<RosterImport> all = new ArrayList<>(of(transaction, communityId));
    if (roster.imported().number() != all.size() + 1) {
      throw new IllegalStateException(
          "import " + roster.imported().number() + " after " + all.size());
    }
    all.add(roster);
    Map<UUID, List<RosterImport>> copy = new HashMap<>(imports.get(transaction));
    copy.put(communityId, List.copyOf(all));
    imports.set(transaction, Map.copyOf(copy));
  }

  private List<RosterImport> of(Transaction transaction, UUID communityId) {
    return imports.get(transaction).getOrDefault(communityId, List.of());
  }
}
