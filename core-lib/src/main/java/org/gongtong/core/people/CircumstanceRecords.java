package org.gongtong.core.people;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.people.CircumstanceStore.Stored;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Records circumstances of persons that rules ask for, and their ends. Nothing that was recorded is
 * changed; an end is a record of its own. Each record is an event in the audit log, which names
 * person and record and not what was attested. Thread-safe.
 */
public final class CircumstanceRecords {

  private final UnitOfWork work;
  private final PersonStore persons;
  private final FieldVault vault;
  private final CircumstanceReader reader;
  private final PersonEvents events;
  private final IdSource ids;
  private final InstantSource clock;

  public CircumstanceRecords(
      UnitOfWork work,
      PersonStore persons,
      FieldVault vault,
      AuditLog audit,
      IdSource ids,
      InstantSource clock) {
    this.work = work;
    this.persons = persons;
    this.vault = vault;
    this.reader = new CircumstanceReader(persons, vault);
    this.events = new PersonEvents(audit, ids, clock);
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * What is attested.
   *
   * @param code which circumstance, as rules name it
   * @param from the first day on which it holds
   * @param until the first day on which it holds no more; null if there is none
   * @param evidence what shows it, as a document that was seen
   */
  public record Attestation(
      String code, LocalDate from, @Nullable LocalDate until, String evidence) {}

  /** What was attested of a person, the first record first. */
  public List<Circumstance> of(UUID personId) {
    return work.read(
        transaction -> reader.of(transaction, List.of(personId)).getOrDefault(personId, List.of()));
  }

  /**
   * Attests a circumstance of a person who takes part in the time bank.
   *
   * @param asked whether the rules in force ask for a circumstance of this code
   * @return it, or a refusal with codes of {@link CircumstanceReason} or {@link PersonReason}
   */
  public Outcome<Circumstance> attest(
      Actor actor, UUID personId, Attestation attested, Predicate<String> asked) {
    Optional<Reason> against = PersonRecords.proof(attested.evidence());
    LocalDate until = attested.until();
    if (against.isEmpty() && until != null && !until.isAfter(attested.from())) {
      against = Optional.of(CircumstanceReason.CIRCUMSTANCE_DAYS.because().refuses());
    }
    if (against.isEmpty() && !asked.test(attested.code())) {
      against =
          Optional.of(
              CircumstanceReason.CIRCUMSTANCE_NOT_ASKED
                  .because()
                  .figure("circumstance", attested.code())
                  .refuses());
    }
    if (against.isPresent()) {
      return Outcome.refused(against.get());
    }
    return onPerson(
        personId,
        (transaction, person) -> {
          boolean agreed =
              persons.consents(transaction, personId).stream()
                  .filter(consent -> consent.purpose() == ConsentPurpose.TIME_BANK)
                  .anyMatch(consent -> consent.withdrawnAt() == null);
          return agreed
              ? Outcome.accepted(
                  add(
                      transaction,
                      actor,
                      personId,
                      null,
                      attested.from(),
                      until,
                      attested.code(),
                      attested.evidence()))
              : Outcome.refused(CircumstanceReason.CIRCUMSTANCE_CONSENT.because().refuses());
        });
  }

  /**
   * Ends a circumstance: it has changed, or it was recorded in error.
   *
   * @param day the first day on which it holds no more; its first day if it never did
   * @param evidence what shows it
   * @return it, or a refusal with codes of {@link CircumstanceReason} or {@link PersonReason}
   */
  public Outcome<Circumstance> end(
      Actor actor, UUID personId, UUID id, LocalDate day, String evidence) {
    Optional<Reason> against = PersonRecords.proof(evidence);
    if (against.isPresent()) {
      return Outcome.refused(against.get());
    }
    return onPerson(
        personId,
        (transaction, person) -> {
          Optional<Circumstance> found = find(transaction, personId, id);
          if (found.isEmpty()) {
            return Outcome.refused(CircumstanceReason.CIRCUMSTANCE_UNKNOWN.because().refuses());
          }
          Circumstance one = found.get();
          if (one.end() != null) {
            return Outcome.refused(CircumstanceReason.CIRCUMSTANCE_ENDED.because().refuses());
          }
          LocalDate until = one.until();
          if (day.isBefore(one.from()) || until != null && !day.isBefore(until)) {
            return Outcome.refused(CircumstanceReason.CIRCUMSTANCE_DAYS.because().refuses());
          }
          add(transaction, actor, personId, id, day, null, one.code(), evidence);
          return Outcome.accepted(find(transaction, personId, id).orElseThrow());
        });
  }

  private Optional<Circumstance> find(Transaction transaction, UUID personId, UUID id) {
    return reader.of(transaction, List.of(personId)).getOrDefault(personId, List.of()).stream()
        .filter(one -> one.id().equals(id))
        .findFirst();
  }

  private Circumstance add(
      Transaction transaction,
      Actor actor,
      UUID personId,
      @Nullable UUID ends,
      LocalDate from,
      @Nullable LocalDate until,
      String code,
      String evidence) {
    UUID id = ids.next();
    String text = new CircumstanceReader.Said(code, evidence.strip()).text();
    persons
        .circumstances()
        .add(
            transaction,
            new Stored(
                id,
                personId,
                ends,
                from,
                until,
                vault.sealCircumstance(personId, id, text),
                clock.instant(),
                actor));
    String type = ends == null ? "circumstance-attested" : "circumstance-ended";
    UUID about = ends == null ? id : ends;
    events.note(transaction, type, personId, actor, Map.of("circumstance", about.toString()));
    return find(transaction, personId, about).orElseThrow();
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
