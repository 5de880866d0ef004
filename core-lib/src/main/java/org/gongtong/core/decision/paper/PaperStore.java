package org.gongtong.core.decision.paper;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.kernel.Transaction;

/**
 * Where sheets of paper ballots and counts of papers are kept. Rows are only added.
 *
 * <p>Extension point, implemented by stores; implementations are thread-safe. Every method refuses
 * a transaction of another store with an {@link IllegalArgumentException} and one that is over with
 * an {@link IllegalStateException}; those that write refuse one that only reads with the latter.
 */
public interface PaperStore {

  /**
   * Adds an entry with its lines unless a unique key stands against it: its id, or {@code motion,
   * sheet, round}. Waits for somebody who is adding under the same key.
   *
   * @return whether it was added; false, and nothing changed, otherwise
   */
  boolean addEntry(Transaction transaction, SheetEntry entry);

  /** The entry of an id. */
  Optional<SheetEntry> findEntry(Transaction transaction, UUID entryId);

  /**
   * Keeps which ballot came of a line.
   *
   * @throws IllegalStateException if one came of it already
   */
  void addRecorded(Transaction transaction, RecordedLine line);

  /** A sheet with all its entries. */
  Optional<Sheet> findSheet(Transaction transaction, UUID motionId, int number);

  /**
   * As {@link #findSheet}, and nobody else adds an entry to it until the transaction ends; waits
   * for who is doing so. Of a sheet that is not there yet nothing is held.
   */
  Optional<Sheet> findSheetToChange(Transaction transaction, UUID motionId, int number);

  /** All sheets of a motion, by number. */
  List<Sheet> sheets(Transaction transaction, UUID motionId);

  /**
   * Adds a count unless a unique key stands against it: its id, or {@code motion, round}.
   *
   * @return whether it was added; false, and nothing changed, otherwise
   */
  boolean addCount(Transaction transaction, PaperCount count);

  /** All counts of a motion, by round. */
  List<PaperCount> counts(Transaction transaction, UUID motionId);
}
