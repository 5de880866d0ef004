package org.gongtong.store.mariadb;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.place.Community;
import org.gongtong.core.rules.ScopeCode;
import org.jdbi.v3.core.Jdbi;

/**
 * Loads banks in bulk, in the order in which their rows lie, by three connections: a transfer at a
 * time would take hours. Nobody else writes meanwhile. Confined to one thread.
 */
final class VolumeLoad {

  private static final int ROWS = 4000;
  private static final int HOLDING = 100;

  private final DataSource database;
  private final AtomicLong loaded = new AtomicLong();

  VolumeLoad(DataSource database) {
    this.database = database;
  }

  /** Loads into empty tables, and makes the spans of long accounts. */
  long load(List<VolumeBank> banks) throws Exception {
    Jdbi.create(database)
        .useHandle(
            handle -> {
              MariaDbTransaction transaction = new MariaDbTransaction(handle, true);
              for (VolumeBank bank : banks) {
                new MariaDbCommunityStore().add(transaction, community(bank));
                new MariaDbLedgerStore().addBank(transaction, bank.bank());
              }
            });
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try {
      List<Callable<Object>> parts =
          List.of(
              () -> each(banks, this::journal),
              () -> each(banks, this::commands),
              () -> each(banks, (connection, bank) -> VolumeServices.load(connection, bank, this)));
      for (Future<Object> part : threads.invokeAll(parts)) {
        part.get();
      }
    } finally {
      threads.shutdown();
    }
    return loaded.get();
  }

  /** Makes the sums of long accounts, as a server does while they grow. */
  void spans(VolumeBank bank) {
    Jdbi jdbi = Jdbi.create(database);
    for (UUID account : List.of(bank.account(0), bank.account(1), bank.reserve())) {
      jdbi.useTransaction(
          handle -> {
            long postings =
                handle
                    .createQuery("select postings from timebank_account where id = ? for update")
                    .bind(0, account.toString())
                    .mapTo(Long.class)
                    .one();
            new LedgerSpans().followAll(handle, account, postings);
          });
    }
  }

  private static Community community(VolumeBank bank) {
    return new Community(
        bank.communityId(),
        "volume-" + bank.number(),
        LocalizedText.of("社区", "community"),
        LocalizedText.of("市", "city"),
        ScopeCode.of("cn"),
        bank.bank().zone());
  }

  private interface Part {
    void load(Connection connection, VolumeBank bank) throws SQLException;
  }

  private Object each(List<VolumeBank> banks, Part part) throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        // Into an empty table the database then writes sorted pages, not row by row.
        statement.execute("set session unique_checks = 0, foreign_key_checks = 0");
        for (VolumeBank bank : banks) {
          part.load(connection, bank);
        }
        connection.commit();
        statement.execute("set session unique_checks = 1, foreign_key_checks = 1");
      }
      connection.setAutoCommit(true);
    }
    return banks;
  }

  /** Sets one row. */
  interface Binder {
    void bind(PreparedStatement statement) throws SQLException;
  }

  /** Rows of one table, sent some thousands at a time. Confined to one thread. */
  final class Rows implements AutoCloseable {
    private final PreparedStatement statement;
    private int waiting;

    Rows(Connection connection, String sql) throws SQLException {
      this.statement = connection.prepareStatement(sql);
    }

    void add(Binder binder) throws SQLException {
      binder.bind(statement);
      statement.addBatch();
      if (++waiting == ROWS) {
        send();
      }
    }

    private void send() throws SQLException {
      if (waiting > 0) {
        statement.executeBatch();
        loaded.addAndGet(waiting);
        waiting = 0;
      }
    }

    @Override
    public void close() throws SQLException {
      send();
      statement.close();
    }
  }

  /** Accounts with their postings and days, one account after another. */
  private void journal(Connection connection, VolumeBank bank) throws SQLException {
    int[] shared = bank.shared();
    try (Rows accounts =
            new Rows(
                connection,
                """
                insert into timebank_account
                  (id, bank, kind, holder, birth_date, opened, balance, held, kept, postings,
                   recorded_at)
                values (?, ?, ?, ?, ?, '2020-01-01', ?, ?, ?, ?, ?)""");
        Rows postings =
            new Rows(
                connection,
                """
                insert into timebank_posting
                  (account, sequence, entry, minutes, balance, counts, effective_at, recorded_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)""");
        Rows days =
            new Rows(
                connection, "insert into timebank_day (account, day, earned) values (?, ?, ?)")) {
      for (int member = 0; member < bank.members() + 2; member++) {
        Account account = new Account(bank, member);
        int of = member;
        int[] entries =
            member == bank.members()
                ? new int[0]
                : member > bank.members()
                    ? IntStream.range(0, bank.size()).toArray()
                    : collected(bank, of, shared);
        for (int entry : entries) {
          account.post(entry, postings);
        }
        account.write(accounts, days);
      }
    }
  }

  private static int[] collected(VolumeBank bank, int member, int[] shared) {
    IntStream.Builder entries = IntStream.builder();
    bank.entries(member, shared, entries::add);
    return entries.build().toArray();
  }

  /** An account as it is added up. */
  private static final class Account {
    private final VolumeBank bank;
    private final int member;
    private final UUID id;
    private final boolean earns;
    private final Map<LocalDate, Long> days = new TreeMap<>();
    private long balance;
    private long sequence;
    private int last = -1;

    Account(VolumeBank bank, int member) {
      this.bank = bank;
      this.member = member;
      this.id = bank.account(member);
      this.earns = member < bank.members();
    }

    void post(int entry, Rows postings) throws SQLException {
      long minutes = earns ? bank.minutes(entry) : -bank.minutes(entry);
      balance += minutes;
      sequence++;
      last = entry;
      LocalDateTime at = bank.effectiveAt(entry);
      if (earns) {
        days.merge(at.toLocalDate(), minutes, Long::sum);
      }
      postings.add(
          statement -> {
            LedgerColumns.set(statement, 1, id);
            statement.setLong(2, sequence);
            LedgerColumns.set(statement, 3, bank.entry(entry));
            statement.setLong(4, minutes);
            statement.setLong(5, balance);
            statement.setBoolean(6, earns);
            statement.setObject(7, at);
            statement.setObject(8, Columns.utc(bank.recordedAt(entry)));
          });
    }

    void write(Rows accounts, Rows dayRows) throws SQLException {
      String kind = earns ? "individual" : member == bank.members() ? "pool" : "reserve";
      accounts.add(
          statement -> {
            LedgerColumns.set(statement, 1, id);
            LedgerColumns.set(statement, 2, bank.bank().id());
            statement.setString(3, kind);
            statement.setString(4, earns ? "m" + member : "");
            statement.setObject(5, earns ? LocalDate.of(1950, 1, 1) : null);
            statement.setLong(6, balance);
            statement.setLong(7, earns && member % HOLDING == 0 ? 10 : 0);
            statement.setLong(8, earns ? balance : 0);
            statement.setLong(9, sequence);
            statement.setObject(10, last < 0 ? null : Columns.utc(bank.recordedAt(last)));
          });
      for (Map.Entry<LocalDate, Long> day : days.entrySet()) {
        dayRows.add(
            statement -> {
              LedgerColumns.set(statement, 1, id);
              statement.setObject(2, day.getKey());
              statement.setLong(3, day.getValue());
            });
      }
    }
  }

  /** Entries, then commands in their own order, and a pending hold for every hundredth member. */
  private void commands(Connection connection, VolumeBank bank) throws SQLException {
    VolumeCommands.load(connection, bank, this, HOLDING);
  }
}
