package org.gongtong.core.people;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.audit.LogStore;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.SamePerson;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.people.PersonStore.ErasureRequest;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;

/**
 * Erases persons on their request (Personal Information Protection Law, art. 47). It takes two of
 * staff, for it cannot be taken back.
 *
 * <p>What goes: the person, his details, links, findings and consents; of the log, what the events
 * of his records were, and who did what he did as an owner. What stays: owners' ids, votes,
 * decisions and hours under them, and every entry of the public log. Thread-safe.
 */
public final class PersonErasure {
  private final UnitOfWork work;
  private final PersonStore persons;
  private final LogStore log;
  private final BiFunction<Person, Set<String>, List<Trace>> traces;
  private final BiFunction<Person, Set<String>, List<Reason>> holds;
  private final PersonTies ties;
  private final SamePerson same;
  private final PersonEvents events;
  private final InstantSource clock;

  /**
   * Where somebody appears in the log as an actor.
   *
   * @param subject the events' subject
   * @param actors who he is among their actors
   */
  public record Trace(String subject, Set<Actor> actors) {

    /** Copies the set. */
    public Trace {
      actors = Set.copyOf(actors);
    }
  }

  /**
   * @param traces where the owners' ids of a person appear in the log; not asked in a transaction
   * @param holds what the law orders to keep about them until it is over, as reasons; not asked in
   *     a transaction
   * @param ties what else is kept of them, asked in the transaction
   * @param same whether who confirms is who requested, under another login
   */
  public PersonErasure(
      UnitOfWork work,
      PersonStore persons,
      LogStore log,
      BiFunction<Person, Set<String>, List<Trace>> traces,
      BiFunction<Person, Set<String>, List<Reason>> holds,
      PersonTies ties,
      SamePerson same,
      AuditLog audit,
      IdSource ids,
      InstantSource clock) {
    this.work = work;
    this.persons = persons;
    this.log = log;
    this.traces = traces;
    this.holds = holds;
    this.ties = ties;
    this.same = same;
    this.events = new PersonEvents(audit, ids, clock);
    this.clock = clock;
  }

  /** Enters a person's request; nothing is erased yet. */
  public Outcome<ErasureRequest> request(Actor actor, UUID personId, String typed) {
    String why = typed.strip();
    Optional<Reason> against = PersonReader.purpose(why);
    if (against.isPresent()) {
      return Outcome.refused(against.get());
    }
    List<Reason> held = held(personId);
    if (!held.isEmpty()) {
      return Outcome.refused(held);
    }
    return work.write(
        transaction -> {
          List<Reason> stays = stays(transaction, personId);
          if (!stays.isEmpty()) {
            return Outcome.refused(stays);
          }
          ErasureRequest request = new ErasureRequest(personId, clock.instant(), actor, why);
          persons.request(transaction, request);
          events.note(transaction, "erasure-requested", personId, actor, Map.of("why", why));
          return Outcome.accepted(request);
        });
  }

  /** Drops a request. */
  public Outcome<UUID> drop(Actor actor, UUID personId) {
    return work.write(
        transaction -> {
          Optional<Person> person = persons.lock(transaction, personId);
          if (person.isEmpty() || persons.requested(transaction, personId).isEmpty()) {
            return Outcome.refused(PersonReason.ERASURE_NOT_REQUESTED.because().refuses());
          }
          persons.dropRequest(transaction, personId);
          events.note(transaction, "erasure-dropped", personId, actor, Map.of());
          return Outcome.accepted(personId);
        });
  }

  /**
   * Erases a person, as somebody else of staff requested.
   *
   * @return the id that no longer leads to anybody, or a refusal with codes of {@link PersonReason}
   */
  public Outcome<UUID> confirm(Actor actor, UUID personId) {
    return erase(
        actor,
        personId,
        transaction -> against(transaction, actor, personId),
        (transaction, person) -> true);
  }

  /**
   * Erases a person of whom nothing need be kept any more (art. 47): as {@link #confirm}, without a
   * request.
   *
   * @param due asked in the transaction, while nobody else changes what is kept of him: whether it
   *     is still so
   * @return the id that no longer leads to anybody, or a refusal with codes of {@link PersonReason}
   */
  public Outcome<UUID> expire(Actor actor, UUID personId, BiPredicate<Transaction, Person> due) {
    return erase(actor, personId, transaction -> stays(transaction, personId), due);
  }

  private Outcome<UUID> erase(
      Actor actor,
      UUID personId,
      Function<Transaction, List<Reason>> refusing,
      BiPredicate<Transaction, Person> due) {
    List<Reason> held = held(personId);
    if (!held.isEmpty()) {
      return Outcome.refused(held);
    }
    Set<String> known = owners(personId);
    List<Trace> found =
        work.<Optional<Person>>read(transaction -> persons.find(transaction, personId))
            .map(person -> traces.apply(person, known))
            .orElse(List.of());
    return work.write(
        transaction -> {
          List<Reason> against = refusing.apply(transaction);
          if (!against.isEmpty()) {
            return Outcome.refused(against);
          }
          Person person = persons.find(transaction, personId).orElseThrow();
          // What he did under an id that was linked since was not looked for.
          if (!ownersOf(transaction, personId).equals(known) || !due.test(transaction, person)) {
            return Outcome.refused(PersonReason.PERSON_CHANGED.because().refuses());
          }
          ties.release(transaction, person);
          persons.erase(transaction, personId);
          for (Trace trace : found) {
            log.eraseWho(transaction, trace.subject(), trace.actors());
          }
          log.eraseWhat(transaction, personId.toString());
          events.note(transaction, "person-erased", personId, actor, Map.of());
          return Outcome.accepted(personId);
        });
  }

  private List<Reason> against(Transaction transaction, Actor actor, UUID personId) {
    List<Reason> stays = stays(transaction, personId);
    if (!stays.isEmpty()) {
      return stays;
    }
    Optional<ErasureRequest> request = persons.requested(transaction, personId);
    if (request.isEmpty()) {
      return List.of(PersonReason.ERASURE_NOT_REQUESTED.because().refuses());
    }
    return same.isSame(transaction, request.get().by(), actor)
        ? List.of(PersonReason.SAME_STAFF.because().refuses())
        : List.of();
  }

  private List<Reason> stays(Transaction transaction, UUID personId) {
    Optional<Person> person = persons.lock(transaction, personId);
    if (person.isEmpty()) {
      return List.of(PersonReason.PERSON_UNKNOWN.because().refuses());
    }
    return persons.isGuardian(transaction, personId)
        ? List.of(PersonReason.STILL_GUARDIAN.because().refuses())
        : ties.against(transaction, person.get());
  }

  private List<Reason> held(UUID personId) {
    Set<String> owners = owners(personId);
    return work.<Optional<Person>>read(transaction -> persons.find(transaction, personId))
        .map(person -> holds.apply(person, owners))
        .orElse(List.of());
  }

  private Set<String> owners(UUID personId) {
    return work.read(transaction -> ownersOf(transaction, personId));
  }

  private Set<String> ownersOf(Transaction transaction, UUID personId) {
    return persons.links(transaction, personId).stream()
        .map(PersonLink::ownerId)
        .collect(Collectors.toUnmodifiableSet());
  }
}
