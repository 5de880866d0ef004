package org.gongtong.core.people;

import java.time.Instant;
import java.util.UUID;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.DateRange;
import org.jspecify.annotations.Nullable;

/**
 * That a person was found to be something that gives rights, and on what evidence. Immutable.
 *
 * @param id unique, version 7
 * @param personId the person
 * @param kind what
 * @param period for which days
 * @param evidence what shows it, 1 to {@value PersonRecords#EVIDENCE_MOST} characters
 * @param guardianId the person who is guardian of a minor, otherwise null
 * @param at when it was recorded
 * @param by who recorded it
 */
public record Eligibility(
    UUID id,
    UUID personId,
    EligibilityKind kind,
    DateRange period,
    String evidence,
    @Nullable UUID guardianId,
    Instant at,
    Actor by) {

  /**
   * @throws IllegalArgumentException if a minor has no guardian, or another one has
   */
  public Eligibility {
    if ((kind == EligibilityKind.MINOR) != (guardianId != null)) {
      throw new IllegalArgumentException("a minor, and nobody else, has a guardian: " + id);
    }
  }
}
