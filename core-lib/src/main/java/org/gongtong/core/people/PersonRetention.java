package org.gongtong.core.people;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.Transaction;

/**
 * What is kept of persons and need not be kept for ever: findings that are over, consents that were
 * taken back, and persons whom nothing ties to the community any more (Personal Information
 * Protection Law, art. 19, 47). How long each is kept is the caller's to say; {@link
 * PersonErasure#expire} erases a person. Thread-safe.
 */
public final class PersonRetention {
  private final PersonStore persons;
  private final PersonEvents events;

  public PersonRetention(PersonStore persons, AuditLog audit, IdSource ids, InstantSource clock) {
    this.persons = persons;
    this.events = new PersonEvents(audit, ids, clock);
  }

  /**
   * Whether there is a reason to keep a person's details: he is behind an owner's id that counts, a
   * finding or a consent holds for him, or he is guardian of somebody who is kept.
   *
   * @param counts whether an owner's id stands in the roster
   * @param today the day it is in the zone of the community
   */
  public boolean isNeeded(
      Transaction transaction, Person person, Predicate<String> counts, LocalDate today) {
    return persons.links(transaction, person.id()).stream()
            .anyMatch(link -> counts.test(link.ownerId()))
        || persons.eligibilities(transaction, person.id()).stream()
            .anyMatch(found -> !isOver(found, today))
        || persons.consents(transaction, person.id()).stream()
            .anyMatch(consent -> consent.withdrawnAt() == null)
        || persons.isGuardian(transaction, person.id());
  }

  private static boolean isOver(Eligibility found, LocalDate today) {
    LocalDate to = found.period().to();
    return to != null && !to.isAfter(today);
  }

  /**
   * Deletes findings of a community that are over.
   *
   * @param ended those whose first day no longer included is this one or an earlier one
   * @param most how many at most, at least 1
   * @return how many it deleted
   */
  public int dropFindings(
      Transaction transaction, Actor actor, UUID communityId, LocalDate ended, int most) {
    List<Eligibility> over = persons.endedEligibilities(transaction, communityId, ended, most);
    for (Eligibility found : over) {
      persons.removeEligibility(transaction, found.id());
      Map<String, Object> data = Map.of("kind", found.kind().code());
      events.note(transaction, "finding-expired", found.personId(), actor, data);
    }
    return over.size();
  }

  /**
   * Deletes consents of a community that were taken back.
   *
   * @param before those that were taken back before this
   * @param most how many at most, at least 1
   * @return how many it deleted
   */
  public int dropConsents(
      Transaction transaction, Actor actor, UUID communityId, Instant before, int most) {
    List<Consent> over = persons.withdrawnConsents(transaction, communityId, before, most);
    for (Consent consent : over) {
      persons.removeConsent(transaction, consent.id());
      Map<String, Object> data = Map.of("purpose", consent.purpose().code());
      events.note(transaction, "consent-expired", consent.personId(), actor, data);
    }
    return over.size();
  }

  /**
   * Deletes circumstances of a community that hold no more.
   *
   * @param ended those whose first day on which they hold no more is this one or an earlier one
   * @param most how many at most, at least 1
   * @return how many it deleted
   */
  public int dropCircumstances(
      Transaction transaction, Actor actor, UUID communityId, LocalDate ended, int most) {
    List<CircumstanceStore.Stored> over =
        persons.circumstances().ended(transaction, communityId, ended, most);
    for (CircumstanceStore.Stored one : over) {
      persons.circumstances().remove(transaction, one.id());
      Map<String, Object> data = Map.of("circumstance", one.id().toString());
      events.note(transaction, "circumstance-expired", one.personId(), actor, data);
    }
    return over.size();
  }
}
