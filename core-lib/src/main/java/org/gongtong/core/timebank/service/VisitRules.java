package org.gongtong.core.timebank.service;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.kernel.TypedId;
import org.gongtong.core.people.Mandate;
import org.gongtong.core.people.MandateKind;
import org.gongtong.core.people.MandatePlace;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.jspecify.annotations.Nullable;

/** What stands against a step of an appointment. Immutable and thread-safe. */
final class VisitRules {

  /** Most characters of a reason. */
  static final int WHY_MOST = 500;

  private final ServicePorts ports;

  VisitRules(ServicePorts ports) {
    this.ports = ports;
  }

  /** An instant as people read it. */
  static String local(ZoneId zone, Instant instant) {
    return instant.atZone(zone).toLocalDateTime().truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** The first instant after so many whole days that follow the day of an instant. */
  static Instant afterDays(Appointment appointment, Instant instant, int days) {
    return appointment
        .dayOf(instant)
        .plusDays(days + 1L)
        .atStartOfDay(appointment.zone())
        .toInstant();
  }

  /** Why a visit cannot be planned. */
  List<Reason> againstPlan(
      Transaction transaction,
      Appointment appointment,
      ServicePolicy policy,
      boolean byStaff,
      Instant now) {
    Visit visit = appointment.visit();
    ZoneId zone = appointment.zone();
    List<Reason> against = new ArrayList<>();
    if (visit.provider().equals(visit.receiver())) {
      against.add(VisitReason.VISIT_SAME_MEMBER.because().refuses());
    }
    if (!policy.categories().containsKey(visit.category())) {
      against.add(
          VisitReason.VISIT_CATEGORY_UNKNOWN
              .because()
              .figure("category", visit.category())
              .figure("edition", policy.edition())
              .refuses());
    }
    if (!visit.from().isBefore(visit.until())) {
      against.add(
          VisitReason.VISIT_TIMES_REVERSED
              .because()
              .figure("from", local(zone, visit.from()))
              .figure("until", local(zone, visit.until()))
              .refuses());
    } else {
      tooLong(Duration.between(visit.from(), visit.until()), policy).ifPresent(against::add);
    }
    // Staff enter what was done without a plan, from paper.
    if (!byStaff && !now.isBefore(visit.until())) {
      against.add(
          VisitReason.VISIT_IN_PAST
              .because()
              .figure("until", local(zone, visit.until()))
              .refuses());
    }
    against.addAll(againstMembers(transaction, appointment));
    return against;
  }

  /** Whether a visit may last so long. */
  static Optional<Reason> tooLong(Duration lasts, ServicePolicy policy) {
    if (lasts.compareTo(Duration.ofMinutes(policy.longestMinutes())) <= 0) {
      return Optional.empty();
    }
    // A second beyond the limit is not shown as the limit.
    long minutes = lasts.plusMinutes(1).minusNanos(1).toMinutes();
    return Optional.of(
        VisitReason.VISIT_TOO_LONG
            .because()
            .figure("minutes", minutes)
            .figure("most", policy.longestMinutes())
            .figure("edition", policy.edition())
            .refuses());
  }

  /** Whether both are members on the day of the visit. */
  List<Reason> againstMembers(Transaction transaction, Appointment appointment) {
    List<Reason> against = new ArrayList<>();
    LocalDate day = appointment.day();
    for (Side side : Side.values()) {
      String id = appointment.visit().member(side);
      Optional<ServiceMember> member =
          ports.members().find(transaction, appointment.communityId(), id, appointment.day());
      if (member.isEmpty()) {
        against.add(VisitReason.VISIT_MEMBER_UNKNOWN.because().figure("member", id).refuses());
      } else if (day.isBefore(member.get().joinedOn())) {
        against.add(
            VisitReason.VISIT_BEFORE_JOINING
                .because()
                .figure("member", id)
                .figure("joined", member.get().joinedOn())
                .figure("day", day)
                .refuses());
      }
    }
    return against;
  }

  /**
   * Whether its members are free at the time an appointment takes them for; nobody else takes them
   * until the transaction ends.
   *
   * @param counts which others stand in the way
   */
  List<Reason> againstOthers(
      Transaction transaction,
      Appointment appointment,
      ServicePolicy policy,
      Predicate<Appointment> counts) {
    Optional<Appointment.Span> span = appointment.span();
    if (span.isEmpty()) {
      return List.of();
    }
    Visit visit = appointment.visit();
    ports
        .appointments()
        .awaitMembers(
            transaction,
            appointment.communityId(),
            new TreeSet<>(List.of(visit.provider(), visit.receiver())));
    List<Reason> against = new ArrayList<>();
    for (Side side : Side.values()) {
      String member = visit.member(side);
      ports
          .appointments()
          .meeting(transaction, appointment.communityId(), member, span.get())
          .stream()
          .filter(other -> !other.id().equals(appointment.id()))
          .filter(counts)
          .filter(other -> !(policy.severalProviders() && areHelpingOne(visit, other.visit())))
          .findFirst()
          .map(other -> overlaps(member, other))
          .ifPresent(against::add);
    }
    return against;
  }

  private static boolean areHelpingOne(Visit visit, Visit other) {
    return visit.receiver().equals(other.receiver()) && !visit.provider().equals(other.provider());
  }

  private static Reason overlaps(String member, Appointment other) {
    Appointment.Span taken = other.span().orElseThrow();
    return VisitReason.VISIT_OVERLAPS
        .because()
        .figure("member", member)
        .figure("from", local(other.zone(), taken.from()))
        .figure("until", local(other.zone(), taken.until()))
        .figure("other", other.id())
        .refuses();
  }

  /** Whether somebody may bind a side: a guardian does for the young. */
  Optional<Reason> againstBinding(
      Transaction transaction, Appointment appointment, Party party, ServicePolicy policy) {
    String id = appointment.visit().member(party.side());
    Optional<ServiceMember> found =
        ports.members().find(transaction, appointment.communityId(), id, appointment.day());
    if (found.isEmpty()) {
      return Optional.of(VisitReason.VISIT_MEMBER_UNKNOWN.because().figure("member", id).refuses());
    }
    ServiceMember member = found.get();
    int age = policy.guardianBelow();
    boolean young = member.isBelow(age, appointment.day());
    if (party.member().equals(id)) {
      return young
          ? Optional.of(VisitReason.VISIT_GUARDIAN_NEEDED.because().figure("age", age).refuses())
          : Optional.empty();
    }
    if (!young || !member.guardians().contains(party.member())) {
      return Optional.of(notAParty(party));
    }
    return member.consented()
        ? Optional.empty()
        : Optional.of(VisitReason.VISIT_GUARDIAN_CONSENT.because().figure("age", age).refuses());
  }

  /** Whether somebody may act for a side: the member himself, however young, or who may bind it. */
  Optional<Reason> againstActing(
      Transaction transaction, Appointment appointment, Party party, ServicePolicy policy) {
    return party.member().equals(appointment.visit().member(party.side()))
        ? Optional.empty()
        : againstBinding(transaction, appointment, party, policy);
  }

  private static Reason notAParty(Party party) {
    return VisitReason.VISIT_NOT_A_PARTY
        .because()
        .figure("member", party.member())
        .figure("side", party.side().text())
        .refuses();
  }

  /**
   * Whether somebody may assent for a side: who may bind it, and has not spoken for the other one.
   *
   * @param other what the other side has said; null for nothing yet
   */
  Optional<Reason> againstAssent(
      Transaction transaction,
      Appointment appointment,
      Party party,
      ServicePolicy policy,
      @Nullable Assent other) {
    return againstBinding(transaction, appointment, party, policy)
        .or(() -> Optional.ofNullable(other).flatMap(given -> againstBoth(given, party)));
  }

  private static Optional<Reason> againstBoth(Assent other, Party party) {
    return other.member().equals(party.member())
        ? Optional.of(
            VisitReason.VISIT_ONE_PERSON.because().figure("member", party.member()).refuses())
        : Optional.empty();
  }

  /**
   * The mandate by which a member of staff does something about a visit that is not his own.
   *
   * @return its id, or a refusal
   */
  Outcome<UUID> mandate(
      Transaction transaction,
      Appointment appointment,
      Actor actor,
      Set<MandateKind> kinds,
      Instant now) {
    MandatePlace place = new MandatePlace(appointment.communityId(), appointment.visit().path());
    LocalDate today = appointment.dayOf(now);
    Optional<Mandate> held =
        actor.kind() != Actor.Kind.STAFF
            ? Optional.empty()
            : ports.mandates().heldBy(transaction, actor.id()).stream()
                .filter(mandate -> kinds.contains(mandate.kind()))
                .filter(mandate -> mandate.place().covers(place) && mandate.holdsOn(today))
                .findFirst();
    if (held.isEmpty()) {
      return Outcome.refused(
          VisitReason.VISIT_MANDATE_MISSING.because().figure("kinds", names(kinds)).refuses());
    }
    return isOwn(transaction, appointment, actor)
        ? Outcome.refused(VisitReason.VISIT_OWN_CASE.because().refuses())
        : Outcome.accepted(held.get().id());
  }

  private static LocalizedText names(Set<MandateKind> kinds) {
    List<MandateKind> sorted = kinds.stream().sorted(Comparator.naturalOrder()).toList();
    return sorted.isEmpty()
        ? LocalizedText.of("（无）", "(nobody)")
        : LocalizedText.of(
            sorted.stream().map(kind -> kind.text().zh()).collect(Collectors.joining("、")),
            sorted.stream().map(kind -> kind.text().en()).collect(Collectors.joining(", ")));
  }

  private boolean isOwn(Transaction transaction, Appointment appointment, Actor actor) {
    UUID community = appointment.communityId();
    for (Side side : Side.values()) {
      String id = appointment.visit().member(side);
      if (ports.members().isSame(transaction, community, actor, id)) {
        return true;
      }
      Set<String> guardians =
          ports
              .members()
              .find(transaction, community, id, appointment.day())
              .map(ServiceMember::guardians)
              .orElse(Set.of());
      if (guardians.stream()
          .anyMatch(one -> ports.members().isSame(transaction, community, actor, one))) {
        return true;
      }
    }
    return false;
  }

  /** Whether a reason was given. */
  static Optional<Reason> againstWhy(String why) {
    if (why.isBlank()) {
      return Optional.of(VisitReason.VISIT_WHY_MISSING.because().refuses());
    }
    // Lines may be broken; half a character could not be kept.
    if (TypedId.hasInvisible(why.replace("\r", "").replace("\n", ""))) {
      return Optional.of(VisitReason.VISIT_WHY_CHARACTERS.because().refuses());
    }
    return why.strip().length() > WHY_MOST
        ? Optional.of(VisitReason.VISIT_WHY_TOO_LONG.because().figure("most", WHY_MOST).refuses())
        : Optional.empty();
  }
}
