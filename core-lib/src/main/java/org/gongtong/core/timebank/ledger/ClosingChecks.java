package org.gongtong.core.timebank.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.SamePerson;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.core.timebank.AccountKind;
import org.gongtong.core.timebank.AccountTerms;

/** What speaks against giving an account up. Thread-safe. */
final class ClosingChecks {

  private final LedgerStore store;
  private final SamePerson persons;

  ClosingChecks(LedgerStore store, SamePerson persons) {
    this.store = store;
    this.persons = persons;
  }

  /**
   * Locks what an order is about, the pool and the other accounts with it, in the order in which
   * everybody does, and sees who orders it and of what day.
   */
  Outcome<ClosingAccount> locked(
      Transaction transaction,
      TimeBank bank,
      ClosingOrder order,
      ClosingWish wish,
      LocalDate today) {
    return locked(transaction, bank, order, wish, today, people(transaction, order, wish));
  }

  /** As {@link #locked}, of an order that still lacks its second person. */
  Outcome<ClosingAccount> proposed(
      Transaction transaction,
      TimeBank bank,
      ClosingOrder order,
      ClosingWish wish,
      LocalDate today) {
    boolean stranger = wish.needsStaff() && order.first().kind() != Actor.Kind.STAFF;
    return locked(
        transaction,
        bank,
        order,
        wish,
        today,
        stranger ? List.of(ClosingReason.TIME_SECOND_NOT_STAFF.because().refuses()) : List.of());
  }

  private Outcome<ClosingAccount> locked(
      Transaction transaction,
      TimeBank bank,
      ClosingOrder order,
      ClosingWish wish,
      LocalDate today,
      List<Reason> people) {
    Set<UUID> others = wish.others();
    Set<UUID> wanted = new LinkedHashSet<>(others);
    wanted.add(order.accountId());
    wanted.add(bank.poolId());
    List<AccountState> locked = store.lock(transaction, bank.id(), wanted);
    Optional<AccountState> found =
        locked.stream()
            .filter(one -> one.account().id().equals(order.accountId()))
            .filter(one -> !one.account().isPart())
            .findFirst();
    if (found.isEmpty()) {
      return AccountDesk.unknown();
    }
    LedgerAccount account = found.get().account();
    if (AccountDesk.isSpecial(account.kind())) {
      return Outcome.refused(AccountReason.TIME_ACCOUNT_OF_BANK.because().refuses());
    }
    List<Reason> against = new ArrayList<>(people);
    if (order.day().isAfter(today) || order.day().isBefore(account.opened())) {
      against.add(
          ClosingReason.TIME_ORDER_DAY
              .because()
              .figure("day", order.day())
              .figure("opened", account.opened())
              .figure("today", today)
              .refuses());
    }
    if (AccountChanges.isNoReason(order.evidence())) {
      against.add(AccountReason.TIME_WHY_MISSING.because().refuses());
    }
    if (!against.isEmpty()) {
      return Outcome.refused(against);
    }
    List<AccountState> parts =
        account.marks().parts()
            ? store.records().lockParts(transaction, List.of(account.id()))
            : List.of();
    return Outcome.accepted(
        new ClosingAccount(
            found.get(),
            parts,
            locked.stream().filter(one -> others.contains(one.account().id())).toList()));
  }

  private List<Reason> people(Transaction transaction, ClosingOrder order, ClosingWish wish) {
    List<Reason> against = new ArrayList<>();
    Actor first = order.first();
    Actor second = order.second();
    if (first.equals(second) || persons.isSame(transaction, first, second)) {
      against.add(ClosingReason.TIME_SECOND_SAME.because().refuses());
    }
    if (second.kind() != Actor.Kind.STAFF
        || wish.needsStaff() && first.kind() != Actor.Kind.STAFF) {
      against.add(ClosingReason.TIME_SECOND_NOT_STAFF.because().refuses());
    }
    return against;
  }

  /**
   * Open, or closed with something left in it; nothing held, and, unless it only goes to sleep,
   * nothing owed.
   */
  Outcome<ClosingAccount> closing(ClosingAccount account, ClosingWay way) {
    List<Reason> against = new ArrayList<>();
    LocalDate closed = account.account().closed();
    boolean left = account.all() > 0 && !way.sleeps();
    if (closed != null && !left) {
      against.add(AccountReason.TIME_ACCOUNT_CLOSED.because().figure("day", closed).refuses());
    }
    if (account.held() != 0) {
      against.add(
          ClosingReason.TIME_HOLDS_PENDING.because().figure("held", account.held()).refuses());
    }
    if (account.state().balance() < 0 && !way.sleeps()) {
      against.add(
          ClosingReason.TIME_ACCOUNT_IN_DEBT
              .because()
              .figure("balance", account.state().balance())
              .refuses());
    }
    boolean persons = way == ClosingWay.SUCCEEDED || way == ClosingWay.MERGED;
    if (persons && account.account().kind() != AccountKind.INDIVIDUAL) {
      against.add(AccountReason.TIME_ACCOUNT_NOT_PERSONAL.because().refuses());
    }
    return against.isEmpty() ? Outcome.accepted(account) : Outcome.refused(against);
  }

  /** Whether heirs may be, each once, each a relative on that day with an account of his own. */
  Outcome<List<Heir>> heirs(
      Transaction transaction,
      ClosingAccount account,
      List<Heir> heirs,
      AccountTerms.Succession rule,
      LocalDate day) {
    if (rule == AccountTerms.Succession.POOL && !heirs.isEmpty()) {
      return Outcome.refused(ClosingReason.TIME_SUCCESSION_TO_POOL.because().refuses());
    }
    List<Reason> against = new ArrayList<>();
    Set<UUID> relatives =
        store.relatives(transaction, List.of(account.account().id())).stream()
            .filter(relative -> relative.holdsOn(day))
            .map(Relative::relativeId)
            .collect(Collectors.toSet());
    Set<UUID> named = new HashSet<>();
    for (Heir heir : heirs) {
      if (!named.add(heir.accountId()) || heir.share() < 1 || heir.share() > Heir.MOST) {
        against.add(ClosingReason.TIME_HEIR_SHARES.because().figure("most", Heir.MOST).refuses());
      }
      boolean open =
          account.others().stream()
              .map(AccountState::account)
              .filter(other -> other.id().equals(heir.accountId()))
              .anyMatch(other -> AccountChanges.isPersonal(other) && isOpen(other, day));
      if (!open || !relatives.contains(heir.accountId())) {
        against.add(
            ClosingReason.TIME_HEIR_NOT_VERIFIED
                .because()
                .figure("heir", heir.accountId().toString())
                .refuses());
      }
    }
    return against.isEmpty() ? Outcome.accepted(heirs) : Outcome.refused(against);
  }

  private static boolean isOpen(LedgerAccount account, LocalDate day) {
    LocalDate closed = account.closed();
    return !account.isPart()
        && !day.isBefore(account.opened())
        && (closed == null || day.isBefore(closed));
  }

  /** The account that another is merged into, if both can be one person's. */
  Outcome<LedgerAccount> merging(
      Transaction transaction, ClosingAccount account, UUID into, LocalDate day) {
    Optional<LedgerAccount> target =
        account.others().stream()
            .map(AccountState::account)
            .filter(other -> !other.id().equals(account.account().id()))
            .filter(other -> other.kind() == AccountKind.INDIVIDUAL && isOpen(other, day))
            .findFirst();
    if (target.isEmpty()) {
      return Outcome.refused(ClosingReason.TIME_MERGE_SAME.because().refuses());
    }
    List<Reason> against = new ArrayList<>();
    LocalDate birth = account.account().birthDate();
    LocalDate other = target.get().birthDate();
    if (birth != null && other != null && !birth.equals(other)) {
      against.add(ClosingReason.TIME_MERGE_BIRTHS.because().refuses());
    }
    if (areRelatives(transaction, account.account().id(), into)
        || areRelatives(transaction, into, account.account().id())) {
      against.add(ClosingReason.TIME_MERGE_RELATIVES.because().refuses());
    }
    return against.isEmpty() ? Outcome.accepted(target.get()) : Outcome.refused(against);
  }

  /** Whether it was ever noted, in error or not: somebody looked at both and saw two people. */
  private boolean areRelatives(Transaction transaction, UUID of, UUID other) {
    return store.relatives(transaction, List.of(of)).stream()
            .anyMatch(relative -> relative.relativeId().equals(other))
        || store.records().kinChanges(transaction, of).stream()
            .anyMatch(change -> change.relativeId().equals(other));
  }

  /** An account that was closed by going to sleep, and nothing since. */
  Outcome<ClosingAccount> dormant(Transaction transaction, ClosingAccount account) {
    List<Closing> all = store.records().closings(transaction, account.account().id());
    boolean sleeps = !all.isEmpty() && all.get(all.size() - 1).way().sleeps();
    return sleeps && account.account().closed() != null
        ? Outcome.accepted(account)
        : Outcome.refused(ClosingReason.TIME_NOT_DORMANT.because().refuses());
  }
}
