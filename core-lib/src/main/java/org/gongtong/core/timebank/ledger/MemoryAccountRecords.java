package org.gongtong.core.timebank.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gongtong.core.kernel.MemoryUnitOfWork;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.timebank.AccountKind;
import org.gongtong.core.timebank.OperationKey;
import org.jspecify.annotations.Nullable;

/** What there is about accounts of a {@link MemoryLedgerStore} beside themselves. Thread-safe. */
final class MemoryAccountRecords implements AccountRecords, LapseStore {

  private record Look(long postings, @Nullable LocalDate next) {}

  private final MemoryLedgerStore ledger;
  private final MemoryUnitOfWork.Cell<Map<UUID, List<LedgerRows.Part>>> paid;
  private final MemoryUnitOfWork.Cell<List<LedgerRows.Granted>> grants;
  private final MemoryUnitOfWork.Cell<List<RecordedLimit>> limits;
  private final MemoryUnitOfWork.Cell<List<KinChange>> kin;
  private final MemoryUnitOfWork.Cell<List<Closing>> closings;
  private final MemoryUnitOfWork.Cell<Map<UUID, Set<UUID>>> predecessors;
  private final MemoryUnitOfWork.Cell<Map<UUID, Look>> looks;
  private final ProposalStore proposals;

  MemoryAccountRecords(MemoryUnitOfWork work, MemoryLedgerStore ledger) {
    this.ledger = ledger;
    this.paid = work.cell(Map.of());
    this.grants = work.cell(List.of());
    this.limits = work.cell(List.of());
    this.kin = work.cell(List.of());
    this.closings = work.cell(List.of());
    this.predecessors = work.cell(Map.of());
    this.looks = work.cell(Map.of());
    this.proposals = new MemoryProposals(work);
  }

  private static <T> void append(
      Transaction transaction, MemoryUnitOfWork.Cell<List<T>> cell, T added) {
    List<T> all = new ArrayList<>(cell.get(transaction));
    all.add(added);
    cell.set(transaction, all);
  }

  private void mark(Transaction transaction, UUID accountId, LedgerAccount.Marks marks) {
    ledger
        .find(transaction, accountId)
        .ifPresent(state -> ledger.change(transaction, state.with(state.account().marked(marks))));
  }

  void write(Transaction transaction, LedgerRows rows) {
    Map<UUID, List<LedgerRows.Part>> all = new HashMap<>(paid.get(transaction));
    rows.parts().forEach(row -> all.computeIfAbsent(row.of(), id -> new ArrayList<>()).add(row));
    paid.set(transaction, all);
    rows.grants().forEach(row -> append(transaction, grants, row));
  }

  List<LedgerRows.Part> paid(Transaction transaction, UUID of) {
    return paid.get(transaction).getOrDefault(of, List.of());
  }

  /** What pending holds add up to, those of a part on the part. */
  long held(Transaction transaction, LedgerAccount account) {
    UUID main = account.parentId() == null ? account.id() : account.parentId();
    long held = 0;
    for (LedgerHold hold : ledger.pending(transaction, main)) {
      held += account.isPart() ? 0 : hold.minutes();
      for (LedgerRows.Part part : paid(transaction, hold.id())) {
        held -= account.isPart() ? 0 : part.minutes();
        held += part.accountId().equals(account.id()) ? part.minutes() : 0;
      }
    }
    return held;
  }

  Stream<Relative> periods(Transaction transaction, Relative noted) {
    List<KinChange> changes =
        kin.get(transaction).stream()
            .filter(
                change ->
                    change.of().equals(noted.of())
                        && change.relativeId().equals(noted.relativeId())
                        && change.relation().equals(noted.relation()))
            .toList();
    return Relative.periods(noted, changes).stream();
  }

  @Override
  public void addPart(Transaction transaction, LedgerAccount part) {
    ledger.addAccounts(transaction, List.of(part));
    UUID parent = part.parentId();
    if (parent != null) {
      mark(transaction, parent, new LedgerAccount.Marks(true, false, false));
    }
  }

  @Override
  public List<AccountState> parts(Transaction transaction, Collection<UUID> accountIds) {
    return ledger.all(transaction).stream()
        .filter(
            state -> state.account().isPart() && accountIds.contains(state.account().parentId()))
        .sorted(Comparator.comparing(state -> state.account().id().toString()))
        .toList();
  }

  @Override
  public List<AccountState> lockParts(Transaction transaction, Collection<UUID> accountIds) {
    return parts(transaction, accountIds);
  }

  @Override
  public List<LedgerRows.Granted> grants(Transaction transaction, Collection<UUID> accountIds) {
    return grants.get(transaction).stream()
        .filter(one -> accountIds.contains(one.accountId()))
        .toList();
  }

  @Override
  public Map<UUID, List<LedgerRows.Part>> paid(Transaction transaction, Collection<UUID> of) {
    Map<UUID, List<LedgerRows.Part>> found = new HashMap<>(paid.get(transaction));
    found.keySet().retainAll(Set.copyOf(of));
    return found;
  }

  @Override
  public void addLimit(Transaction transaction, RecordedLimit limit) {
    append(transaction, limits, limit);
    mark(transaction, limit.accountId(), new LedgerAccount.Marks(false, true, false));
  }

  @Override
  public List<RecordedLimit> limits(Transaction transaction, Collection<UUID> accountIds) {
    return limits.get(transaction).stream()
        .filter(limit -> accountIds.contains(limit.accountId()))
        .toList();
  }

  @Override
  public void addKinChange(Transaction transaction, KinChange change) {
    append(transaction, kin, change);
  }

  @Override
  public List<KinChange> kinChanges(Transaction transaction, UUID accountId) {
    return kin.get(transaction).stream().filter(change -> change.of().equals(accountId)).toList();
  }

  @Override
  public void addClosing(Transaction transaction, Closing closing) {
    if (findClosing(transaction, closing.bankId(), closing.key()).isPresent()) {
      throw new IllegalStateException("is there already: " + closing.key());
    }
    append(transaction, closings, closing);
  }

  @Override
  public Optional<Closing> findClosing(Transaction transaction, UUID bankId, OperationKey key) {
    return closings.get(transaction).stream()
        .filter(one -> one.bankId().equals(bankId) && one.key().equals(key))
        .findFirst();
  }

  @Override
  public List<Closing> closings(Transaction transaction, UUID accountId) {
    return closings.get(transaction).stream()
        .filter(one -> one.accountId().equals(accountId))
        .toList();
  }

  @Override
  public void addPredecessor(Transaction transaction, UUID accountId, UUID predecessorId) {
    Map<UUID, Set<UUID>> all = new HashMap<>(predecessors.get(transaction));
    Set<UUID> before =
        Stream.concat(
                Stream.concat(
                    all.getOrDefault(accountId, Set.of()).stream(),
                    all.getOrDefault(predecessorId, Set.of()).stream()),
                Stream.of(predecessorId))
            .collect(Collectors.toSet());
    all.put(accountId, before);
    predecessors.set(transaction, all);
    mark(transaction, accountId, new LedgerAccount.Marks(false, false, true));
  }

  @Override
  public Map<UUID, List<Predecessor>> predecessors(
      Transaction transaction, Collection<UUID> accountIds) {
    Map<UUID, List<Predecessor>> found = new HashMap<>();
    for (UUID accountId : accountIds) {
      for (UUID before : predecessors.get(transaction).getOrDefault(accountId, Set.of())) {
        long kept =
            ledger.all(transaction).stream()
                .filter(
                    state ->
                        state.account().id().equals(before)
                            || before.equals(state.account().parentId()))
                .mapToLong(AccountState::kept)
                .sum();
        found
            .computeIfAbsent(accountId, id -> new ArrayList<>())
            .add(new Predecessor(before, kept));
      }
    }
    return found;
  }

  @Override
  public ProposalStore proposals() {
    return proposals;
  }

  @Override
  public List<AccountState> page(
      Transaction transaction,
      UUID bankId,
      @Nullable AccountKind kind,
      @Nullable UUID after,
      int limit) {
    String from = after == null ? "" : after.toString();
    return ledger.all(transaction).stream()
        .filter(state -> state.account().bankId().equals(bankId) && !state.account().isPart())
        .filter(state -> kind == null || state.account().kind() == kind)
        .filter(state -> state.account().id().toString().compareTo(from) > 0)
        .sorted(Comparator.comparing(state -> state.account().id().toString()))
        .limit(limit)
        .toList();
  }

  @Override
  public void forgetBirth(Transaction transaction, UUID bankId, String holder) {
    for (LedgerAccount account : ledger.accountsOf(transaction, bankId, holder)) {
      ledger
          .find(transaction, account.id())
          .ifPresent(state -> ledger.change(transaction, state.with(account.ageless())));
    }
  }

  @Override
  public LapseStore lapses() {
    return this;
  }

  @Override
  public List<UUID> accounts(
      Transaction transaction, UUID bankId, @Nullable UUID after, int limit) {
    String from = after == null ? "" : after.toString();
    return ledger.all(transaction).stream()
        .map(AccountState::account)
        .filter(account -> account.bankId().equals(bankId))
        .map(LedgerAccount::id)
        .sorted(Comparator.comparing(UUID::toString))
        .filter(id -> id.toString().compareTo(from) > 0)
        .limit(limit)
        .toList();
  }

  @Override
  public List<UUID> due(Transaction transaction, List<UUID> accountIds, LocalDate day) {
    return accountIds.stream()
        .filter(id -> isDue(transaction, ledger.find(transaction, id).orElseThrow(), day))
        .toList();
  }

  private boolean isDue(Transaction transaction, AccountState state, LocalDate day) {
    Look look = looks.get(transaction).get(state.account().id());
    if (state.balance() <= 0) {
      return false;
    }
    if (look == null || look.postings() != state.postings()) {
      return true;
    }
    LocalDate next = look.next();
    return next != null && !next.isAfter(day);
  }

  @Override
  public void looked(
      Transaction transaction, UUID accountId, long postings, @Nullable LocalDate next) {
    Map<UUID, Look> all = new HashMap<>(looks.get(transaction));
    all.put(accountId, new Look(postings, next));
    looks.set(transaction, all);
  }

  @Override
  public List<Movement> movements(Transaction transaction, UUID accountId) {
    List<LedgerPosting> postings = ledger.of(transaction, accountId);
    Map<UUID, LedgerEntry> entries =
        ledger.entries(transaction, postings.stream().map(LedgerPosting::entryId).toList());
    List<Movement> movements = new ArrayList<>();
    for (LedgerPosting posting : postings) {
      LedgerEntry entry = Optional.ofNullable(entries.get(posting.entryId())).orElseThrow();
      movements.add(
          new Movement(
              posting.sequence(),
              entry.id(),
              entry.kind(),
              posting.minutes(),
              posting.at().toLocalDate(),
              entry.reverses(),
              entry.from()));
    }
    return movements;
  }
}
