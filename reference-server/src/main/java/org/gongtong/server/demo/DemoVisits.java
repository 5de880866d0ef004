package org.gongtong.server.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.place.Community;
import org.gongtong.core.timebank.TransferKind;
import org.gongtong.core.timebank.service.Appointment;
import org.gongtong.core.timebank.service.AppointmentService;
import org.gongtong.core.timebank.service.IssuedToken;
import org.gongtong.core.timebank.service.Party;
import org.gongtong.core.timebank.service.ServiceConfirmation;
import org.gongtong.core.timebank.service.Side;
import org.gongtong.core.timebank.service.Visit;
import org.gongtong.core.timebank.service.VisitChecks;

/** Takes the steps of visits as their sides and the coordinator would. Confined to one thread. */
final class DemoVisits {

  private static final Actor DEMO = Actor.system("demo");
  private static final Duration AHEAD = Duration.ofHours(3);

  private final Community community;
  private final DemoClock clock;
  private final IdSource ids;
  private final Actor clerk;
  private final AppointmentService appointments;
  private final VisitChecks checks;
  private final ServiceConfirmation confirmation;

  DemoVisits(
      Community community,
      DemoClock clock,
      IdSource ids,
      Actor clerk,
      AppointmentService appointments,
      VisitChecks checks,
      ServiceConfirmation confirmation) {
    this.community = community;
    this.clock = clock;
    this.ids = ids;
    this.clerk = clerk;
    this.appointments = appointments;
    this.checks = checks;
    this.confirmation = confirmation;
  }

  /** A visit of an hour, or of so many minutes. */
  Visit visit(
      String provider,
      String receiver,
      String category,
      LocalDate day,
      int hour,
      int minutes,
      TransferKind kind) {
    Instant from = at(day, hour, 0);
    return new Visit(
        provider,
        receiver,
        category,
        "C01/1",
        from,
        from.plus(Duration.ofMinutes(minutes)),
        kind,
        null,
        null);
  }

  Instant at(LocalDate day, int hour, int minute) {
    return day.atTime(hour, minute).atZone(community.zone()).toInstant();
  }

  Appointment proposed(Visit visit) {
    return appointments.propose(DEMO, community, ids.next(), visit, null).orThrow();
  }

  Appointment agreed(Appointment proposed, Side side) {
    return appointments
        .agree(actor(proposed, side), proposed.id(), proposed.version(), party(proposed, side))
        .orThrow();
  }

  Appointment agreed(Visit visit) {
    return agreed(agreed(proposed(visit), Side.PROVIDER), Side.RECEIVER);
  }

  /** With codes at the beginning and the end, which comes after so many minutes. */
  Appointment done(Visit visit, int minutes) {
    clock.set(visit.from().minus(AHEAD));
    Appointment one = agreed(visit);
    clock.set(visit.from());
    one = checked(one);
    clock.set(visit.from().plus(Duration.ofMinutes(minutes)));
    return checked(one);
  }

  private Appointment checked(Appointment one) {
    IssuedToken code =
        checks
            .showCode(actor(one, Side.RECEIVER), one.id(), one.version(), party(one, Side.RECEIVER))
            .orThrow();
    return checks
        .scan(actor(one, Side.PROVIDER), one.id(), code.secret(), party(one, Side.PROVIDER))
        .orThrow();
  }

  void confirm(Appointment done) {
    Appointment one = done;
    for (Side side : Side.values()) {
      one =
          confirmation
              .confirm(actor(one, side), one.id(), one.version(), party(one, side))
              .orThrow();
    }
  }

  Appointment dispute(Appointment done, String why) {
    return confirmation
        .dispute(
            actor(done, Side.RECEIVER), done.id(), done.version(), party(done, Side.RECEIVER), why)
        .orThrow();
  }

  /** The coordinator hears both sides on the day after, and decides. */
  void decide(Appointment disputed, int minutes, String why) {
    clock.set(disputed.visit().from().plus(Duration.ofDays(1)));
    Appointment taken = confirmation.mediate(clerk, disputed.id(), disputed.version()).orThrow();
    confirmation.decide(clerk, taken.id(), taken.version(), minutes, true, why).orThrow();
  }

  /** The provider was ill and nobody told. */
  void missed(Visit visit) {
    clock.set(visit.from().minus(AHEAD));
    Appointment one = agreed(visit);
    clock.set(visit.until());
    appointments
        .reportAbsent(
            actor(one, Side.RECEIVER),
            one.id(),
            one.version(),
            Side.PROVIDER,
            one.visit().receiver())
        .orThrow();
  }

  private static Actor actor(Appointment one, Side side) {
    return Actor.resident(one.visit().member(side));
  }

  private static Party party(Appointment one, Side side) {
    return new Party(side, one.visit().member(side));
  }
}
