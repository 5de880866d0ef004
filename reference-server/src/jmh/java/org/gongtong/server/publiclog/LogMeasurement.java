package org.gongtong.server.publiclog;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.OptionalBinder;
import com.google.inject.multibindings.ProvidesIntoSet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.gongtong.core.audit.AuditEvent;
import org.gongtong.core.audit.Disclosure;
import org.gongtong.core.audit.LogStore;
import org.gongtong.core.audit.note.Checkpoint;
import org.gongtong.core.audit.note.SignedNote;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.server.config.ConfigReader;
import org.gongtong.server.config.ServerConfig;
import org.gongtong.server.wiring.JobsModule;
import org.gongtong.server.wiring.RunningServer;
import org.gongtong.server.wiring.StartTask;
import org.gongtong.store.mariadb.MariaDbAuditLog;
import org.gongtong.store.mariadb.MariaDbLogStore;
import org.gongtong.store.mariadb.MariaDbTransaction;
import org.gongtong.store.mariadb.MariaDbUnitOfWork;
import org.gongtong.store.mariadb.embedded.TestDatabase;

/**
 * Measures the log in turns on one database: transactions of two rows and an event, with the event
 * as it was before there was a log, and sealed with the keeper at work. Run it with {@code ./mvnw
 * -Pbench,bench-server -pl reference-server -am verify -DskipTests
 * -Dbench.main=org.gongtong.server.publiclog.LogMeasurement}.
 */
public final class LogMeasurement {
  private static final int THREADS = 8;
  private static final int TURNS = 6;
  private static final long TURN_MILLIS = 3_000;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final DataSource database;
  private final UnitOfWork work;
  private final MariaDbAuditLog audit = new MariaDbAuditLog(RANDOM);
  private final LogStore store = new MariaDbLogStore(RANDOM);
  private final LogKeys keys;

  private LogMeasurement(DataSource database, Path folder) {
    this.database = database;
    this.work = new MariaDbUnitOfWork(database, RANDOM);
    this.keys = new LogKeys(folder.resolve("keys"));
  }

  /** What a transaction writes beside its event. */
  private enum Rows {
    /** Two small rows: the least that a command writes. */
    TWO,
    /** A key, a header, two postings and two balances: what a transfer of hours writes. */
    TRANSFER
  }

  /** What a transaction does about its event. */
  private enum Event {
    NONE,
    UNSEALED,
    SEALED,
    /** Sealed, and the keeper integrates and signs meanwhile. */
    KEPT
  }

  /** Measures and prints. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "log");
    try (TestDatabase database = TestDatabase.fresh(LogMeasurement.class)) {
      Map<String, String> settings =
          Map.of(
              "server.port", "0",
              "admin.port", "0",
              "db.url", database.jdbcUrl(),
              "db.user", database.user(),
              "db.password", database.password(),
              "db.pool-size", String.valueOf(THREADS + 4));
      ServerConfig config =
          new ConfigReader(Map.of(), Map.of()).read(Optional.of(folder), settings);
      Pool pool = new Pool();
      try (RunningServer server = RunningServer.start(config, pool)) {
        System.out.println("server at " + server.address() + ", without jobs");
        new LogMeasurement(pool.found.orElseThrow(), folder).run();
      }
    }
  }

  /** Takes the server's pool, and keeps its own jobs still. */
  private static final class Pool extends AbstractModule {
    private Optional<DataSource> found = Optional.empty();

    @Override
    protected void configure() {
      OptionalBinder.newOptionalBinder(binder(), JobsModule.Jobs.class)
          .setBinding()
          .toInstance(new JobsModule.Jobs(false));
    }

    @ProvidesIntoSet
    StartTask take(DataSource pool) {
      return () -> {
        found = Optional.of(pool);
        return List.of();
      };
    }
  }

  private void run() throws Exception {
    try (Connection connection = database.getConnection()) {
      // As a database of its own would have: with the sizes of a desk it measures the disk.
      connection.createStatement().execute("set global innodb_buffer_pool_size = 2147483648");
      connection.createStatement().execute("set global innodb_log_file_size = 1073741824");
      connection
          .createStatement()
          .execute("create table measured (id uuid primary key, a varchar(64), b bigint, key (a))");
      connection
          .createStatement()
          .execute("create table measured_balance (id int primary key, b bigint not null)");
      connection
          .createStatement()
          .execute("insert into measured_balance select seq, 0 from seq_0_to_9999");
    }
    for (Rows rows : Rows.values()) {
      run(rows);
    }
  }

  private void run(Rows rows) throws Exception {
    System.out.println("transactions of " + rows);
    for (Event event : Event.values()) {
      turn(rows, event, false, new ArrayList<>());
    }
    double[][] rates = new double[Event.values().length][TURNS];
    double[] server = new double[Event.values().length];
    double[] stored = new double[Event.values().length];
    List<Long> delays = new ArrayList<>();
    for (int turn = 0; turn < TURNS; turn++) {
      for (Event event : Event.values()) {
        Turn result = turn(rows, event, false, delays);
        rates[event.ordinal()][turn] = result.rate;
        server[event.ordinal()] += result.serverMicros / TURNS;
        stored[event.ordinal()] += result.databaseMicros / TURNS;
      }
    }
    for (Event event : Event.values()) {
      Arrays.sort(rates[event.ordinal()]);
      System.out.printf(
          Locale.ROOT,
          "%-9s median %.0f transactions/s (%.0f to %.0f); processor time of each: server %.0f µs,"
              + " database %.0f µs%n",
          event,
          rates[event.ordinal()][TURNS / 2],
          rates[event.ordinal()][0],
          rates[event.ordinal()][TURNS - 1],
          server[event.ordinal()],
          stored[event.ordinal()]);
    }
    System.out.printf(
        Locale.ROOT,
        "kept / unsealed: %.2f; kept / sealed: %.2f; kept / no event: %.2f%n",
        rates[3][TURNS / 2] / rates[1][TURNS / 2],
        rates[3][TURNS / 2] / rates[2][TURNS / 2],
        rates[3][TURNS / 2] / rates[0][TURNS / 2]);
    for (int turn = 0; turn < TURNS; turn++) {
      // Apart: looking again and again takes time itself.
      turn(rows, Event.KEPT, true, delays);
    }
    delays.sort(null);
    System.out.printf(
        Locale.ROOT,
        "commit to signed checkpoint under load: %d probes, median %d ms, p99 %d ms, worst %d ms%n",
        delays.size(),
        delays.get(delays.size() / 2),
        delays.get(delays.size() * 99 / 100),
        delays.get(delays.size() - 1));
    System.out.println("events in the log: " + work.<Long>read(t -> store.head(t).size()));
  }

  private static double databaseSeconds() {
    return ProcessHandle.current()
        .descendants()
        .filter(process -> process.info().command().orElse("").contains("mariadbd"))
        .mapToDouble(LogMeasurement::seconds)
        .sum();
  }

  private static double seconds(ProcessHandle process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e9;
  }

  /**
   * What a turn came to.
   *
   * @param rate transactions a second
   * @param serverMicros processor time of this process for a transaction
   * @param databaseMicros that of the database
   */
  private record Turn(double rate, double serverMicros, double databaseMicros) {}

  private Turn turn(Rows rows, Event event, boolean probed, List<Long> delays) throws Exception {
    AtomicBoolean running = new AtomicBoolean(true);
    ExecutorService threads = Executors.newFixedThreadPool(THREADS + 1);
    List<Future<Long>> writers = new ArrayList<>();
    LogKeeper keeper = new LogKeeper(work, store, keys, keys.signer("measured/log", RANDOM));
    try {
      if (event == Event.KEPT) {
        // What the turns before left is not this one's.
        keeper.turn();
        keeper.start();
      }
      double serverBefore = seconds(ProcessHandle.current());
      double databaseBefore = databaseSeconds();
      long start = System.nanoTime();
      for (int i = 0; i < THREADS; i++) {
        writers.add(threads.submit(() -> write(rows, event, running)));
      }
      Future<List<Long>> probes = threads.submit(() -> probed ? probe(running) : List.of());
      TimeUnit.MILLISECONDS.sleep(TURN_MILLIS);
      running.set(false);
      long transactions = 0;
      for (Future<Long> writer : writers) {
        transactions += writer.get();
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      delays.addAll(probes.get());
      return new Turn(
          transactions / seconds,
          (seconds(ProcessHandle.current()) - serverBefore) / transactions * 1e6,
          (databaseSeconds() - databaseBefore) / transactions * 1e6);
    } finally {
      threads.shutdown();
      keeper.close();
    }
  }

  private long write(Rows rows, Event event, AtomicBoolean running) {
    long done = 0;
    for (; running.get(); done++) {
      append(rows, event);
    }
    return done;
  }

  private AuditEvent append(Rows rows, Event kind) {
    Instant now = Instant.now();
    AuditEvent event =
        new AuditEvent(
            UUID.randomUUID(),
            Disclosure.SEALED,
            "decision",
            "ballot-cast",
            "0195a1b2-0000-7000-8000-000000000001",
            Actor.resident("o1"),
            now,
            now,
            Map.of("ballot", UUID.randomUUID().toString(), "channel", "web", "party", 17));
    return work.write(
        transaction -> {
          Connection connection = MariaDbTransaction.writing(transaction).getConnection();
          try {
            row(connection);
            row(connection);
            if (rows == Rows.TRANSFER) {
              row(connection);
              row(connection);
              // In the order of their ids, as any two writers must.
              int one = ThreadLocalRandom.current().nextInt(9_999);
              balance(connection, one, 30);
              balance(connection, one + 1, -30);
            }
            if (kind == Event.UNSEALED) {
              unsealed(connection, event);
            }
          } catch (SQLException e) {
            throw new IllegalStateException(e);
          }
          if (kind == Event.SEALED || kind == Event.KEPT) {
            audit.append(transaction, event);
          }
          return event;
        });
  }

  private static void row(Connection connection) throws SQLException {
    try (PreparedStatement row =
        connection.prepareStatement("insert into measured values (?, ?, ?)")) {
      row.setString(1, UUID.randomUUID().toString());
      row.setString(2, "some text of a row");
      row.setLong(3, 1);
      row.executeUpdate();
    }
  }

  private static void balance(Connection connection, int id, int change) throws SQLException {
    try (PreparedStatement row =
        connection.prepareStatement("update measured_balance set b = b + ? where id = ?")) {
      row.setInt(1, change);
      row.setInt(2, id);
      row.executeUpdate();
    }
  }

  private static void unsealed(Connection connection, AuditEvent event) throws SQLException {
    try (PreparedStatement row =
        connection.prepareStatement(
            """
            insert into audit_event
              (id, area, type, subject, actor_kind, actor_id, effective_at, recorded_at, data)
            values (?, ?, ?, ?, ?, ?, now(6), now(6), ?)""")) {
      row.setString(1, event.id().toString());
      row.setString(2, event.area());
      row.setString(3, event.type());
      row.setString(4, event.subject());
      row.setString(5, "RESIDENT");
      row.setString(6, "o1");
      row.setString(7, event.canonicalData());
      row.executeUpdate();
    }
  }

  /** How long until an event is in a signed checkpoint, in milliseconds, again and again. */
  private List<Long> probe(AtomicBoolean running) {
    List<Long> delays = new ArrayList<>();
    while (running.get()) {
      UUID id = append(Rows.TWO, Event.KEPT).id();
      long committed = System.nanoTime();
      while (!isSigned(id)) {
        LockSupport.parkNanos(2_000_000);
      }
      delays.add((System.nanoTime() - committed) / 1_000_000);
    }
    return delays;
  }

  private boolean isSigned(UUID id) {
    return work.read(
        transaction -> {
          long index = audit.find(transaction, id).orElseThrow().index().orElse(Long.MAX_VALUE);
          return store
              .checkpoint(transaction)
              .map(note -> Checkpoint.parse(SignedNote.parse(note).text()).head().size() > index)
              .orElse(false);
        });
  }
}
