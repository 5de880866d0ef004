package org.gongtong.store.mariadb;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.security.SecureRandom;
import java.util.random.RandomGenerator;
import org.flywaydb.core.Flyway;
import org.gongtong.store.mariadb.embedded.TestDatabase;
import org.gongtong.testkit.store.PaperDeskContract;
import org.gongtong.testkit.store.PaperParts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;

/** Paper ballots on MariaDB keep their contract. */
@Timeout(120)
class MariaDbPaperIT implements PaperDeskContract {

  private static TestDatabase database;
  private static HikariDataSource pool;
  private static PaperParts parts;

  @BeforeAll
  static void open() {
    database = TestDatabase.fresh(MariaDbPaperIT.class);
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
        new PaperParts(
            new MariaDbUnitOfWork(pool, RandomGenerator.of("L64X128MixRandom")),
            new MariaDbCommunityStore(),
            new MariaDbMotionStore(),
            new MariaDbBallotStore(),
            new MariaDbPaperStore(),
            new MariaDbAuditLog(new SecureRandom()));
  }

  @AfterAll
  static void close() {
    pool.close();
    database.close();
  }

  @Override
  public PaperParts paperStore() {
    return parts;
  }
}
