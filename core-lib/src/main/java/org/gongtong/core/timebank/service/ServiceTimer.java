package org.gongtong.core.timebank.service;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.rules.DueSteps;
import org.gongtong.core.rules.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Takes the steps whose time has come: appointments nobody came to lapse, visits nobody disputed
 * are confirmed. Whoever embeds the library calls {@link #tick} every minute or so. Calling it
 * twice at once, or on two machines, is harmless: the slower one finds the version changed.
 * Thread-safe.
 */
public final class ServiceTimer {

  private static final Actor TIMER = Actor.system("timer");

  private final ServicePorts ports;
  private final AppointmentService appointments;
  private final ServiceConfirmation confirmation;

  public ServiceTimer(
      ServicePorts ports, AppointmentService appointments, ServiceConfirmation confirmation) {
    this.ports = ports;
    this.appointments = appointments;
    this.confirmation = confirmation;
  }

  /**
   * As {@link DueSteps#take}. A service that cannot be posted is a hindrance, and tried again at
   * the next call.
   */
  public List<DueSteps.Hindrance> tick() {
    Instant now = ports.clock().instant();
    List<DueSteps.Hindrance> hindrances = new ArrayList<>();
    @Nullable UUID after = null;
    List<Appointment> some;
    do {
      some = page(now, after);
      hindrances.addAll(DueSteps.take(some, Appointment::id, this::due, VisitReason.VISIT_CHANGED));
      after = some.isEmpty() ? after : some.get(some.size() - 1).id();
    } while (some.size() == AppointmentStore.PAGE_MOST);
    return hindrances;
  }

  private List<Appointment> page(Instant now, @Nullable UUID after) {
    return ports
        .work()
        .read(
            transaction ->
                ports.appointments().due(transaction, now, after, AppointmentStore.PAGE_MOST));
  }

  private Optional<Outcome<Appointment>> due(Appointment appointment) {
    return switch (appointment.state()) {
      case PROPOSED, AGREED ->
          Optional.of(appointments.lapse(TIMER, appointment.id(), appointment.version()));
      case DONE ->
          Optional.of(confirmation.confirmByTime(TIMER, appointment.id(), appointment.version()));
      case CANCELLED, NO_SHOW, LAPSED, UNDER_WAY, DISPUTED, MEDIATION, CONFIRMED, DISMISSED ->
          Optional.empty();
    };
  }
}
