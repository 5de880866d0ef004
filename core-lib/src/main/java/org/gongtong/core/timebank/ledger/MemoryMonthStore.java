package org.gongtong.core.timebank.ledger;

import java.time.Instant;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.gongtong.core.kernel.MemoryUnitOfWork;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.timebank.TransferKind;
import org.jspecify.annotations.Nullable;

/** Months of the time banks of a {@link MemoryLedgerStore}. Thread-safe. */
public final class MemoryMonthStore implements MonthStore {

  private final MemoryLedgerStore ledger;
  private final MemoryUnitOfWork.Cell<Map<UUID, TreeMap<YearMonth, MonthSum>>> sums;

  public MemoryMonthStore(MemoryUnitOfWork work, MemoryLedgerStore ledger) {
    this.ledger = ledger;
    this.sums = work.cell(Map.of());
  }

  @Override
  public MonthSum sum(
      Transaction transaction, TimeBank bank, YearMonth month, Instant from, Instant until) {
    long given = 0;
    long received = 0;
    Set<UUID> givers = new HashSet<>();
    Set<UUID> earners = new HashSet<>();
    Set<UUID> paid = new HashSet<>();
    Set<UUID> payers = new HashSet<>();
    Set<UUID> pool = new HashSet<>();
    for (LedgerEntry entry : ledger.entries(transaction)) {
      boolean inMonth =
          !entry.recordedAt().isBefore(from)
              && entry.recordedAt().isBefore(until)
              && entry.bankId().equals(bank.id());
      if (!inMonth) {
        continue;
      }
      long minutes = entry.reverses() == null ? entry.minutes() : -entry.minutes();
      if (entry.kind() == TransferKind.EARN) {
        given += minutes;
        add(givers, entry.to());
        add(earners, entry.to());
      } else if (entry.kind() == TransferKind.REDEEM) {
        given += minutes;
        received += minutes;
        add(givers, entry.to());
        add(paid, entry.to());
        add(payers, entry.from());
      }
      add(pool, atPool(bank, entry));
    }
    return new MonthSum(
        month,
        given,
        givers.size(),
        received,
        Math.min(paid.size(), payers.size()),
        earners.size(),
        ledger.balanceRecorded(transaction, bank.poolId(), until.minusNanos(1000)),
        pool.size());
  }

  /** Who gave to the pool or got from it; null if nobody did. */
  private static @Nullable UUID atPool(TimeBank bank, LedgerEntry entry) {
    return switch (entry.kind()) {
      case EARN, REDEEM, SETTLE -> entry.kept() < entry.minutes() ? entry.to() : null;
      case GRANT -> entry.to();
      case DONATE, RETURN -> entry.from();
      case EXPIRE -> bank.poolId().equals(entry.to()) ? entry.from() : null;
      case GIFT, SUCCEED, MERGE -> null;
    };
  }

  private static void add(Set<UUID> accounts, @Nullable UUID account) {
    if (account != null) {
      accounts.add(account);
    }
  }

  @Override
  public void keep(Transaction transaction, UUID bankId, MonthSum sum) {
    Map<UUID, TreeMap<YearMonth, MonthSum>> all = new HashMap<>(sums.get(transaction));
    TreeMap<YearMonth, MonthSum> months = new TreeMap<>(all.getOrDefault(bankId, new TreeMap<>()));
    months.putIfAbsent(sum.month(), sum);
    all.put(bankId, months);
    sums.set(transaction, all);
  }

  @Override
  public List<MonthSum> kept(
      Transaction transaction, UUID bankId, YearMonth first, YearMonth last) {
    TreeMap<YearMonth, MonthSum> months =
        sums.get(transaction).getOrDefault(bankId, new TreeMap<>());
    return List.copyOf(months.subMap(first, true, last, true).values());
  }
}
