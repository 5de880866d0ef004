package org.gongtong.core.timebank.service;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.core.timebank.Rounding;
import org.jspecify.annotations.Nullable;

/**
 * Confirms what was done, or settles the dispute about it; what it is worth is posted in the same
 * transaction. Every step is one transaction with one audit event, and names the version it was
 * decided on: if somebody was faster it is refused with {@link VisitReason#VISIT_CHANGED}.
 * Thread-safe.
 *
 * <p>All steps refuse with codes of {@link VisitReason}, or say why no policy is in force; a step
 * that completes a service refuses with the reasons of the {@link ServicePosting} as well, and then
 * nothing of it stays.
 */
public final class ServiceConfirmation {

  private final ServicePorts ports;
  private final ServicePosting posting;
  private final AppointmentSteps steps;
  private final VisitRules rules;

  public ServiceConfirmation(ServicePorts ports, ServicePosting posting) {
    this.ports = ports;
    this.posting = posting;
    this.steps = new AppointmentSteps(ports);
    this.rules = new VisitRules(ports);
  }

  /** Confirms for a side; when both have, the minutes are rounded, once, and posted. */
  public Outcome<Appointment> confirm(Actor actor, UUID id, int version, Party party) {
    return steps.from(
        version,
        actor,
        id,
        "service-confirmed",
        (transaction, appointment, now) ->
            mayStillSay(appointment, party)
                .map(Outcome::<Appointment>refused)
                .orElseGet(
                    () ->
                        ports
                            .policyOf(transaction, appointment)
                            .flatMap(
                                policy ->
                                    confirmed(
                                        transaction, actor, appointment, policy, party, now))));
  }

  /** What keeps a side from confirming or disputing, whoever speaks for it. */
  private static Optional<Reason> mayStillSay(Appointment appointment, Party party) {
    if (appointment.state() != AppointmentState.DONE) {
      return Optional.of(VisitReason.notInState(appointment));
    }
    return appointment.progress().confirmed().containsKey(party.side())
        ? Optional.of(
            VisitReason.VISIT_CONFIRMED_ALREADY
                .because()
                .figure("side", party.side().text())
                .refuses())
        : Optional.empty();
  }

  private Outcome<Appointment> confirmed(
      Transaction transaction,
      Actor actor,
      Appointment appointment,
      ServicePolicy policy,
      Party party,
      Instant now) {
    Assent other = appointment.progress().confirmed().get(party.side().other());
    Optional<Reason> against = rules.againstAssent(transaction, appointment, party, policy, other);
    if (against.isPresent()) {
      return Outcome.refused(against.get());
    }
    Progress progress =
        appointment.progress().confirmedBy(party.side(), new Assent(party.member(), now));
    return progress.isConfirmed()
        ? complete(transaction, actor, appointment, progress, policy, now)
        : Outcome.accepted(
            appointment.next(AppointmentState.DONE, progress, appointment.dueAt(), now));
  }

  /** Confirms for the sides that said nothing while they could. */
  public Outcome<Appointment> confirmByTime(Actor actor, UUID id, int version) {
    return steps.from(
        version,
        actor,
        id,
        "service-confirmed",
        (transaction, appointment, now) -> {
          if (appointment.state() != AppointmentState.DONE) {
            return Outcome.refused(VisitReason.notInState(appointment));
          }
          return AppointmentService.due(appointment, now)
              .flatMap(due -> ports.policyOf(transaction, appointment))
              .flatMap(
                  policy -> {
                    Progress progress = appointment.progress();
                    for (Side side : Side.values()) {
                      if (!progress.confirmed().containsKey(side)) {
                        progress = progress.confirmedBy(side, Assent.byTime(now));
                      }
                    }
                    return complete(transaction, actor, appointment, progress, policy, now);
                  });
        });
  }

  private Outcome<Appointment> complete(
      Transaction transaction,
      Actor actor,
      Appointment appointment,
      Progress progress,
      ServicePolicy policy,
      Instant now) {
    Rounding rounding = policy.rounding();
    long minutes =
        rounding.minutes(
            appointment
                .lasted()
                .orElseThrow(() -> new IllegalStateException("no end: " + appointment.id())));
    return posted(transaction, actor, entry(appointment, minutes, rounding.code(), policy), now)
        .map(
            worth ->
                appointment.next(
                    AppointmentState.CONFIRMED, progress.worth(worth.orElse(null)), null, now));
  }

  /** What is to be posted; nothing where no minute counts. */
  private static Optional<ServiceEntry> entry(
      Appointment appointment, long minutes, String rounding, ServicePolicy policy) {
    Check out = appointment.progress().checkOut();
    if (minutes <= 0 || out == null) {
      return Optional.empty();
    }
    Visit visit = appointment.visit();
    return Optional.of(
        new ServiceEntry(
            appointment.id(),
            appointment.communityId(),
            visit.kind(),
            visit.provider(),
            visit.receiver(),
            minutes,
            out.at(),
            LocalDateTime.ofInstant(out.at(), appointment.zone()),
            rounding,
            policy.edition()));
  }

  private Outcome<Optional<ServiceEntry>> posted(
      Transaction transaction, Actor actor, Optional<ServiceEntry> entry, Instant now) {

    return entry.isEmpty()
        ? Outcome.accepted(entry)
        : posting.post(transaction, actor, entry.get(), now).map(Optional::of);
  }

  /**
   * Says for a side that it was not so; nothing is confirmed until that is settled.
   *
   * @param why what was otherwise, 1 to 500 characters
   */
  public Outcome<Appointment> dispute(Actor actor, UUID id, int version, Party party, String why) {
    return steps.from(
        version,
        actor,
        id,
        "service-disputed",
        (transaction, appointment, now) -> {
          Optional<Reason> flaw =
              mayStillSay(appointment, party).or(() -> VisitRules.againstWhy(why));
          if (flaw.isPresent()) {
            return Outcome.refused(flaw.get());
          }
          Dispute dispute = new Dispute(party.side(), party.member(), why.strip(), now, null, null);
          return acting(transaction, appointment, party)
              .map(
                  policy ->
                      appointment.next(
                          AppointmentState.DISPUTED,
                          appointment.progress().inDispute(dispute),
                          null,
                          now));
        });
  }

  /** Takes a dispute back, by the side that raised it; the days to confirm begin again. */
  public Outcome<Appointment> withdrawDispute(Actor actor, UUID id, int version, Party party) {
    return steps.from(
        version,
        actor,
        id,
        "dispute-withdrawn",
        (transaction, appointment, now) -> {
          Dispute dispute = appointment.progress().dispute();
          boolean open =
              appointment.state() == AppointmentState.DISPUTED
                  || appointment.state() == AppointmentState.MEDIATION;
          if (!open || dispute == null) {
            return Outcome.refused(VisitReason.notInState(appointment));
          }
          // The side that raised it is asked for, whichever was named.
          return acting(transaction, appointment, new Party(dispute.side(), party.member()))
              .map(
                  policy ->
                      appointment.next(
                          AppointmentState.DONE,
                          appointment.progress().inDispute(null),
                          VisitChecks.confirmedAt(appointment, policy, now),
                          now));
        });
  }

  /** The policy, if somebody may act for a side. */
  private Outcome<ServicePolicy> acting(
      Transaction transaction, Appointment appointment, Party party) {
    return ports
        .policyOf(transaction, appointment)
        .flatMap(
            policy ->
                rules
                    .againstActing(transaction, appointment, party, policy)
                    .map(Outcome::<ServicePolicy>refused)
                    .orElseGet(() -> Outcome.accepted(policy)));
  }

  /**
   * Takes a dispute up.
   *
   * @param actor a member of staff with a mandate of the policy's mediators, not about himself
   */
  public Outcome<Appointment> mediate(Actor actor, UUID id, int version) {
    return steps.from(
        version,
        actor,
        id,
        "dispute-taken-up",
        (transaction, appointment, now) -> {
          Dispute dispute = appointment.progress().dispute();
          if (appointment.state() != AppointmentState.DISPUTED || dispute == null) {
            return Outcome.refused(VisitReason.notInState(appointment));
          }
          return ports
              .policyOf(transaction, appointment)
              .flatMap(
                  policy -> rules.mandate(transaction, appointment, actor, policy.mediators(), now))
              .map(
                  mandate ->
                      appointment.next(
                          AppointmentState.MEDIATION,
                          appointment.progress().inDispute(dispute.takenUpBy(actor)),
                          null,
                          now));
        });
  }

  /**
   * Settles a dispute: with minutes the service is confirmed and these are posted, without any it
   * is dismissed.
   *
   * @param actor a member of staff with a mandate of the policy's mediators, not about himself
   * @param minutes what it is worth, 0 to the longest visit
   * @param agreed whether both sides agreed to it
   * @param why the reason, 1 to 500 characters
   */
  public Outcome<Appointment> decide(
      Actor actor, UUID id, int version, long minutes, boolean agreed, String why) {
    return steps.from(
        version,
        actor,
        id,
        "dispute-decided",
        (transaction, appointment, now) -> {
          Dispute dispute = appointment.progress().dispute();
          if (appointment.state() != AppointmentState.MEDIATION || dispute == null) {
            return Outcome.refused(VisitReason.notInState(appointment));
          }
          return ports
              .policyOf(transaction, appointment)
              .flatMap(
                  policy ->
                      againstRuling(minutes, why, policy)
                          .map(Outcome::<Appointment>refused)
                          .orElseGet(
                              () ->
                                  rules
                                      .mandate(
                                          transaction, appointment, actor, policy.mediators(), now)
                                      .map(
                                          mandate ->
                                              dispute.settled(
                                                  new Ruling(
                                                      minutes,
                                                      agreed,
                                                      why.strip(),
                                                      actor,
                                                      mandate,
                                                      now)))
                                      .flatMap(
                                          settled ->
                                              settle(
                                                  transaction,
                                                  actor,
                                                  appointment,
                                                  settled,
                                                  policy,
                                                  now))));
        });
  }

  private static Optional<Reason> againstRuling(long minutes, String why, ServicePolicy policy) {
    if (minutes < 0 || minutes > policy.longestMinutes()) {
      return Optional.of(
          VisitReason.VISIT_RULING_MINUTES
              .because()
              .figure("minutes", minutes)
              .figure("most", policy.longestMinutes())
              .refuses());
    }
    return VisitRules.againstWhy(why);
  }

  private Outcome<Appointment> settle(
      Transaction transaction,
      Actor actor,
      Appointment appointment,
      Dispute settled,
      ServicePolicy policy,
      Instant now) {
    Progress progress = appointment.progress().inDispute(settled);
    @Nullable Ruling ruling = settled.ruling();
    long minutes = ruling == null ? 0 : ruling.minutes();
    return posted(
            transaction, actor, entry(appointment, minutes, ServiceEntry.AS_DECIDED, policy), now)
        .map(
            worth ->
                appointment.next(
                    worth.isPresent() ? AppointmentState.CONFIRMED : AppointmentState.DISMISSED,
                    progress.worth(worth.orElse(null)),
                    null,
                    now));
  }
}
