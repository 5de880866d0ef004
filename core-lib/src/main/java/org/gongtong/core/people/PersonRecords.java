package org.gongtong.core.people;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.DateRange;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.kernel.TypedId;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Records persons, what they were found to be, and what they agreed to. Every change is an event in
 * the audit log, which names the person by id alone. Thread-safe.
 */
public final class PersonRecords {

  /** Most characters of an evidence. */
  public static final int EVIDENCE_MOST = 200;

  private static final int VERSION_MOST = 32;

  private final UnitOfWork work;
  private final PersonStore persons;
  private final FieldVault vault;
  private final BiPredicate<UUID, String> owners;
  private final PersonAges ages;
  private final PersonEvents events;
  private final IdSource ids;
  private final InstantSource clock;

  /**
   * @param owners whether the roster of a community has an owner's id; never asked within a
   *     transaction
   * @param rules who agrees through a guardian, who votes, who is a minor
   */
  public PersonRecords(
      UnitOfWork work,
      PersonStore persons,
      FieldVault vault,
      BiPredicate<UUID, String> owners,
      PersonRules rules,
      AuditLog audit,
      IdSource ids,
      InstantSource clock) {
    this.work = work;
    this.persons = persons;
    this.vault = vault;
    this.owners = owners;
    this.ages = new PersonAges(persons, vault, rules);
    this.events = new PersonEvents(audit, ids, clock);
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Begins the records of a person.
   *
   * @param typed details as typed; empty ones are left out
   * @return the person, or a refusal with codes of {@link PersonReason}
   */
  public Outcome<Person> add(Actor actor, UUID communityId, Map<PersonField, String> typed) {
    Map<PersonField, String> values = new EnumMap<>(PersonField.class);
    List<Reason> wrong = normalise(typed, values);
    if (wrong.isEmpty() && !values.containsKey(PersonField.NAME)) {
      wrong.add(PersonReason.NAME_MISSING.because().refuses());
    }
    if (!wrong.isEmpty()) {
      return Outcome.refused(wrong);
    }
    Person person = new Person(ids.next(), communityId, clock.instant(), actor);
    return work.write(
        transaction -> {
          Optional<Reason> twice = twice(transaction, person, values);
          if (twice.isPresent()) {
            return Outcome.refused(twice.get());
          }
          persons.add(transaction, person);
          values.forEach((field, value) -> put(transaction, person, field, value));
          events.note(transaction, "person-added", person.id(), actor, fields(values));
          return Outcome.accepted(person);
        });
  }

  private static List<Reason> normalise(
      Map<PersonField, String> typed, Map<PersonField, String> values) {
    List<Reason> wrong = new ArrayList<>();
    typed.forEach(
        (field, text) -> {
          Optional<String> value = field.normal(text);
          if (value.isPresent()) {
            values.put(field, value.get());
          } else if (!text.isBlank()) {
            wrong.add(
                PersonReason.FIELD_MALFORMED.because().figure("field", field.text()).refuses());
          }
        });
    return wrong;
  }

  /** Names and telephones are shared, documents are not. */
  private Optional<Reason> twice(
      Transaction transaction, Person person, Map<PersonField, String> values) {
    String number = values.get(PersonField.ID_NUMBER);
    if (number == null) {
      return Optional.empty();
    }
    String lookup = vault.lookup(person.communityId(), PersonField.ID_NUMBER, number);
    boolean there =
        persons.lookup(transaction, person.communityId(), PersonField.ID_NUMBER, lookup).stream()
            .anyMatch(other -> !other.id().equals(person.id()));
    return there
        ? Optional.of(
            PersonReason.PERSON_THERE
                .because()
                .figure("field", PersonField.ID_NUMBER.text())
                .refuses())
        : Optional.empty();
  }

  private void put(Transaction transaction, Person person, PersonField field, String value) {
    persons.put(
        transaction,
        person.id(),
        field,
        new SealedField(
            vault.seal(person.id(), field, value),
            field.lookedUp() ? vault.lookup(person.communityId(), field, value) : null));
  }

  private static Map<String, Object> fields(Map<PersonField, String> values) {
    return Map.of("fields", values.keySet().stream().sorted().map(PersonField::code).toList());
  }

  /**
   * Corrects details (Personal Information Protection Law, art. 46).
   *
   * @param typed details as typed; an empty one is taken away, except the name
   */
  public Outcome<Person> correct(Actor actor, UUID personId, Map<PersonField, String> typed) {
    Map<PersonField, String> values = new EnumMap<>(PersonField.class);
    List<Reason> wrong = normalise(typed, values);
    if (typed.containsKey(PersonField.NAME) && !values.containsKey(PersonField.NAME)) {
      wrong.add(PersonReason.NAME_MISSING.because().refuses());
    }
    if (!wrong.isEmpty()) {
      return Outcome.refused(wrong);
    }
    return onPerson(
        personId,
        (transaction, person) -> {
          Optional<Reason> twice = twice(transaction, person, values);
          if (twice.isPresent()) {
            return Outcome.refused(twice.get());
          }
          for (PersonField field : typed.keySet()) {
            if (values.containsKey(field)) {
              put(transaction, person, field, values.get(field));
            } else {
              persons.remove(transaction, personId, field);
            }
          }
          events.note(transaction, "person-corrected", personId, actor, fields(typed));
          return Outcome.accepted(person);
        });
  }

  /** Says that a person is behind an owner's id of the community's roster. */
  public Outcome<PersonLink> link(Actor actor, UUID personId, String typedId, String evidence) {
    String owner = TypedId.fold(typedId);
    Optional<Reason> against = proof(evidence);
    Optional<Person> found = work.read(transaction -> persons.find(transaction, personId));
    if (against.isEmpty() && found.isPresent() && !owners.test(found.get().communityId(), owner)) {
      against = Optional.of(PersonReason.OWNER_UNKNOWN.because().figure("owner", owner).refuses());
    }
    if (against.isPresent()) {
      return Outcome.refused(against.get());
    }
    return onPerson(
        personId,
        (transaction, person) -> {
          PersonLink link =
              new PersonLink(personId, owner, evidence.strip(), clock.instant(), actor);
          if (!persons.addLink(transaction, person.communityId(), link)) {
            return Outcome.refused(
                PersonReason.OWNER_LINKED.because().figure("owner", owner).refuses());
          }
          events.note(transaction, "person-linked", personId, actor, Map.of("owner", owner));
          return Outcome.accepted(link);
        });
  }

  /**
   * What a person was found to be.
   *
   * @param to the first day no longer included, or null
   * @param guardianId of a minor, otherwise null
   * @param ageSeen of a resident whose date of birth is not recorded: whether a document was seen
   *     that shows that he is old enough to vote
   */
  public record Finding(
      EligibilityKind kind,
      LocalDate from,
      @Nullable LocalDate to,
      String evidence,
      @Nullable UUID guardianId,
      boolean ageSeen) {

    /** One for which no document about the age was seen. */
    public Finding(
        EligibilityKind kind,
        LocalDate from,
        @Nullable LocalDate to,
        String evidence,
        @Nullable UUID guardianId) {
      this(kind, from, to, evidence, guardianId, false);
    }
  }

  /**
   * Records a finding. A resident votes from the age of the community's rule on, which he must have
   * reached on its first day; that of a minor ends when he comes of age, at the latest.
   */
  public Outcome<Eligibility> qualify(Actor actor, UUID personId, Finding finding) {
    Optional<Reason> against = proof(finding.evidence());
    LocalDate to = finding.to();
    if (against.isEmpty() && to != null && !to.isAfter(finding.from())) {
      against = Optional.of(PersonReason.FINDING_OVER.because().refuses());
    }
    if (against.isPresent()) {
      return Outcome.refused(against.get());
    }
    return onPerson(
        personId,
        (transaction, person) -> {
          Outcome<DateRange> period = period(transaction, person, finding);
          if (!period.isAccepted()) {
            return Outcome.refused(period.refusals());
          }
          Eligibility eligibility =
              new Eligibility(
                  ids.next(),
                  personId,
                  finding.kind(),
                  period.orThrow(),
                  finding.evidence().strip(),
                  finding.kind() == EligibilityKind.MINOR ? finding.guardianId() : null,
                  clock.instant(),
                  actor);
          persons.addEligibility(transaction, eligibility);
          events.note(
              transaction,
              "person-found",
              personId,
              actor,
              found(finding, ages.birth(transaction, person).isPresent()));
          return Outcome.accepted(eligibility);
        });
  }

  private static Map<String, Object> found(Finding finding, boolean birthKnown) {
    Map<String, Object> data = new TreeMap<>();
    data.put("kind", finding.kind().code());
    data.put("from", finding.from().toString());
    if (finding.kind() == EligibilityKind.RESIDENT) {
      data.put("age", birthKnown ? "birth" : "document");
    }
    return data;
  }

  /** For which days the finding holds, or why it does not. */
  private Outcome<DateRange> period(Transaction transaction, Person person, Finding finding) {
    LocalDate from = finding.from();
    switch (finding.kind()) {
      case MINOR -> {
        return isOther(transaction, person, finding.guardianId())
            ? ages.minority(transaction, person, from, finding.to())
            : Outcome.refused(PersonReason.GUARDIAN_UNKNOWN.because().refuses());
      }
      case RESIDENT -> {
        List<Reason> against = ages.againstVoting(transaction, person, from, finding.ageSeen());
        if (!against.isEmpty()) {
          return Outcome.refused(against);
        }
      }
      case OWNER, HOUSEHOLD -> {
        // A child may own a flat, and a family is free to send whom it likes.
      }
    }
    return Outcome.accepted(new DateRange(from, finding.to()));
  }

  private boolean isOther(Transaction transaction, Person person, @Nullable UUID guardian) {
    return guardian != null
        && !guardian.equals(person.id())
        && persons
            .lock(transaction, guardian)
            .filter(other -> other.communityId().equals(person.communityId()))
            .isPresent();
  }

  static Optional<Reason> proof(String evidence) {
    if (evidence.isBlank()) {
      return Optional.of(PersonReason.PROOF_MISSING.because().refuses());
    }
    return evidence.strip().length() > EVIDENCE_MOST
        ? Optional.of(PersonReason.PROOF_TOO_LONG.because().figure("most", EVIDENCE_MOST).refuses())
        : Optional.empty();
  }

  /**
   * Records that a person agreed. One below the age of the community's rule, or a minor whose age
   * is not known, agrees through the guardian that was recorded for him.
   *
   * @param guardianId who agreed for him, or null
   * @param today the day it is in the zone of the community
   */
  public Outcome<Consent> agree(
      Actor actor,
      UUID personId,
      ConsentPurpose purpose,
      String version,
      @Nullable UUID guardianId,
      LocalDate today) {
    String text = version.strip();
    if (text.isEmpty() || text.length() > VERSION_MOST) {
      return Outcome.refused(PersonReason.VERSION_MISSING.because().refuses());
    }
    return onPerson(
        personId,
        (transaction, person) -> {
          List<Reason> against = ages.againstConsent(transaction, person, guardianId, today);
          if (!against.isEmpty()) {
            return Outcome.refused(against);
          }
          Consent consent =
              new Consent(ids.next(), personId, purpose, text, clock.instant(), guardianId, null);
          persons.addConsent(transaction, consent);
          events.note(transaction, "consent-given", personId, actor, consented(consent));
          return Outcome.accepted(consent);
        });
  }

  private static Map<String, Object> consented(Consent consent) {
    return Map.of(
        "consent", consent.id().toString(),
        "purpose", consent.purpose().code(),
        "version", consent.version());
  }

  /**
   * Records that a consent was taken back; what was done under it before stays lawful (art. 15).
   */
  public Outcome<Consent> withdraw(Actor actor, UUID personId, UUID consentId) {
    return onPerson(
        personId,
        (transaction, person) -> {
          Predicate<Consent> same = consent -> consent.id().equals(consentId);
          boolean his = persons.consents(transaction, personId).stream().anyMatch(same);
          if (!his || !persons.withdraw(transaction, consentId, clock.instant())) {
            return Outcome.refused(PersonReason.CONSENT_UNKNOWN.because().refuses());
          }
          Consent consent =
              persons.consents(transaction, personId).stream()
                  .filter(same)
                  .findFirst()
                  .orElseThrow();
          events.note(transaction, "consent-withdrawn", personId, actor, consented(consent));
          return Outcome.accepted(consent);
        });
  }

  private <T> Outcome<T> onPerson(
      UUID personId, BiFunction<Transaction, Person, Outcome<T>> change) {
    return work.write(
        transaction ->
            persons
                .lock(transaction, personId)
                .map(person -> change.apply(transaction, person))
                .orElseGet(() -> Outcome.refused(PersonReason.PERSON_UNKNOWN.because().refuses())));
  }
}
