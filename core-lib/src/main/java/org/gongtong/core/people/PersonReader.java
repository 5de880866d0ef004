package org.gongtong.core.people;

import java.time.InstantSource;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.audit.LoggedEvent;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Shows persons: masked to whoever works with the list; in full for a purpose, and each such look
 * is an event in the same transaction. Thread-safe.
 */
public final class PersonReader {

  /** Most characters of the purpose of a look. */
  public static final int PURPOSE_MOST = 200;

  private final UnitOfWork work;
  private final PersonStore persons;
  private final FieldVault vault;
  private final AuditLog audit;
  private final PersonEvents events;

  public PersonReader(
      UnitOfWork work,
      PersonStore persons,
      FieldVault vault,
      AuditLog audit,
      IdSource ids,
      InstantSource clock) {
    this.work = work;
    this.persons = persons;
    this.vault = vault;
    this.audit = audit;
    this.events = new PersonEvents(audit, ids, clock);
  }

  /**
   * Persons of a community in the order in which they were recorded.
   *
   * @param after the id of the last one already seen; null to begin
   * @param limit most of them, at least 1
   */
  public List<MaskedPerson> page(UUID communityId, @Nullable UUID after, int limit) {
    return work.read(
        transaction ->
            persons.page(transaction, communityId, after, limit).stream()
                .map(person -> masked(transaction, person))
                .toList());
  }

  /** Persons with exactly this name, telephone, identity number, or owner's id in the roster. */
  public List<MaskedPerson> search(UUID communityId, String typed) {
    return work.read(
        transaction -> {
          Map<UUID, Person> found = new LinkedHashMap<>();
          for (PersonField field : PersonField.values()) {
            Optional<String> value =
                field.lookedUp() ? field.normal(typed) : Optional.<String>empty();
            value
                .map(text -> vault.lookup(communityId, field, text))
                .map(lookup -> persons.lookup(transaction, communityId, field, lookup))
                .ifPresent(some -> some.forEach(person -> found.put(person.id(), person)));
          }
          persons
              .linked(transaction, communityId, typed.strip())
              .ifPresent(person -> found.put(person.id(), person));
          return found.values().stream().map(person -> masked(transaction, person)).toList();
        });
  }

  /** What is kept of a person, masked. */
  public Optional<PersonRecord> record(UUID personId) {
    return work.read(
        transaction ->
            persons
                .find(transaction, personId)
                .map(
                    person ->
                        new PersonRecord(
                            masked(transaction, person),
                            persons.links(transaction, personId),
                            persons.eligibilities(transaction, personId),
                            persons.consents(transaction, personId))));
  }

  /** The request to erase a person, if one waits. */
  public Optional<PersonStore.ErasureRequest> erasureRequested(UUID personId) {
    return work.read(transaction -> persons.requested(transaction, personId));
  }

  private MaskedPerson masked(Transaction transaction, Person person) {
    Map<PersonField, String> fields = opened(transaction, person);
    fields.replaceAll(PersonField::masked);
    return new MaskedPerson(
        person,
        fields,
        persons.links(transaction, person.id()).stream().map(PersonLink::ownerId).toList());
  }

  private Map<PersonField, String> opened(Transaction transaction, Person person) {
    Map<PersonField, String> fields = new EnumMap<>(PersonField.class);
    persons
        .fields(transaction, person.id())
        .forEach(
            (field, value) -> fields.put(field, vault.open(person.id(), field, value.sealed())));
    return fields;
  }

  /**
   * Shows a person's details in full.
   *
   * @param purpose what for; it is kept with the look
   */
  public Outcome<Map<PersonField, String>> reveal(Actor actor, UUID personId, String purpose) {
    return look(
        actor,
        personId,
        purpose,
        "person-revealed",
        (transaction, person) -> opened(transaction, person));
  }

  /**
   * All that is kept of a person, for himself (Personal Information Protection Law, art. 45), as a
   * value that {@link org.gongtong.core.kernel.CanonicalJson} writes.
   *
   * @param purpose what the request rests on
   */
  public Outcome<Map<String, Object>> export(Actor actor, UUID personId, String purpose) {
    return look(actor, personId, purpose, "person-exported", this::all);
  }

  private <T> Outcome<T> look(
      Actor actor,
      UUID personId,
      String typed,
      String type,
      BiFunction<Transaction, Person, T> look) {
    String purpose = typed.strip();
    Optional<Reason> against = purpose(purpose);
    if (against.isPresent()) {
      return Outcome.refused(against.get());
    }
    return work.write(
        transaction -> {
          Optional<Person> person = persons.find(transaction, personId);
          if (person.isEmpty()) {
            return Outcome.refused(PersonReason.PERSON_UNKNOWN.because().refuses());
          }
          events.note(transaction, type, personId, actor, Map.of("purpose", purpose));
          return Outcome.accepted(look.apply(transaction, person.get()));
        });
  }

  static Optional<Reason> purpose(String purpose) {
    if (purpose.isBlank()) {
      return Optional.of(PersonReason.PURPOSE_MISSING.because().refuses());
    }
    return purpose.length() > PURPOSE_MOST
        ? Optional.of(
            PersonReason.PURPOSE_TOO_LONG.because().figure("most", PURPOSE_MOST).refuses())
        : Optional.empty();
  }

  private Map<String, Object> all(Transaction transaction, Person person) {
    Map<String, Object> details = new LinkedHashMap<>();
    opened(transaction, person).forEach((field, value) -> details.put(field.code(), value));
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("person", person.id().toString());
    all.put("recordedAt", person.recordedAt().toString());
    all.put("details", details);
    all.put(
        "owners",
        persons.links(transaction, person.id()).stream()
            .map(
                link ->
                    Map.of(
                        "owner", link.ownerId(),
                        "evidence", link.evidence(),
                        "recordedAt", link.at().toString()))
            .toList());
    all.put(
        "findings",
        persons.eligibilities(transaction, person.id()).stream()
            .map(PersonReader::finding)
            .toList());
    all.put(
        "consents",
        persons.consents(transaction, person.id()).stream().map(PersonReader::consent).toList());
    all.put(
        "circumstances",
        new CircumstanceReader(persons, vault)
            .of(transaction, List.of(person.id())).getOrDefault(person.id(), List.of()).stream()
                .map(PersonReader::circumstance)
                .toList());
    all.put(
        "events",
        audit.ofSubject(transaction, person.id().toString()).stream()
            .map(PersonReader::event)
            .toList());
    return all;
  }

  private static Map<String, Object> finding(Eligibility found) {
    Map<String, Object> finding = new LinkedHashMap<>();
    finding.put("kind", found.kind().code());
    finding.put("period", found.period().toString());
    finding.put("evidence", found.evidence());
    finding.put("recordedAt", found.at().toString());
    return finding;
  }

  private static Map<String, Object> circumstance(Circumstance one) {
    Map<String, Object> attested = new LinkedHashMap<>();
    attested.put("kind", one.code());
    attested.put("from", one.from().toString());
    if (one.until() != null) {
      attested.put("until", one.until().toString());
    }
    attested.put("evidence", one.evidence());
    attested.put("recordedAt", one.at().toString());
    if (one.end() != null) {
      attested.put("endedBecause", one.end().evidence());
    }
    return attested;
  }

  private static Map<String, Object> consent(Consent consent) {
    Map<String, Object> given = new LinkedHashMap<>();
    given.put("purpose", consent.purpose().code());
    given.put("version", consent.version());
    given.put("givenAt", consent.givenAt().toString());
    given.put("byGuardian", consent.guardianId() != null);
    if (consent.withdrawnAt() != null) {
      given.put("withdrawnAt", consent.withdrawnAt().toString());
    }
    return given;
  }

  /** What was done with his records and when; who did it is told by the auditor. */
  private static Map<String, Object> event(LoggedEvent logged) {
    return Map.of(
        "type", logged.sealed().event().type(),
        "recordedAt", logged.sealed().event().recordedAt().toString(),
        "data", logged.sealed().event().data());
  }
}
