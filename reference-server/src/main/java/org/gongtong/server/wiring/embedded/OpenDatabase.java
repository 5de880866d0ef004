package org.gongtong.server.wiring.embedded;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.output.MigrateResult;
import org.gongtong.server.config.DatabaseConfig;
import org.gongtong.server.storage.backup.SchemaSteps;
import org.gongtong.server.wiring.StartRefusal;
import org.gongtong.store.mariadb.embedded.DatabaseAccess;
import org.gongtong.store.mariadb.embedded.EmbeddedDatabaseException;
import org.gongtong.store.mariadb.embedded.EmbeddedMariaDb;
import org.gongtong.store.mariadb.embedded.EmbeddedSettings;

/** A database that is up, migrated and pooled. Thread-safe. */
public final class OpenDatabase implements AutoCloseable, SchemaSteps {
  private final Optional<EmbeddedMariaDb> embedded;
  private final HikariDataSource pool;
  private final String schemaVersion;

  private OpenDatabase(
      Optional<EmbeddedMariaDb> embedded, HikariDataSource pool, String schemaVersion) {
    this.embedded = embedded;
    this.pool = pool;
    this.schemaVersion = schemaVersion;
  }

  /**
   * Opens the database and brings its tables up to date.
   *
   * @throws StartRefusal with the reason in words for the operator; nothing stays open then
   */
  public static OpenDatabase open(DatabaseConfig config, int poolSize, MeterRegistry metrics) {
    return open(config, poolSize, metrics, OpenDatabase::migrate);
  }

  /**
   * Opens the database and leaves its tables as they are.
   *
   * @throws StartRefusal as {@link #open(DatabaseConfig, int, MeterRegistry)}
   */
  public static OpenDatabase openAsIs(DatabaseConfig config, int poolSize, MeterRegistry metrics) {
    return open(config, poolSize, metrics, OpenDatabase::present);
  }

  private static OpenDatabase open(
      DatabaseConfig config,
      int poolSize,
      MeterRegistry metrics,
      Function<DataSource, String> version) {
    Optional<EmbeddedMariaDb> embedded = Optional.empty();
    try {
      DatabaseAccess access;
      if (config instanceof DatabaseConfig.Embedded ours) {
        EmbeddedMariaDb started = startEmbedded(ours);
        embedded = Optional.of(started);
        access = started.access();
      } else if (config instanceof DatabaseConfig.External theirs) {
        access = new DatabaseAccess(theirs.url(), theirs.user(), theirs.password());
      } else {
        throw new IllegalStateException("a third kind of database: " + config);
      }
      HikariDataSource pool = openPool(access, poolSize, metrics, false);
      if (embedded.isEmpty() && isCluster(pool)) {
        pool.close();
        pool = openPool(access, poolSize, metrics, true);
      }
      try {
        return new OpenDatabase(embedded, pool, version.apply(pool));
      } catch (RuntimeException e) {
        pool.close();
        throw e;
      }
    } catch (RuntimeException e) {
      embedded.ifPresent(EmbeddedMariaDb::close);
      throw e;
    }
  }

  private static EmbeddedMariaDb startEmbedded(DatabaseConfig.Embedded config) {
    try {
      return EmbeddedMariaDb.start(
          EmbeddedSettings.in(config.dataFolder()).withPort(config.port()));
    } catch (EmbeddedDatabaseException e) {
      boolean taken = e.reason() == EmbeddedDatabaseException.Reason.FOLDER_IN_USE;
      throw new StartRefusal(
          taken ? StartRefusal.Kind.FOLDER_IN_USE : StartRefusal.Kind.DATABASE,
          e.chinese(),
          e.english(),
          e);
    }
  }

  private static boolean isCluster(DataSource source) {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("show global variables like 'wsrep_on'")) {
      return row.next() && "ON".equals(row.getString(2));
    } catch (SQLException e) {
      throw new IllegalStateException("the database does not say whether it is a cluster", e);
    }
  }

  private static HikariDataSource openPool(
      DatabaseAccess access, int poolSize, MeterRegistry metrics, boolean cluster) {
    HikariConfig pool = new HikariConfig();
    pool.setPoolName("gongtong");
    pool.setJdbcUrl(access.jdbcUrl());
    if (!access.user().isEmpty()) {
      pool.setUsername(access.user());
      pool.setPassword(access.password());
    }
    pool.setMaximumPoolSize(poolSize);
    // The same few statements come again and again: the database parses each once a connection.
    pool.addDataSourceProperty("useServerPrepStmts", "true");
    pool.addDataSourceProperty("cachePrepStmts", "true");
    if (cluster) {
      // A transaction may be ended from outside at any statement. The driver then waits for ever
      // for a reply to what it sent ahead, and is told that batches were done which were not.
      pool.addDataSourceProperty("disablePipeline", "true");
      pool.addDataSourceProperty("useBulkStmtsForInserts", "false");
    }
    // An operator's own database may have other defaults; the store relies on these two.
    pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    pool.setConnectionInitSql("set time_zone = '+00:00'");
    pool.setMetricsTrackerFactory(new MicrometerMetricsTrackerFactory(metrics));
    try {
      return new HikariDataSource(pool);
    } catch (PoolInitializationException e) {
      throw new StartRefusal(
          StartRefusal.Kind.DATABASE,
          "无法连接数据库：" + innermost(e) + "。请检查 db.url、db.user、db.password，以及数据库是否已启动。",
          "Cannot connect to the database: "
              + innermost(e)
              + ". Check db.url, db.user and db.password, and whether the database runs.",
          e);
    }
  }

  private static String migrate(DataSource source) {
    try {
      MigrateResult result = flyway(source).load().migrate();
      String version = result.targetSchemaVersion;
      if (version == null) {
        // Nothing to do: the version is then told as the initial one only.
        version = result.initialSchemaVersion;
      }
      return version == null ? "0" : version;
    } catch (FlywayException e) {
      throw new StartRefusal(
          StartRefusal.Kind.DATABASE,
          "数据库结构升级失败，未启动：" + e.getMessage() + "。请先备份，再按说明处理。",
          "The database's tables could not be brought up to date, so the server did not start: "
              + e.getMessage()
              + ". Take a backup before you repair anything.",
          e);
    }
  }

  private static FluentConfiguration flyway(DataSource source) {
    return Flyway.configure()
        .dataSource(source)
        .locations("classpath:db/migration")
        .table("schema_history")
        .cleanDisabled(true)
        // By default tables of a newer version would be accepted; an older server must not touch
        // them.
        .ignoreMigrationPatterns(new String[0]);
  }

  private static String present(DataSource source) {
    MigrationInfo current = flyway(source).load().info().current();
    return current == null ? "0" : current.getVersion().getVersion();
  }

  @Override
  public String newestVersion() {
    return versions().max(Comparator.naturalOrder()).map(MigrationVersion::getVersion).orElse("0");
  }

  /** Whether one version of the tables is newer than another; both as migrations have them. */
  public static boolean isNewer(String version, String other) {
    return MigrationVersion.fromVersion(version).isNewerThan(MigrationVersion.fromVersion(other));
  }

  @Override
  public boolean knows(String version) {
    return versions().anyMatch(known -> known.getVersion().equals(version));
  }

  @Override
  public String bringTo(String version) {
    flyway(pool).target(version).load().migrate();
    return present(pool);
  }

  private Stream<MigrationVersion> versions() {
    return Arrays.stream(flyway(pool).load().info().all())
        .filter(migration -> migration.getState().isResolved() && migration.getVersion() != null)
        .map(MigrationInfo::getVersion);
  }

  private static String innermost(Throwable thrown) {
    Throwable cause = thrown;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.toString();
  }

  /** Pooled connections. */
  public DataSource dataSource() {
    return pool;
  }

  /** The version of the tables after migration, "0" when nobody brought any. */
  public String schemaVersion() {
    return schemaVersion;
  }

  /** Lets a second instance on the same data folder be told where this one serves. */
  public void announceAddress(String address) {
    embedded.ifPresent(database -> database.announceAddress(address));
  }

  @Override
  public void close() {
    pool.close();
    embedded.ifPresent(EmbeddedMariaDb::close);
  }
}
