package org.gongtong.core.timebank.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.timebank.GrantClass;

/**
 * What accounts were granted under classes of those in need: before, and by a batch. Confined to
 * one thread.
 */
final class LedgerGrants {

  private final Map<UUID, List<LedgerRows.Granted>> known = new HashMap<>();
  private final List<LedgerRows.Granted> rows = new ArrayList<>(0);

  /**
   * @param before by account
   */
  LedgerGrants(Map<UUID, List<LedgerRows.Granted>> before) {
    before.forEach((account, all) -> known.put(account, new ArrayList<>(all)));
  }

  /** Minutes that an account was granted within some days, in days since 1970-01-01. */
  long granted(UUID account, int from, int until) {
    LocalDate first = LocalDate.ofEpochDay(from);
    LocalDate end = LocalDate.ofEpochDay(until);
    return known.getOrDefault(account, List.of()).stream()
        .filter(one -> !one.day().isBefore(first) && one.day().isBefore(end))
        .mapToLong(LedgerRows.Granted::minutes)
        .sum();
  }

  /** Keeps under which class a grant was made. */
  void posted(LedgerEntry entry, GrantClass in) {
    UUID to = entry.to();
    if (to != null) {
      keep(
          to,
          new LedgerRows.Granted(
              entry.id(), to, in.id(), entry.at().toLocalDate(), entry.minutes()));
    }
  }

  /** Gives back what a grant had used of a period, as of the day of the grant. */
  void takenBack(LedgerEntry entry, LedgerEntry counter) {
    UUID to = entry.to();
    if (to == null) {
      return;
    }
    Optional<LedgerRows.Granted> made =
        known.getOrDefault(to, List.of()).stream()
            .filter(one -> one.entryId().equals(entry.id()))
            .findFirst();
    made.ifPresent(
        one ->
            keep(
                to,
                new LedgerRows.Granted(
                    counter.id(), one.accountId(), one.classId(), one.day(), -one.minutes())));
  }

  private void keep(UUID account, LedgerRows.Granted row) {
    known.computeIfAbsent(account, id -> new ArrayList<>(1)).add(row);
    rows.add(row);
  }

  List<LedgerRows.Granted> rows() {
    return rows;
  }
}
