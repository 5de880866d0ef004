package org.gongtong.core.timebank.bank;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.people.Eligibility;
import org.gongtong.core.people.Person;
import org.gongtong.core.people.PersonStore;
import org.gongtong.core.place.Community;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.timebank.AccountKind;
import org.gongtong.core.timebank.ledger.AccountState;
import org.gongtong.core.timebank.ledger.LedgerStore;
import org.gongtong.core.timebank.ledger.Relative;
import org.gongtong.core.timebank.ledger.TimeBank;
import org.gongtong.core.timebank.service.Notice;
import org.gongtong.core.timebank.service.NoticeStore;
import org.gongtong.core.timebank.service.ServicePolicies;
import org.gongtong.core.timebank.service.ServicePolicy;

/** Reads who a member is, whom he speaks for and whose relative he is. Thread-safe. */
public final class MemberReader {

  private final UnitOfWork work;
  private final LedgerStore ledger;
  private final PersonStore persons;
  private final NoticeStore notices;
  private final ServicePolicies policies;

  public MemberReader(
      UnitOfWork work,
      LedgerStore ledger,
      PersonStore persons,
      NoticeStore notices,
      ServicePolicies policies) {
    this.work = work;
    this.ledger = ledger;
    this.persons = persons;
    this.notices = notices;
    this.policies = policies;
  }

  /**
   * A relative's account. Immutable.
   *
   * @param account its id
   * @param holder whose it is
   * @param relation what he is to the one who asked
   */
  public record Kin(UUID account, String holder, String relation) {}

  /** A person whose records are kept. */
  public Optional<Person> person(UUID personId) {
    return work.read(transaction -> persons.find(transaction, personId));
  }

  /**
   * A member's own account: the one that is open on a day, else one that was.
   *
   * @param day in the bank's zone
   */
  public Optional<AccountState> account(TimeBank bank, String member, LocalDate day) {
    return work.read(
        transaction -> {
          List<AccountState> own = new ArrayList<>();
          ledger.accountsOf(transaction, bank.id(), member).stream()
              .filter(account -> account.kind() == AccountKind.INDIVIDUAL)
              .forEach(account -> ledger.find(transaction, account.id()).ifPresent(own::add));
          return own.stream()
              .filter(state -> isOpen(state, day))
              .findFirst()
              .or(() -> own.stream().findFirst());
        });
  }

  private static boolean isOpen(AccountState state, LocalDate day) {
    LocalDate closed = state.account().closed();
    return !day.isBefore(state.account().opened()) && (closed == null || day.isBefore(closed));
  }

  /** Who is a verified relative of an account's holder on a day, and has an account open then. */
  public List<Kin> relatives(UUID accountId, LocalDate day) {
    return work.read(
        transaction -> {
          List<Kin> found = new ArrayList<>();
          for (Relative relative : ledger.relatives(transaction, List.of(accountId))) {
            if (!relative.holdsOn(day)) {
              continue;
            }
            ledger
                .find(transaction, relative.relativeId())
                .filter(state -> isOpen(state, day))
                .ifPresent(
                    state ->
                        found.add(
                            new Kin(
                                relative.relativeId(),
                                state.account().holder(),
                                relative.relation())));
          }
          return found.stream().distinct().toList();
        });
  }

  /** Whom a person is guardian of on a day, as it was found. */
  public List<String> minorsOf(UUID guardianId, LocalDate day) {
    return work.read(
        transaction ->
            persons.minorsOf(transaction, guardianId).stream()
                .filter(found -> found.period().contains(day))
                .map(Eligibility::personId)
                .map(UUID::toString)
                .distinct()
                .toList());
  }

  /** A member's offers and requests that are open, in the order of their ids. */
  public List<Notice> openNotices(UUID communityId, String member) {
    return work.read(
        transaction -> notices.openOf(transaction, communityId, member, NoticeStore.PAGE_MOST));
  }

  /** What the rules ask of services in a community on a day, or why nothing does. */
  public Outcome<ServicePolicy> services(Community community, LocalDate day) {
    return work.read(
        transaction -> policies.on(transaction, community.id(), community.jurisdiction(), day));
  }
}
