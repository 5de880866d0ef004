package org.gongtong.store.mariadb;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.timebank.ledger.LedgerCheck;
import org.gongtong.core.timebank.ledger.Statements;
import org.gongtong.core.timebank.ledger.Statements.Cursor;
import org.gongtong.core.timebank.ledger.Statements.Order;
import org.gongtong.core.timebank.service.NoticeKind;
import org.gongtong.store.mariadb.embedded.DatabaseAccess;
import org.gongtong.store.mariadb.embedded.EmbeddedMariaDb;
import org.gongtong.store.mariadb.embedded.EmbeddedSettings;
import org.jdbi.v3.core.Jdbi;

/**
 * Measures a time bank of a million members and ten million postings: the load, balances as of a
 * time, pages of statements, what the pages ask beside a bank of ten thousand members, and the
 * rebuild. Needs some 10 GB in the folder of temporary files, and removes them:
 *
 * <pre>{@code
 * JDK_JAVA_OPTIONS=-Xmx512m ./mvnw -Pbench,bench-store -pl plugins/store-mariadb -am verify \
 *   -DskipTests -Dbench.main=org.gongtong.store.mariadb.LedgerVolumeMeasurement -Dbench=all
 * }</pre>
 *
 * <p>With {@code -Dbench=load} it loads and leaves the data there, with {@code -Dbench=measure} it
 * measures what was left; {@code -Dbench=all} does both and removes it.
 */
public final class LedgerVolumeMeasurement {

  private static final VolumeBank CITY = new VolumeBank(1, 1_000_000, 5_000_000);
  private static final VolumeBank TOWN = new VolumeBank(2, 10_000, 40_000);
  private static final Actor CLERK = Actor.staff("clerk-7");
  private static final int QUESTIONS = 4000;

  private final HikariDataSource pool;
  private final MariaDbUnitOfWork work;
  private final MariaDbJournalReader journal = new MariaDbJournalReader();
  private final Statements statements;
  private final SplittableRandom random = new SplittableRandom(9);

  private LedgerVolumeMeasurement(HikariDataSource pool) {
    this.pool = pool;
    this.work = new MariaDbUnitOfWork(pool, RandomGenerator.of("L64X128MixRandom"));
    this.statements = new Statements(work, journal);
  }

  /** Measures and prints. */
  public static void main(String[] arguments) throws Exception {
    String what = arguments.length > 0 ? arguments[0] : "all";
    Path folder = Path.of(System.getProperty("java.io.tmpdir"), "gongtong-ledger-volume");
    EmbeddedSettings settings =
        EmbeddedSettings.in(folder)
            .withExtraArguments(
                List.of("--innodb-buffer-pool-size=4G", "--innodb-log-file-size=1G"));
    try (EmbeddedMariaDb database = EmbeddedMariaDb.start(settings);
        HikariDataSource pool = pool(database.access())) {
      LedgerVolumeMeasurement measurement = new LedgerVolumeMeasurement(pool);
      if (!what.equals("measure")) {
        measurement.load();
      }
      if (!what.equals("load")) {
        measurement.measure();
      }
    }
    if (what.equals("all")) {
      remove(folder);
    }
  }

  private static void remove(Path folder) throws Exception {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static HikariDataSource pool(DatabaseAccess access) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(access.jdbcUrl());
    config.setUsername(access.user());
    config.setPassword(access.password());
    config.setMaximumPoolSize(8);
    config.addDataSourceProperty("useServerPrepStmts", "true");
    config.addDataSourceProperty("cachePrepStmts", "true");
    config.addDataSourceProperty("useBulkStmts", "true");
    return new HikariDataSource(config);
  }

  private void load() throws Exception {
    Flyway.configure()
        .dataSource(pool)
        .locations("classpath:db/migration")
        .table("schema_history")
        .load()
        .migrate();
    VolumeLoad load = new VolumeLoad(pool);
    long begun = System.nanoTime();
    long rows = load.load(List.of(CITY, TOWN));
    double seconds = seconds(begun);
    print("loaded: %,d rows in %.0f s, %,.0f rows/s", rows, seconds, rows / seconds);
  }

  /** Of the long accounts; in life they follow as these grow. */
  private void spans() {
    VolumeLoad load = new VolumeLoad(pool);
    long begun = System.nanoTime();
    load.spans(CITY);
    load.spans(TOWN);
    print("spans of the long accounts: %.0f s", seconds(begun));
  }

  private static double seconds(long begun) {
    return (System.nanoTime() - begun) / 1e9;
  }

  private static void print(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }

  private void measure() {
    spans();
    asOf();
    pages();
    questions();
    rebuild();
  }

  /** Some questions, asked in turn, so that whatever else the machine does meets all of them. */
  private void inTurn(int rounds, List<String> names, List<Runnable> questions) {
    List<long[]> took = new ArrayList<>();
    questions.forEach(question -> took.add(new long[rounds]));
    for (int round = -rounds / 10; round < rounds; round++) {
      for (int i = 0; i < questions.size(); i++) {
        long begun = System.nanoTime();
        questions.get(i).run();
        if (round >= 0) {
          took.get(i)[round] = System.nanoTime() - begun;
        }
      }
    }
    for (int i = 0; i < names.size(); i++) {
      long[] sorted = took.get(i);
      Arrays.sort(sorted);
      print(
          "%-58s median %8.3f ms, p99 %8.3f ms",
          names.get(i), sorted[rounds / 2] / 1e6, sorted[rounds * 99 / 100] / 1e6);
    }
  }

  private UUID member() {
    return CITY.account(random.nextInt(CITY.members()));
  }

  private LocalDateTime time() {
    return LocalDateTime.ofInstant(VolumeBank.START, ZoneOffset.UTC)
        .plusMinutes(random.nextInt(5 * 365 * 1440));
  }

  private static long lookUp(Transaction transaction, UUID account, long sequence) {
    return MariaDbTransaction.reading(transaction)
        .createQuery("select balance from timebank_posting where account = ? and sequence = ?")
        .bind(0, account.toString())
        .bind(1, sequence)
        .mapTo(Long.class)
        .findOne()
        .orElse(0L);
  }

  private void asOf() {
    List<Supplier<UUID>> accounts =
        List.of(this::member, () -> CITY.account(0), () -> CITY.reserve());
    List<String> names = List.of("any member", "1,000,000 postings", "5,000,000 postings");
    int[] postings = {3, 1_000_000, 5_000_000};
    warmUp();
    for (int i = 0; i < names.size(); i++) {
      Supplier<UUID> account = accounts.get(i);
      int sequences = postings[i];
      inTurn(
          QUESTIONS,
          List.of(
              names.get(i) + ": one row by its primary key",
              names.get(i) + ": balance by recorded time",
              names.get(i) + ": balance by effective time"),
          List.of(
              () -> {
                UUID id = account.get();
                long sequence = 1 + random.nextInt(sequences);
                work.read(transaction -> lookUp(transaction, id, sequence));
              },
              () -> statements.balanceRecorded(account.get(), time().toInstant(ZoneOffset.UTC)),
              () -> statements.balanceEffective(account.get(), time())));
    }
  }

  /** Reads all of the table and of its indexes once, so that no question has colder pages. */
  private void warmUp() {
    for (String index :
        List.of("primary", "timebank_posting_recorded", "timebank_posting_effective")) {
      Jdbi.create(pool)
          .useHandle(
              handle ->
                  handle
                      .createQuery(
                          "select count(*), max(balance) from timebank_posting force index ("
                              + index
                              + ")")
                      .mapToMap()
                      .one());
    }
  }

  /** Pages of fifty lines. */
  private void pages() {
    List<String> names = new ArrayList<>();
    List<Runnable> questions = new ArrayList<>();
    for (int member : new int[] {2, 1, 0, CITY.members() + 1}) {
      UUID account = CITY.account(member);
      long postings = work.read(tx -> new MariaDbLedgerStore().find(tx, account)).get().postings();
      for (Order order : Order.values()) {
        String name = String.format(Locale.ROOT, "%,d postings, %s: ", postings, order);
        names.add(name + "first page");
        questions.add(() -> statements.page(account, order, null, 50));
        names.add(name + "a deep page");
        questions.add(
            () ->
                statements.page(
                    account, order, new Cursor(time(), 1 + random.nextLong(postings)), 50));
      }
    }
    inTurn(500, names, questions);
  }

  private void questions() {
    MariaDbLedgerStore ledger = new MariaDbLedgerStore();
    MariaDbAppointmentStore visits = new MariaDbAppointmentStore();
    MariaDbNoticeStore notices = new MariaDbNoticeStore();
    List<String> names = new ArrayList<>();
    List<Runnable> questions = new ArrayList<>();
    for (VolumeBank bank : List.of(TOWN, CITY)) {
      String of = String.format(Locale.ROOT, "%,d members: ", bank.members());
      Supplier<UUID> any = () -> bank.account(3 + random.nextInt(bank.members() - 3));
      ask(names, questions, of + "an account", tx -> ledger.find(tx, any.get()));
      ask(names, questions, of + "pending holds", tx -> journal.pending(tx, any.get()));
      names.add(of + "first page of a statement");
      questions.add(() -> statements.page(any.get(), Order.RECORDED, null, 50));
      ask(
          names,
          questions,
          of + "a member's visits to come",
          tx ->
              visits.page(
                  tx,
                  bank.communityId(),
                  "m" + random.nextInt(bank.members()),
                  Set.of(),
                  null,
                  10));
      ask(
          names,
          questions,
          of + "open requests",
          tx -> notices.open(tx, bank.communityId(), NoticeKind.REQUEST, null, 50));
    }
    inTurn(QUESTIONS, names, questions);
  }

  private void ask(
      List<String> names, List<Runnable> questions, String name, Consumer<Transaction> question) {
    names.add(name);
    questions.add(
        () ->
            work.read(
                transaction -> {
                  question.accept(transaction);
                  return name;
                }));
  }

  private void rebuild() {
    InstantSource clock = InstantSource.system();
    SecureRandom secure = new SecureRandom();
    LedgerCheck check =
        new LedgerCheck(
            work,
            new MariaDbLedgerStore(),
            new MariaDbLedgerInspection(),
            new MariaDbAuditLog(secure),
            new IdSource(clock, secure),
            clock);
    print("heap at most: %,d MB", Runtime.getRuntime().maxMemory() >> 20);
    long begun = System.nanoTime();
    int right = check.rebuild(CLERK, CITY.bank());
    print("rebuild, all balances right: %.1f s, %,d set", seconds(begun), right);
    Jdbi.create(pool)
        .useHandle(
            handle ->
                handle.execute(
                    "update timebank_account set balance = 0, kept = 0, postings = 0,"
                        + " recorded_at = null"));
    begun = System.nanoTime();
    int wrong = check.rebuild(CLERK, CITY.bank());
    print("rebuild, no balance left: %.1f s, %,d set", seconds(begun), wrong);
    check.rebuild(CLERK, TOWN.bank());
    begun = System.nanoTime();
    LedgerCheck.Report report = check.check(CITY.bank());
    print(
        "check: %.1f s, %,d postings, %d faults",
        seconds(begun), report.postings(), report.faults().size());
  }
}
