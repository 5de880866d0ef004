package org.gongtong.core.decision.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.gongtong.core.kernel.MemoryUnitOfWork;
import org.gongtong.core.kernel.Transaction;

/**
 * Sheets of an embedder without a database: gone when the process ends. Every look costs as much as
 * there are rows, which suits trials and tests. Thread-safe.
 */
public final class MemoryPaperStore implements PaperStore {

  private final MemoryUnitOfWork.Cell<List<SheetEntry>> entries;
  private final MemoryUnitOfWork.Cell<List<RecordedLine>> recorded;
  private final MemoryUnitOfWork.Cell<List<PaperCount>> counts;

  public MemoryPaperStore(MemoryUnitOfWork work) {
    this.entries = work.cell(List.of());
    this.recorded = work.cell(List.of());
    this.counts = work.cell(List.of());
  }

  @Override
  public boolean addEntry(Transaction transaction, SheetEntry entry) {
    List<SheetEntry> all = entries.get(transaction);
    boolean taken =
        all.stream()
            .anyMatch(
                row ->
                    row.id().equals(entry.id())
                        || row.motionId().equals(entry.motionId())
                            && row.sheet() == entry.sheet()
                            && row.round() == entry.round());
    // Set in any case: it also refuses a transaction that only reads.
    entries.set(transaction, taken ? all : with(all, entry));
    return !taken;
  }

  @Override
  public Optional<SheetEntry> findEntry(Transaction transaction, UUID entryId) {
    return entries.get(transaction).stream().filter(row -> row.id().equals(entryId)).findFirst();
  }

  @Override
  public void addRecorded(Transaction transaction, RecordedLine line) {
    List<RecordedLine> all = recorded.get(transaction);
    if (all.stream()
        .anyMatch(row -> isOf(row, line.motionId(), line.sheet()) && row.line() == line.line())) {
      throw new IllegalStateException(
          "a ballot came of sheet " + line.sheet() + " line " + line.line() + " already");
    }
    recorded.set(transaction, with(all, line));
  }

  private static boolean isOf(RecordedLine row, UUID motionId, int sheet) {
    return row.motionId().equals(motionId) && row.sheet() == sheet;
  }

  @Override
  public Optional<Sheet> findSheet(Transaction transaction, UUID motionId, int number) {
    List<SheetEntry> rounds =
        entries.get(transaction).stream()
            .filter(row -> row.motionId().equals(motionId) && row.sheet() == number)
            .toList();
    List<RecordedLine> lines =
        recorded.get(transaction).stream().filter(row -> isOf(row, motionId, number)).toList();
    return rounds.isEmpty() ? Optional.empty() : Optional.of(new Sheet(rounds, lines));
  }

  @Override
  public Optional<Sheet> findSheetToChange(Transaction transaction, UUID motionId, int number) {
    // Writes run one after another, so that nothing needs to be held.
    return findSheet(transaction, motionId, number);
  }

  @Override
  public List<Sheet> sheets(Transaction transaction, UUID motionId) {
    TreeSet<Integer> numbers = new TreeSet<>();
    entries.get(transaction).stream()
        .filter(row -> row.motionId().equals(motionId))
        .forEach(row -> numbers.add(row.sheet()));
    return numbers.stream()
        .flatMap(number -> findSheet(transaction, motionId, number).stream())
        .toList();
  }

  @Override
  public boolean addCount(Transaction transaction, PaperCount count) {
    List<PaperCount> all = counts.get(transaction);
    boolean taken =
        all.stream()
            .anyMatch(
                row ->
                    row.id().equals(count.id())
                        || row.motionId().equals(count.motionId()) && row.round() == count.round());
    counts.set(transaction, taken ? all : with(all, count));
    return !taken;
  }

  @Override
  public List<PaperCount> counts(Transaction transaction, UUID motionId) {
    return counts.get(transaction).stream().filter(row -> row.motionId().equals(motionId)).toList();
  }

  private static <T> List<T> with(List<T> list, T last) {
    List<T> longer = new ArrayList<>(list);
    longer.add(last);
    return List.copyOf(longer);
  }
}
