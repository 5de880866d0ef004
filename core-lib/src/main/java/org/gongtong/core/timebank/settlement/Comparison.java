package org.gongtong.core.timebank.settlement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.ContentHash;

/**
 * What came of comparing a bank's statement of a day with its partner's. Immutable.
 *
 * @param id unique
 * @param bankId who compared
 * @param partnerId with which other bank
 * @param day which day
 * @param own the hash of its own statement
 * @param other the hash of the other's
 * @param differences what is not at one; empty if all is
 * @param actor who compared
 * @param recordedAt when
 */
public record Comparison(
    UUID id,
    UUID bankId,
    UUID partnerId,
    LocalDate day,
    ContentHash own,
    ContentHash other,
    List<Difference> differences,
    Actor actor,
    Instant recordedAt) {

  public Comparison {
    differences = List.copyOf(differences);
  }

  /** Whether the two are at one. */
  public boolean isClean() {
    return differences.isEmpty();
  }
}
