package org.gongtong.core.place;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.kernel.Transaction;

/**
 * Where rosters are kept as dated rows: nothing is updated or deleted, so that the roster of any
 * past day can be read again. Extension point, implemented by stores; implementations are
 * thread-safe. Every method refuses a transaction of another store with an {@link
 * IllegalArgumentException} and one that is over with an {@link IllegalStateException}.
 */
public interface RosterStore {

  /** The import of the community with the highest number. */
  Optional<ImportedRoster> findLatestImport(Transaction transaction, UUID communityId);

  /** The import whose roster holds on a day: of those effective by then, the highest number. */
  Optional<ImportedRoster> findImportAsOf(
      Transaction transaction, UUID communityId, LocalDate asOf);

  /**
   * The roster that holds on a day.
   *
   * @param asOf the day
   * @return the parts in the order of their ids (by UTF-16 code units); none when nothing was
   *     imported for that day
   */
  Roster currentParts(Transaction transaction, UUID communityId, LocalDate asOf);

  /**
   * The roster as an import left it, whatever came after.
   *
   * @return the parts in the order of their ids
   */
  Roster partsOf(Transaction transaction, ImportedRoster imported);

  /**
   * Some parts of the roster as an import left it.
   *
   * @param search which parts
   * @param after the id of the last part seen; empty to begin
   * @param limit how many at most, 1 to 1000
   * @return the parts in the order of their ids by code points, which is not that of {@link
   *     #partsOf} where ids have characters beyond the basic plane
   */
  List<ExclusivePart> page(
      Transaction transaction,
      ImportedRoster imported,
      RosterSearch search,
      String after,
      int limit);

  /** One part of the roster as an import left it. */
  Optional<ExclusivePart> findPart(Transaction transaction, ImportedRoster imported, String id);

  /** What the roster comes to as an import left it. */
  RosterSummary summary(Transaction transaction, ImportedRoster imported);

  /**
   * Appends an import: a row for each part added or changed, and a closing row for each that is
   * gone.
   *
   * @throws IllegalStateException if its number does not follow the latest one of the community, or
   *     the transaction only reads
   */
  void apply(Transaction transaction, RosterImport roster);
}
