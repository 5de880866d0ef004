package org.gongtong.store.mariadb;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.timebank.OperationKey;
import org.gongtong.core.timebank.ledger.AccountDay;
import org.gongtong.core.timebank.ledger.AccountState;
import org.gongtong.core.timebank.ledger.LedgerAccount;
import org.gongtong.core.timebank.ledger.LedgerRows;
import org.gongtong.core.timebank.ledger.LedgerStore;
import org.gongtong.core.timebank.ledger.PastCommand;
import org.gongtong.core.timebank.ledger.Relative;
import org.gongtong.core.timebank.ledger.TimeBank;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Ledgers in the tables {@code timebank…}. Thread-safe.
 *
 * <p>However many commands a transaction has, it asks three to five times and writes each table by
 * one statement. A key that somebody else took first, an entry that somebody else reversed or an
 * account that has moved is a lost race, which the unit of work runs again.
 */
public final class MariaDbLedgerStore implements LedgerStore {

  /** By the primary key, hence in its order, and no row is locked that is not asked for. */
  private static final String LOCK =
      "select * from timebank_account force index (primary) where id in (%s) order by id for update";

  private final LedgerSpans spans;

  public MariaDbLedgerStore() {
    this(new LedgerSpans());
  }

  MariaDbLedgerStore(LedgerSpans spans) {
    this.spans = spans;
  }

  @Override
  public void addBank(Transaction transaction, TimeBank bank) {
    MariaDbTransaction.writing(transaction)
        .createUpdate(
            "insert into timebank (id, community_id, zone, pool, reserve) values (?, ?, ?, ?, ?)")
        .bind(0, bank.id().toString())
        .bind(1, bank.communityId().toString())
        .bind(2, bank.zone().getId())
        .bind(3, bank.poolId().toString())
        .bind(4, bank.reserveId().toString())
        .execute();
  }

  @Override
  public Optional<TimeBank> findBank(Transaction transaction, UUID bankId) {
    return banks(transaction, "select * from timebank where id = ?", bankId).stream().findFirst();
  }

  @Override
  public List<TimeBank> banksOf(Transaction transaction, UUID communityId) {
    return banks(
        transaction, "select * from timebank where community_id = ? order by id", communityId);
  }

  private static List<TimeBank> banks(Transaction transaction, String sql, UUID id) {
    return MariaDbTransaction.reading(transaction)
        .createQuery(sql)
        .bind(0, id.toString())
        .map(
            (row, context) ->
                new TimeBank(
                    Columns.uuid(row, "id"),
                    Columns.uuid(row, "community_id"),
                    ZoneId.of(row.getString("zone")),
                    Columns.uuid(row, "pool"),
                    Columns.uuid(row, "reserve")))
        .list();
  }

  @Override
  public void addAccounts(Transaction transaction, Collection<LedgerAccount> accounts) {
    RowBatch.insert(
        MariaDbTransaction.writing(transaction),
        """
        insert into timebank_account (id, bank, kind, holder, birth_date, opened, closed)
        values (?, ?, ?, ?, ?, ?, ?)""",
        accounts,
        (statement, account) -> {
          statement.setString(1, account.id().toString());
          statement.setString(2, account.bankId().toString());
          statement.setString(3, account.kind().code());
          statement.setString(4, account.holder());
          statement.setObject(5, account.birthDate());
          statement.setObject(6, account.opened());
          statement.setObject(7, account.closed());
        });
  }

  @Override
  public void close(Transaction transaction, UUID accountId, LocalDate day) {
    MariaDbTransaction.writing(transaction)
        .createUpdate("update timebank_account set closed = ? where id = ?")
        .bind(0, day)
        .bind(1, accountId.toString())
        .execute();
  }

  @Override
  public boolean relate(Transaction transaction, UUID of, UUID relative, String relation) {
    return MariaDbTransaction.writing(transaction)
            .createUpdate(
                "insert ignore into timebank_relative (account, relative, relation) values (?, ?, ?)")
            .bind(0, of.toString())
            .bind(1, relative.toString())
            .bind(2, relation)
            .execute()
        > 0;
  }

  @Override
  public Optional<AccountState> find(Transaction transaction, UUID accountId) {
    return MariaDbTransaction.reading(transaction)
        .createQuery("select * from timebank_account where id = ?")
        .bind(0, accountId.toString())
        .map((row, context) -> LedgerColumns.account(row))
        .findOne();
  }

  @Override
  public List<Relative> relatives(Transaction transaction, Collection<UUID> of) {
    Handle handle = MariaDbTransaction.reading(transaction);
    List<Relative> found = new ArrayList<>();
    RowBatch.read(
        of,
        (places, ids) ->
            found.addAll(
                bound(
                        handle,
                        """
                        select r.account, r.relative, r.relation, a.birth_date
                        from timebank_relative r join timebank_account a on a.id = r.relative
                        where r.account in ("""
                            + places
                            + ")",
                        ids,
                        0)
                    .map(
                        (row, context) ->
                            new Relative(
                                Columns.uuid(row, "account"),
                                Columns.uuid(row, "relative"),
                                row.getString("relation"),
                                row.getObject("birth_date", LocalDate.class)))
                    .list()));
    return found;
  }

  private static Query bound(Handle handle, String sql, Collection<?> values, int first) {
    Query query = handle.createQuery(sql);
    int place = first;
    for (Object value : values) {
      if (value instanceof byte[] bytes) {
        query.bind(place++, bytes);
      } else {
        query.bind(place++, value.toString());
      }
    }
    return query;
  }

  @Override
  public List<AccountState> lock(
      Transaction transaction, UUID bankId, Collection<UUID> accountIds) {
    Handle handle = MariaDbTransaction.writing(transaction);
    List<UUID> ordered = new ArrayList<>(accountIds);
    ordered.sort(Comparator.comparing(UUID::toString));
    List<AccountState> locked = new ArrayList<>();
    RowBatch.read(
        ordered,
        (places, ids) ->
            locked.addAll(
                bound(handle, LOCK.replace("%s", places), ids, 0)
                    .map((row, context) -> LedgerColumns.account(row))
                    .list()));
    locked.removeIf(state -> !state.account().bankId().equals(bankId));
    return locked;
  }

  @Override
  public Map<OperationKey, PastCommand> past(
      Transaction transaction, UUID bankId, Collection<OperationKey> keys) {
    Handle handle = MariaDbTransaction.reading(transaction);
    Map<OperationKey, PastCommand> found = new HashMap<>();
    RowBatch.read(
        keys.stream().map(LedgerColumns::bytes).toList(),
        (places, some) ->
            bound(
                    handle,
                    "select k.command, k.content, k.outcome, k.kept, k.figures, "
                        + LedgerColumns.ENTRY
                        + ", "
                        + LedgerColumns.HOLD
                        + """
                        , r.entry as reversed_by, x.way as way
                        from timebank_key k force index (primary)
                          left join timebank_entry e on e.id = k.entry
                          left join timebank_reversal r on r.reversed = e.id
                          left join timebank_hold h on h.id = k.hold
                          left join timebank_hold_end x on x.hold = h.id
                        where k.bank = ? and k.command in ("""
                        + places
                        + ")",
                    some,
                    1)
                .bind(0, bankId.toString())
                .map((row, context) -> LedgerColumns.past(row))
                .forEach(past -> found.put(past.answer().key(), past)));
    return found;
  }

  @Override
  public Map<AccountDay, Long> earned(Transaction transaction, Collection<AccountDay> days) {
    Handle handle = MariaDbTransaction.reading(transaction);
    Set<UUID> accounts = new LinkedHashSet<>();
    Set<LocalDate> dates = new HashSet<>();
    for (AccountDay day : days) {
      accounts.add(day.accountId());
      dates.add(LocalDate.ofEpochDay(day.day()));
    }
    Map<AccountDay, Long> found = new HashMap<>();
    for (LocalDate date : dates) {
      RowBatch.read(
          accounts,
          (places, ids) ->
              bound(
                      handle,
                      "select account, earned from timebank_day where day = ? and account in ("
                          + places
                          + ")",
                      ids,
                      1)
                  .bind(0, date)
                  .map(
                      (row, context) ->
                          Map.entry(
                              new AccountDay(Columns.uuid(row, "account"), (int) date.toEpochDay()),
                              row.getLong("earned")))
                  .forEach(one -> found.put(one.getKey(), one.getValue())));
    }
    found.keySet().retainAll(Set.copyOf(days));
    return found;
  }

  /**
   * Makes the sums that an account of many postings has, for one that was loaded in bulk: as they
   * are made while it grows.
   */
  public void followAll(Transaction transaction, UUID accountId) {
    Handle handle = MariaDbTransaction.writing(transaction);
    find(transaction, accountId)
        .ifPresent(state -> spans.followAll(handle, accountId, state.postings()));
  }

  @Override
  public void write(Transaction transaction, LedgerRows rows) {
    Handle handle = MariaDbTransaction.writing(transaction);
    LedgerWriting.write(handle, rows);
    for (LedgerRows.AccountChange change : rows.accounts()) {
      AccountState after = change.after();
      spans.follow(handle, after.account().id(), change.before().postings(), after.postings());
    }
  }
}
