package org.gongtong.core.timebank.service;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.gongtong.core.audit.AuditEvent;
import org.gongtong.core.audit.Disclosure;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.CanonicalJson;
import org.gongtong.core.kernel.ContentHash;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.rules.Outcome;

/**
 * Takes appointments from one version to the next: each step is one transaction with one event. No
 * step is recorded before the one it follows, whatever the clock says. Immutable and thread-safe.
 */
final class AppointmentSteps {

  /** One step from a version to the next. */
  interface Step {
    Outcome<Appointment> take(Transaction transaction, Appointment appointment, Instant now);
  }

  /** By how much the clocks of two servers may differ before it counts as a fault. */
  private static final Duration SKEW = Duration.ofSeconds(5);

  private final ServicePorts ports;

  AppointmentSteps(ServicePorts ports) {
    this.ports = ports;
  }

  /** The present instant, as exact as a store keeps it. */
  Instant now() {
    return ports.clock().instant().truncatedTo(ChronoUnit.MICROS);
  }

  /** A step decided on a version. */
  Outcome<Appointment> from(int version, Actor actor, UUID id, String type, Step step) {
    return take(
        id,
        appointment -> appointment.version() == version,
        version,
        (transaction, appointment, now) ->
            step.take(transaction, appointment, now)
                .map(next -> append(transaction, actor, next, type, now)));
  }

  /** A step that carries its own proof of what it was decided on. */
  Outcome<Appointment> fromAny(Actor actor, UUID id, String type, Step step) {
    return take(
        id,
        appointment -> true,
        0,
        (transaction, appointment, now) ->
            step.take(transaction, appointment, now)
                .map(next -> append(transaction, actor, next, type, now)));
  }

  private Outcome<Appointment> take(UUID id, Predicate<Appointment> isSeen, int seen, Step step) {
    return ports
        .work()
        .write(
            transaction -> {
              Optional<Appointment> found = ports.appointments().findToChange(transaction, id);
              if (found.isEmpty()) {
                return AppointmentReader.unknown();
              }
              Appointment appointment = found.get();
              if (!isSeen.test(appointment)) {
                return Outcome.refused(
                    VisitReason.VISIT_CHANGED
                        .because()
                        .figure("seen", seen)
                        .figure("now", appointment.version())
                        .refuses());
              }
              return at(appointment).flatMap(now -> step.take(transaction, appointment, now));
            });
  }

  /** When a step is recorded that follows a version. */
  private Outcome<Instant> at(Appointment appointment) {
    Instant now = now();
    Instant last = appointment.changedAt();
    if (!now.isBefore(last)) {
      return Outcome.accepted(now);
    }
    return last.isAfter(now.plus(SKEW))
        ? Outcome.refused(
            VisitReason.VISIT_CLOCK_BACK
                .because()
                .figure("now", VisitRules.local(appointment.zone(), now))
                .figure("last", VisitRules.local(appointment.zone(), last))
                .refuses())
        : Outcome.accepted(last);
  }

  /** Appends a version and its event. */
  Appointment append(
      Transaction transaction, Actor actor, Appointment appointment, String type, Instant now) {
    ports.appointments().append(transaction, new AppointmentVersion(appointment, actor, now));
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("version", appointment.version());
    data.put("state", appointment.state().name());
    // What was recorded is bound to the log; what people wrote in it stays out of it.
    data.put("appointment", ContentHash.of(CanonicalJson.write(appointment.toMap())).hex());
    ServiceEntry entry = appointment.progress().entry();
    if (entry != null) {
      data.put("minutes", entry.minutes());
      data.put("kind", entry.kind().code());
      data.put("rounding", entry.rounding());
      data.put("policy", entry.policyEdition());
    }
    ports
        .audit()
        .append(
            transaction,
            new AuditEvent(
                ports.ids().next(),
                Disclosure.SEALED,
                "timebank",
                type,
                appointment.id().toString(),
                actor,
                now,
                now,
                data));
    return appointment;
  }
}
