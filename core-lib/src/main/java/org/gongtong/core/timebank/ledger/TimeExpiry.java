package org.gongtong.core.timebank.ledger;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.timebank.AccountTerms;
import org.gongtong.core.timebank.OperationKey;
import org.gongtong.core.timebank.TransferKind;
import org.jspecify.annotations.Nullable;

/**
 * Lets time run out where the policy of today says that it does: what a job calls now and then. How
 * long time lasts is said by the policy of the day on which it came in. Each account has a
 * transaction and a key of its own, made of the account and the day: two that run at once, or one
 * that is run again, let the same minutes run out once. Thread-safe.
 */
public final class TimeExpiry {
  private static final Actor SELF = Actor.system("time-expiry");
  private static final int PAGE = 500;

  private final UnitOfWork work;
  private final LedgerStore store;
  private final LedgerDesk desk;
  private final LedgerPolicies policies;
  private final InstantSource clock;

  /** Until which day nothing more is to do for a bank, as far as this one knows. */
  private final Map<UUID, LocalDate> done = new ConcurrentHashMap<>();

  public TimeExpiry(
      UnitOfWork work,
      LedgerStore store,
      LedgerDesk desk,
      LedgerPolicies policies,
      InstantSource clock) {
    this.work = work;
    this.store = store;
    this.desk = desk;
    this.policies = policies;
    this.clock = clock;
  }

  /**
   * As {@link #run}, for a job that comes often: once all accounts of a bank are done, it does
   * nothing before the bank's next day.
   */
  public List<Lapse> tick(TimeBank bank, int most) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), bank.zone());
    if (today.equals(done.get(bank.id()))) {
      return List.of();
    }
    Sweep sweep = sweep(bank, most, today);
    if (sweep.isWhole()) {
      done.put(bank.id(), today);
    }
    return sweep.lapsed();
  }

  /**
   * Lets time run out, of a bounded number of accounts: those that are done are not looked at again
   * before more of their time runs out or something is posted to them.
   *
   * @param most how many accounts with something to look at it takes on, 1 or more
   * @return what ran out; if as many accounts were looked at as it may, there may be more
   */
  public List<Lapse> run(TimeBank bank, int most) {
    return sweep(bank, most, LocalDate.ofInstant(clock.instant(), bank.zone())).lapsed();
  }

  /**
   * @param isWhole whether all accounts were seen
   */
  private record Sweep(List<Lapse> lapsed, boolean isWhole) {}

  private Sweep sweep(TimeBank bank, int most, LocalDate today) {
    Optional<AccountTerms> terms = work.read(tx -> terms(tx, bank, today));
    List<Lapse> lapsed = new ArrayList<>();
    if (terms.isEmpty() || terms.get().expiry() == null) {
      return new Sweep(lapsed, true);
    }
    boolean toPool = terms.get().expired() == AccountTerms.Expired.POOL;
    UUID to = toPool ? bank.poolId() : bank.reserveId();
    UUID after = null;
    int left = most;
    while (left > 0) {
      List<UUID> page = page(bank, after);
      if (page.isEmpty()) {
        return new Sweep(lapsed, true);
      }
      after = page.get(page.size() - 1);
      List<UUID> members =
          page.stream()
              .filter(id -> !id.equals(bank.poolId()) && !id.equals(bank.reserveId()))
              .toList();
      List<UUID> due = work.read(tx -> store.records().lapses().due(tx, members, today));
      for (UUID accountId : due.subList(0, Math.min(left, due.size()))) {
        work.write(tx -> lapse(tx, bank, accountId, today, to)).ifPresent(lapsed::add);
        left--;
      }
    }
    return new Sweep(lapsed, false);
  }

  private List<UUID> page(TimeBank bank, @Nullable UUID after) {
    return work.read(tx -> store.records().lapses().accounts(tx, bank.id(), after, PAGE));
  }

  private Optional<AccountTerms> terms(Transaction transaction, TimeBank bank, LocalDate day) {
    return policies.inForce(transaction, bank, day).map(policy -> policy.transfers().accounts());
  }

  /** The first day on which time of a day is no longer there, each day asked for once. */
  private LotReader reader(Transaction transaction, TimeBank bank) {
    Map<LocalDate, Optional<LocalDate>> known = new HashMap<>();
    return new LotReader(
        transaction,
        store.records(),
        day ->
            known.computeIfAbsent(
                day,
                asked -> terms(transaction, bank, asked).flatMap(terms -> terms.expiresOn(asked))));
  }

  private Optional<Lapse> lapse(
      Transaction transaction, TimeBank bank, UUID accountId, LocalDate today, UUID to) {
    AccountState found = store.find(transaction, accountId).orElseThrow();
    LedgerAccount account = found.account();
    if (AccountDesk.isSpecial(account.kind())) {
      // What stands with another community is nobody's here.
      store.records().lapses().looked(transaction, accountId, found.postings(), null);
      return Optional.empty();
    }
    UUID main = Objects.requireNonNullElse(account.parentId(), accountId);
    AccountState state = locked(transaction, bank, main, accountId, to);
    List<Lot> lots = reader(transaction, bank).of(accountId, account.bucket()).lots();
    List<Lot> expired = lots.stream().filter(lot -> lot.hasExpired(today)).toList();
    // An appointment that was made in time is paid with the oldest minutes.
    long minutes =
        Math.max(0, expired.stream().mapToLong(Lot::minutes).sum() - Math.max(0, state.held()));
    LocalDate next = next(lots, today);
    if (minutes == 0) {
      // What is held runs out when it is free again, which no posting may tell of.
      LocalDate again = expired.isEmpty() ? next : today.plusDays(1);
      store.records().lapses().looked(transaction, accountId, state.postings(), again);
      return Optional.empty();
    }
    LedgerAnswer answer =
        desk.take(
                transaction,
                bank,
                List.of(
                    new LedgerDesk.Sent(
                        SELF,
                        new OrderedMove(
                            OperationKey.of("lapse " + accountId + " " + today),
                            TransferKind.EXPIRE,
                            today.atStartOfDay(),
                            main,
                            to,
                            minutes,
                            account.bucket()))))
            .get(0);
    boolean done = answer.isDone() && !answer.again();
    boolean all = done && state.held() == 0;
    store
        .records()
        .lapses()
        .looked(
            transaction,
            accountId,
            state.postings() + (done ? 1 : 0),
            all ? next : today.plusDays(1));
    return done
        ? Optional.of(new Lapse(main, account.bucket(), today, minutes, expired))
        : Optional.empty();
  }

  /** Locks an account, where its time goes, and then its parts, as every command does. */
  private AccountState locked(
      Transaction transaction, TimeBank bank, UUID main, UUID accountId, UUID to) {
    List<AccountState> locked =
        new ArrayList<>(store.lock(transaction, bank.id(), List.of(main, to)));
    if (!main.equals(accountId)) {
      locked.addAll(store.records().lockParts(transaction, List.of(main)));
    }
    return locked.stream()
        .filter(state -> state.account().id().equals(accountId))
        .findFirst()
        .orElseThrow();
  }

  private static @Nullable LocalDate next(List<Lot> lots, LocalDate today) {
    return lots.stream()
        .filter(lot -> !lot.hasExpired(today))
        .map(Lot::expires)
        .filter(Objects::nonNull)
        .min(LocalDate::compareTo)
        .orElse(null);
  }

  /** All that is in an account and its parts, the oldest first in each. */
  public List<Lot> lots(TimeBank bank, UUID accountId) {
    return work.read(
        transaction -> {
          List<Lot> lots = new ArrayList<>();
          LotReader reader = reader(transaction, bank);
          for (LedgerAccount account : divided(transaction, accountId)) {
            lots.addAll(reader.of(account.id(), account.bucket()).lots());
          }
          return List.copyOf(lots);
        });
  }

  private List<LedgerAccount> divided(Transaction transaction, UUID accountId) {
    List<LedgerAccount> all = new ArrayList<>();
    store.find(transaction, accountId).map(AccountState::account).ifPresent(all::add);
    store.records().parts(transaction, List.of(accountId)).forEach(part -> all.add(part.account()));
    return all;
  }

  /**
   * What of an account runs out by a day if nothing is spent until then, for telling its holder in
   * time. What is to run out today and has not yet is the first. As in {@link #run}, nothing runs
   * out where the rules of today let time last; else all postings of the account are read.
   *
   * @param until the last day that is looked at
   * @return by day, and by part of the account
   */
  public List<Lapse> forecast(TimeBank bank, UUID accountId, LocalDate until) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), bank.zone());
    return work.read(
        transaction -> {
          if (terms(transaction, bank, today).map(AccountTerms::expiry).isEmpty()) {
            return List.of();
          }
          LotReader reader = reader(transaction, bank);
          List<Lapse> lapses = new ArrayList<>();
          for (LedgerAccount account : divided(transaction, accountId)) {
            Map<LocalDate, List<Lot>> byDay = new TreeMap<>();
            for (Lot lot : reader.of(account.id(), account.bucket()).lots()) {
              LocalDate expires = lot.expires();
              if (expires != null && !expires.isAfter(until)) {
                byDay.computeIfAbsent(expires, day -> new ArrayList<>()).add(lot);
              }
            }
            byDay.forEach((day, lots) -> lapses.add(lapse(accountId, account, day, lots)));
          }
          lapses.sort(Comparator.comparing(Lapse::day).thenComparing(Lapse::bucket));
          return List.copyOf(lapses);
        });
  }

  /**
   * What of an account runs out next, all parts together, as {@link #forecast} has it.
   *
   * @return the minutes of that day, their part being that of the first of them
   */
  public Optional<Lapse> next(TimeBank bank, UUID accountId) {
    List<Lapse> all = forecast(bank, accountId, LocalDate.MAX);
    return all.stream()
        .findFirst()
        .map(
            first -> {
              List<Lapse> together =
                  all.stream().filter(lapse -> lapse.day().equals(first.day())).toList();
              return new Lapse(
                  accountId,
                  first.bucket(),
                  first.day(),
                  together.stream().mapToLong(Lapse::minutes).sum(),
                  together.stream().flatMap(lapse -> lapse.lots().stream()).toList());
            });
  }

  private static Lapse lapse(UUID accountId, LedgerAccount account, LocalDate day, List<Lot> lots) {
    long minutes = lots.stream().mapToLong(Lot::minutes).sum();
    return new Lapse(accountId, account.bucket(), day, minutes, lots);
  }
}
