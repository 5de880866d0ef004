package org.gongtong.core.timebank.service;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.rules.Outcome;
import org.jspecify.annotations.Nullable;

/** Reads appointments. Thread-safe. */
public final class AppointmentReader {

  private final UnitOfWork work;
  private final AppointmentStore appointments;

  public AppointmentReader(UnitOfWork work, AppointmentStore appointments) {
    this.work = work;
    this.appointments = appointments;
  }

  /** The latest version of an appointment. */
  public Optional<Appointment> find(UUID id) {
    return work.read(transaction -> appointments.find(transaction, id));
  }

  /**
   * The latest version of an appointment.
   *
   * @return it, or a refusal {@link VisitReason#VISIT_UNKNOWN}
   */
  public Outcome<Appointment> require(UUID id) {
    return find(id)
        .<Outcome<Appointment>>map(Outcome::accepted)
        .orElseGet(AppointmentReader::unknown);
  }

  static <T> Outcome<T> unknown() {
    return Outcome.refused(VisitReason.VISIT_UNKNOWN.because().refuses());
  }

  /** All versions of an appointment, the first one first; none of an unknown one. */
  public List<AppointmentVersion> history(UUID id) {
    return work.read(transaction -> appointments.history(transaction, id));
  }

  /** As {@link AppointmentStore#page}. */
  public List<Appointment> page(
      UUID communityId,
      @Nullable String member,
      Set<AppointmentState> states,
      @Nullable UUID before,
      int limit) {
    return work.read(
        transaction -> appointments.page(transaction, communityId, member, states, before, limit));
  }
}
