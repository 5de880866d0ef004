package org.gongtong.core.people;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.kernel.DateRange;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Parameter;
import org.gongtong.core.rules.Reason;
import org.gongtong.core.rules.ResolvedRule;
import org.jspecify.annotations.Nullable;

/**
 * What a person may do at his age. It is counted in whole years, reached on the birthday; who was
 * born on 29 February reaches it on 1 March in other years.
 */
final class PersonAges {
  private final PersonStore persons;
  private final PersonBirths births;
  private final PersonRules rules;

  PersonAges(PersonStore persons, FieldVault vault, PersonRules rules) {
    this.persons = persons;
    this.births = new PersonBirths(persons, vault);
    this.rules = rules;
  }

  Optional<LocalDate> birth(Transaction transaction, Person person) {
    return births.of(transaction, person);
  }

  /** A limit of the rules, and where it is written. */
  private record Limit(int age, ResolvedRule rule, Parameter<Integer> parameter) {
    Reason refuses(Reason.Draft draft) {
      return draft.under(rule.id()).citing(rule.citationOf(parameter)).figure("age", age).refuses();
    }

    boolean isReached(LocalDate birth, LocalDate day) {
      return !day.isBefore(reachedOn(birth));
    }

    LocalDate reachedOn(LocalDate birth) {
      LocalDate day = birth.plusYears(age);
      return day.getDayOfMonth() == birth.getDayOfMonth() ? day : day.plusDays(1);
    }
  }

  private Outcome<Limit> limit(
      Person person, PersonRules.About about, Parameter<Integer> parameter, LocalDate day) {
    return rules
        .of(person.communityId(), about, day)
        .flatMap(rule -> rule.need(parameter).map(age -> new Limit(age, rule, parameter)));
  }

  /** Why he does not agree for himself, or the guardian not for him. */
  List<Reason> againstConsent(
      Transaction transaction, Person person, @Nullable UUID guardianId, LocalDate today) {
    List<UUID> guardians =
        persons.eligibilities(transaction, person.id()).stream()
            .filter(found -> found.kind() == EligibilityKind.MINOR)
            .filter(found -> found.period().contains(today))
            .map(found -> Objects.requireNonNull(found.guardianId()))
            .toList();
    if (guardianId != null) {
      return guardians.contains(guardianId)
          ? List.of()
          : List.of(PersonReason.GUARDIAN_UNKNOWN.because().refuses());
    }
    Optional<LocalDate> birth = birth(transaction, person);
    if (birth.isEmpty() && guardians.isEmpty()) {
      return List.of();
    }
    Outcome<Limit> limit =
        limit(person, PersonRules.About.GUARDIANS, PrivacyParameters.GUARDIAN_BELOW, today);
    if (!limit.isAccepted()) {
      return limit.refusals();
    }
    boolean old = birth.map(day -> limit.orThrow().isReached(day, today)).orElse(false);
    return old
        ? List.of()
        : List.of(limit.orThrow().refuses(PersonReason.GUARDIAN_NEEDED.because()));
  }

  /**
   * Why he has no vote as a resident from a day on.
   *
   * @param seen whether the clerk saw in a document that he is old enough
   */
  List<Reason> againstVoting(Transaction transaction, Person person, LocalDate from, boolean seen) {
    Outcome<Limit> limit =
        limit(person, PersonRules.About.VOTERS, PrivacyParameters.VOTING_AGE, from);
    if (!limit.isAccepted()) {
      return limit.refusals();
    }
    Optional<LocalDate> birth = birth(transaction, person);
    if (birth.isEmpty()) {
      return seen
          ? List.of()
          : List.of(limit.orThrow().refuses(PersonReason.AGE_UNKNOWN.because()));
    }
    return limit.orThrow().isReached(birth.get(), from)
        ? List.of()
        : List.of(limit.orThrow().refuses(PersonReason.UNDER_AGE.because().figure("day", from)));
  }

  /**
   * For which days he is a minor: to the day on which he comes of age at the latest, where a date
   * of birth is known.
   *
   * @param to the first day no longer included, or null
   * @return the period, or a refusal {@link PersonReason#NO_MINOR} where it begins or was to end
   *     later
   */
  Outcome<DateRange> minority(
      Transaction transaction, Person person, LocalDate from, @Nullable LocalDate to) {
    Optional<LocalDate> birth = birth(transaction, person);
    if (birth.isEmpty()) {
      return Outcome.accepted(new DateRange(from, to));
    }
    return limit(person, PersonRules.About.ADULTS, PrivacyParameters.ADULT_FROM, from)
        .flatMap(
            limit -> {
              LocalDate adult = limit.reachedOn(birth.get());
              LocalDate end = to == null ? adult : to;
              boolean late = !adult.isAfter(from) || end.isAfter(adult);
              LocalDate day = adult.isAfter(from) ? end : from;
              return late
                  ? Outcome.refused(
                      limit.refuses(PersonReason.NO_MINOR.because().figure("day", day)))
                  : Outcome.accepted(new DateRange(from, end));
            });
  }
}
