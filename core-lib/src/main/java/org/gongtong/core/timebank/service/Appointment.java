package org.gongtong.core.timebank.service;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.rules.ScopeCode;
import org.jspecify.annotations.Nullable;

/**
 * An appointment at one point of its life. Each step makes a new value with the next version; a
 * store appends it and lets one version exist once. Immutable.
 *
 * @param id its id
 * @param communityId whose time bank
 * @param version 1 for the proposal, one more with every step
 * @param jurisdiction whose rules apply
 * @param zone in which its days are counted
 * @param visit what was arranged
 * @param state where it stands
 * @param progress what happened so far
 * @param dueAt when time takes a step if nobody does, or null
 * @param changedAt when this version was made; no later one is earlier
 */
public record Appointment(
    UUID id,
    UUID communityId,
    int version,
    ScopeCode jurisdiction,
    ZoneId zone,
    Visit visit,
    AppointmentState state,
    Progress progress,
    @Nullable Instant dueAt,
    Instant changedAt) {

  /**
   * A stretch of time that somebody is taken for.
   *
   * @param from its first instant
   * @param until the first instant after it
   */
  public record Span(Instant from, Instant until) {

    /** Whether some instant lies in both. */
    public boolean meets(Span other) {
      return from.isBefore(other.until) && other.from.isBefore(until);
    }
  }

  /** The day whose rules apply: that of the check-in, before it of the planned beginning. */
  public LocalDate day() {
    Check in = progress.checkIn();
    return dayOf(in == null ? visit.from() : in.at());
  }

  /** The day of an instant in the zone of the place. */
  public LocalDate dayOf(Instant instant) {
    return instant.atZone(zone).toLocalDate();
  }

  /** How long the visit took; none before the check-out. */
  public Optional<Duration> lasted() {
    Check in = progress.checkIn();
    Check out = progress.checkOut();
    return in == null || out == null
        ? Optional.empty()
        : Optional.of(Duration.between(in.at(), out.at()));
  }

  /**
   * The time that both sides are taken for: planned once agreed, and then as it was. A visit under
   * way takes the time until its planned end, and at least a minute. None for one that is not
   * agreed, or of which nothing came.
   */
  public Optional<Span> span() {
    if (state == AppointmentState.AGREED) {
      return Optional.of(new Span(visit.from(), visit.until()));
    }
    Check in = progress.checkIn();
    if (in == null || !state.tookPlace()) {
      return Optional.empty();
    }
    Check out = progress.checkOut();
    if (out != null) {
      return Optional.of(new Span(in.at(), out.at()));
    }
    Instant least = in.at().plusSeconds(60);
    return Optional.of(new Span(in.at(), visit.until().isBefore(least) ? least : visit.until()));
  }

  Appointment next(AppointmentState following, Progress more, @Nullable Instant due, Instant now) {
    return new Appointment(
        id, communityId, version + 1, jurisdiction, zone, visit, following, more, due, now);
  }

  /** The appointment in full, for {@link org.gongtong.core.kernel.CanonicalJson}. */
  public Map<String, Object> toMap() {
    return AppointmentForm.toMap(this);
  }

  /**
   * Reads what {@link #toMap} wrote.
   *
   * @throws IllegalArgumentException if the map was not written by {@link #toMap}
   */
  public static Appointment fromMap(Map<String, ?> map) {
    return AppointmentForm.appointment(new StoredMap(map));
  }
}
