package org.gongtong.store.mariadb.embedded;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.gongtong.store.mariadb.embedded.EmbeddedDatabaseException.Reason;
import org.jspecify.annotations.Nullable;
import org.mariadb.jdbc.MariaDbDataSource;

/**
 * An empty schema for one test class, on a MariaDB that all test classes of a JVM share. Use it as
 * the package's page shows. Tests of the house, of embedders and of other stores run on the real
 * database: stand-ins differ silently on locks, unique keys and JSON.
 *
 * <p>The shared server keeps its data in {@code target/test-mariadb} below the module (surefire's
 * {@code basedir}, else the working folder) and is stopped by a shutdown hook; a second JVM of the
 * same module takes {@code target/test-mariadb-2}. Commits are flushed once a second, so a test
 * about lost power starts an {@link EmbeddedMariaDb} of its own. Thread-safe.
 */
public final class TestDatabase implements AutoCloseable {
  private static final int FOLDERS = 8;
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static @Nullable EmbeddedMariaDb shared;

  private final String schema;
  private final DatabaseAccess access;

  private TestDatabase(String schema, DatabaseAccess access) {
    this.schema = schema;
    this.access = access;
  }

  /** Makes an empty schema {@code t_<class name>_<n>}; starts the shared server at first use. */
  public static TestDatabase fresh(Class<?> testClass) {
    EmbeddedMariaDb server = sharedServer();
    String name = testClass.getSimpleName().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "_");
    String schema =
        "t_" + name.substring(0, Math.min(40, name.length())) + "_" + NUMBER.incrementAndGet();
    DatabaseAccess main = server.access();
    execute(main, "create database " + schema + " character set utf8mb4");
    String url = main.jdbcUrl().replace("/gongtong?", "/" + schema + "?");
    return new TestDatabase(schema, new DatabaseAccess(url, main.user(), main.password()));
  }

  /** URL, user and password of the schema. */
  public DatabaseAccess access() {
    return access;
  }

  /** JDBC URL of the schema. */
  public String jdbcUrl() {
    return access.jdbcUrl();
  }

  /** The account; it may do anything on the shared server, another schema included. */
  public String user() {
    return access.user();
  }

  /** The account's password. */
  public String password() {
    return access.password();
  }

  /** Connections without a pool, each a new one. */
  public DataSource dataSource() {
    try {
      MariaDbDataSource source = new MariaDbDataSource(access.jdbcUrl());
      source.setUser(access.user());
      source.setPassword(access.password());
      return source;
    } catch (SQLException e) {
      throw new IllegalStateException("the driver refused its own URL " + access, e);
    }
  }

  /** Drops the schema. */
  @Override
  public void close() {
    execute(sharedServer().access(), "drop database if exists " + schema);
  }

  private static synchronized EmbeddedMariaDb sharedServer() {
    if (shared == null) {
      EmbeddedMariaDb started = startInFirstFreeFolder();
      Runtime.getRuntime().addShutdownHook(new Thread(started::close, "test-mariadb-stop"));
      dropLeftoverSchemas(started.access());
      shared = started;
    }
    return shared;
  }

  private static EmbeddedMariaDb startInFirstFreeFolder() {
    Path target =
        Path.of(System.getProperty("basedir", System.getProperty("user.dir", ".")))
            .resolve("target");
    // Nothing here is to outlive the machine: making a schema's tables takes half as long unsynced.
    List<String> options =
        List.of(
            "--innodb-flush-log-at-trx-commit=0", "--loose-debug-no-sync", "--max-connections=400");
    for (int number = 1; ; number++) {
      Path folder = target.resolve(number == 1 ? "test-mariadb" : "test-mariadb-" + number);
      try {
        return EmbeddedMariaDb.start(EmbeddedSettings.in(folder).withExtraArguments(options));
      } catch (EmbeddedDatabaseException e) {
        if (e.reason() != Reason.FOLDER_IN_USE || number == FOLDERS) {
          throw e;
        }
      }
    }
  }

  /** A JVM that was killed could not drop its schemas. */
  private static void dropLeftoverSchemas(DatabaseAccess access) {
    List<String> schemas = new ArrayList<>();
    try (Connection connection = MariaDbProcess.connect(access);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("show databases like 't\\_%'")) {
      while (rows.next()) {
        schemas.add(rows.getString(1));
      }
    } catch (SQLException e) {
      throw new IllegalStateException("cannot list the schemas of " + access, e);
    }
    schemas.forEach(schema -> execute(access, "drop database `" + schema + "`"));
  }

  private static void execute(DatabaseAccess access, String sql) {
    try (Connection connection = MariaDbProcess.connect(access);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException("cannot run: " + sql, e);
    }
  }
}
