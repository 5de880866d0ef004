package org.gongtong.core.people;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * Where it is kept what was attested of persons. Rows are added; they go with the person, and when
 * the period for which they are kept is over. Extension point, implemented by stores, as a {@link
 * PersonStore} is.
 */
public interface CircumstanceStore {

  /**
   * A record that attests a circumstance, or ends one. Immutable.
   *
   * @param id unique, version 7
   * @param personId the person
   * @param ends the record that it ends; null if it attests
   * @param from the first day on which it holds, or on which what it ends holds no more
   * @param until the first day on which it holds no more; null if there is none, or it ends another
   * @param sealed what it says, which {@link FieldVault} opens
   * @param at when it was recorded
   * @param by who recorded it
   */
  record Stored(
      UUID id,
      UUID personId,
      @Nullable UUID ends,
      LocalDate from,
      @Nullable LocalDate until,
      String sealed,
      Instant at,
      Actor by) {}

  /** Adds a record. A second one that ends the same is a race that was lost. */
  void add(Transaction transaction, Stored record);

  /** All records of some persons, in the order of their ids. */
  List<Stored> of(Transaction transaction, Collection<UUID> personIds);

  /**
   * Records of a community that attest a circumstance which holds no more, in the order of their
   * ids.
   *
   * @param ended the first day on which they hold no more is this one or an earlier one
   * @param limit most of them, at least 1
   */
  List<Stored> ended(Transaction transaction, UUID communityId, LocalDate ended, int limit);

  /** Deletes a record and what ends it, if it is there. */
  void remove(Transaction transaction, UUID id);

  /**
   * All records, in the order of their ids.
   *
   * @param after the last one already seen; null to begin
   * @param limit most of them, at least 1
   */
  List<Stored> all(Transaction transaction, @Nullable UUID after, int limit);

  /**
   * Puts the same under another seal.
   *
   * @return whether it was done; false if it is no longer sealed as before
   */
  boolean reseal(Transaction transaction, UUID id, String before, String sealed);
}
