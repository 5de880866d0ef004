package org.gongtong.core.people;

import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.SamePerson;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.rules.Outcome;

/**
 * Says which persons hold which logins, so that a member of staff is known at his own door where
 * the login is no owner's id. Thread-safe.
 */
public final class AccountLinks {
  private final UnitOfWork work;
  private final PersonStore persons;
  private final AccountLinkStore store;
  private final Predicate<String> accounts;
  private final PersonEvents events;
  private final InstantSource clock;

  /**
   * @param accounts whether there is a login; never asked within a transaction
   */
  public AccountLinks(
      UnitOfWork work,
      PersonStore persons,
      AccountLinkStore store,
      Predicate<String> accounts,
      AuditLog audit,
      IdSource ids,
      InstantSource clock) {
    this.work = work;
    this.persons = persons;
    this.store = store;
    this.accounts = accounts;
    this.events = new PersonEvents(audit, ids, clock);
    this.clock = clock;
  }

  /**
   * Links a login to a person. Again, it changes nothing.
   *
   * @param evidence what shows that they are one
   */
  public Outcome<AccountLink> link(Actor actor, String login, UUID personId, String evidence) {
    String proof = evidence.strip();
    if (actor.id().equals(login)) {
      return refused(PersonReason.ACCOUNT_OWN);
    }
    if (!accounts.test(login)) {
      return Outcome.refused(
          PersonReason.ACCOUNT_UNKNOWN.because().figure("login", login).refuses());
    }
    if (proof.isEmpty()) {
      return refused(PersonReason.PROOF_MISSING);
    }
    if (proof.length() > PersonRecords.EVIDENCE_MOST) {
      return Outcome.refused(
          PersonReason.PROOF_TOO_LONG
              .because()
              .figure("most", PersonRecords.EVIDENCE_MOST)
              .refuses());
    }
    return work.write(
        transaction -> {
          if (persons.lock(transaction, personId).isEmpty()) {
            return refused(PersonReason.PERSON_UNKNOWN);
          }
          AccountLink link = new AccountLink(login, personId, proof, clock.instant(), actor);
          if (store.add(transaction, link)) {
            events.note(transaction, "account-linked", personId, actor, Map.of("account", login));
          }
          return Outcome.accepted(find(transaction, login, personId).orElse(link));
        });
  }

  private Optional<AccountLink> find(Transaction transaction, String login, UUID personId) {
    return store.of(transaction, login).stream()
        .filter(link -> link.personId().equals(personId))
        .findFirst();
  }

  /** Takes a link away. Again, it changes nothing. */
  public Outcome<UUID> unlink(Actor actor, String login, UUID personId) {
    if (actor.id().equals(login)) {
      return refused(PersonReason.ACCOUNT_OWN);
    }
    return work.write(
        transaction -> {
          if (store.remove(transaction, login, personId)) {
            events.note(transaction, "account-unlinked", personId, actor, Map.of("account", login));
          }
          return Outcome.accepted(personId);
        });
  }

  /** The links of a login. */
  public List<AccountLink> of(String login) {
    return work.glance(transaction -> store.of(transaction, login));
  }

  /** The owners' ids of a community that the holder of a login stands behind. */
  public Set<String> owners(Transaction transaction, UUID communityId, String login) {
    return store.of(transaction, login).stream()
        .map(AccountLink::personId)
        .filter(
            person ->
                persons
                    .find(transaction, person)
                    .filter(there -> there.communityId().equals(communityId))
                    .isPresent())
        .flatMap(person -> persons.links(transaction, person).stream())
        .map(PersonLink::ownerId)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether one human being holds both logins, as far as links say. */
  public boolean isSame(Transaction transaction, Actor one, Actor other) {
    return SamePerson.byLogin().isSame(transaction, one, other)
        || !Collections.disjoint(holders(transaction, one.id()), holders(transaction, other.id()));
  }

  private Set<UUID> holders(Transaction transaction, String login) {
    return store.of(transaction, login).stream()
        .map(AccountLink::personId)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static <T> Outcome<T> refused(PersonReason reason) {
    return Outcome.refused(reason.because().refuses());
  }
}
