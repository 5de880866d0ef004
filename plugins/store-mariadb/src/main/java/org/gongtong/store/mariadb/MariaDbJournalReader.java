package org.gongtong.store.mariadb;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.timebank.ledger.JournalReader;
import org.gongtong.core.timebank.ledger.LedgerEntry;
import org.gongtong.core.timebank.ledger.LedgerHold;
import org.gongtong.core.timebank.ledger.LedgerPosting;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Reads journals from the tables {@code timebank…}. Thread-safe. */
public final class MariaDbJournalReader implements JournalReader {

  /** The newest row of an account up to an instant is one entry of an index that has all of it. */
  static final String RECORDED_UP_TO =
      """
      select balance from timebank_posting force index (timebank_posting_recorded)
      where account = ? and recorded_at <= ?
      order by recorded_at desc, sequence desc limit 1""";

  private static final String PENDING =
      "select "
          + LedgerColumns.HOLD
          + " from timebank_pending p join timebank_hold h on h.id = p.hold ";

  @Override
  public List<LedgerPosting> recorded(
      Transaction transaction, UUID accountId, long before, int limit) {
    return postings(
        MariaDbTransaction.reading(transaction)
            .createQuery(
                """
                select * from timebank_posting where account = ? and sequence < ?
                order by sequence desc limit ?""")
            .bind(0, accountId.toString())
            .bind(1, before)
            .bind(2, checked(limit)));
  }

  @Override
  public List<LedgerPosting> effective(
      Transaction transaction, UUID accountId, LocalDateTime at, long before, int limit) {
    return postings(
        MariaDbTransaction.reading(transaction)
            .createQuery(
                """
                select * from timebank_posting force index (timebank_posting_effective)
                where account = ? and effective_at <= ? and (effective_at < ? or sequence < ?)
                order by effective_at desc, sequence desc limit ?""")
            .bind(0, accountId.toString())
            .bind(1, at)
            .bind(2, at)
            .bind(3, before)
            .bind(4, checked(limit)));
  }

  private static List<LedgerPosting> postings(Query query) {
    return query.map((row, context) -> LedgerColumns.posting(row)).list();
  }

  private static int checked(int limit) {
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("a page has 1 to " + MOST + " rows: " + limit);
    }
    return limit;
  }

  @Override
  public Map<UUID, LedgerEntry> entries(Transaction transaction, Collection<UUID> ids) {
    Handle handle = MariaDbTransaction.reading(transaction);
    Map<UUID, LedgerEntry> found = new HashMap<>();
    RowBatch.read(
        ids,
        (places, some) -> {
          Query query =
              handle.createQuery(
                  "select "
                      + LedgerColumns.ENTRY
                      + " from timebank_entry e where e.id in ("
                      + places
                      + ")");
          for (int place = 0; place < some.size(); place++) {
            query.bind(place, some.get(place).toString());
          }
          query
              .map((row, context) -> LedgerColumns.entry(row))
              .forEach(entry -> found.put(entry.id(), entry));
        });
    return found;
  }

  @Override
  public long balanceRecorded(Transaction transaction, UUID accountId, Instant at) {
    return MariaDbTransaction.reading(transaction)
        .createQuery(RECORDED_UP_TO)
        .bind(0, accountId.toString())
        .bind(1, Columns.utc(at))
        .mapTo(Long.class)
        .findOne()
        .orElse(0L);
  }

  @Override
  public long balanceEffective(
      Transaction transaction, UUID accountId, LocalDateTime at, long sequence) {
    return LedgerSpans.balance(
        MariaDbTransaction.reading(transaction), accountId, new LedgerSpans.Place(at, sequence));
  }

  @Override
  public List<LedgerHold> pending(Transaction transaction, UUID accountId) {
    return holds(
        MariaDbTransaction.reading(transaction)
            .createQuery(PENDING + "where p.account = ? order by p.expires_at, p.hold limit ?")
            .bind(0, accountId.toString())
            .bind(1, MOST));
  }

  @Override
  public List<LedgerHold> due(Transaction transaction, UUID bankId, Instant now, int limit) {
    return holds(
        MariaDbTransaction.reading(transaction)
            .createQuery(
                PENDING
                    + "where p.bank = ? and p.expires_at <= ? order by p.expires_at, p.hold limit ?")
            .bind(0, bankId.toString())
            .bind(1, Columns.utc(now))
            .bind(2, checked(limit)));
  }

  private static List<LedgerHold> holds(Query query) {
    return query.map((row, context) -> LedgerColumns.hold(row, null)).list();
  }
}
