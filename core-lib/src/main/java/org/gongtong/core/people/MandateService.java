package org.gongtong.core.people;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.DateRange;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.people.MandatePlace.Extent;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Grants mandates, ends them, and says who holds which. Every change is an event in the audit log,
 * and only one is made at a time. Thread-safe.
 *
 * <p>Who may grant is decided before; that nobody grants to himself, and that administrators who
 * check each other are different accounts, is decided here.
 */
public final class MandateService {

  /** How many days ahead an end may lie. */
  public static final int END_AHEAD_MOST = 31;

  /** Most characters of the reason for an end. */
  public static final int WHY_MOST = 500;

  private final UnitOfWork work;
  private final MandateStore mandates;
  private final Predicate<String> accounts;
  private final Predicate<MandatePlace> places;
  private final MandateEvents events;
  private final IdSource ids;
  private final InstantSource clock;

  /**
   * @param accounts whether an account of this login may be used; never asked within a transaction
   * @param places whether a compound, building or entrance is there, so that a slip of the pen is
   *     not granted; never asked within a transaction
   */
  public MandateService(
      UnitOfWork work,
      MandateStore mandates,
      Predicate<String> accounts,
      Predicate<MandatePlace> places,
      AuditLog audit,
      IdSource ids,
      InstantSource clock) {
    this.work = work;
    this.mandates = mandates;
    this.accounts = accounts;
    this.places = places;
    this.events = new MandateEvents(audit, ids);
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * What is to be granted.
   *
   * @param to the first day no longer included, or null
   * @param evidence what shows it, at most {@value Mandate#EVIDENCE_MOST} characters; may be empty
   */
  public record Grant(
      String holder,
      MandateKind kind,
      MandatePlace place,
      LocalDate from,
      @Nullable LocalDate to,
      String evidence) {

    /** Without evidence. */
    public Grant(
        String holder,
        MandateKind kind,
        MandatePlace place,
        LocalDate from,
        @Nullable LocalDate to) {
      this(holder, kind, place, from, to, "");
    }
  }

  /**
   * Grants a mandate.
   *
   * @param today the day it is in the zone of the place
   * @return the mandate, or a refusal with a code of {@link MandateReason}
   */
  public Outcome<Mandate> grant(Actor actor, Grant grant, LocalDate today) {
    Optional<Reason> wrong = wrong(actor, grant, today);
    if (wrong.isPresent()) {
      return Outcome.refused(wrong.get());
    }
    DateRange period = new DateRange(grant.from(), grant.to());
    return work.write(
        transaction -> {
          mandates.awaitTurn(transaction);
          Optional<Reason> against = against(transaction, grant, period);
          if (against.isPresent()) {
            return Outcome.refused(against.get());
          }
          Mandate mandate =
              new Mandate(
                  ids.next(),
                  grant.holder(),
                  grant.kind(),
                  grant.place(),
                  period,
                  clock.instant(),
                  actor,
                  grant.evidence(),
                  null);
          mandates.add(transaction, mandate);
          events.granted(transaction, mandate);
          return Outcome.accepted(mandate);
        });
  }

  private Optional<Reason> wrong(Actor actor, Grant grant, LocalDate today) {
    if (!accounts.test(grant.holder())) {
      return Optional.of(
          MandateReason.HOLDER_UNKNOWN.because().figure("holder", grant.holder()).refuses());
    }
    if (actor.equals(Actor.staff(grant.holder()))) {
      return Optional.of(MandateReason.SELF_GRANT.because().refuses());
    }
    if (!grant.kind().isFor(grant.place().extent())) {
      return Optional.of(
          MandateReason.MANDATE_ELSEWHERE.because().figure("kind", grant.kind().text()).refuses());
    }
    if (grant.place().extent() == Extent.PLACE && !places.test(grant.place())) {
      return Optional.of(
          MandateReason.PLACE_UNKNOWN.because().figure("path", grant.place().path()).refuses());
    }
    LocalDate to = grant.to();
    if (to != null && !(to.isAfter(grant.from()) && to.isAfter(today))) {
      LocalDate day = grant.from().isAfter(today) ? grant.from() : today;
      return Optional.of(MandateReason.PERIOD_OVER.because().figure("day", day).refuses());
    }
    return Optional.empty();
  }

  private Optional<Reason> against(Transaction transaction, Grant grant, DateRange period) {
    for (Mandate held : mandates.heldBy(transaction, grant.holder())) {
      if (held.days().filter(period::overlaps).isEmpty()) {
        continue;
      }
      if (held.kind().excludes(grant.kind())) {
        return Optional.of(
            MandateReason.MANDATES_EXCLUDE
                .because()
                .figure("holder", grant.holder())
                .figure("held", held.kind().text())
                .figure("kind", grant.kind().text())
                .refuses());
      }
      if (held.kind() == grant.kind() && held.place().equals(grant.place())) {
        return Optional.of(
            MandateReason.MANDATE_HELD.because().figure("holder", grant.holder()).refuses());
      }
    }
    return Optional.empty();
  }

  /**
   * Ends a mandate before its time.
   *
   * @param from the first day on which it grants nothing any more, today at the earliest and
   *     {@value #END_AHEAD_MOST} days on at the latest
   * @param today the day it is in the zone of the place
   * @return the mandate with its end, or a refusal with a code of {@link MandateReason}
   */
  public Outcome<Mandate> end(
      Actor actor, UUID id, LocalDate from, String reason, LocalDate today) {
    String why = reason.strip();
    if (why.isEmpty()) {
      return Outcome.refused(MandateReason.WHY_MISSING.because().refuses());
    }
    if (why.length() > WHY_MOST) {
      return Outcome.refused(
          MandateReason.WHY_TOO_LONG.because().figure("most", WHY_MOST).refuses());
    }
    if (from.isBefore(today)) {
      return Outcome.refused(MandateReason.END_IN_PAST.because().figure("day", from).refuses());
    }
    MandateEnd end = new MandateEnd(from, clock.instant(), actor, why);
    Set<String> usable = usableSecurityAdministrators();
    return work.write(
        transaction -> {
          mandates.awaitTurn(transaction);
          Optional<Mandate> found = mandates.find(transaction, id);
          if (found.isEmpty()) {
            return Outcome.refused(MandateReason.MANDATE_UNKNOWN.because().refuses());
          }
          Optional<Reason> against =
              tooLate(from, today).or(() -> against(transaction, found.get(), end, usable));
          if (against.isPresent()) {
            return Outcome.refused(against.get());
          }
          mandates.addEnd(transaction, id, end);
          events.ended(transaction, found.get(), end);
          return Outcome.accepted(mandates.find(transaction, id).orElseThrow());
        });
  }

  /**
   * A mandate is ended once: an end far ahead would keep anybody from ending it sooner, and one
   * that a directory gave from being taken back with the group.
   */
  private static Optional<Reason> tooLate(LocalDate from, LocalDate today) {
    LocalDate latest = today.plusDays(END_AHEAD_MOST);
    return from.isAfter(latest)
        ? Optional.of(MandateReason.END_TOO_LATE.because().figure("latest", latest).refuses())
        : Optional.empty();
  }

  private Set<String> usableSecurityAdministrators() {
    return ofKind(MandateKind.SECURITY_ADMINISTRATOR).stream()
        .map(Mandate::holder)
        .filter(accounts)
        .collect(Collectors.toUnmodifiableSet());
  }

  private Optional<Reason> against(
      Transaction transaction, Mandate mandate, MandateEnd end, Set<String> usable) {
    Optional<LocalDate> over = mandate.over();
    if (mandate.end() != null || over.isPresent() && !over.get().isAfter(end.from())) {
      return Optional.of(
          MandateReason.MANDATE_ENDED
              .because()
              .figure("day", over.map(LocalDate::toString).orElse(""))
              .refuses());
    }
    // Whoever has the machine can grant without an administrator, and may leave none.
    boolean stays =
        mandate.kind() != MandateKind.SECURITY_ADMINISTRATOR
            || end.by().kind() == Actor.Kind.SYSTEM
            || mandates.ofKind(transaction, mandate.kind()).stream()
                .filter(other -> !other.id().equals(mandate.id()))
                .filter(other -> other.holdsOn(end.from()))
                .anyMatch(other -> usable.contains(other.holder()));
    return stays
        ? Optional.empty()
        : Optional.of(
            MandateReason.LAST_SECURITY_ADMINISTRATOR
                .because()
                .figure("day", end.from())
                .refuses());
  }

  /** The mandate of an id. */
  public Optional<Mandate> find(UUID id) {
    return work.read(transaction -> mandates.find(transaction, id));
  }

  /** All mandates that an account holds or held, in the order in which they were granted. */
  public List<Mandate> heldBy(String holder) {
    return work.glance(transaction -> mandates.heldBy(transaction, holder));
  }

  /** All mandates of a kind, in the order in which they were granted. */
  public List<Mandate> ofKind(MandateKind kind) {
    return work.read(transaction -> mandates.ofKind(transaction, kind));
  }

  /** Mandates, the latest first: those before an id, at most so many. */
  public List<Mandate> page(@Nullable UUID before, int limit) {
    return work.read(transaction -> mandates.page(transaction, before, limit));
  }
}
