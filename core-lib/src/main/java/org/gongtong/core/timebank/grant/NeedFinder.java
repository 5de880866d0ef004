package org.gongtong.core.timebank.grant;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.timebank.Attested;
import org.gongtong.core.timebank.Bucket;
import org.gongtong.core.timebank.GrantClass;
import org.gongtong.core.timebank.GrantTerms;
import org.gongtong.core.timebank.ledger.AccountRecords;
import org.gongtong.core.timebank.ledger.AccountState;
import org.gongtong.core.timebank.ledger.LedgerAccount;
import org.gongtong.core.timebank.ledger.LedgerPolicies;
import org.gongtong.core.timebank.ledger.LedgerRows;
import org.gongtong.core.timebank.ledger.LedgerStore;
import org.gongtong.core.timebank.ledger.Predecessor;
import org.gongtong.core.timebank.ledger.TimeBank;
import org.jspecify.annotations.Nullable;

/** Finds the members who are in a class of those in need. Thread-safe. */
final class NeedFinder {

  private static final int PAGE = 500;

  private final LedgerStore ledger;
  private final RoundStore rounds;
  private final LedgerPolicies policies;

  NeedFinder(LedgerStore ledger, RoundStore rounds, LedgerPolicies policies) {
    this.ledger = ledger;
    this.rounds = rounds;
    this.policies = policies;
  }

  /**
   * All who are in a class on the day of an order.
   *
   * @param most when more were found it stops looking
   */
  List<GrantNeed> find(
      Transaction transaction, TimeBank bank, GrantTerms terms, GrantOrder order, int most) {
    List<GrantNeed> needs = new ArrayList<>();
    LocalDate born = latestBirth(terms, order.day());
    @Nullable UUID after = null;
    while (needs.size() <= most) {
      List<LedgerAccount> page =
          rounds.persons(transaction, bank.id(), order.day(), born, after, PAGE);
      needs.addAll(needs(transaction, bank, terms, order, page));
      if (page.size() < PAGE) {
        break;
      }
      after = page.get(page.size() - 1).id();
    }
    return needs;
  }

  /** Who was born later is too young for every class; null if one takes any age. */
  private static @Nullable LocalDate latestBirth(GrantTerms terms, LocalDate day) {
    int youngest = terms.classes().stream().mapToInt(GrantClass::fromAge).min().orElse(0);
    return youngest == 0 ? null : day.minusYears(youngest);
  }

  private List<GrantNeed> needs(
      Transaction transaction,
      TimeBank bank,
      GrantTerms terms,
      GrantOrder order,
      List<LedgerAccount> page) {
    Map<UUID, List<Attested>> attested = policies.attested(transaction, bank, page);
    List<Found> found = new ArrayList<>();
    for (LedgerAccount account : page) {
      terms
          .classOf(account.birthDate(), attested.getOrDefault(account.id(), List.of()), order.day())
          .ifPresent(in -> found.add(new Found(account, in)));
    }
    if (found.isEmpty()) {
      return List.of();
    }
    List<LedgerAccount> accounts = found.stream().map(Found::account).toList();
    Map<UUID, List<LedgerRows.Granted>> granted = granted(transaction, accounts);
    Set<UUID> reachable = reachable(transaction, order.bucket(), accounts);
    return found.stream()
        .map(
            one ->
                need(
                    one.account(),
                    one.in(),
                    terms.rank(one.in().id()),
                    granted.getOrDefault(one.account().id(), List.of()),
                    order.day(),
                    reachable.contains(one.account().id())))
        .toList();
  }

  /** An account and the class in which its holder is. */
  private record Found(LedgerAccount account, GrantClass in) {}

  private static GrantNeed need(
      LedgerAccount account,
      GrantClass in,
      int rank,
      List<LedgerRows.Granted> granted,
      LocalDate day,
      boolean reachable) {
    Map<LocalDate, Long> byDay = new HashMap<>();
    granted.forEach(one -> byDay.merge(one.day(), one.minutes(), Long::sum));
    LocalDate first = in.period().first(day);
    LocalDate next = in.period().next(day);
    long inPeriod = 0;
    long all = 0;
    LocalDate since = account.opened();
    for (Map.Entry<LocalDate, Long> one : byDay.entrySet()) {
      all += one.getValue();
      if (!one.getKey().isBefore(first) && one.getKey().isBefore(next)) {
        inPeriod += one.getValue();
      }
      if (one.getValue() > 0 && one.getKey().isAfter(since)) {
        since = one.getKey();
      }
    }
    Long most = in.most();
    long room = most == null ? Long.MAX_VALUE : Math.max(0, most - inPeriod);
    return new GrantNeed(account.id(), in.id(), rank, since, all, room, reachable);
  }

  /** What was granted to them, and to what was merged into their accounts. */
  private Map<UUID, List<LedgerRows.Granted>> granted(
      Transaction transaction, List<LedgerAccount> accounts) {
    AccountRecords records = ledger.records();
    Map<UUID, UUID> ids = new HashMap<>();
    List<UUID> merged = new ArrayList<>();
    for (LedgerAccount account : accounts) {
      ids.put(account.id(), account.id());
      if (account.marks().predecessors()) {
        merged.add(account.id());
      }
    }
    if (!merged.isEmpty()) {
      for (Map.Entry<UUID, List<Predecessor>> one :
          records.predecessors(transaction, merged).entrySet()) {
        one.getValue().forEach(before -> ids.put(before.accountId(), one.getKey()));
      }
    }
    Map<UUID, List<LedgerRows.Granted>> granted = new HashMap<>();
    for (LedgerRows.Granted one : records.grants(transaction, ids.keySet())) {
      granted.computeIfAbsent(ids.get(one.accountId()), id -> new ArrayList<>()).add(one);
    }
    return granted;
  }

  private Set<UUID> reachable(
      Transaction transaction, Bucket bucket, List<LedgerAccount> accounts) {
    Set<UUID> reachable = new HashSet<>();
    if (bucket == Bucket.PERSONAL) {
      accounts.forEach(account -> reachable.add(account.id()));
      return reachable;
    }
    List<UUID> divided =
        accounts.stream()
            .filter(account -> account.marks().parts())
            .map(LedgerAccount::id)
            .toList();
    if (!divided.isEmpty()) {
      for (AccountState part : ledger.records().parts(transaction, divided)) {
        UUID parent = part.account().parentId();
        if (parent != null && part.account().bucket() == bucket) {
          reachable.add(parent);
        }
      }
    }
    return reachable;
  }
}
