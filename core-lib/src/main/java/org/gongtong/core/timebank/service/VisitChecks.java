package org.gongtong.core.timebank.service;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.ContentHash;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Records when visits begin and end. One side shows a code that the other scans, so that both were
 * there; or a member of staff with a mandate, such as a grid worker, records both times and is kept
 * with them. Every step is one transaction with one audit event. Thread-safe.
 *
 * <p>Times are instants: a visit through the hour that a zone leaves out or has twice is as long as
 * it was. All steps refuse with codes of {@link VisitReason}, or say why no policy is in force.
 */
public final class VisitChecks {

  /** Eight digits: an old hand types them, and nobody guesses them while they can be used. */
  private static final int CODES = 100_000_000;

  private final ServicePorts ports;
  private final AppointmentSteps steps;
  private final VisitRules rules;
  private final RandomGenerator random;

  /**
   * @param random makes the codes, which nobody may guess
   */
  public VisitChecks(ServicePorts ports, RandomGenerator random) {
    this.ports = ports;
    this.steps = new AppointmentSteps(ports);
    this.rules = new VisitRules(ports);
    this.random = random;
  }

  /**
   * Makes a code for a side to show: for the check-in, or once that is done for the check-out. It
   * takes the place of one made before, can be used once, and for a short time alone.
   */
  public Outcome<IssuedToken> showCode(Actor actor, UUID id, int version, Party party) {
    String secret = String.format(Locale.ROOT, "%08d", random.nextInt(CODES));
    return steps
        .from(
            version,
            actor,
            id,
            "visit-code-made",
            (transaction, appointment, now) ->
                isChecked(appointment)
                    ? ports
                        .policyOf(transaction, appointment)
                        .flatMap(
                            policy -> showing(transaction, appointment, policy, party, secret, now))
                    : Outcome.refused(VisitReason.notInState(appointment)))
        .map(
            appointment -> {
              VisitToken token = appointment.progress().token();
              if (token == null) {
                throw new IllegalStateException("no code of appointment " + id);
              }
              return new IssuedToken(appointment, secret, token.expiresAt());
            });
  }

  private static boolean isChecked(Appointment appointment) {
    return appointment.state() == AppointmentState.AGREED
        || appointment.state() == AppointmentState.UNDER_WAY;
  }

  private Outcome<Appointment> showing(
      Transaction transaction,
      Appointment appointment,
      ServicePolicy policy,
      Party party,
      String secret,
      Instant now) {
    Optional<Reason> against = rules.againstActing(transaction, appointment, party, policy);
    if (against.isPresent()) {
      return Outcome.refused(against.get());
    }
    VisitToken token =
        new VisitToken(
            ContentHash.of(secret), party.side(), now.plusSeconds(policy.tokenSeconds()));
    return Outcome.accepted(
        appointment.next(
            appointment.state(), appointment.progress().showing(token), appointment.dueAt(), now));
  }

  /**
   * Takes a code that the other side shows: the visit begins, or ends.
   *
   * @param secret what the code says
   * @param party who scans it
   */
  public Outcome<Appointment> scan(Actor actor, UUID id, String secret, Party party) {
    return steps.fromAny(
        actor,
        id,
        "visit-code-scanned",
        (transaction, appointment, now) -> {
          if (!isChecked(appointment)) {
            return Outcome.refused(VisitReason.notInState(appointment));
          }
          Optional<Reason> bad = againstCode(appointment, secret, party, now);
          if (bad.isPresent()) {
            return Outcome.refused(bad.get());
          }
          Check check = new Check(now, actor, null);
          return policyFor(transaction, appointment, now)
              .flatMap(
                  policy -> {
                    Optional<Reason> against =
                        rules.againstActing(transaction, appointment, party, policy);
                    return against.isPresent()
                        ? Outcome.refused(against.get())
                        : checked(transaction, appointment, check, policy, now);
                  });
        });
  }

  private static Optional<Reason> againstCode(
      Appointment appointment, String secret, Party party, Instant now) {
    VisitToken token = appointment.progress().token();
    if (token == null || !token.hash().equals(ContentHash.of(secret.strip()))) {
      return Optional.of(VisitReason.VISIT_CODE_UNKNOWN.because().refuses());
    }
    if (!now.isBefore(token.expiresAt())) {
      return Optional.of(
          VisitReason.VISIT_CODE_EXPIRED
              .because()
              .figure("expired", VisitRules.local(appointment.zone(), token.expiresAt()))
              .refuses());
    }
    return token.shownBy() == party.side()
        ? Optional.of(
            VisitReason.VISIT_CODE_OWN.because().figure("side", party.side().text()).refuses())
        : Optional.empty();
  }

  /**
   * Records that a visit began.
   *
   * @param actor a member of staff with a mandate of the policy's recorders
   * @param at when it began
   */
  public Outcome<Appointment> recordCheckIn(Actor actor, UUID id, int version, Instant at) {
    return record(actor, id, version, "visit-checked-in", AppointmentState.AGREED, at);
  }

  /**
   * Records that a visit ended; whoever checked in.
   *
   * @param actor a member of staff with a mandate of the policy's recorders
   * @param at when it ended
   */
  public Outcome<Appointment> recordCheckOut(Actor actor, UUID id, int version, Instant at) {
    return record(actor, id, version, "visit-checked-out", AppointmentState.UNDER_WAY, at);
  }

  private Outcome<Appointment> record(
      Actor actor, UUID id, int version, String type, AppointmentState state, Instant at) {
    Instant when = at.truncatedTo(ChronoUnit.MICROS);
    return steps.from(
        version,
        actor,
        id,
        type,
        (transaction, appointment, now) ->
            appointment.state() != state
                ? Outcome.refused(VisitReason.notInState(appointment))
                : policyFor(transaction, appointment, when)
                    .flatMap(
                        policy ->
                            rules
                                .mandate(transaction, appointment, actor, policy.recorders(), now)
                                .flatMap(
                                    mandate ->
                                        checked(
                                            transaction,
                                            appointment,
                                            new Check(when, actor, mandate),
                                            policy,
                                            now))));
  }

  private Outcome<Appointment> checked(
      Transaction transaction,
      Appointment appointment,
      Check check,
      ServicePolicy policy,
      Instant now) {
    Check in = appointment.progress().checkIn();
    Appointment next =
        in == null
            ? appointment.next(
                AppointmentState.UNDER_WAY, appointment.progress().checkedIn(check), null, now)
            : appointment.next(
                AppointmentState.DONE,
                appointment.progress().checkedOut(check),
                confirmedAt(appointment, policy, now),
                now);
    List<Reason> against = againstTimes(next, in, check, policy, now);
    against.addAll(rules.againstMembers(transaction, next));
    if (against.isEmpty()) {
      against.addAll(
          rules.againstOthers(transaction, next, policy, other -> other.state().tookPlace()));
    }
    return against.isEmpty() ? Outcome.accepted(next) : Outcome.refused(against);
  }

  private static List<Reason> againstTimes(
      Appointment next, @Nullable Check in, Check check, ServicePolicy policy, Instant now) {
    List<Reason> against = new ArrayList<>();
    if (check.at().isAfter(now)) {
      against.add(
          VisitReason.VISIT_IN_FUTURE
              .because()
              .figure("at", VisitRules.local(next.zone(), check.at()))
              .figure("now", VisitRules.local(next.zone(), now))
              .refuses());
    }
    if (in != null && !check.at().isAfter(in.at())) {
      against.add(
          VisitReason.CHECK_OUT_BEFORE_CHECK_IN
              .because()
              .figure("in", VisitRules.local(next.zone(), in.at()))
              .figure("out", VisitRules.local(next.zone(), check.at()))
              .refuses());
    } else if (in != null) {
      VisitRules.tooLong(Duration.between(in.at(), check.at()), policy).ifPresent(against::add);
    }
    return against;
  }

  /** When time confirms: the days are counted from when the end was recorded. */
  static @Nullable Instant confirmedAt(Appointment appointment, ServicePolicy policy, Instant now) {
    Integer days = policy.autoConfirmDays();
    return days == null ? null : VisitRules.afterDays(appointment, now, days);
  }

  /** The policy of the day of the check-in, which is this check unless one went before. */
  private Outcome<ServicePolicy> policyFor(
      Transaction transaction, Appointment appointment, Instant at) {
    return appointment.progress().checkIn() == null
        ? ports.policyOn(transaction, appointment, appointment.dayOf(at))
        : ports.policyOf(transaction, appointment);
  }
}
