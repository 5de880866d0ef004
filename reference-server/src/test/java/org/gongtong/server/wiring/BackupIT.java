package org.gongtong.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.gongtong.core.decision.Motion;
import org.gongtong.core.decision.election.ElectionState;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.place.Community;
import org.gongtong.core.place.CommunityService;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.core.rules.ScopeCode;
import org.gongtong.server.cli.ExitCode;
import org.gongtong.server.cli.GongtongCli;
import org.gongtong.server.config.ConfigReader;
import org.gongtong.server.config.ServerConfig;
import org.gongtong.server.storage.backup.Backup;
import org.gongtong.server.storage.backup.BackupReason;
import org.gongtong.server.storage.backup.Manifest;
import org.gongtong.server.storage.backup.Restore;
import org.gongtong.server.storage.backup.RestoreCheck;
import org.gongtong.server.storage.backup.RestoredAccess.Kept;
import org.gongtong.server.storage.backup.TableSummary;
import org.gongtong.store.mariadb.MariaDbAuditLog;
import org.gongtong.store.mariadb.MariaDbCommunityStore;
import org.gongtong.store.mariadb.MariaDbUnitOfWork;
import org.gongtong.store.mariadb.embedded.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A backup of a server that works, put into an empty database. */
@Timeout(90)
class BackupIT {
  private static final TestClock CLOCK = new TestClock(Instant.parse("2026-03-01T00:00:00Z"));
  private static final VotingHall HALL = new VotingHall(CLOCK);
  private static final int MOTIONS = 5;

  @TempDir private static Path place;
  private static TestServer server;
  private static final List<Motion> OPEN = new ArrayList<>();

  @BeforeAll
  static void start() {
    server = TestServer.start(BackupIT.class, Map.of(), CLOCK, HALL);
    Community community = HALL.community("model", "cn-42");
    for (int i = 0; i < MOTIONS; i++) {
      String question = "是否更换门禁？\"引号\" \\ ' \u0001 😀 " + i;
      OPEN.add(HALL.announce(HALL.draft(community, "C01", question, ""), Duration.ofDays(60)));
    }
    CLOCK.passes(VotingHall.NOTICE);
    OPEN.replaceAll(HALL::open);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static ServerConfig on(TestDatabase database) {
    return new ConfigReader(Map.of(), Map.of())
        .read(
            Optional.of(place),
            Map.of(
                "db.url", database.jdbcUrl(),
                "db.user", database.user(),
                "db.password", database.password()));
  }

  @Test
  void isTakenWhileBallotsAreCastAndRestoredToTheRow() throws Exception {
    CountDownLatch tenth = new CountDownLatch(10);
    List<Throwable> failures = new ArrayList<>();
    Thread voters =
        new Thread(
            () -> {
              for (Motion motion : OPEN) {
                for (int room = 1; room <= 12; room++) {
                  HALL.vote(motion, "C01-6-" + room, "for");
                  tenth.countDown();
                }
              }
            });
    voters.setUncaughtExceptionHandler((thread, failure) -> failures.add(failure));
    voters.start();
    tenth.await();
    Path file = place.resolve("backup.zip");
    Manifest manifest = DatabaseTask.backup(on(server.database()), file).orThrow();
    voters.join();
    assertThat(failures).isEmpty();
    assertThat(count(server.database(), "select count(*) from ballot")).isEqualTo(60);
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));

    try (TestDatabase empty = TestDatabase.fresh(BackupIT.class)) {
      assertThat(DatabaseTask.restore(on(empty), file, Kept.NOTHING).orThrow().manifest())
          .isEqualTo(manifest);
      Manifest again = DatabaseTask.backup(on(empty), place.resolve("again.zip")).orThrow();
      // All but the mark that it was restored.
      assertThat(unmarked(again)).isEqualTo(unmarked(manifest));
      assertThat(count(empty, "select count(*) from log_witness_restored")).isEqualTo(1);
      long ballots = count(empty, "select count(*) from ballot");
      assertThat(ballots).isBetween(10L, 60L);
      // One instant: no ballot without its event, and no event without its ballot.
      assertThat(count(empty, "select count(*) from audit_event where type like 'ballot%'"))
          .isEqualTo(ballots);
      try (RunningServer restored = TestServer.startOn(empty, Map.of(), CLOCK)) {
        assertThat(TestServer.visitor(restored).get("/c/model").body()).contains("😀 4");
      }
    }
  }

  @Test
  void goesIntoAnEmptyDatabaseOnlyAndOverNoFile() throws Exception {
    Path file = place.resolve("own.zip");
    DatabaseTask.backup(on(server.database()), file).orThrow();
    assertRefused(
        DatabaseTask.backup(on(server.database()), file), BackupReason.BACKUP_FILE_EXISTS);
    Map<String, Long> before = rows(server.database());
    assertRefused(
        DatabaseTask.restore(on(server.database()), file, Kept.NOTHING),
        BackupReason.DATABASE_NOT_EMPTY);
    assertThat(rows(server.database())).isEqualTo(before);
  }

  @Test
  void nothingIsThereAfterADamagedArchiveAndTheSoundOneCanFollow() throws Exception {
    Path sound = place.resolve("sound.zip");
    DatabaseTask.backup(on(server.database()), sound).orThrow();
    try (TestDatabase empty = TestDatabase.fresh(BackupIT.class)) {
      Path cut = place.resolve("cut.zip");
      byte[] whole = Files.readAllBytes(sound);
      Files.write(cut, java.util.Arrays.copyOf(whole, whole.length * 2 / 3));
      assertRefused(
          DatabaseTask.restore(on(empty), cut, Kept.NOTHING), BackupReason.BACKUP_UNREADABLE);

      Path changed = place.resolve("changed.zip");
      rewritten(sound, changed, "tables/motion_version.ndjson", "门禁", "路灯");
      assertRefused(
          DatabaseTask.restore(on(empty), changed, Kept.NOTHING), BackupReason.BACKUP_DAMAGED);
      Path newer = place.resolve("newer.zip");
      rewritten(sound, newer, "manifest.json", "\"schema\":\"", "\"schema\":\"9");
      assertRefused(
          DatabaseTask.restore(on(empty), newer, Kept.NOTHING), BackupReason.BACKUP_TOO_NEW);
      Path less = place.resolve("less.zip");
      rewritten(sound, less, "tables/audit_event.ndjson", null, null);
      assertRefused(
          DatabaseTask.restore(on(empty), less, Kept.NOTHING), BackupReason.BACKUP_DAMAGED);
      assertThat(tables(empty)).as("after all of them").isZero();
      DatabaseTask.restore(on(empty), sound, Kept.NOTHING).orThrow();
      assertThat(rows(empty)).isEqualTo(rows(server.database()));
    }
  }

  @Test
  void goesIntoTablesOfItsOwnVersionThatNobodyHasUsed() throws Exception {
    Path file = place.resolve("again-empty.zip");
    DatabaseTask.backup(on(server.database()), file).orThrow();
    try (TestDatabase empty = TestDatabase.fresh(BackupIT.class)) {
      DatabaseTask.migrate(on(empty));
      DatabaseTask.restore(on(empty), file, Kept.NOTHING).orThrow();
      assertThat(rows(empty)).isEqualTo(rows(server.database()));
    }
  }

  @Test
  void aCheckOfWhatWasRestoredCanRefuseIt() throws Exception {
    Path file = place.resolve("checked.zip");
    DatabaseTask.backup(on(server.database()), file).orThrow();
    RestoreCheck never =
        new RestoreCheck() {
          @Override
          public LocalizedText name() {
            return LocalizedText.of("公开日志", "public log");
          }

          @Override
          public Optional<LocalizedText> fault(Connection restored, Manifest manifest)
              throws SQLException {
            try (Statement statement = restored.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from audit_event")) {
              assertThat(row.next()).isTrue();
              assertThat(row.getLong(1)).as("it sees what was restored").isPositive();
            }
            return Optional.of(LocalizedText.of("检查点不符", "another checkpoint"));
          }
        };
    try (TestDatabase empty = TestDatabase.fresh(BackupIT.class)) {
      Outcome<Manifest> refused =
          DatabaseTask.asItIs(
              on(empty),
              database -> new Restore(database.dataSource(), database, List.of(never)).from(file));
      assertRefused(refused, BackupReason.RESTORE_CHECK_FAILED);
      assertThat(tables(empty)).isZero();
    }
  }

  @Test
  void theCommandsSayWhatIsInItAndWhatIsNot() throws Exception {
    Path file = place.resolve("by-command.zip");
    StringWriter said = new StringWriter();
    assertThat(run(said, "backup", server.database(), file)).as(said.toString()).isZero();
    assertThat(said.toString())
        .contains("已备份 / backed up: " + file, " rows, schema ", "keep it encrypted")
        .contains("Keys, settings and rule packs are not in it", "密钥与此文件分开存放");
    assertThat(run(said, "backup", server.database(), file)).isEqualTo(ExitCode.FAILED);
    assertThat(run(said, "restore", server.database(), file)).isEqualTo(ExitCode.FAILED);
    assertThat(said.toString())
        .contains("BACKUP_FILE_EXISTS", "DATABASE_NOT_EMPTY", "restore into an empty database only")
        .doesNotContain("Exception");
    try (TestDatabase empty = TestDatabase.fresh(BackupIT.class)) {
      assertThat(run(said, "restore", empty, file)).as(said.toString()).isZero();
      assertThat(said.toString()).contains("restored, and every table compared: ");
    }
  }

  @Test
  void theCommandsSayWhichElectionsHaveASealedBox() throws Exception {
    Path file = place.resolve("elections.zip");
    StringWriter said = new StringWriter();
    try (TestDatabase voting = TestDatabase.fresh(BackupIT.class);
        TestDatabase empty = TestDatabase.fresh(BackupIT.class)) {
      DatabaseTask.migrate(on(voting));
      elections(voting);
      assertThat(run(said, "backup", voting, file)).as(said.toString()).isZero();
      assertThat(said.toString())
          .contains("election open: here  正在投的选举", "election closed, not counted: here  未计票的选举")
          .contains("destroy this file after the count", "计票以后请销毁此文件")
          .doesNotContain("已计票的选举", "草稿");
      said.getBuffer().setLength(0);
      // What it ends with is the log's matter, whose keys another test puts here.
      run(said, "restore", empty, file);
      assertThat(said.toString())
          .contains("restored, and every table compared: ")
          .contains("election open: here  正在投的选举", "election closed, not counted: here  未计票的选举")
          .contains("ballots cast since the backup are lost", "备份以后投出的票已经丢失");
      said.getBuffer().setLength(0);
      run(said, "doctor", empty, null);
      assertThat(said.toString())
          .contains("选举：here 正在投的选举，正在投票。", "here 未计票的选举, closed and not counted. ");
    }
  }

  private static void elections(TestDatabase database) {
    SecureRandom random = new SecureRandom();
    UnitOfWork work = new MariaDbUnitOfWork(database.dataSource(), random);
    Community community =
        new CommunityService(
                work,
                new MariaDbCommunityStore(),
                new MariaDbAuditLog(random),
                new IdSource(CLOCK, random),
                CLOCK)
            .register(
                VotingHall.CLERK,
                "here",
                LocalizedText.of("本社区", "here"),
                LocalizedText.of("某市", "somewhere"),
                ScopeCode.of("cn"),
                ZoneId.of("Asia/Shanghai"))
            .orThrow();
    Map.of(
            "草稿", ElectionState.DRAFTED,
            "正在投的选举", ElectionState.OPEN,
            "未计票的选举", ElectionState.CLOSED,
            "已计票的选举", ElectionState.COUNTED)
        .forEach(
            (title, state) -> StoredElection.put(work, community, title, state, CLOCK.instant()));
  }

  private static int run(StringWriter said, String command, TestDatabase database, Path file) {
    PrintWriter out = new PrintWriter(said, true);
    List<String> words = new ArrayList<>(List.of(command));
    if (file != null) {
      words.add(file.toString());
    }
    words.addAll(settings(database));
    return GongtongCli.run(out, out, words.toArray(new String[0]));
  }

  private static List<String> settings(TestDatabase database) {
    return List.of(
        "--home",
        place.toString(),
        "--set",
        "db.url=" + database.jdbcUrl(),
        "--set",
        "db.user=" + database.user(),
        "--set",
        "db.password=" + database.password(),
        "--set",
        "log.format=text");
  }

  @Test
  void noKeyAndNoSettingIsInIt() throws Exception {
    Files.createDirectories(place.resolve("keys"));
    Files.writeString(place.resolve("keys/log.key"), "PRIVATE-KEY-0123456789");
    Path file = place.resolve("keyless.zip");
    new Backup(server.database().dataSource(), InstantSource.system()).to(file, "1").orThrow();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
        ZipEntry entry = all.nextElement();
        assertThat(entry.getName()).matches("tables/[a-z_]+\\.ndjson|manifest\\.json");
        try (InputStream in = zip.getInputStream(entry)) {
          assertThat(new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
              .doesNotContain("PRIVATE-KEY", server.database().password());
        }
      }
    }
  }

  private static List<TableSummary> unmarked(Manifest manifest) {
    return manifest.tables().stream()
        .filter(table -> !table.name().equals("log_witness_restored"))
        .toList();
  }

  private static void assertRefused(Outcome<?> outcome, BackupReason reason) {
    assertThat(outcome.refusals()).extracting(Reason::code).containsExactly(reason.name());
  }

  /** Copies an archive and changes an entry, or leaves it out. */
  private static void rewritten(Path from, Path to, String changed, String text, String other)
      throws IOException {
    try (ZipFile zip = new ZipFile(from.toFile());
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(to))) {
      for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
        ZipEntry entry = all.nextElement();
        byte[] bytes = zip.getInputStream(entry).readAllBytes();
        if (entry.getName().equals(changed)) {
          if (text == null) {
            continue;
          }
          String before = new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
          assertThat(before).contains(text);
          bytes = before.replace(text, other).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        }
        out.putNextEntry(new ZipEntry(entry.getName()));
        out.write(bytes);
        out.closeEntry();
      }
    }
  }

  private static long tables(TestDatabase database) throws SQLException {
    return count(
        database, "select count(*) from information_schema.tables where table_schema = database()");
  }

  private static Map<String, Long> rows(TestDatabase database) throws SQLException {
    Map<String, Long> rows = new TreeMap<>();
    for (String table : List.of("ballot", "audit_event", "community", "motion_version")) {
      rows.put(table, count(database, "select count(*) from " + table));
    }
    return rows;
  }

  private static long count(TestDatabase database, String sql) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }
}
