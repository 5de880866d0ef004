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
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.kernel.UnitOfWork;
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
 * <p>R1: bare JDBC, random pairs of accounts; R2: one of the two is always the same, and once more
 * with the accounts' rows first, as the right sequences need it; R3: rows of the same kinds in
 * batches of 1,000, a commit each. With {@code -Donly=R2} those figures alone whose names have this
 * in them.
 */
public final class LedgerMeasurement {

  private static final int ACCOUNTS = 10_000;
  private static final int CONNECTIONS = 64;

  /** Transfers of a thousand rows. */
  private static final int BATCH = 143;

  /** Transfers of a list that is sent as one. */
  private static final int LIST = 500;

  private static final Actor RESIDENT = Actor.resident("r1");

  private final DataSource pool;
  private final DataSource barePool;
  private final Load load;
  private final String only;
  private final IdSource ids = new IdSource(InstantSource.system(), new SecureRandom());
  private final MariaDbUnitOfWork work;
  private final AccountDesk accounts;

  private LedgerMeasurement(DataSource pool, DataSource barePool, Load load, String only) {
    this.pool = pool;
    this.barePool = barePool;
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
        HikariDataSource pool = pool(database.access(), true);
        HikariDataSource barePool = pool(database.access(), false)) {
      Flyway.configure()
          .dataSource(pool)
          .locations("classpath:db/migration")
          .table("schema_history")
          .load()
          .migrate();
      Load load = new Load(Duration.ofSeconds(seconds), mariadbd());
      new LedgerMeasurement(pool, barePool, load, System.getProperty("only", "")).run();
    }
  }

  private static long parse(String seconds) {
    return Long.parseLong(seconds);
  }

  /** Memory for all that is written here, or the figures would tell which of them came last. */
  private static EmbeddedSettings settings(Path folder) {
    return EmbeddedSettings.in(folder)
        .withExtraArguments(
            List.of(
                "--innodb-buffer-pool-size=4G",
                "--innodb-log-file-size=2G",
                "--max-connections=200"));
  }

  private static ProcessHandle mariadbd() {
    return ProcessHandle.current()
        .children()
        .filter(child -> child.info().command().orElse("").contains("mariadbd"))
        .findFirst()
        .orElseThrow();
  }

  private static HikariDataSource pool(DatabaseAccess access, boolean commitsByItself) {
    HikariConfig config = new HikariConfig();
    config.setAutoCommit(commitsByItself);
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
    Scene ours = scene();
    Desks desks = new Desks(work);
    load.warmUp(() -> bare(bare, false));
    load.warmUp(() -> pair(desks.alone(), ours));
    load.warmUp(() -> pair(desks.together(), ours));
    double r1 = best("R1 bare JDBC, pairs", 1, () -> bare(bare, false), 8, 16, 32, 64);
    double r2 = best("R2 bare JDBC, one in all", 1, () -> bare(bare, true), 4, 8, 16);
    double locked = best("R2 bare JDBC, accounts first", 1, () -> locked(bare), 4, 8, 16);
    double r3 = best("R3 bare JDBC, rows", BareTransfer.ROWS * BATCH, () -> batch(bare), 1, 2, 4);
    double alone = best("library, pairs, alone", 1, () -> pair(desks.alone(), ours), 16, 64);
    double together =
        best("library, pairs, together", 1, () -> pair(desks.together(), ours), 64, 256);
    best("library, reserve, alone", 1, () -> earn(desks.alone(), ours), 16);
    double few = best("library, reserve, together", 1, () -> earn(desks.together(), ours), 64);
    double hot =
        best("library, reserve, together", 1, () -> earn(desks.together(), ours), 128, 256);
    double many = best("library, reserve, together", 1, () -> earn(desks.together(), ours), 512);
    double lists =
        best(
            "library, lists, rows",
            LIST * BareTransfer.ROWS,
            () -> list(desks.together(), ours),
            1,
            2);
    ratio("each alone, to R1", alone / r1);
    ratio("together, to R1", together / r1);
    ratio("one account in all, together, to R2", Math.max(hot, many) / r2);
    ratio("one account in all, together, to R2, accounts first", Math.max(hot, many) / locked);
    ratio("one account in all, 512 callers to 64", many / few);
    ratio("lists, rows, to R3", lists / r3);
    ratio("R3 as transfers, to R2", r3 / BareTransfer.ROWS / r2);
    for (int micros : new int[] {1000, 2000}) {
      slower(bare, ours, micros);
    }
  }

  /** R2 and the library where a commit takes longer than on this disk. */
  private void slower(Scene bare, Scene ours, int micros) throws Exception {
    String more = ", a commit " + micros + " µs more";
    SlowCommits slow = new SlowCommits(micros);
    DataSource bareSlow = slow.of(barePool);
    Desks desks =
        new Desks(new MariaDbUnitOfWork(slow.of(pool), RandomGenerator.of("L64X128MixRandom")));
    double r2 = best("R2" + more, 1, () -> bare(bareSlow, bare, true), 4, 16);
    double hot = best("reserve, together" + more, 1, () -> earn(desks.together(), ours), 64, 512);
    ratio("one account in all, together, to R2" + more, hot / r2);
  }

  private double best(String what, int units, Load.Step step, int... callers) throws Exception {
    double best = 0;
    for (int threads : callers) {
      best = Math.max(best, measure(what, threads, units, step));
    }
    return best;
  }

  private double measure(String what, int threads, int units, Load.Step step) throws Exception {
    if (!what.contains(only)) {
      return 0;
    }
    return load.measure(what, threads, units, step);
  }

  private static void ratio(String what, double value) {
    System.out.printf(Locale.ROOT, "%-60s %6.2f%n", what, value);
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

  /** The library with and without sharing transactions. */
  private final class Desks {
    private final LedgerDesk alone;
    private final LedgerDesk together;

    Desks(UnitOfWork over) {
      this.alone = desk(over, LedgerDesk.Sharing.ALONE);
      this.together = desk(over, LedgerDesk.Sharing.TOGETHER);
    }

    LedgerDesk alone() {
      return alone;
    }

    LedgerDesk together() {
      return together;
    }
  }

  private LedgerDesk desk(UnitOfWork over, LedgerDesk.Sharing sharing) {
    LedgerPolicy policy =
        new LedgerPolicy(
            "measured@1",
            new TransferPolicy(
                null, 1L << 40, TransferPolicy.Overflow.DONATE, 60, false, Set.of(), 1L << 40));
    LedgerPolicies policies = (transaction, bank, day) -> Optional.of(policy);
    return new LedgerDesk(
        over,
        new MariaDbLedgerStore(),
        policies,
        new MariaDbAuditLog(new SecureRandom()),
        ids,
        InstantSource.system(),
        sharing);
  }

  private void bare(Scene scene, boolean hot) throws SQLException {
    bare(barePool, scene, hot);
  }

  private void bare(DataSource database, Scene scene, boolean hot) throws SQLException {
    BareTransfer.Side giver = hot ? scene.sides().get(0) : scene.any();
    BareTransfer.Side receiver = scene.any();
    if (giver == receiver) {
      return;
    }
    try (Connection connection = database.getConnection();
        BareTransfer transfer = new BareTransfer(connection, scene.bank().id())) {
      transfer.write(new BareTransfer.Pair(ids.next(), giver, receiver));
    }
  }

  private void locked(Scene scene) throws SQLException {
    BareTransfer.Side receiver = scene.any();
    try (Connection connection = barePool.getConnection();
        BareTransfer transfer = new BareTransfer(connection, scene.bank().id())) {
      transfer.writeLocked(new BareTransfer.Pair(ids.next(), scene.sides().get(0), receiver));
    }
  }

  private void batch(Scene scene) throws SQLException {
    List<BareTransfer.Pair> pairs = new ArrayList<>();
    for (int i = 0; i < BATCH; i++) {
      pairs.add(new BareTransfer.Pair(ids.next(), scene.any(), scene.any()));
    }
    try (Connection connection = barePool.getConnection();
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
