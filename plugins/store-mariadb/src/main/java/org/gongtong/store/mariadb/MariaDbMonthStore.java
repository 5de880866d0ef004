package org.gongtong.store.mariadb;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.timebank.ledger.MonthStore;
import org.gongtong.core.timebank.ledger.MonthSum;
import org.gongtong.core.timebank.ledger.TimeBank;

/**
 * The table {@code timebank_month}. A month is found among the entries by their ids, which begin
 * with the millisecond they were made in: they lie together in the primary key, and an index of
 * times would have to be written with every transfer. Thread-safe.
 */
public final class MariaDbMonthStore implements MonthStore {

  /** How far the clock that made an id may be from the one that recorded the entry. */
  private static final Duration SLACK = Duration.ofHours(25);

  static final String SUM =
      """
      select
        coalesce(sum(if(kind in ('earn', 'redeem'), signed, 0)), 0) as given,
        count(distinct if(kind in ('earn', 'redeem'), receiver, null)) as givers,
        coalesce(sum(if(kind = 'redeem', signed, 0)), 0) as received,
        least(count(distinct if(kind = 'redeem', giver, null)),
              count(distinct if(kind = 'redeem', receiver, null))) as receivers,
        count(distinct if(kind = 'earn', receiver, null)) as earners,
        count(distinct case
          when kind in ('earn', 'redeem', 'settle') then if(kept < minutes, receiver, null)
          when kind = 'grant' then receiver
          when kind in ('donate', 'return') then giver
          when kind = 'expire' and receiver = :pool then giver
          else null end) as pool_members
      from (
        select kind, giver, receiver, minutes, kept,
          if(reverses is null, minutes, -minutes) as signed
        from timebank_entry
        where id >= :first and id < :after and recorded_at >= :from and recorded_at < :until
          and bank = :bank
      ) entries""";

  @Override
  public MonthSum sum(
      Transaction transaction, TimeBank bank, YearMonth month, Instant from, Instant until) {
    long pool =
        new MariaDbJournalReader()
            .balanceRecorded(transaction, bank.poolId(), until.minusNanos(1000));
    return MariaDbTransaction.reading(transaction)
        .createQuery(SUM)
        .bind("first", firstId(from.minus(SLACK)).toString())
        .bind("after", firstId(until.plus(SLACK)).toString())
        .bind("from", Columns.utc(from))
        .bind("until", Columns.utc(until))
        .bind("bank", bank.id().toString())
        .bind("pool", bank.poolId().toString())
        .map(
            (row, context) ->
                new MonthSum(
                    month,
                    row.getLong("given"),
                    row.getLong("givers"),
                    row.getLong("received"),
                    row.getLong("receivers"),
                    row.getLong("earners"),
                    pool,
                    row.getLong("pool_members")))
        .one();
  }

  /** The least id of version 7 that is made in this millisecond. */
  static UUID firstId(Instant instant) {
    return new UUID(instant.toEpochMilli() << 16 | 0x7000L, 0x8000_0000_0000_0000L);
  }

  @Override
  public void keep(Transaction transaction, UUID bankId, MonthSum sum) {
    MariaDbTransaction.writing(transaction)
        .createUpdate(
            """
            insert ignore into timebank_month
              (bank, month, given, givers, received, receivers, earners, pool, pool_members)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
        .bind(0, bankId.toString())
        .bind(1, sum.month().atDay(1))
        .bind(2, sum.given())
        .bind(3, sum.givers())
        .bind(4, sum.received())
        .bind(5, sum.receivers())
        .bind(6, sum.earners())
        .bind(7, sum.pool())
        .bind(8, sum.poolMembers())
        .execute();
  }

  @Override
  public List<MonthSum> kept(
      Transaction transaction, UUID bankId, YearMonth first, YearMonth last) {
    return MariaDbTransaction.reading(transaction)
        .createQuery(
            "select * from timebank_month where bank = ? and month between ? and ? order by month")
        .bind(0, bankId.toString())
        .bind(1, first.atDay(1))
        .bind(2, last.atDay(1))
        .map(
            (row, context) ->
                new MonthSum(
                    YearMonth.from(row.getObject("month", LocalDate.class)),
                    row.getLong("given"),
                    row.getLong("givers"),
                    row.getLong("received"),
                    row.getLong("receivers"),
                    row.getLong("earners"),
                    row.getLong("pool"),
                    row.getLong("pool_members")))
        .list();
  }
}
