package org.gongtong.core.timebank.service;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.people.MandatePlace;
import org.gongtong.core.place.Community;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Arranges visits: proposed, agreed by both sides, called off, missed or lapsed. Every step is one
 * transaction with one audit event, and names the version it was decided on: if somebody was faster
 * it is refused with {@link VisitReason#VISIT_CHANGED}. Thread-safe.
 *
 * <p>A request that an appointment names is arranged while both sides agree to it, by one
 * appointment at a time, and opens again if nothing comes of it. Whether an actor may speak as a
 * member is decided before.
 *
 * <p>All steps refuse with codes of {@link VisitReason} and {@link NoticeReason}, or say why no
 * policy is in force.
 */
public final class AppointmentService {

  private final ServicePorts ports;
  private final AppointmentSteps steps;
  private final VisitRules rules;
  private final NoticeSteps notices;

  public AppointmentService(ServicePorts ports) {
    this.ports = ports;
    this.steps = new AppointmentSteps(ports);
    this.rules = new VisitRules(ports);
    this.notices = new NoticeSteps(ports);
  }

  /**
   * Proposes a visit. The same proposal sent again is answered with the appointment that is there.
   *
   * @param id its id, made by who sends it
   * @param party the side that proposes it, and so agrees to it; null where staff do, who may also
   *     enter one that is over
   */
  public Outcome<Appointment> propose(
      Actor actor, Community community, UUID id, Visit visit, @Nullable Party party) {
    boolean there =
        visit.path().isEmpty()
            || MandatePlace.typed(community.id(), visit.path())
                .filter(place -> place.path().equals(visit.path()))
                .filter(ports.places())
                .isPresent();
    return ports
        .work()
        .write(
            transaction -> {
              List<AppointmentVersion> before = ports.appointments().history(transaction, id);
              if (!before.isEmpty()) {
                return again(before, community, visit);
              }
              if (!there) {
                return Outcome.refused(
                    VisitReason.VISIT_PLACE_UNKNOWN
                        .because()
                        .figure("path", visit.path())
                        .refuses());
              }
              Instant now = steps.now();
              Appointment proposed = proposed(community, id, visit, now);
              return ports
                  .policyOn(transaction, proposed, proposed.day())
                  .flatMap(policy -> plan(transaction, proposed, policy, party, now))
                  .map(
                      planned ->
                          steps.append(transaction, actor, planned, "appointment-proposed", now));
            });
  }

  private static Outcome<Appointment> again(
      List<AppointmentVersion> before, Community community, Visit visit) {
    Appointment first = before.get(0).appointment();
    return first.communityId().equals(community.id()) && first.visit().equals(visit)
        ? Outcome.accepted(before.get(before.size() - 1).appointment())
        : Outcome.refused(VisitReason.VISIT_ID_TAKEN.because().refuses());
  }

  private static Appointment proposed(Community community, UUID id, Visit visit, Instant now) {
    return new Appointment(
        id,
        community.id(),
        1,
        community.jurisdiction(),
        community.zone(),
        visit,
        AppointmentState.PROPOSED,
        Progress.NONE,
        null,
        now);
  }

  private Outcome<Appointment> plan(
      Transaction transaction,
      Appointment proposed,
      ServicePolicy policy,
      @Nullable Party party,
      Instant now) {
    List<Reason> against =
        new ArrayList<>(rules.againstPlan(transaction, proposed, policy, party == null, now));
    against.addAll(notices.against(transaction, proposed));
    Progress progress = proposed.progress();
    if (party != null && against.isEmpty()) {
      rules.againstBinding(transaction, proposed, party, policy).ifPresent(against::add);
      progress = progress.agreedBy(party.side(), new Assent(party.member(), now));
    }
    if (!against.isEmpty()) {
      return Outcome.refused(against);
    }
    return Outcome.accepted(
        new Appointment(
            proposed.id(),
            proposed.communityId(),
            1,
            proposed.jurisdiction(),
            proposed.zone(),
            proposed.visit(),
            AppointmentState.PROPOSED,
            progress,
            lapsesAt(proposed, policy, now),
            now));
  }

  private static Instant lapsesAt(Appointment appointment, ServicePolicy policy, Instant now) {
    Instant until = appointment.visit().until();
    return VisitRules.afterDays(appointment, until.isBefore(now) ? now : until, policy.lapseDays());
  }

  /** Agrees for a side; when both have, they are taken for that time. */
  public Outcome<Appointment> agree(Actor actor, UUID id, int version, Party party) {
    return steps.from(
        version,
        actor,
        id,
        "appointment-agreed",
        (transaction, appointment, now) -> {
          if (appointment.state() != AppointmentState.PROPOSED) {
            return Outcome.refused(VisitReason.notInState(appointment));
          }
          if (appointment.progress().agreed().containsKey(party.side())) {
            return Outcome.refused(
                VisitReason.VISIT_AGREED_ALREADY
                    .because()
                    .figure("side", party.side().text())
                    .refuses());
          }
          return ports
              .policyOf(transaction, appointment)
              .flatMap(policy -> agreed(transaction, actor, appointment, policy, party, now));
        });
  }

  private Outcome<Appointment> agreed(
      Transaction transaction,
      Actor actor,
      Appointment appointment,
      ServicePolicy policy,
      Party party,
      Instant now) {
    Assent other = appointment.progress().agreed().get(party.side().other());
    Optional<Reason> against = rules.againstAssent(transaction, appointment, party, policy, other);
    if (against.isPresent()) {
      return Outcome.refused(against.get());
    }
    Progress progress =
        appointment.progress().agreedBy(party.side(), new Assent(party.member(), now));
    Appointment next =
        appointment.next(
            progress.isAgreed() ? AppointmentState.AGREED : AppointmentState.PROPOSED,
            progress,
            lapsesAt(appointment, policy, now),
            now);
    List<Reason> taken = rules.againstOthers(transaction, next, policy, any -> true);
    if (!taken.isEmpty()) {
      return Outcome.refused(taken);
    }
    Optional<Reason> gone =
        progress.isAgreed() ? notices.arrange(transaction, actor, next, now) : Optional.empty();
    return gone.isPresent() ? Outcome.refused(gone.get()) : Outcome.accepted(next);
  }

  /**
   * Calls a visit off before anybody checked in.
   *
   * @param party the side that does; null for staff
   * @param why the reason, up to 500 characters; may be empty
   */
  public Outcome<Appointment> cancel(
      Actor actor, UUID id, int version, @Nullable Party party, String why) {
    return steps.from(
        version,
        actor,
        id,
        "appointment-cancelled",
        (transaction, appointment, now) -> {
          if (!isAhead(appointment)) {
            return Outcome.refused(VisitReason.notInState(appointment));
          }
          Optional<Reason> flaw = why.isBlank() ? Optional.empty() : VisitRules.againstWhy(why);
          if (flaw.isPresent()) {
            return Outcome.refused(flaw.get());
          }
          return ports
              .policyOf(transaction, appointment)
              .flatMap(
                  policy -> {
                    Optional<Reason> against =
                        party == null
                            ? Optional.empty()
                            : rules.againstActing(transaction, appointment, party, policy);
                    Instant last =
                        appointment.visit().from().minusSeconds(60L * policy.cancelNoticeMinutes());
                    boolean late =
                        appointment.state() == AppointmentState.AGREED && now.isAfter(last);
                    return against.isPresent()
                        ? Outcome.refused(against.get())
                        : Outcome.accepted(
                            ended(
                                transaction,
                                actor,
                                appointment,
                                AppointmentState.CANCELLED,
                                new Ending(party == null ? null : party.side(), late, why.strip()),
                                now));
                  });
        });
  }

  private static boolean isAhead(Appointment appointment) {
    return appointment.state() == AppointmentState.PROPOSED
        || appointment.state() == AppointmentState.AGREED;
  }

  private Appointment ended(
      Transaction transaction,
      Actor actor,
      Appointment appointment,
      AppointmentState state,
      Ending ending,
      Instant now) {
    notices.reopen(transaction, actor, appointment, now);
    return appointment.next(state, appointment.progress().ended(ending), null, now);
  }

  /**
   * Says that a side did not come.
   *
   * @param absent which
   * @param member who says so: the other side, or a guardian of his; null for staff
   */
  public Outcome<Appointment> reportAbsent(
      Actor actor, UUID id, int version, Side absent, @Nullable String member) {
    return steps.from(
        version,
        actor,
        id,
        "appointment-missed",
        (transaction, appointment, now) -> {
          if (appointment.state() != AppointmentState.AGREED) {
            return Outcome.refused(VisitReason.notInState(appointment));
          }
          return ports
              .policyOf(transaction, appointment)
              .flatMap(
                  policy -> {
                    Optional<Reason> against =
                        againstReport(transaction, appointment, policy, absent, member, now);
                    return against.isPresent()
                        ? Outcome.refused(against.get())
                        : Outcome.accepted(
                            ended(
                                transaction,
                                actor,
                                appointment,
                                AppointmentState.NO_SHOW,
                                new Ending(absent, false, ""),
                                now));
                  });
        });
  }

  private Optional<Reason> againstReport(
      Transaction transaction,
      Appointment appointment,
      ServicePolicy policy,
      Side absent,
      @Nullable String member,
      Instant now) {
    Instant earliest = appointment.visit().from().plusSeconds(60L * policy.graceMinutes());
    if (now.isBefore(earliest)) {
      return Optional.of(
          VisitReason.VISIT_NOT_STARTED
              .because()
              .figure("earliest", VisitRules.local(appointment.zone(), earliest))
              .refuses());
    }
    return member == null
        ? Optional.empty()
        : rules.againstActing(transaction, appointment, new Party(absent.other(), member), policy);
  }

  /** Ends an appointment whose time went by without a visit. */
  public Outcome<Appointment> lapse(Actor actor, UUID id, int version) {
    return steps.from(
        version,
        actor,
        id,
        "appointment-lapsed",
        (transaction, appointment, now) ->
            isAhead(appointment)
                ? due(appointment, now)
                    .map(
                        due ->
                            ended(
                                transaction,
                                actor,
                                appointment,
                                AppointmentState.LAPSED,
                                new Ending(null, false, ""),
                                now))
                : Outcome.refused(VisitReason.notInState(appointment)));
  }

  /** That the time of an appointment has come. */
  static Outcome<Instant> due(Appointment appointment, Instant now) {
    Instant due = appointment.dueAt();
    if (due != null && !now.isBefore(due)) {
      return Outcome.accepted(due);
    }
    return Outcome.refused(
        VisitReason.VISIT_NOT_DUE
            .because()
            .figure("due", due == null ? "-" : VisitRules.local(appointment.zone(), due))
            .refuses());
  }
}
