package org.gongtong.core.timebank.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.timebank.Attested;
import org.gongtong.core.timebank.TransferKind;
import org.jspecify.annotations.Nullable;

/**
 * What grants to locked accounts ask for, where rules have classes of those in need. Immutable.
 *
 * @param attested what was attested of the accounts' holders, by account
 * @param granted what they were granted, by account, with what those were that merged into them
 */
record GrantExtras(
    Map<UUID, List<Attested>> attested, Map<UUID, List<LedgerRows.Granted>> granted) {

  private static final GrantExtras NONE = new GrantExtras(Map.of(), Map.of());

  /**
   * Of which accounts something is to be read.
   *
   * @param receivers to whom time is granted under rules with classes
   * @param returning of whom a grant is taken back
   */
  record Asked(Set<UUID> receivers, Set<UUID> returning, DayPolicies days) {

    GrantExtras read(
        Transaction transaction,
        AccountRecords records,
        List<AccountState> locked,
        Map<UUID, List<Predecessor>> predecessors) {
      if (receivers.isEmpty() && returning.isEmpty()) {
        return NONE;
      }
      List<LedgerAccount> granting =
          locked.stream()
              .map(AccountState::account)
              .filter(account -> receivers.contains(account.id()))
              .toList();
      Map<UUID, UUID> accounts = new HashMap<>();
      locked.stream()
          .map(state -> state.account().id())
          .filter(id -> receivers.contains(id) || returning.contains(id))
          .forEach(
              id -> {
                accounts.put(id, id);
                predecessors
                    .getOrDefault(id, List.of())
                    .forEach(before -> accounts.put(before.accountId(), id));
              });
      Map<UUID, List<LedgerRows.Granted>> granted = new HashMap<>();
      if (!accounts.isEmpty()) {
        for (LedgerRows.Granted one : records.grants(transaction, accounts.keySet())) {
          granted.computeIfAbsent(accounts.get(one.accountId()), id -> new ArrayList<>()).add(one);
        }
      }
      return new GrantExtras(granting.isEmpty() ? Map.of() : days.attested(granting), granted);
    }
  }

  /**
   * What some commands ask for.
   *
   * @param named what they are about
   */
  static Asked asked(
      List<LedgerDesk.Sent> commands, Collection<PastCommand> named, DayPolicies days) {
    Set<UUID> receivers = new LinkedHashSet<>(0);
    Set<UUID> returning = new LinkedHashSet<>(0);
    for (LedgerDesk.Sent sent : commands) {
      if (sent.command() instanceof LedgerCommand.Post post) {
        add(receivers, post.kind(), post.to(), post, days);
      } else if (sent.command() instanceof LedgerCommand.Hold hold) {
        add(receivers, hold.kind(), hold.to(), hold, days);
      } else if (sent.command() instanceof LedgerCommand.End end) {
        for (PastCommand past : named) {
          LedgerHold held = past.hold();
          if (held != null) {
            add(receivers, held.kind(), held.to(), end, days);
          }
        }
      }
    }
    for (PastCommand past : named) {
      LedgerEntry entry = past.entry();
      UUID to = entry == null ? null : entry.to();
      if (entry != null
          && entry.kind() == TransferKind.GRANT
          && to != null
          && days.asksClasses(entry.at().toLocalDate())) {
        returning.add(to);
      }
    }
    return new Asked(receivers, returning, days);
  }

  private static void add(
      Set<UUID> receivers,
      TransferKind kind,
      @Nullable UUID to,
      LedgerCommand command,
      DayPolicies days) {
    if (kind == TransferKind.GRANT && to != null && days.asksClasses(command.at().toLocalDate())) {
      receivers.add(to);
    }
  }
}
