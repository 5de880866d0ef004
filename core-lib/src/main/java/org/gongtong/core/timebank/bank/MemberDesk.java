package org.gongtong.core.timebank.bank;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.people.ConsentPurpose;
import org.gongtong.core.people.Person;
import org.gongtong.core.people.PersonBirths;
import org.gongtong.core.people.PersonReason;
import org.gongtong.core.people.PersonStore;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.timebank.AccountKind;
import org.gongtong.core.timebank.ledger.AccountDesk;
import org.gongtong.core.timebank.ledger.AccountState;
import org.gongtong.core.timebank.ledger.LedgerAccount;
import org.gongtong.core.timebank.ledger.LedgerStore;
import org.gongtong.core.timebank.ledger.TimeBank;
import org.gongtong.core.timebank.service.PersonMembers;

/**
 * Opens the accounts of persons, who are members of the time bank from then on. Thread-safe.
 *
 * <p>An account's holder is the id of the person; nobody has one who has not agreed, or whose
 * guardian has not.
 */
public final class MemberDesk implements PersonMembers.Joining {

  private final UnitOfWork work;
  private final LedgerStore ledger;
  private final AccountDesk accounts;
  private final PersonStore persons;
  private final PersonBirths births;
  private final IdSource ids;

  public MemberDesk(
      UnitOfWork work,
      LedgerStore ledger,
      AccountDesk accounts,
      PersonStore persons,
      PersonBirths births,
      IdSource ids) {
    this.work = work;
    this.ledger = ledger;
    this.accounts = accounts;
    this.persons = persons;
    this.births = births;
    this.ids = ids;
  }

  /**
   * Opens a person's account.
   *
   * @param opened the first day on which it takes part
   * @return the account, or a refusal {@link PersonReason#PERSON_UNKNOWN}, {@link
   *     BankReason#TIME_CONSENT_MISSING} or {@link BankReason#TIME_MEMBER_ALREADY}
   */
  public Outcome<LedgerAccount> open(Actor actor, TimeBank bank, UUID personId, LocalDate opened) {
    return work.write(
        transaction -> {
          // Locked, so that he is not given two accounts at once.
          Optional<Person> person =
              persons
                  .lock(transaction, personId)
                  .filter(found -> found.communityId().equals(bank.communityId()));
          if (person.isEmpty()) {
            return Outcome.refused(PersonReason.PERSON_UNKNOWN.because().refuses());
          }
          boolean agreed =
              persons.consents(transaction, personId).stream()
                  .filter(consent -> consent.purpose() == ConsentPurpose.TIME_BANK)
                  .anyMatch(consent -> consent.withdrawnAt() == null);
          if (!agreed) {
            return Outcome.refused(BankReason.TIME_CONSENT_MISSING.because().refuses());
          }
          Optional<LedgerAccount> there =
              individual(transaction, bank, personId.toString()).stream()
                  .filter(account -> account.closed() == null)
                  .findFirst();
          if (there.isPresent()) {
            return Outcome.refused(
                BankReason.TIME_MEMBER_ALREADY
                    .because()
                    .figure("account", there.get().id())
                    .refuses());
          }
          LedgerAccount account =
              new LedgerAccount(
                  ids.next(),
                  bank.id(),
                  AccountKind.INDIVIDUAL,
                  personId.toString(),
                  births.of(transaction, person.get()).orElse(null),
                  opened,
                  null);
          return accounts
              .openAll(transaction, actor, bank, List.of(account))
              .map(all -> all.get(0));
        });
  }

  /** A holder's accounts and what they stand at, in the order of their ids. */
  public List<AccountState> accountsOf(TimeBank bank, String holder) {
    return work.read(
        transaction ->
            ledger.accountsOf(transaction, bank.id(), holder).stream()
                .flatMap(account -> ledger.find(transaction, account.id()).stream())
                .toList());
  }

  private List<LedgerAccount> individual(Transaction transaction, TimeBank bank, String holder) {
    return ledger.accountsOf(transaction, bank.id(), holder).stream()
        .filter(account -> account.kind() == AccountKind.INDIVIDUAL)
        // Parts of an account go with it.
        .filter(account -> account.parentId() == null)
        .toList();
  }

  @Override
  public Optional<LocalDate> of(Transaction transaction, UUID communityId, String memberId) {
    return ledger.banksOf(transaction, communityId).stream()
        .flatMap(bank -> individual(transaction, bank, memberId).stream())
        .map(LedgerAccount::opened)
        .min(Comparator.naturalOrder());
  }
}
