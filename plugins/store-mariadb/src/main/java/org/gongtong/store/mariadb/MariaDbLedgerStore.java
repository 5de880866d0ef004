package org.gongtong.store.mariadb;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.timebank.OperationKey;
import org.gongtong.core.timebank.ledger.AccountDay;
import org.gongtong.core.timebank.ledger.AccountRecords;
import org.gongtong.core.timebank.ledger.AccountState;
import org.gongtong.core.timebank.ledger.KinChange;
import org.gongtong.core.timebank.ledger.LedgerAccount;
import org.gongtong.core.timebank.ledger.LedgerRows;
import org.gongtong.core.timebank.ledger.LedgerStore;
import org.gongtong.core.timebank.ledger.PastCommand;
import org.gongtong.core.timebank.ledger.Relative;
import org.gongtong.core.timebank.ledger.TimeBank;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

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
      "select "
          + LedgerColumns.ACCOUNT
          + " from timebank_account force index (primary) where id in (%s) order by id for update";

  private static final String PAST =
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
          where k.bank = ? and k.command in (%s)""";

  private final LedgerSpans spans;

  public MariaDbLedgerStore() {
    this(new LedgerSpans());
  }

  MariaDbLedgerStore(LedgerSpans spans) {
    this.spans = spans;
  }

  private final AccountRecords records = new MariaDbAccountRecords();

  @Override
  public AccountRecords records() {
    return records;
  }

  @Override
  public void addBank(Transaction transaction, TimeBank bank) {
    RowBatch.insert(
        MariaDbTransaction.writing(transaction),
        "insert into timebank (id, community_id, zone, pool, reserve) values (?, ?, ?, ?, ?)",
        List.of(bank),
        (statement, one) -> {
          LedgerColumns.set(statement, 1, one.id());
          LedgerColumns.set(statement, 2, one.communityId());
          statement.setString(3, one.zone().getId());
          LedgerColumns.set(statement, 4, one.poolId());
          LedgerColumns.set(statement, 5, one.reserveId());
        });
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
  public void close(Transaction transaction, UUID accountId, @Nullable LocalDate day) {
    MariaDbTransaction.writing(transaction)
        .createUpdate("update timebank_account set closed = ? where id = ? or parent = ?")
        .bind(0, day)
        .bind(1, accountId.toString())
        .bind(2, accountId.toString())
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
        .createQuery("select " + LedgerColumns.ACCOUNT + " from timebank_account where id = ?")
        .bind(0, accountId.toString())
        .map((row, context) -> LedgerColumns.account(row))
        .findOne();
  }

  @Override
  public List<LedgerAccount> accountsOf(Transaction transaction, UUID bankId, String holder) {
    return MariaDbTransaction.reading(transaction)
        .createQuery(
            "select "
                + LedgerColumns.ACCOUNT
                + " from timebank_account where bank = ? and holder = ? order by id")
        .bind(0, bankId.toString())
        .bind(1, holder)
        .map((row, context) -> LedgerColumns.account(row).account())
        .list();
  }

  @Override
  public List<Relative> relatives(Transaction transaction, Collection<UUID> of) {
    Map<Relative, List<KinChange>> noted = new LinkedHashMap<>();
    RowBatch.select(
        MariaDbTransaction.reading(transaction),
        """
        select r.account, r.relative, r.relation, a.birth_date, c.number, c.from_day, c.holds,
          c.why, c.actor_kind, c.actor_id, c.recorded_at
        from timebank_relative r join timebank_account a on a.id = r.relative
          left join timebank_relative_change c on c.account = r.account
            and c.relative = r.relative and c.relation = r.relation
        where r.account in (%s) order by r.account, r.relative, r.relation, c.number""",
        List.of(),
        of.stream().map(UUID::toString).toList(),
        row -> noted(row, noted));
    List<Relative> found = new ArrayList<>();
    noted.forEach((relative, changes) -> found.addAll(Relative.periods(relative, changes)));
    return found;
  }

  private static Relative noted(ResultSet row, Map<Relative, List<KinChange>> noted)
      throws SQLException {
    Relative relative =
        new Relative(
            Columns.uuid(row, "account"),
            Columns.uuid(row, "relative"),
            row.getString("relation"),
            row.getObject("birth_date", LocalDate.class));
    List<KinChange> changes = noted.computeIfAbsent(relative, one -> new ArrayList<>(0));
    if (row.getString("from_day") != null) {
      changes.add(MariaDbAccountRecords.kinChange(row));
    }
    return relative;
  }

  @Override
  public List<AccountState> lock(
      Transaction transaction, UUID bankId, Collection<UUID> accountIds) {
    List<String> ids = accountIds.stream().map(UUID::toString).sorted().toList();
    List<AccountState> locked =
        RowBatch.selectFirst(transaction, LOCK, ids, LedgerColumns::account);
    locked.removeIf(state -> !state.account().bankId().equals(bankId));
    return locked;
  }

  @Override
  public Map<OperationKey, PastCommand> past(
      Transaction transaction, UUID bankId, Collection<OperationKey> keys) {
    Map<OperationKey, PastCommand> found = new HashMap<>();
    RowBatch.select(
            MariaDbTransaction.reading(transaction),
            PAST,
            List.of(bankId.toString()),
            keys.stream().map(LedgerColumns::bytes).toList(),
            LedgerColumns::past)
        .forEach(past -> found.put(past.answer().key(), past));
    return found;
  }

  /** What {@link #write} does with a key that is taken. */
  @Override
  public boolean runsLostRacesAgain() {
    return true;
  }

  @Override
  public Map<AccountDay, Long> earned(Transaction transaction, Collection<AccountDay> days) {
    Handle handle = MariaDbTransaction.reading(transaction);
    Map<LocalDate, List<String>> accounts = new HashMap<>();
    for (AccountDay day : days) {
      accounts
          .computeIfAbsent(LocalDate.ofEpochDay(day.day()), date -> new ArrayList<>())
          .add(day.accountId().toString());
    }
    Map<AccountDay, Long> found = new HashMap<>();
    accounts.forEach(
        (date, ids) ->
            RowBatch.select(
                    handle,
                    "select account, earned from timebank_day where day = ? and account in (%s)",
                    List.of(date),
                    ids,
                    row ->
                        Map.entry(
                            new AccountDay(
                                UUID.fromString(row.getString(1)), (int) date.toEpochDay()),
                            row.getLong(2)))
                .forEach(one -> found.put(one.getKey(), one.getValue())));
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
    LedgerWriting.write(transaction, rows);
    for (LedgerRows.AccountChange change : rows.accounts()) {
      AccountState after = change.after();
      spans.follow(transaction, after.account().id(), change.before().postings(), after.postings());
    }
  }
}
