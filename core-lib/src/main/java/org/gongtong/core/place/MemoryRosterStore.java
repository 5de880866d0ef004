package org.gongtong.core.place;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
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

  /** UTF-8 sorts as its code points do. */
  private static final Comparator<String> CODE_POINTS =
      (left, right) ->
          Arrays.compareUnsigned(
              left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));

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

  @Override
  public List<ExclusivePart> page(
      Transaction transaction,
      ImportedRoster imported,
      RosterSearch search,
      String after,
      int limit) {
    if (limit < 1 || limit > 1000) {
      throw new IllegalArgumentException("a page has 1 to 1000 parts: " + limit);
    }
    return partsOf(transaction, imported).parts().stream()
        .filter(part -> CODE_POINTS.compare(part.id(), after) > 0)
        .filter(search::finds)
        .sorted(Comparator.comparing(ExclusivePart::id, CODE_POINTS))
        .limit(limit)
        .toList();
  }

  @Override
  public Optional<ExclusivePart> findPart(
      Transaction transaction, ImportedRoster imported, String id) {
    return partsOf(transaction, imported).parts().stream()
        .filter(part -> part.id().equals(id))
        .findFirst();
  }

  @Override
  public RosterSummary summary(Transaction transaction, ImportedRoster imported) {
    List<ExclusivePart> parts = partsOf(transaction, imported).parts();
    return new RosterSummary(
        parts.size(),
        (int) parts.stream().map(ExclusivePart::owners).distinct().count(),
        parts.stream().mapToLong(part -> part.area().hundredths()).sum());
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
