package org.gongtong.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.gongtong.core.place.Community;
import org.gongtong.server.config.ConfigReader;
import org.gongtong.server.wiring.DatabaseTask;
import org.gongtong.store.mariadb.MariaDbAuditLog;
import org.gongtong.store.mariadb.MariaDbCommunityStore;
import org.gongtong.store.mariadb.MariaDbJournalReader;
import org.gongtong.store.mariadb.MariaDbLedgerInspection;
import org.gongtong.store.mariadb.MariaDbLedgerStore;
import org.gongtong.store.mariadb.MariaDbUnitOfWork;
import org.gongtong.store.mariadb.embedded.TestDatabase;
import org.gongtong.testkit.store.DecisionScene;
import org.gongtong.testkit.store.LedgerParts;
import org.jdbi.v3.core.Jdbi;

/** A database of its own for commands about journals, and what a ledger needs of it. */
final class JournalSite implements AutoCloseable {

  private final Path home;
  private final TestDatabase database;
  private final HikariDataSource pool;
  private final LedgerParts parts;

  JournalSite(Path home) {
    this.home = home;
    this.database = TestDatabase.fresh(JournalSite.class);
    DatabaseTask.migrate(
        new ConfigReader(Map.of(), Map.of())
            .read(
                Optional.of(home),
                Map.of(
                    "db.url", database.jdbcUrl(),
                    "db.user", database.user(),
                    "db.password", database.password())));
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(database.jdbcUrl());
    config.setUsername(database.user());
    config.setPassword(database.password());
    config.setMaximumPoolSize(2);
    this.pool = new HikariDataSource(config);
    SecureRandom random = new SecureRandom();
    this.parts =
        new LedgerParts(
            new MariaDbUnitOfWork(pool, random),
            new MariaDbCommunityStore(),
            new MariaDbLedgerStore(),
            new MariaDbJournalReader(),
            new MariaDbLedgerInspection(),
            new MariaDbAuditLog(random));
  }

  LedgerParts parts() {
    return parts;
  }

  /** A new community without a bank. */
  Community community() {
    Community community = DecisionScene.newCommunity();
    parts.work().write(transaction -> parts.communities().add(transaction, community));
    return community;
  }

  /** Runs a command about time banks on this database. */
  CliRun run(String... arguments) {
    List<String> all = new ArrayList<>(List.of("timebank"));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--home", home.toString()));
    all.addAll(List.of("--set", "db.url=" + database.jdbcUrl()));
    all.addAll(List.of("--set", "db.user=" + database.user()));
    all.addAll(List.of("--set", "db.password=" + database.password()));
    return CliRun.of(all.toArray(String[]::new));
  }

  /** How many rows each table of time banks has, of those that have any; and events. */
  Map<String, Long> rows() {
    Map<String, Long> rows = new TreeMap<>();
    Jdbi.create(pool)
        .useHandle(
            handle -> {
              for (String table : tables()) {
                long count =
                    handle.createQuery("select count(*) from " + table).mapTo(Long.class).one();
                if (count > 0) {
                  rows.put(table, count);
                }
              }
            });
    return rows;
  }

  private List<String> tables() {
    List<String> tables = new ArrayList<>(timeBankTables());
    tables.add("audit_event");
    return tables;
  }

  List<String> timeBankTables() {
    return Jdbi.create(pool)
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        select table_name from information_schema.tables
                        where table_schema = database()
                          and (table_name like 'timebank%' or table_name like 'time\\_bank%'
                            or table_name like 'settlement%')
                        order by 1""")
                    .mapTo(String.class)
                    .list());
  }

  void execute(String sql) {
    Jdbi.create(pool).useHandle(handle -> assertThat(handle.execute(sql)).isPositive());
  }

  @Override
  public void close() {
    pool.close();
    database.close();
  }
}
