package org.gongtong.core.people;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.gongtong.core.kernel.Actor;
import org.jspecify.annotations.Nullable;

/**
 * What was attested of a person because rules ask for it: that he lives alone, is disabled …
 * Immutable. Sensitive (Personal Information Protection Law, art. 28): it is kept encrypted.
 *
 * @param id unique, version 7
 * @param personId the person
 * @param code which circumstance, as the rules named it when it was attested
 * @param from the first day on which it holds
 * @param until the first day on which it holds no more, as it was attested or as it was ended; null
 *     if there is none. Not after {@code from} if it was ended for all days
 * @param evidence what shows it, 1 to {@value PersonRecords#EVIDENCE_MOST} characters
 * @param at when it was recorded
 * @param by who recorded it
 * @param end how it was ended; null if it was not
 */
public record Circumstance(
    UUID id,
    UUID personId,
    String code,
    LocalDate from,
    @Nullable LocalDate until,
    String evidence,
    Instant at,
    Actor by,
    @Nullable End end) {

  /**
   * That it was ended.
   *
   * @param from the first day on which it holds no more
   * @param evidence what shows it
   * @param at when that was recorded
   * @param by who recorded it
   */
  public record End(LocalDate from, String evidence, Instant at, Actor by) {}

  /** Whether it holds on a day. */
  public boolean holdsOn(LocalDate day) {
    return !day.isBefore(from) && (until == null || day.isBefore(until));
  }
}
