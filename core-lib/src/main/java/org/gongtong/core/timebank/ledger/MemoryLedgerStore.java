package org.gongtong.core.timebank.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import org.gongtong.core.kernel.MemoryUnitOfWork;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.timebank.OperationKey;
import org.jspecify.annotations.Nullable;

/**
 * Time banks of an embedder without a database: gone when the process ends. Thread-safe. Cost: a
 * write is linear in all there is; {@link org.gongtong.core.timebank.MemoryLedger} is for speed.
 */
public final class MemoryLedgerStore implements LedgerStore, JournalReader {

  private record KeyOf(UUID bankId, OperationKey key) {}

  private record Kin(UUID of, UUID relative, String relation) {}

  private final MemoryUnitOfWork.Cell<Map<UUID, TimeBank>> banks;
  private final MemoryUnitOfWork.Cell<Map<UUID, AccountState>> accounts;
  private final MemoryUnitOfWork.Cell<Set<Kin>> kin;
  private final MemoryUnitOfWork.Cell<Map<KeyOf, LedgerRows.Key>> keys;
  private final MemoryUnitOfWork.Cell<Map<UUID, LedgerEntry>> entries;
  private final MemoryUnitOfWork.Cell<Map<UUID, UUID>> reversals;
  private final MemoryUnitOfWork.Cell<Map<UUID, List<LedgerPosting>>> postings;
  private final MemoryUnitOfWork.Cell<Map<AccountDay, Long>> earned;
  private final MemoryUnitOfWork.Cell<Map<UUID, LedgerHold>> holds;
  private final MemoryAccountRecords records;

  public MemoryLedgerStore(MemoryUnitOfWork work) {
    this.banks = work.cell(Map.of());
    this.accounts = work.cell(Map.of());
    this.kin = work.cell(Set.of());
    this.keys = work.cell(Map.of());
    this.entries = work.cell(Map.of());
    this.reversals = work.cell(Map.of());
    this.postings = work.cell(Map.of());
    this.earned = work.cell(Map.of());
    this.holds = work.cell(Map.of());
    this.records = new MemoryAccountRecords(work, this);
  }

  @Override
  public void addBank(Transaction transaction, TimeBank bank) {
    if (!banksOf(transaction, bank.communityId()).isEmpty()) {
      throw new IllegalStateException("a community has one bank: " + bank.communityId());
    }
    addAll(transaction, banks, Map.of(bank.id(), bank));
  }

  @Override
  public Optional<TimeBank> findBank(Transaction transaction, UUID bankId) {
    return Optional.ofNullable(banks.get(transaction).get(bankId));
  }

  @Override
  public List<TimeBank> banksOf(Transaction transaction, UUID communityId) {
    return banks.get(transaction).values().stream()
        .filter(bank -> bank.communityId().equals(communityId))
        .sorted(Comparator.comparing(bank -> bank.id().toString()))
        .toList();
  }

  @Override
  public void addAccounts(Transaction transaction, Collection<LedgerAccount> added) {
    Map<UUID, AccountState> states = new HashMap<>();
    added.forEach(account -> states.put(account.id(), AccountState.fresh(account)));
    addAll(transaction, accounts, states);
  }

  private static <K, V> void addAll(
      Transaction transaction, MemoryUnitOfWork.Cell<Map<K, V>> cell, Map<K, V> added) {
    if (added.isEmpty()) {
      return;
    }
    Map<K, V> all = new HashMap<>(cell.get(transaction));
    added.forEach(
        (key, value) -> {
          if (all.putIfAbsent(key, value) != null) {
            throw new IllegalStateException("is there already: " + key);
          }
        });
    cell.set(transaction, all);
  }

  @Override
  public void close(Transaction transaction, UUID accountId, @Nullable LocalDate day) {
    for (AccountState state : List.copyOf(accounts.get(transaction).values())) {
      LedgerAccount account = state.account();
      if (account.id().equals(accountId) || accountId.equals(account.parentId())) {
        change(transaction, state.with(account.closedFrom(day)));
      }
    }
  }

  void change(Transaction transaction, AccountState state) {
    Map<UUID, AccountState> all = new HashMap<>(accounts.get(transaction));
    all.put(state.account().id(), state);
    accounts.set(transaction, all);
  }

  Collection<AccountState> all(Transaction transaction) {
    return accounts.get(transaction).values();
  }

  @Override
  public MemoryAccountRecords records() {
    return records;
  }

  @Override
  public boolean relate(Transaction transaction, UUID of, UUID relative, String relation) {
    Set<Kin> all = new HashSet<>(kin.get(transaction));
    boolean added = all.add(new Kin(of, relative, relation));
    kin.set(transaction, all);
    return added;
  }

  @Override
  public Optional<AccountState> find(Transaction transaction, UUID accountId) {
    return Optional.ofNullable(accounts.get(transaction).get(accountId));
  }

  @Override
  public List<LedgerAccount> accountsOf(Transaction transaction, UUID bankId, String holder) {
    return accounts.get(transaction).values().stream()
        .map(AccountState::account)
        .filter(one -> one.bankId().equals(bankId) && one.holder().equals(holder))
        .sorted(Comparator.comparing(one -> one.id().toString()))
        .toList();
  }

  @Override
  public List<Relative> relatives(Transaction transaction, Collection<UUID> of) {
    Set<UUID> wanted = Set.copyOf(of);
    Map<UUID, AccountState> all = accounts.get(transaction);
    return kin.get(transaction).stream()
        .filter(one -> wanted.contains(one.of()))
        .map(one -> new Relative(one.of(), one.relative(), one.relation(), birth(all, one)))
        .flatMap(noted -> records.periods(transaction, noted))
        .toList();
  }

  private static @Nullable LocalDate birth(Map<UUID, AccountState> all, Kin kin) {
    AccountState state = all.get(kin.relative());
    return state == null ? null : state.account().birthDate();
  }

  @Override
  public List<AccountState> lock(
      Transaction transaction, UUID bankId, Collection<UUID> accountIds) {
    Map<UUID, AccountState> all = accounts.get(transaction);
    List<AccountState> locked = new ArrayList<>();
    for (UUID id : new TreeSet<>(accountIds)) {
      AccountState state = all.get(id);
      if (state != null && state.account().bankId().equals(bankId)) {
        locked.add(state);
      }
    }
    return locked;
  }

  @Override
  public Map<OperationKey, PastCommand> past(
      Transaction transaction, UUID bankId, Collection<OperationKey> wanted) {
    Map<OperationKey, PastCommand> past = new HashMap<>();
    for (OperationKey key : wanted) {
      LedgerRows.Key row = keys.get(transaction).get(new KeyOf(bankId, key));
      if (row != null) {
        UUID entry = row.entryId();
        UUID hold = row.holdId();
        past.put(
            key,
            new PastCommand(
                row.content(),
                row.answer(),
                entry == null ? null : entries.get(transaction).get(entry),
                entry != null && reversals.get(transaction).containsKey(entry),
                hold == null ? null : holds.get(transaction).get(hold)));
      }
    }
    return past;
  }

  @Override
  public Map<AccountDay, Long> earned(Transaction transaction, Collection<AccountDay> days) {
    Map<AccountDay, Long> found = new HashMap<>();
    for (AccountDay day : days) {
      Long minutes = earned.get(transaction).get(day);
      if (minutes != null) {
        found.put(day, minutes);
      }
    }
    return found;
  }

  @Override
  public void write(Transaction transaction, LedgerRows rows) {
    Map<KeyOf, LedgerRows.Key> newKeys = new HashMap<>();
    rows.keys().forEach(row -> newKeys.put(new KeyOf(rows.bankId(), row.answer().key()), row));
    addAll(transaction, keys, newKeys);
    Map<UUID, LedgerEntry> newEntries = new HashMap<>();
    Map<UUID, UUID> newReversals = new HashMap<>();
    for (LedgerEntry entry : rows.entries()) {
      newEntries.put(entry.id(), entry);
      UUID reversed = entry.reverses();
      if (reversed != null) {
        newReversals.put(reversed, entry.id());
      }
    }
    addAll(transaction, entries, newEntries);
    addAll(transaction, reversals, newReversals);
    Map<UUID, AccountState> states = new HashMap<>(accounts.get(transaction));
    for (LedgerRows.AccountChange change : rows.accounts()) {
      UUID id = change.after().account().id();
      if (!change.before().equals(states.put(id, change.after()))) {
        throw new IllegalStateException("the account does not stand where it was locked: " + id);
      }
    }
    accounts.set(transaction, states);
    writePostings(transaction, rows.postings());
    Map<AccountDay, Long> days = new HashMap<>(earned.get(transaction));
    rows.days().forEach(change -> days.merge(change.day(), change.earned(), Long::sum));
    earned.set(transaction, days);
    writeHolds(transaction, rows);
    records.write(transaction, rows);
  }

  private void writeHolds(Transaction transaction, LedgerRows rows) {
    Map<UUID, LedgerHold> all = new HashMap<>(holds.get(transaction));
    rows.holds().forEach(hold -> all.put(hold.id(), hold));
    rows.ends().forEach(e -> all.computeIfPresent(e.holdId(), (id, hold) -> hold.ended(e.end())));
    holds.set(transaction, all);
  }

  private void writePostings(Transaction transaction, List<LedgerPosting> added) {
    Map<UUID, List<LedgerPosting>> changed = new HashMap<>();
    for (LedgerPosting posting : added) {
      changed
          .computeIfAbsent(posting.accountId(), id -> new ArrayList<>(of(transaction, id)))
          .add(posting);
    }
    Map<UUID, List<LedgerPosting>> all = new HashMap<>(postings.get(transaction));
    all.putAll(changed);
    postings.set(transaction, all);
  }

  List<LedgerPosting> of(Transaction transaction, UUID accountId) {
    return postings.get(transaction).getOrDefault(accountId, List.of());
  }

  @Override
  public List<LedgerPosting> recorded(
      Transaction transaction, UUID accountId, long before, int limit) {
    return of(transaction, accountId).stream()
        .filter(posting -> posting.sequence() < before)
        .sorted(Comparator.comparingLong(LedgerPosting::sequence).reversed())
        .limit(limit)
        .toList();
  }

  @Override
  public List<LedgerPosting> effective(
      Transaction transaction, UUID accountId, LocalDateTime at, long before, int limit) {
    return of(transaction, accountId).stream()
        .filter(posting -> isBefore(posting, at, before))
        .sorted(
            Comparator.comparing(LedgerPosting::at)
                .thenComparing(LedgerPosting::sequence)
                .reversed())
        .limit(limit)
        .toList();
  }

  private static boolean isBefore(LedgerPosting posting, LocalDateTime at, long sequence) {
    return posting.at().isBefore(at) || posting.at().equals(at) && posting.sequence() < sequence;
  }

  @Override
  public Map<UUID, LedgerEntry> entries(Transaction transaction, Collection<UUID> ids) {
    Map<UUID, LedgerEntry> found = new HashMap<>(entries.get(transaction));
    found.keySet().retainAll(Set.copyOf(ids));
    return found;
  }

  /** All entries of all banks, in no order. */
  Collection<LedgerEntry> entries(Transaction transaction) {
    return entries.get(transaction).values();
  }

  @Override
  public long balanceRecorded(Transaction transaction, UUID accountId, Instant at) {
    return of(transaction, accountId).stream()
        .filter(posting -> !posting.recordedAt().isAfter(at))
        .mapToLong(LedgerPosting::minutes)
        .sum();
  }

  @Override
  public long balanceEffective(
      Transaction transaction, UUID accountId, LocalDateTime at, long sequence) {
    return of(transaction, accountId).stream()
        .filter(p -> isBefore(p, at, sequence) || p.at().equals(at) && p.sequence() == sequence)
        .mapToLong(LedgerPosting::minutes)
        .sum();
  }

  @Override
  public List<LedgerHold> pending(Transaction transaction, UUID accountId) {
    return holds(transaction, hold -> hold.giver().equals(accountId), MOST);
  }

  @Override
  public List<LedgerHold> due(Transaction transaction, UUID bankId, Instant now, int limit) {
    return holds(
        transaction, hold -> hold.bankId().equals(bankId) && !hold.expiresAt().isAfter(now), limit);
  }

  private List<LedgerHold> holds(Transaction transaction, Predicate<LedgerHold> wanted, int limit) {
    return holds.get(transaction).values().stream()
        .filter(hold -> hold.end() == null)
        .filter(wanted)
        .sorted(Comparator.comparing(LedgerHold::expiresAt).thenComparing(LedgerHold::id))
        .limit(limit)
        .toList();
  }
}
