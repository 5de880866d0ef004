package org.gongtong.core.timebank.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.timebank.AccountLimit;

/**
 * What there is about locked accounts beside what they stand at. Nothing is asked of the store for
 * accounts of which there is nothing to know. Immutable.
 *
 * @param parts their parts, locked
 * @param limits their own limits
 * @param predecessors what was merged into them
 * @param paid what parts had to do with entries and holds that commands are about
 * @param grants what grants to them ask for
 */
record AccountExtras(
    List<AccountState> parts,
    Map<UUID, List<AccountLimit>> limits,
    Map<UUID, List<Predecessor>> predecessors,
    Map<UUID, List<LedgerRows.Part>> paid,
    GrantExtras grants) {

  /**
   * @param named what the commands are about
   */
  static AccountExtras read(
      Transaction transaction,
      AccountRecords records,
      List<AccountState> locked,
      List<LedgerDesk.Sent> commands,
      Collection<PastCommand> named,
      DayPolicies days) {
    Set<UUID> divided = marked(locked, LedgerAccount.Marks::parts);
    Set<UUID> limited = marked(locked, LedgerAccount.Marks::limits);
    Set<UUID> merged = marked(locked, LedgerAccount.Marks::predecessors);
    Map<UUID, List<Predecessor>> predecessors =
        merged.isEmpty() ? Map.of() : records.predecessors(transaction, merged);
    Set<UUID> past = divided.isEmpty() ? Set.of() : about(named, divided);
    return new AccountExtras(
        divided.isEmpty() ? List.of() : records.lockParts(transaction, divided),
        limited.isEmpty()
            ? Map.of()
            : records.limits(transaction, limited).stream()
                .collect(
                    Collectors.groupingBy(
                        RecordedLimit::accountId,
                        Collectors.mapping(RecordedLimit::limit, Collectors.toList()))),
        predecessors,
        past.isEmpty() ? Map.of() : records.paid(transaction, past),
        GrantExtras.asked(commands, named, days).read(transaction, records, locked, predecessors));
  }

  private static Set<UUID> marked(List<AccountState> locked, Predicate<LedgerAccount.Marks> mark) {
    Set<UUID> marked = new LinkedHashSet<>(0);
    for (AccountState state : locked) {
      if (mark.test(state.account().marks())) {
        marked.add(state.account().id());
      }
    }
    return marked;
  }

  /** Entries and holds of accounts that have parts. */
  private static Set<UUID> about(Collection<PastCommand> named, Set<UUID> divided) {
    Set<UUID> about = new HashSet<>();
    for (PastCommand past : named) {
      LedgerEntry entry = past.entry();
      if (entry != null && (divided.contains(entry.from()) || divided.contains(entry.to()))) {
        about.add(entry.id());
      }
      LedgerHold hold = past.hold();
      if (hold != null && divided.contains(hold.giver())) {
        about.add(hold.id());
      }
    }
    return about;
  }

  /** These days of accounts, and the same days of what was merged into them. */
  Set<AccountDay> withPredecessors(Set<AccountDay> days) {
    if (predecessors.isEmpty()) {
      return days;
    }
    Set<AccountDay> all = new LinkedHashSet<>(days);
    for (AccountDay day : days) {
      for (Predecessor one : predecessors.getOrDefault(day.accountId(), List.of())) {
        all.add(new AccountDay(one.accountId(), day.day()));
      }
    }
    return all;
  }

  /** What accounts have earned on days, what was earned in their predecessors added. */
  Map<AccountDay, Long> withPredecessors(Map<AccountDay, Long> earned) {
    if (predecessors.isEmpty()) {
      return earned;
    }
    Map<AccountDay, Long> all = new HashMap<>(earned);
    predecessors.forEach(
        (accountId, before) -> {
          List<UUID> ids = before.stream().map(Predecessor::accountId).toList();
          for (Map.Entry<AccountDay, Long> one : new ArrayList<>(earned.entrySet())) {
            if (ids.contains(one.getKey().accountId())) {
              all.merge(new AccountDay(accountId, one.getKey().day()), one.getValue(), Long::sum);
            }
          }
        });
    return all;
  }
}
