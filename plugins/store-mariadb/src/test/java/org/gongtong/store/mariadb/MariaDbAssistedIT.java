package org.gongtong.store.mariadb;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.security.SecureRandom;
import java.util.random.RandomGenerator;
import org.flywaydb.core.Flyway;
import org.gongtong.store.mariadb.embedded.TestDatabase;
import org.gongtong.testkit.store.AssistedDeskContract;
import org.gongtong.testkit.store.AssistedParts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;

/** Assisted sessions on MariaDB keep their contract. */
@Timeout(120)
class MariaDbAssistedIT implements AssistedDeskContract {

  private static TestDatabase database;
  private static HikariDataSource pool;
  private static AssistedParts parts;

  @BeforeAll
  static void open() {
    database = TestDatabase.fresh(MariaDbAssistedIT.class);
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(database.jdbcUrl());
    config.setUsername(database.user());
    config.setPassword(database.password());
    config.setMaximumPoolSize(10);
    pool = new HikariDataSource(config);
    Flyway.configure()
        .dataSource(pool)
        .locations("classpath:db/migration")
        .table("schema_history")
        .load()
        .migrate();
    parts =
        new AssistedParts(
            new MariaDbUnitOfWork(pool, RandomGenerator.of("L64X128MixRandom")),
            new MariaDbCommunityStore(),
            new MariaDbMotionStore(),
            new MariaDbBallotStore(),
            new MariaDbAssistedStore(),
            new MariaDbAuditLog(new SecureRandom()));
  }

  @AfterAll
  static void close() {
    pool.close();
    database.close();
  }

  @Override
  public AssistedParts assistedStore() {
    return parts;
  }
}
