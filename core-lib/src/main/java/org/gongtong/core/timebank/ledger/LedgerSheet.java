package org.gongtong.core.timebank.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.timebank.AccountKind;
import org.gongtong.core.timebank.Bucket;
import org.gongtong.core.timebank.Effect;
import org.gongtong.core.timebank.Members;
import org.gongtong.core.timebank.Posting;
import org.gongtong.core.timebank.Standing;
import org.gongtong.core.timebank.Transfer;
import org.jspecify.annotations.Nullable;

/**
 * What the accounts stand at that some commands touch, while these are decided one after another.
 * Accounts have numbers here, those that are locked the first ones. Confined to one thread.
 */
final class LedgerSheet implements Standing {

  private final List<AccountState> before;
  private final Map<UUID, Integer> numbers = new HashMap<>();
  private final Members members;
  private final long[] balances;
  private final long[] held;
  private final long[] kept;
  private final long[] sequences;
  private final @Nullable Instant[] recorded;

  /** What accounts have kept in others that were merged into them. */
  private final long[] carried;

  private final LedgerGrants grants;
  private final Map<AccountDay, Long> earned;
  private final Map<AccountDay, LedgerRows.DayChange> days = new LinkedHashMap<>();
  private final List<LedgerPosting> postings = new ArrayList<>();

  /**
   * @param locked accounts that commands may change
   * @param relatives of their holders
   * @param earned what accounts have earned on the days in question
   * @param extras what else there is about them
   */
  LedgerSheet(
      TimeBank bank,
      List<AccountState> locked,
      Collection<Relative> relatives,
      Map<AccountDay, Long> earned,
      AccountExtras extras) {
    this.before = new ArrayList<>(locked);
    before.addAll(extras.parts());
    this.earned = new HashMap<>(extras.withPredecessors(earned));
    this.grants = new LedgerGrants(extras.grants().granted());
    List<Members.Account> accounts = new ArrayList<>();
    for (AccountState state : before) {
      LedgerAccount account = state.account();
      add(accounts, account.id(), member(account, extras));
    }
    String pool = bank.poolId().toString();
    String reserve = bank.reserveId().toString();
    add(accounts, bank.poolId(), new Members.Account(pool, AccountKind.POOL, null));
    add(accounts, bank.reserveId(), new Members.Account(reserve, AccountKind.RESERVE, null));
    List<Members.Kinship> kinships = new ArrayList<>();
    for (Relative relative : relatives) {
      String id = relative.relativeId().toString();
      add(
          accounts,
          relative.relativeId(),
          new Members.Account(id, AccountKind.INDIVIDUAL, relative.birthDate()));
      kinships.add(
          new Members.Kinship(
              relative.of().toString(),
              id,
              relative.relation(),
              relative.from(),
              relative.until()));
    }
    this.members = new Members(accounts, kinships, pool, reserve);
    int size = before.size();
    this.balances = new long[size];
    this.held = new long[size];
    this.kept = new long[size];
    this.sequences = new long[size];
    this.recorded = new Instant[size];
    this.carried = new long[size];
    for (int number = 0; number < size; number++) {
      AccountState state = before.get(number);
      for (Predecessor one : extras.predecessors().getOrDefault(id(number), List.of())) {
        carried[number] += one.kept();
      }
      balances[number] = state.balance();
      held[number] = state.held();
      kept[number] = state.kept();
      sequences[number] = state.postings();
      recorded[number] = state.recordedAt();
    }
  }

  private static Members.Account member(LedgerAccount account, AccountExtras extras) {
    UUID parent = account.parentId();
    return new Members.Account(
        account.id().toString(),
        account.kind(),
        account.birthDate(),
        account.opened(),
        account.closed(),
        account.bucket(),
        parent == null ? null : parent.toString(),
        extras.limits().getOrDefault(account.id(), List.of()),
        extras.grants().attested().getOrDefault(account.id(), List.of()));
  }

  private void add(List<Members.Account> accounts, UUID id, Members.Account account) {
    if (numbers.putIfAbsent(id, accounts.size()) == null) {
      accounts.add(account);
    }
  }

  Members members() {
    return members;
  }

  /**
   * The number of an account that a command names; less than that of nobody if there is none. Parts
   * are not named: what a command says of its account decides which of them it touches.
   */
  int number(@Nullable UUID accountId) {
    if (accountId == null) {
      return Transfer.NOBODY;
    }
    Integer number = numbers.get(accountId);
    return number == null || number >= before.size() || before.get(number).account().isPart()
        ? Transfer.NOBODY - 1
        : number;
  }

  /** The number of a part of a locked account. */
  int numberOfPart(UUID partId) {
    return Optional.ofNullable(numbers.get(partId))
        .orElseThrow(() -> new IllegalStateException("a part that is not locked: " + partId));
  }

  /** What the time in an account may be used for. */
  Bucket bucket(int number) {
    return before.get(number).account().bucket();
  }

  UUID id(int number) {
    return before.get(number).account().id();
  }

  /** When something that these accounts are part of is recorded: never before what they have. */
  Instant recordedAt(Instant now, Collection<Posting> parts) {
    Instant latest = now;
    for (Posting part : parts) {
      Instant last = recorded[part.account()];
      if (last != null && last.isAfter(latest)) {
        latest = last;
      }
    }
    return latest;
  }

  /** Puts an entry's postings down, and counts what it uses of caps. */
  void apply(Effect effect, LedgerEntry entry) {
    boolean counts = effect.kept() != 0;
    for (Posting posting : effect.postings()) {
      int number = posting.account();
      balances[number] += posting.minutes();
      sequences[number]++;
      recorded[number] = entry.recordedAt();
      postings.add(
          new LedgerPosting(
              id(number),
              sequences[number],
              entry.id(),
              posting.minutes(),
              balances[number],
              counts && number == effect.receiver(),
              entry.at(),
              entry.recordedAt()));
      // The receiver's first alone, should he have two.
      counts = counts && number != effect.receiver();
    }
    if (effect.kept() != 0) {
      kept[effect.receiver()] += effect.kept();
    }
    if (effect.earned() != 0) {
      AccountDay day = new AccountDay(id(members.main(effect.receiver())), effect.day());
      earned.merge(day, effect.earned(), Long::sum);
      days.merge(
          day,
          new LedgerRows.DayChange(day, effect.earned()),
          (a, b) -> new LedgerRows.DayChange(day, a.earned() + b.earned()));
    }
  }

  /** Holds minutes, or with minutes below zero frees them. */
  void hold(int number, long minutes) {
    held[number] += minutes;
  }

  LedgerGrants grants() {
    return grants;
  }

  List<LedgerPosting> postings() {
    return postings;
  }

  List<LedgerRows.DayChange> days() {
    return List.copyOf(days.values());
  }

  List<LedgerRows.AccountChange> changes() {
    List<LedgerRows.AccountChange> changes = new ArrayList<>();
    for (int number = 0; number < before.size(); number++) {
      AccountState was = before.get(number);
      AccountState is =
          new AccountState(
              was.account(),
              balances[number],
              held[number],
              kept[number],
              sequences[number],
              recorded[number]);
      if (!is.equals(was)) {
        changes.add(new LedgerRows.AccountChange(was, is));
      }
    }
    return changes;
  }

  @Override
  public long balance(int account) {
    return balances[account];
  }

  @Override
  public long held(int account) {
    return held[account];
  }

  @Override
  public long kept(int account) {
    long all = kept[account] + carried[account];
    if (members.haveParts()) {
      for (Bucket bucket : Bucket.RESTRICTED) {
        int part = members.part(account, bucket);
        all += part == Transfer.NOBODY ? 0 : kept[part];
      }
    }
    return all;
  }

  @Override
  public long earned(int account, int day) {
    return earned.getOrDefault(new AccountDay(id(account), day), 0L);
  }

  @Override
  public long granted(int account, int from, int until) {
    return grants.granted(id(account), from, until);
  }
}
