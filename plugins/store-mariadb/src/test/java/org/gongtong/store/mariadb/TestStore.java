package org.gongtong.store.mariadb;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.security.SecureRandom;
import java.util.random.RandomGenerator;
import org.flywaydb.core.Flyway;
import org.gongtong.core.audit.AuditLog;
import org.gongtong.store.mariadb.embedded.TestDatabase;
import org.gongtong.testkit.store.LedgerParts;
import org.gongtong.testkit.store.StoreParts;

/** A store on an empty schema of the shared test database, up to date unless a test says else. */
final class TestStore implements AutoCloseable {

  private final TestDatabase database;
  private final HikariDataSource pool;

  private TestStore(TestDatabase database, int connections) {
    this.database = database;
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(database.jdbcUrl());
    config.setUsername(database.user());
    config.setPassword(database.password());
    config.setMaximumPoolSize(connections);
    config.setMinimumIdle(0);
    this.pool = new HikariDataSource(config);
  }

  static TestStore fresh(Class<?> testClass, int connections) {
    TestStore store = empty(testClass, connections);
    store.migrate("latest");
    return store;
  }

  static TestStore empty(Class<?> testClass, int connections) {
    return new TestStore(TestDatabase.fresh(testClass), connections);
  }

  /** A second pool on the same schema. */
  HikariDataSource poolOf(int connections) {
    return new TestStore(database, connections).pool;
  }

  void migrate(String target) {
    Flyway.configure()
        .dataSource(pool)
        .locations("classpath:db/migration")
        .table("schema_history")
        .target(target)
        .load()
        .migrate();
  }

  HikariDataSource pool() {
    return pool;
  }

  StoreParts parts() {
    return parts(pool, new MariaDbAuditLog(new SecureRandom()));
  }

  LedgerParts ledgerParts() {
    return ledgerParts(pool);
  }

  static LedgerParts ledgerParts(HikariDataSource pool) {
    StoreParts all = parts(pool, new MariaDbAuditLog(new SecureRandom()));
    return new LedgerParts(
        all.work(),
        all.communities(),
        new MariaDbLedgerStore(),
        new MariaDbJournalReader(),
        new MariaDbLedgerInspection(),
        all.audit());
  }

  StoreParts with(AuditLog audit) {
    return parts(pool, audit);
  }

  static StoreParts parts(HikariDataSource pool, AuditLog audit) {
    return new StoreParts(
        new MariaDbUnitOfWork(pool, RandomGenerator.of("L64X128MixRandom")),
        new MariaDbCommunityStore(),
        new MariaDbRosterStore(),
        new MariaDbMotionStore(),
        new MariaDbBallotStore(),
        audit,
        new MariaDbLogStore(new SecureRandom()));
  }

  @Override
  public void close() {
    pool.close();
    database.close();
  }
}
