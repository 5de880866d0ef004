package org.gongtong.store.mariadb;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
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
import java.util.concurrent.ThreadLocalRandom;
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
 * <p>R1: bare JDBC, random pairs of accounts; R2: one of the two is always the same; R3: rows of
 * the same kinds in batches of 1,000, a commit each. With {@code -Donly=R2} those figures alone
 * whose names have this in them.
 */
public final class LedgerMeasurement {

  private static final int ACCOUNTS = 10_000;
  private static final int CONNECTIONS = 64;

  /** Transfers of a thousand rows. */
  private static final int BATCH = 143;

  /** Transfers of a list that is sent as one. */
  private static final int LIST = 500;

  private static final Actor RESIDENT = Actor.resident("r1");

  private final HikariDataSource pool;
  private final Load load;
  private final String only;
  private final IdSource ids = new IdSource(InstantSource.system(), new SecureRandom());
  private final MariaDbUnitOfWork work;
  private final AccountDesk accounts;

  private LedgerMeasurement(HikariDataSource pool, Load load, String only) {
    this.pool = pool;
    this.load = load;
    this.only = only;
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
    try (EmbeddedMariaDb database = EmbeddedMariaDb.start(settings(folder));
        HikariDataSource pool = pool(database.access())) {
      Flyway.configure()
          .dataSource(pool)
          .locations("classpath:db/migration")
          .table("schema_history")
          .load()
          .migrate();
      Load load = new Load(Duration.ofSeconds(seconds), mariadbd());
      new LedgerMeasurement(pool, load, System.getProperty("only", "")).run();
    }
  }

  private static long parse(String seconds) {
    return Long.parseLong(seconds);
  }

  /** Memory for all that is written here, or the figures would tell which of them came last. */
  private static EmbeddedSettings settings(Path folder) {
    return EmbeddedSettings.in(folder)
        .withExtraArguments(List.of("--innodb-buffer-pool-size=4G", "--innodb-log-file-size=2G"));
  }

  private static ProcessHandle mariadbd() {
    return ProcessHandle.current()
        .children()
        .filter(child -> child.info().command().orElse("").contains("mariadbd"))
        .findFirst()
        .orElseThrow();
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
    double r1 = 0;
    for (int threads : new int[] {8, 16, 32, 64}) {
      r1 = Math.max(r1, measure("R1 bare JDBC, pairs", threads, 1, () -> bare(bare, false)));
    }
    double r2 = 0;
    for (int threads : new int[] {4, 8, 16, 32}) {
      r2 = Math.max(r2, measure("R2 bare JDBC, one in all", threads, 1, () -> bare(bare, true)));
    }
    double r3 = 0;
    for (int threads : new int[] {1, 2, 4}) {
      int rows = BareTransfer.ROWS * BATCH;
      r3 = Math.max(r3, measure("R3 bare JDBC, rows", threads, rows, () -> batch(bare)));
    }
    Scene ours = scene();
    LedgerDesk alone = desk(LedgerDesk.Sharing.ALONE);
    LedgerDesk together = desk(LedgerDesk.Sharing.TOGETHER);
    double best = 0;
    for (int threads : new int[] {16, 64}) {
      double rate = measure("library, pairs, alone", threads, 1, () -> pair(alone, ours));
      best = Math.max(best, rate);
    }
    double shared = 0;
    for (int threads : new int[] {64, 256}) {
      double rate = measure("library, pairs, together", threads, 1, () -> pair(together, ours));
      shared = Math.max(shared, rate);
    }
    measure("library, reserve, alone", 16, 1, () -> earn(alone, ours));
    double hot = 0;
    double least = Double.MAX_VALUE;
    for (int threads : new int[] {64, 128, 256, 512}) {
      double rate = measure("library, reserve, together", threads, 1, () -> earn(together, ours));
      hot = Math.max(hot, rate);
      least = Math.min(least, rate);
    }
    double lists = 0;
    for (int threads : new int[] {1, 2}) {
      int transfers = LIST * BareTransfer.ROWS;
      double rate = measure("library, lists, rows", threads, transfers, () -> list(together, ours));
      lists = Math.max(lists, rate);
    }
    ratio("library, each alone, to R1", best / r1);
    ratio("library, together, to R1", shared / r1);
    ratio("one account in all, together, to R2", hot / r2);
    ratio("the least of 64 to 512 callers to the most", least / hot);
    ratio("lists, rows, to R3", lists / r3);
  }

  private double measure(String what, int threads, int units, Load.Step step) throws Exception {
    if (!what.contains(only)) {
      return Double.NaN;
    }
    return load.measure(what, threads, units, step);
  }

  private static void ratio(String what, double value) {
    System.out.printf(Locale.ROOT, "%-50s %6.2f%n", what, value);
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
    try (Connection connection = pool.getConnection();
        BareTransfer transfer = new BareTransfer(connection, scene.bank().id())) {
      transfer.write(new BareTransfer.Pair(ids.next(), giver, receiver));
    }
  }

  private void batch(Scene scene) throws SQLException {
    List<BareTransfer.Pair> pairs = new ArrayList<>();
    for (int i = 0; i < BATCH; i++) {
      pairs.add(new BareTransfer.Pair(ids.next(), scene.any(), scene.any()));
    }
    try (Connection connection = pool.getConnection();
        BareTransfer transfer = new BareTransfer(connection, scene.bank().id())) {
      transfer.writeAll(pairs);
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
    for (int i = 0; i < LIST; i++) {
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
}
