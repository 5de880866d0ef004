package org.gongtong.core.people;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * Where persons are kept. Unlike all else, what stands here is changed and deleted: no history of a
 * person is kept beyond what he may ask to be erased.
 *
 * <p>Extension point, implemented by stores; implementations are thread-safe. Every method refuses
 * a transaction of another store with an {@link IllegalArgumentException} and one that is over with
 * an {@link IllegalStateException}; those that write refuse one that only reads with the latter.
 */
public interface PersonStore {

  /**
   * A sealed field and whose it is.
   *
   * @param personId the person
   * @param field which
   * @param value its value
   */
  record StoredField(UUID personId, PersonField field, SealedField value) {}

  /**
   * That somebody asked for a person to be erased.
   *
   * @param personId the person
   * @param at when
   * @param by who entered it, and cannot confirm it
   * @param why what the request rests on
   */
  record ErasureRequest(UUID personId, Instant at, Actor by, String why) {}

  /** Adds a person without anything. */
  void add(Transaction transaction, Person person);

  /** The person of an id. */
  Optional<Person> find(Transaction transaction, UUID id);

  /** As {@link #find}, and nobody else changes what is kept of him until the transaction ends. */
  Optional<Person> lock(Transaction transaction, UUID id);

  /**
   * Persons of a community in the order of their ids.
   *
   * @param after the id of the last one already seen; null to begin
   * @param limit most of them, at least 1
   */
  List<Person> page(Transaction transaction, UUID communityId, @Nullable UUID after, int limit);

  /** Sets a field, in place of what stood there. */
  void put(Transaction transaction, UUID personId, PersonField field, SealedField value);

  /** Takes a field away, if it is there. */
  void remove(Transaction transaction, UUID personId, PersonField field);

  /** The fields of a person. */
  Map<PersonField, SealedField> fields(Transaction transaction, UUID personId);

  /** Persons of a community with this lookup in a field, in the order of their ids. */
  List<Person> lookup(Transaction transaction, UUID communityId, PersonField field, String lookup);

  /**
   * Fields of all persons, in the order of persons' ids.
   *
   * @param after the last person already seen; null to begin
   * @param persons of how many persons at most, at least 1
   */
  List<StoredField> allFields(Transaction transaction, @Nullable UUID after, int persons);

  /**
   * Puts the same value under another seal.
   *
   * @return whether it was done; false if the field is no longer sealed as before
   */
  boolean reseal(
      Transaction transaction, UUID personId, PersonField field, String before, String sealed);

  /**
   * Links a person to an owner's id.
   *
   * @return false, and nothing changed, if the id is linked in this community
   */
  boolean addLink(Transaction transaction, UUID communityId, PersonLink link);

  /** A person's links, in the order of the ids. */
  List<PersonLink> links(Transaction transaction, UUID personId);

  /** Who is behind an owner's id of a community. */
  Optional<Person> linked(Transaction transaction, UUID communityId, String ownerId);

  /** Adds a finding. */
  void addEligibility(Transaction transaction, Eligibility eligibility);

  /** A person's findings, in the order of their ids. */
  List<Eligibility> eligibilities(Transaction transaction, UUID personId);

  /**
   * Findings of a community that are over, the longest ended first.
   *
   * @param ended the first day they no longer include is this one or an earlier one
   * @param limit most of them, at least 1
   */
  List<Eligibility> endedEligibilities(
      Transaction transaction, UUID communityId, LocalDate ended, int limit);

  /** Deletes a finding, if it is there. */
  void removeEligibility(Transaction transaction, UUID eligibilityId);

  /** Adds a consent. */
  void addConsent(Transaction transaction, Consent consent);

  /**
   * Notes that a consent was taken back.
   *
   * @return whether it was in force until now
   */
  boolean withdraw(Transaction transaction, UUID consentId, Instant at);

  /** A person's consents, in the order of their ids. */
  List<Consent> consents(Transaction transaction, UUID personId);

  /**
   * Consents of a community that were taken back before a time, the longest ago first.
   *
   * @param limit most of them, at least 1
   */
  List<Consent> withdrawnConsents(
      Transaction transaction, UUID communityId, Instant before, int limit);

  /** Deletes a consent, if it is there. */
  void removeConsent(Transaction transaction, UUID consentId);

  /** Whether he is guardian of somebody whose details are kept. */
  boolean isGuardian(Transaction transaction, UUID personId);

  /** What was found of minors whose guardian he is, in the order of their ids. */
  List<Eligibility> minorsOf(Transaction transaction, UUID guardianId);

  /** Notes a request; in place of one that is there. */
  void request(Transaction transaction, ErasureRequest request);

  /** The request to erase a person. */
  Optional<ErasureRequest> requested(Transaction transaction, UUID personId);

  /** Drops a request, if it is there. */
  void dropRequest(Transaction transaction, UUID personId);

  /** What was attested of persons. */
  CircumstanceStore circumstances();

  /** Deletes a person with all that this store keeps of him. */
  void erase(Transaction transaction, UUID personId);
}
