package org.gongtong.core.people;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.DateRange;
import org.jspecify.annotations.Nullable;

/**
 * That somebody does a kind of work for a place for a time. Immutable.
 *
 * @param id unique, version 7
 * @param holder the login of an account
 * @param kind what work
 * @param place where
 * @param period for which days it was granted, counted in the zone of the place
 * @param grantedAt when it was recorded
 * @param grantedBy who granted it
 * @param evidence what shows that it was to be granted, at most {@value #EVIDENCE_MOST} characters;
 *     empty where nothing was given
 * @param end how it was ended before its time, or null
 */
public record Mandate(
    UUID id,
    String holder,
    MandateKind kind,
    MandatePlace place,
    DateRange period,
    Instant grantedAt,
    Actor grantedBy,
    String evidence,
    @Nullable MandateEnd end) {

  /** Most characters of the evidence. */
  public static final int EVIDENCE_MOST = 200;

  /**
   * @throws IllegalArgumentException if the evidence is too long
   */
  public Mandate {
    if (evidence.length() > EVIDENCE_MOST) {
      throw new IllegalArgumentException(
          "evidence has at most " + EVIDENCE_MOST + " characters: " + evidence.length());
    }
  }

  /** The first day on which it grants nothing any more; empty while it has no end. */
  public Optional<LocalDate> over() {
    LocalDate to = period.to();
    if (end == null) {
      return Optional.ofNullable(to);
    }
    return Optional.of(to == null || end.from().isBefore(to) ? end.from() : to);
  }

  /** The days on which it holds; empty if it was ended before it began. */
  public Optional<DateRange> days() {
    Optional<LocalDate> over = over();
    if (over.isPresent() && !over.get().isAfter(period.from())) {
      return Optional.empty();
    }
    return Optional.of(new DateRange(period.from(), over.orElse(null)));
  }

  /** Whether it holds on a day. */
  public boolean holdsOn(LocalDate day) {
    return days().filter(days -> days.contains(day)).isPresent();
  }
}
