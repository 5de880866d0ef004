package org.gongtong.core.timebank.service;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.gongtong.core.kernel.Actor;

/**
 * A version of an appointment with who made it and when. Immutable.
 *
 * @param appointment the appointment as this step left it
 * @param actor who took the step
 * @param recordedAt when it was recorded, cut to the microsecond
 */
public record AppointmentVersion(Appointment appointment, Actor actor, Instant recordedAt) {

  public AppointmentVersion {
    recordedAt = recordedAt.truncatedTo(ChronoUnit.MICROS);
  }
}
