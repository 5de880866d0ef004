package org.gongtong.core.timebank.ledger;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.timebank.AccountKind;
import org.jspecify.annotations.Nullable;

/**
 * Opens and closes time banks and their accounts, and notes who is whose relative. Each change has
 * one audit event in the same transaction. Thread-safe.
 */
public final class AccountDesk {
  private static final Pattern RELATION = Pattern.compile("[a-z]{1,32}");

  private final UnitOfWork work;
  private final LedgerStore store;
  private final AuditLog audit;
  private final IdSource ids;
  private final InstantSource clock;
  private final LedgerEvents events;

  public AccountDesk(
      UnitOfWork work, LedgerStore store, AuditLog audit, IdSource ids, InstantSource clock) {
    this.work = work;
    this.store = store;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
    this.events = new LedgerEvents(ids);
  }

  /**
   * Opens a bank for a community, with its pool and its reserve.
   *
   * @param zone in which its days are counted
   */
  public TimeBank openBank(Actor actor, UUID communityId, ZoneId zone) {
    return work.write(transaction -> openBank(transaction, actor, communityId, zone));
  }

  /** As the other one, inside a transaction of the caller. */
  public TimeBank openBank(Transaction transaction, Actor actor, UUID communityId, ZoneId zone) {
    TimeBank bank = new TimeBank(ids.next(), communityId, zone, ids.next(), ids.next());
    store.addBank(transaction, bank);
    store.addAccounts(
        transaction,
        List.of(
            special(bank, bank.poolId(), AccountKind.POOL),
            special(bank, bank.reserveId(), AccountKind.RESERVE)));
    note(
        transaction,
        "time-bank-opened",
        bank.id(),
        actor,
        clock.instant(),
        Map.of("community", communityId.toString(), "zone", zone.getId()));
    return bank;
  }

  private static LedgerAccount special(TimeBank bank, UUID id, AccountKind kind) {
    return new LedgerAccount(id, bank.id(), kind, "", null, LocalDate.EPOCH, null);
  }

  /**
   * Opens an account, today or on a day that has passed.
   *
   * @param holder the id of whom it belongs to, no name
   * @param birthDate where rules ask for an age; null if not known
   * @param opened the first day on which it takes part
   * @return the account, or a refusal with a code of {@link AccountReason}
   */
  public Outcome<LedgerAccount> open(
      Actor actor,
      TimeBank bank,
      AccountKind kind,
      String holder,
      @Nullable LocalDate birthDate,
      LocalDate opened) {
    return openAll(
            actor,
            bank,
            List.of(
                new LedgerAccount(ids.next(), bank.id(), kind, holder, birthDate, opened, null)))
        .map(accounts -> accounts.get(0));
  }

  /** As {@link #open}, several at once, with ids of the caller's. */
  public Outcome<List<LedgerAccount>> openAll(
      Actor actor, TimeBank bank, List<LedgerAccount> accounts) {
    return work.write(transaction -> openAll(transaction, actor, bank, accounts));
  }

  /** As the other one, inside a transaction of the caller; a refusal has written nothing. */
  public Outcome<List<LedgerAccount>> openAll(
      Transaction transaction, Actor actor, TimeBank bank, List<LedgerAccount> accounts) {
    for (LedgerAccount account : accounts) {
      if (!account.bankId().equals(bank.id())) {
        throw new IllegalArgumentException("an account of another bank: " + account.id());
      }
      if (isSpecial(account.kind())) {
        return Outcome.refused(AccountReason.TIME_ACCOUNT_OF_BANK.because().refuses());
      }
    }
    Instant now = clock.instant();
    store.addAccounts(transaction, accounts);
    for (LedgerAccount account : accounts) {
      note(
          transaction,
          "time-account-opened",
          account.id(),
          actor,
          now,
          Map.of(
              "bank", bank.id().toString(),
              "kind", account.kind().code(),
              "holder", account.holder(),
              "opened", account.opened().toString()));
    }
    return Outcome.accepted(List.copyOf(accounts));
  }

  static boolean isSpecial(AccountKind kind) {
    return kind == AccountKind.POOL || kind == AccountKind.RESERVE || kind == AccountKind.CLEARING;
  }

  /**
   * Closes an account that is empty.
   *
   * @param day the first on which it takes part in no transfer
   */
  public Outcome<LedgerAccount> close(Actor actor, TimeBank bank, UUID accountId, LocalDate day) {
    return work.write(
        transaction -> {
          List<AccountState> locked = store.lock(transaction, bank.id(), List.of(accountId));
          if (locked.isEmpty() || locked.get(0).account().isPart()) {
            return unknown();
          }
          AccountState state = locked.get(0);
          LedgerAccount account = state.account();
          if (isSpecial(account.kind())) {
            return Outcome.refused(AccountReason.TIME_ACCOUNT_OF_BANK.because().refuses());
          }
          if (account.closed() != null) {
            return Outcome.refused(
                AccountReason.TIME_ACCOUNT_CLOSED
                    .because()
                    .figure("day", account.closed())
                    .refuses());
          }
          List<AccountState> all = withParts(transaction, state);
          if (all.stream().anyMatch(one -> one.balance() != 0 || one.held() != 0)) {
            return Outcome.refused(
                AccountReason.TIME_ACCOUNT_NOT_EMPTY
                    .because()
                    .figure("balance", all.stream().mapToLong(AccountState::balance).sum())
                    .figure("held", all.stream().mapToLong(AccountState::held).sum())
                    .refuses());
          }
          store.close(transaction, accountId, day);
          note(
              transaction,
              "time-account-closed",
              accountId,
              actor,
              clock.instant(),
              Map.of("bank", bank.id().toString(), "closed", day.toString()));
          return Outcome.accepted(account.closedFrom(day));
        });
  }

  private List<AccountState> withParts(Transaction transaction, AccountState state) {
    List<AccountState> all = new ArrayList<>(List.of(state));
    if (state.account().marks().parts()) {
      all.addAll(store.records().lockParts(transaction, List.of(state.account().id())));
    }
    return all;
  }

  /**
   * Notes that one holder is another's relative, as somebody has verified it. Noted again it
   * changes nothing; once it has ended, {@link AccountChanges#resumeKinship} lets it hold again.
   *
   * @param of the account of one
   * @param relative the account of the other
   * @param relation what the other is to the one: {@code child}, {@code parent}, {@code spouse} …
   */
  public Outcome<String> relate(
      Actor actor, TimeBank bank, UUID of, UUID relative, String relation) {
    if (!RELATION.matcher(relation).matches()) {
      return Outcome.refused(
          AccountReason.RELATION_MALFORMED.because().figure("relation", relation).refuses());
    }
    if (of.equals(relative)) {
      return Outcome.refused(AccountReason.RELATIVE_SELF.because().refuses());
    }
    return work.write(
        transaction -> {
          boolean known = isOf(transaction, bank, of) && isOf(transaction, bank, relative);
          if (!known) {
            return unknown();
          }
          if (store.relate(transaction, of, relative, relation)) {
            Map<String, Object> data = new HashMap<>();
            data.put("bank", bank.id().toString());
            data.put("relative", relative.toString());
            data.put("relation", relation);
            note(transaction, "relative-noted", of, actor, clock.instant(), data);
            return Outcome.accepted(relation);
          }
          return store.records().kinChanges(transaction, of).stream()
              .filter(one -> one.relativeId().equals(relative) && one.relation().equals(relation))
              .reduce((a, b) -> b)
              .filter(last -> !last.holds())
              .map(
                  last ->
                      Outcome.<String>refused(
                          AccountReason.RELATIVE_ENDED
                              .because()
                              .figure("day", last.from())
                              .refuses()))
              .orElseGet(() -> Outcome.accepted(relation));
        });
  }

  private boolean isOf(Transaction transaction, TimeBank bank, UUID accountId) {
    return store
        .find(transaction, accountId)
        .filter(state -> state.account().bankId().equals(bank.id()))
        .isPresent();
  }

  static <T> Outcome<T> unknown() {
    return Outcome.refused(AccountReason.TIME_ACCOUNT_UNKNOWN.because().refuses());
  }

  /** The bank of an id. */
  public Optional<TimeBank> findBank(UUID bankId) {
    return work.read(transaction -> store.findBank(transaction, bankId));
  }

  /** An account and what it stands at. */
  public Optional<AccountState> find(UUID accountId) {
    return work.read(transaction -> store.find(transaction, accountId));
  }

  /** Some accounts and what they stand at, on one view, in the order in which they are named. */
  public List<AccountState> find(List<UUID> accountIds) {
    return work.read(
        transaction -> {
          List<AccountState> found = new ArrayList<>();
          for (UUID id : accountIds) {
            store.find(transaction, id).ifPresent(found::add);
          }
          return found;
        });
  }

  /**
   * Accounts of a bank and what they stand at, parts not among them, in the order of their ids.
   *
   * @param kind of which kind; null for all
   * @param after the id after which they begin; null for the first
   * @param limit how many at most
   */
  public List<AccountState> page(
      TimeBank bank, @Nullable AccountKind kind, @Nullable UUID after, int limit) {
    return work.glance(
        transaction -> store.records().page(transaction, bank.id(), kind, after, limit));
  }

  private void note(
      Transaction transaction,
      String type,
      UUID subject,
      Actor actor,
      Instant now,
      Map<String, Object> data) {
    audit.append(transaction, events.event(type, subject.toString(), actor, now, now, data));
  }
}
