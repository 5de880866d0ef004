package org.gongtong.core.timebank.service;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.people.AccountLinkStore;
import org.gongtong.core.people.ConsentPurpose;
import org.gongtong.core.people.EligibilityKind;
import org.gongtong.core.people.Person;
import org.gongtong.core.people.PersonBirths;
import org.gongtong.core.people.PersonStore;

/**
 * Members whose persons are kept: guardians are those of the finding that somebody is a minor,
 * consent is one for the time bank that such a guardian gave and nobody took back. A member's id is
 * that of the person. Thread-safe.
 */
public final class PersonMembers implements ServiceMembers {

  /** When members joined. Extension point, implemented by whoever opens accounts. */
  @FunctionalInterface
  public interface Joining {

    /** The first day of a member; none if he never joined. */
    Optional<LocalDate> of(Transaction transaction, UUID communityId, String memberId);
  }

  private final PersonStore persons;
  private final PersonBirths births;
  private final AccountLinkStore accounts;
  private final Joining joining;

  public PersonMembers(
      PersonStore persons, PersonBirths births, AccountLinkStore accounts, Joining joining) {
    this.persons = persons;
    this.births = births;
    this.accounts = accounts;
    this.joining = joining;
  }

  @Override
  public Optional<ServiceMember> find(
      Transaction transaction, UUID communityId, String memberId, LocalDate day) {
    Optional<Person> person =
        id(memberId)
            .flatMap(id -> persons.find(transaction, id))
            .filter(found -> found.communityId().equals(communityId));
    return person.flatMap(
        found ->
            joining
                .of(transaction, communityId, memberId)
                .map(joined -> member(transaction, found, joined, day)));
  }

  private static Optional<UUID> id(String memberId) {
    try {
      UUID id = UUID.fromString(memberId);
      // Shorter forms are read as well, and would be other ids of the same member.
      return id.toString().equals(memberId) ? Optional.of(id) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private ServiceMember member(
      Transaction transaction, Person person, LocalDate joined, LocalDate day) {
    Set<UUID> guardians =
        persons.eligibilities(transaction, person.id()).stream()
            .filter(found -> found.kind() == EligibilityKind.MINOR)
            .filter(found -> found.period().contains(day))
            .flatMap(found -> Optional.ofNullable(found.guardianId()).stream())
            .collect(Collectors.toUnmodifiableSet());
    boolean consented =
        persons.consents(transaction, person.id()).stream()
            .filter(consent -> consent.purpose() == ConsentPurpose.TIME_BANK)
            .filter(consent -> consent.withdrawnAt() == null)
            .flatMap(consent -> Optional.ofNullable(consent.guardianId()).stream())
            .anyMatch(guardians::contains);
    return new ServiceMember(
        person.id().toString(),
        joined,
        births.of(transaction, person).orElse(null),
        guardians.stream().map(UUID::toString).collect(Collectors.toUnmodifiableSet()),
        consented);
  }

  @Override
  public boolean isSame(Transaction transaction, UUID communityId, Actor actor, String memberId) {
    return actor.id().equalsIgnoreCase(memberId)
        || accounts.of(transaction, actor.id()).stream()
            .anyMatch(link -> link.personId().toString().equals(memberId));
  }
}
