package org.gongtong.server.wiring.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.gongtong.server.cli.ExitCode;
import org.gongtong.server.cli.GongtongCli;
import org.gongtong.server.config.ConfigReader;
import org.gongtong.server.config.ConfigReport;
import org.gongtong.server.wiring.DatabaseTask;
import org.gongtong.store.mariadb.embedded.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the doctor finds, on a real database. */
@Timeout(60)
class DoctorIT {
  private static TestDatabase database;

  @TempDir private Path home;

  @BeforeAll
  static void aServerThatIsWell() {
    database = TestDatabase.fresh(DoctorIT.class);
    Path nowhere = Path.of(System.getProperty("basedir", "."), "target", "doctor-home");
    DatabaseTask.migrate(new ConfigReader(Map.of(), Map.of()).read(Optional.of(nowhere), access()));
  }

  @AfterAll
  static void drop() {
    database.close();
  }

  private static Map<String, String> access() {
    return Map.of(
        "db.url", database.jdbcUrl(),
        "db.user", database.user(),
        "db.password", database.password());
  }

  private ConfigReport settings(Map<String, String> more) {
    Map<String, String> all = new TreeMap<>(access());
    all.putAll(more);
    return new ConfigReader(Map.of(), Map.of()).examine(Optional.of(home), all);
  }

  private static List<String> faults(List<Finding> findings) {
    return findings.stream()
        .filter(finding -> finding.state() == Finding.State.FAULT)
        .map(finding -> finding.words().en())
        .toList();
  }

  private List<Finding> examined() {
    return Doctor.examine(withoutWarnings(settings(Map.of())), InstantSource.system());
  }

  /** The password stands in a flag here, which the settings' own check has a word on. */
  private static ConfigReport withoutWarnings(ConfigReport report) {
    return new ConfigReport(report.config(), report.lines(), List.of());
  }

  private static String words(List<Finding> findings) {
    StringBuilder all = new StringBuilder();
    findings.forEach(f -> all.append(f.state()).append(' ').append(f.words().en()).append('\n'));
    return all.toString();
  }

  @Test
  void aHealthyServer() {
    List<Finding> findings = examined();
    assertThat(faults(findings)).isEmpty();
    assertThat(words(findings))
        .contains("WELL Database: it answers, version 11.", "WELL Tables: they fit this program")
        .contains("WELL Clock: it agrees", "Disk: ", "WELL Rule packs: ", "WELL Keys: ")
        .contains("WELL Log: in " + home.resolve("logs"), "WELL Settings: no problems");
    assertThat(findings).allSatisfy(f -> assertThat(f.words().zh()).containsPattern("\\p{IsHan}"));
  }

  @Test
  void aDatabaseThatDoesNotAnswer() {
    ConfigReport settings =
        settings(Map.of("db.url", "jdbc:mariadb://127.0.0.1:1/none?connectTimeout=500"));
    List<Finding> findings = Doctor.examine(settings, InstantSource.system());
    assertThat(faults(findings))
        .singleElement()
        .asString()
        .startsWith("Database: Cannot connect to the database")
        .doesNotContain(database.password());
    assertThat(words(findings))
        .as("the rest is looked at all the same")
        .contains("WELL Rule packs");
  }

  @Test
  void aClockThatIsWrong() {
    InstantSource slow = () -> Instant.now().minus(Duration.ofMinutes(10));
    assertThat(faults(Doctor.examine(withoutWarnings(settings(Map.of())), slow)))
        .singleElement()
        .asString()
        .startsWith("Clock: this machine and the database are ")
        .contains("Switch on time synchronisation");
    InstantSource little = () -> Instant.now().minus(Duration.ofSeconds(10));
    assertThat(words(Doctor.examine(withoutWarnings(settings(Map.of())), little)))
        .contains("NOTE Clock: ");
  }

  /** The test's database does not flush at commits. */
  @Test
  void commitsThatAreNotFlushed() throws SQLException {
    String told = "NOTE Durability: innodb_flush_log_at_trx_commit is not 1";
    assertThat(words(examined())).contains(told);
    execute("set global innodb_flush_log_at_trx_commit = 1");
    try {
      assertThat(words(examined())).contains("WELL Durability: ").doesNotContain(told);
    } finally {
      execute("set global innodb_flush_log_at_trx_commit = 0");
    }
  }

  @Test
  void tablesOfAnotherVersion() throws SQLException {
    String last = " where installed_rank = (select max(installed_rank) from schema_history)";
    execute("create table history_kept as select * from schema_history");
    try {
      execute("update schema_history set version = '999'" + last);
      assertThat(faults(examined()))
          .singleElement()
          .asString()
          .startsWith("Tables: version 999, newer");
      execute("delete from schema_history" + last);
      assertThat(words(examined())).contains("NOTE Tables: version ", "Run gongtong backup first");
    } finally {
      execute("delete from schema_history");
      execute("insert into schema_history select * from history_kept");
      execute("drop table history_kept");
    }
  }

  @Test
  void packsAndKeysThatAreNotInOrder() throws IOException {
    Files.createDirectories(home.resolve("plugins"));
    Files.writeString(home.resolve("plugins/stranger.jar"), "x");
    Path key =
        Files.writeString(Files.createDirectories(home.resolve("keys")).resolve("log.key"), "x");
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(faults(examined()))
        .anySatisfy(words -> assertThat(words).contains("stranger.jar", "packs trust stranger.jar"))
        .anySatisfy(words -> assertThat(words).contains("chmod 600 " + key))
        .anySatisfy(words -> assertThat(words).contains("log.key in the folder of keys"))
        .hasSize(3);
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    Files.delete(home.resolve("plugins/stranger.jar"));
    assertThat(words(examined())).contains("WELL Keys: 1 files, closed to others");
    Path fields = Files.writeString(home.resolve("keys/field-keys"), "x");
    Files.setPosixFilePermissions(fields, PosixFilePermissions.fromString("rw-------"));
    assertThat(faults(examined()))
        .anySatisfy(words -> assertThat(words).contains("lookup-keys is missing"));
  }

  /** What is not deleted in time is told, and a run that ends makes it well. */
  @Test
  void dataThatAreKeptTooLong() throws SQLException {
    assertThat(words(examined())).as("a server of today").doesNotContain("Retention: no run");
    try {
      finished(1, "utc_timestamp(6) - interval 3 day");
      assertThat(words(examined()))
          .contains("NOTE Retention: no run has ended for 3 days", "gongtong retention run");
      finished(2, "utc_timestamp(6) - interval 1 day");
      assertThat(words(examined())).contains("WELL Retention: it runs each day");
      execute(
          "insert into retention_count (run, class, removed, state) values (1, 'look', 0, 'FAILED')");
      assertThat(words(examined())).contains("WELL Retention: it runs each day");
      execute(
          "insert into retention_count (run, class, removed, state) values (2, 'paper', 0, 'FAILED')");
      assertThat(words(examined())).contains("NOTE Retention: the last run", "(paper)");
    } finally {
      execute("delete from retention_count");
      execute("delete from retention_run");
    }
    execute(
        "insert into audit_event (id, area, type, subject, actor_kind, actor_id, effective_at,"
            + " recorded_at, data) values (uuid(), 'server', 'staff-added', 'desk-1', 'SYSTEM',"
            + " 'console', utc_timestamp(6), utc_timestamp(6), '{}')");
    InstantSource later = () -> Instant.now().plus(Duration.ofDays(3));
    assertThat(words(Doctor.examine(withoutWarnings(settings(Map.of())), later)))
        .contains("NOTE Retention: no run ever ended");
    execute("delete from audit_event");
  }

  private static void finished(int number, String when) throws SQLException {
    execute(
        "insert into retention_run (number, day, started_at, actor_kind, actor_id, holder,"
            + " held_until, finished_at) select "
            + number
            + ", current_date, at, 'SYSTEM', 'retention', uuid(), at, at from (select "
            + when
            + " as at) as run");
  }

  @Test
  void theCommandSpeaksBothLanguagesAndEndsByTheWorst() throws IOException {
    Files.createDirectories(home.resolve("conf"));
    Path secret = Files.writeString(home.resolve("secret"), database.password());
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
    Files.writeString(
        home.resolve("conf/gongtong.properties"),
        "db.url="
            + database.jdbcUrl()
            + "\ndb.user="
            + database.user()
            + "\ndb.password.file=secret\nlog.format=text\n");
    StringWriter said = new StringWriter();
    PrintWriter out = new PrintWriter(said, true);
    assertThat(GongtongCli.run(out, out, "doctor", "--home", home.toString()))
        .as(said.toString())
        .isEqualTo(ExitCode.OK);
    assertThat(said.toString())
        .contains("正常 ok    数据库：能连上", "Database: it answers", "总体：可以正常使用")
        .doesNotContain(database.password());
    Files.createDirectories(home.resolve("plugins"));
    Files.writeString(home.resolve("plugins/stranger.jar"), "x");
    assertThat(GongtongCli.run(out, out, "doctor", "--home", home.toString()))
        .isEqualTo(ExitCode.FAILED);
    assertThat(said.toString()).contains("故障 FAULT 规则包：stranger.jar", "1 must be mended");
  }

  @Test
  void aDatabaseThatIsNotThereYetIsNotMadeByLooking() {
    ConfigReport fresh = new ConfigReader(Map.of(), Map.of()).examine(Optional.of(home), Map.of());
    List<Finding> findings = Doctor.examine(fresh, InstantSource.system());
    assertThat(words(findings)).contains("NOTE Database: there is none yet");
    assertThat(home.resolve("data")).doesNotExist();
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
