package org.gongtong.store.mariadb;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import org.flywaydb.core.Flyway;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.place.Community;
import org.gongtong.core.rules.ScopeCode;
import org.gongtong.core.timebank.AccountKind;
import org.gongtong.core.timebank.OperationKey;
import org.gongtong.core.timebank.TransferKind;
import org.gongtong.core.timebank.TransferPolicy;
import org.gongtong.core.timebank.ledger.AccountDesk;
import org.gongtong.core.timebank.ledger.LedgerAccount;
import org.gongtong.core.timebank.ledger.LedgerCommand;
import org.gongtong.core.timebank.ledger.LedgerDesk;
import org.gongtong.core.timebank.ledger.LedgerPolicies;
import org.gongtong.core.timebank.ledger.LedgerPolicy;
import org.gongtong.core.timebank.ledger.TimeBank;
import org.gongtong.store.mariadb.embedded.DatabaseAccess;
import org.gongtong.store.mariadb.embedded.EmbeddedMariaDb;
import org.gongtong.store.mariadb.embedded.EmbeddedSettings;

/**
 * Measures ledgers on MariaDB, every commit on disk, beside the same rows written by bare JDBC. Run
 * it with {@code ./mvnw -Pbench,bench-store -pl plugins/store-mariadb -am verify -DskipTests
 * -Dbench.main=org.gongtong.store.mariadb.LedgerMeasurement -Dbench=10} (seconds a figure).
 *
 * <p>R1: bare JDBC, random pairs of accounts; R2: one of the two is always the same; R3: rows a
 * second in batches of 1,000 rows.
 */
public final class LedgerMeasurement {

  private static final int ACCOUNTS = 10_000;
  private static final int CONNECTIONS = 64;
  private static final Actor RESIDENT = Actor.resident("r1");

  private final HikariDataSource pool;
  private final Duration length;
  private final IdSource ids = new IdSource(InstantSource.system(), new SecureRandom());
  private final MariaDbUnitOfWork work;
  private final AccountDesk accounts;

  private LedgerMeasurement(HikariDataSource pool, Duration length) {
    this.pool = pool;
    this.length = length;
    this.work = new MariaDbUnitOfWork(pool, RandomGenerator.of("L64X128MixRandom"));
    this.accounts =
        new AccountDesk(
            work,
            new MariaDbLedgerStore(),
            new MariaDbAuditLog(new SecureRandom()),
            ids,
            InstantSource.system());
  }

  /** Measures and prints. */
  public static void main(String[] arguments) throws Exception {
    long seconds = arguments.length > 0 && arguments[0].matches("\\d+") ? parse(arguments[0]) : 10;
    Path folder = Path.of("target", "ledger-measurement").toAbsolutePath();
    try (EmbeddedMariaDb database = EmbeddedMariaDb.start(EmbeddedSettings.in(folder));
        HikariDataSource pool = pool(database.access())) {
      Flyway.configure()
          .dataSource(pool)
          .locations("classpath:db/migration")
          .table("schema_history")
          .load()
          .migrate();
      new LedgerMeasurement(pool, Duration.ofSeconds(seconds)).run();
    }
  }

  private static long parse(String seconds) {
    return Long.parseLong(seconds);
  }

  private static HikariDataSource pool(DatabaseAccess access) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(access.jdbcUrl());
    config.setUsername(access.user());
    config.setPassword(access.password());
    config.setMaximumPoolSize(CONNECTIONS);
    config.addDataSourceProperty("useServerPrepStmts", "true");
    config.addDataSourceProperty("cachePrepStmts", "true");
    return new HikariDataSource(config);
  }

  private void run() throws Exception {
    Scene bare = scene();
    for (int threads : new int[] {8, 16, 32, 64}) {
      print("R1 bare JDBC, random pairs", threads, threads(threads, () -> bare(bare, false)));
    }
    for (int threads : new int[] {1, 8, 16, 32}) {
      print("R2 bare JDBC, one account in all", threads, threads(threads, () -> bare(bare, true)));
    }
    print("R3 bare JDBC, rows in batches of 1,000", 4, 1000 * threads(4, () -> rows(bare)));
    Scene ours = scene();
    LedgerDesk alone = desk(LedgerDesk.Sharing.ALONE);
    LedgerDesk together = desk(LedgerDesk.Sharing.TOGETHER);
    for (int threads : new int[] {16, 32, 64}) {
      print("library, pairs, alone", threads, threads(threads, () -> pair(alone, ours)));
    }
    for (int threads : new int[] {16, 64, 256, 512}) {
      print("library, pairs, together", threads, threads(threads, () -> pair(together, ours)));
    }
    for (int threads : new int[] {1, 16}) {
      print("library, reserve, alone", threads, threads(threads, () -> earn(alone, ours)));
    }
    for (int threads : new int[] {1, 16, 64, 128, 256, 512}) {
      print("library, reserve, together", threads, threads(threads, () -> earn(together, ours)));
    }
    print("library, lists of 500", 2, 500 * threads(2, () -> list(together, ours)));
  }

  private static void print(String what, int threads, double rate) {
    System.out.printf(Locale.ROOT, "%-42s %4d callers %,12.0f/s%n", what, threads, rate);
  }

  /** A bank and its accounts, the same number of each. */
  private record Scene(TimeBank bank, List<BareTransfer.Side> sides) {
    BareTransfer.Side any() {
      return sides.get(ThreadLocalRandom.current().nextInt(1, sides.size()));
    }
  }

  private Scene scene() {
    Community community =
        new Community(
            ids.next(),
            "c" + Long.toHexString(ids.next().getLeastSignificantBits()),
            LocalizedText.of("社区", "community"),
            LocalizedText.of("市", "city"),
            ScopeCode.of("cn"),
            ZoneOffset.UTC);
    work.write(tx -> new MariaDbCommunityStore().add(tx, community));
    TimeBank bank = accounts.openBank(RESIDENT, community.id(), ZoneOffset.UTC);
    List<BareTransfer.Side> sides = new ArrayList<>();
    for (int from = 0; from < ACCOUNTS; from += 1000) {
      List<LedgerAccount> some = new ArrayList<>();
      for (int i = 0; i < 1000; i++) {
        LedgerAccount account =
            new LedgerAccount(
                ids.next(),
                bank.id(),
                AccountKind.INDIVIDUAL,
                "h" + (from + i),
                LocalDate.of(1950, 1, 1),
                LocalDate.EPOCH,
                null);
        some.add(account);
        sides.add(new BareTransfer.Side(account.id(), new AtomicLong()));
      }
      accounts.openAll(RESIDENT, bank, some).orThrow();
    }
    return new Scene(bank, sides);
  }

  private LedgerDesk desk(LedgerDesk.Sharing sharing) {
    LedgerPolicy policy =
        new LedgerPolicy(
            "measured@1",
            new TransferPolicy(
                null, 1L << 40, TransferPolicy.Overflow.DONATE, 60, false, Set.of(), 1L << 40));
    LedgerPolicies policies = (transaction, bank, day) -> Optional.of(policy);
    return new LedgerDesk(
        work,
        new MariaDbLedgerStore(),
        policies,
        new MariaDbAuditLog(new SecureRandom()),
        ids,
        InstantSource.system(),
        sharing);
  }

  private void bare(Scene scene, boolean hot) throws SQLException {
    BareTransfer.Side giver = hot ? scene.sides().get(0) : scene.any();
    BareTransfer.Side receiver = scene.any();
    if (giver == receiver) {
      return;
    }
    try (Connection connection = pool.getConnection()) {
      connection.setAutoCommit(false);
      BareTransfer.write(connection, scene.bank().id(), ids.next(), giver, receiver);
    }
  }

  /** A thousand postings by one statement. */
  private void rows(Scene scene) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      connection.setAutoCommit(false);
      try (PreparedStatement statement =
          connection.prepareStatement(
              """
              insert into timebank_posting
                (account, sequence, entry, minutes, balance, counts, effective_at, recorded_at)
              values (?, ?, ?, 1, 0, 0, ?, ?)""")) {
        LocalDateTime now =
            LocalDateTime.ofInstant(InstantSource.system().instant(), ZoneOffset.UTC);
        for (int i = 0; i < 1000; i++) {
          BareTransfer.Side side = scene.any();
          statement.setString(1, side.id().toString());
          statement.setLong(2, side.postings().incrementAndGet());
          statement.setString(3, ids.next().toString());
          statement.setObject(4, now);
          statement.setObject(5, now);
          statement.addBatch();
        }
        statement.executeBatch();
      }
      connection.commit();
    }
  }

  private void pair(LedgerDesk desk, Scene scene) {
    UUID from = scene.any().id();
    UUID to = scene.any().id();
    if (!from.equals(to)) {
      desk.send(RESIDENT, scene.bank(), transfer(TransferKind.REDEEM, from, to))
          .asOutcome()
          .orThrow();
    }
  }

  private void earn(LedgerDesk desk, Scene scene) {
    desk.send(RESIDENT, scene.bank(), transfer(TransferKind.EARN, null, scene.any().id()))
        .asOutcome()
        .orThrow();
  }

  private void list(LedgerDesk desk, Scene scene) {
    List<LedgerDesk.Sent> list = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      list.add(new LedgerDesk.Sent(RESIDENT, transfer(TransferKind.EARN, null, scene.any().id())));
    }
    desk.sendAll(scene.bank(), list);
  }

  private static LedgerCommand transfer(TransferKind kind, UUID from, UUID to) {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return new LedgerCommand.Post(
        new OperationKey(random.nextLong(), random.nextLong()),
        kind,
        LocalDateTime.ofInstant(InstantSource.system().instant(), ZoneOffset.UTC),
        from,
        to,
        1,
        OperationKey.NONE);
  }

  private interface Step {
    void run() throws SQLException;
  }

  /** Steps a second, after as long to warm up. */
  private double threads(int threads, Step step) throws Exception {
    AtomicLong steps = new AtomicLong();
    AtomicBoolean over = new AtomicBoolean();
    ExecutorService callers = Executors.newFixedThreadPool(threads);
    List<Future<?>> running = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      running.add(
          callers.submit(
              () -> {
                while (!over.get()) {
                  step.run();
                  steps.incrementAndGet();
                }
                return null;
              }));
    }
    Thread.sleep(length.toMillis() / 2);
    long before = steps.get();
    long begun = System.nanoTime();
    Thread.sleep(length.toMillis());
    double rate = (steps.get() - before) * 1e9 / (System.nanoTime() - begun);
    over.set(true);
    callers.shutdown();
    for (Future<?> one : running) {
      one.get();
    }
    return rate;
  }
}
