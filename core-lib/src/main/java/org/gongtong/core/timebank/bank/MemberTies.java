package org.gongtong.core.timebank.bank;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.people.Person;
import org.gongtong.core.people.PersonTies;
import org.gongtong.core.rules.Reason;
import org.gongtong.core.timebank.ledger.AccountState;
import org.gongtong.core.timebank.ledger.LedgerAccount;
import org.gongtong.core.timebank.ledger.LedgerStore;
import org.gongtong.core.timebank.ledger.TimeBank;

/**
 * What ties a person to the time bank. His accounts are given up before he is erased, or nobody
 * would ever know whose the time in them is. The journal stays, under an id that leads to nobody;
 * his date of birth goes from it. Thread-safe.
 */
public final class MemberTies implements PersonTies {

  private final LedgerStore ledger;
  private final InstantSource clock;

  public MemberTies(LedgerStore ledger, InstantSource clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  @Override
  public List<Reason> against(Transaction transaction, Person person) {
    List<Reason> against = new ArrayList<>();
    for (TimeBank bank : ledger.banksOf(transaction, person.communityId())) {
      LocalDate today = LocalDate.ofInstant(clock.instant(), bank.zone());
      List<UUID> own =
          ledger.accountsOf(transaction, bank.id(), person.id().toString()).stream()
              .map(LedgerAccount::id)
              .toList();
      for (AccountState state : ledger.lock(transaction, bank.id(), own)) {
        LocalDate closed = state.account().closed();
        long balance = state.balance() + restricted(transaction, state);
        if (closed == null || closed.isAfter(today) || balance != 0) {
          against.add(
              BankReason.TIME_MEMBER_UNCLOSED
                  .because()
                  .figure("account", state.account().id())
                  .figure("balance", balance)
                  .refuses());
        }
      }
    }
    return against;
  }

  private long restricted(Transaction transaction, AccountState state) {
    return state.account().marks().parts()
        ? ledger.records().parts(transaction, List.of(state.account().id())).stream()
            .mapToLong(AccountState::balance)
            .sum()
        : 0;
  }

  @Override
  public void release(Transaction transaction, Person person) {
    for (TimeBank bank : ledger.banksOf(transaction, person.communityId())) {
      ledger.records().forgetBirth(transaction, bank.id(), person.id().toString());
    }
  }
}
