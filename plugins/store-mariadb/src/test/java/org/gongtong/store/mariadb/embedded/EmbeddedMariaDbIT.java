package org.gongtong.store.mariadb.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.gongtong.store.mariadb.embedded.EmbeddedDatabaseException.Reason;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/**
 * Real processes on a real folder; they share one made database, since making it is the slow part.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(60)
class EmbeddedMariaDbIT {
  private static final Path TARGET = Path.of(System.getProperty("basedir", "."), "target");
  private static final Path FOLDER = TARGET.resolve("embedded-it");

  @Test
  @Order(1)
  void makesADatabaseThatOnlyThePasswordOpens() throws Exception {
    Files.createDirectories(TARGET);
    MariaDbBinaries.deleteTree(FOLDER);
    try (EmbeddedMariaDb db = start()) {
      DatabaseAccess access = db.access();
      assertThat(access.toString()).doesNotContain(access.password());
      assertThat(query(access, "select concat(@@version, @@tx_isolation, @@character_set_server)"))
          .startsWith(MariaDbBinaries.VERSION)
          .endsWith("READ-COMMITTEDutf8mb4");
      assertThat(query(access, "select @@bind_address")).isEqualTo("127.0.0.1");
      assertThat(
              query(access, "select group_concat(user, '@', host order by user) from mysql.user"))
          .doesNotContain("root")
          .isEqualTo("gongtong@127.0.0.1,mariadb.sys@localhost");
      assertThatThrownBy(
              () -> DriverManager.getConnection(access.jdbcUrl(), access.user(), "wrong"))
          .isInstanceOf(SQLException.class);
      assertThatThrownBy(() -> DriverManager.getConnection(access.jdbcUrl(), "", ""))
          .isInstanceOf(SQLException.class);
      run(access, "create table vote (id int primary key, text varchar(20))");
      run(access, "insert into vote values (1, '同意 👍')");
      if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
        assertThat(
                PosixFilePermissions.toString(
                    Files.getPosixFilePermissions(FOLDER.resolve("mariadb.password"))))
            .isEqualTo("rw-------");
      }
      assertThat(FOLDER.resolve("mariadb.init.sql")).doesNotExist();
    }
    assertThat(FOLDER.resolve("mariadbd.pid")).doesNotExist();
  }

  @Test
  @Order(2)
  void refusesASecondInstanceAndNamesTheFirst() {
    try (EmbeddedMariaDb db = start()) {
      db.announceAddress("http://127.0.0.1:7070");
      EmbeddedDatabaseException refusal =
          catchThrowableOfType(EmbeddedDatabaseException.class, EmbeddedMariaDbIT::start);
      assertThat(refusal.reason()).isEqualTo(Reason.FOLDER_IN_USE);
      String pid = Long.toString(ProcessHandle.current().pid());
      assertThat(refusal.chinese()).contains("正被另一个实例使用", pid, "http://127.0.0.1:7070");
      assertThat(refusal.english()).contains("in use by another instance", pid, "--home");
      assertThat(db.isRunning()).isTrue();
    }
  }

  @Test
  @Order(3)
  void startsAKilledDatabaseAgainOnTheSamePortWithEveryCommittedRow() throws Exception {
    try (EmbeddedMariaDb db = start()) {
      run(db.access(), "replace into vote values (2, '反对')");
      long before = db.pid();
      ProcessHandle victim = ProcessHandle.of(before).orElseThrow();
      victim.destroyForcibly();
      victim.onExit().get(10, TimeUnit.SECONDS);
      assertThat(queryWhenUp(db.access(), "select text from vote where id = 2")).isEqualTo("反对");
      assertThat(db.pid()).isNotEqualTo(before);
    }
  }

  @Test
  @Order(4)
  void stopsTheDatabaseAKilledServerLeftBehindAndKeepsItsRows() throws Exception {
    Process child = startHolder();
    long leftover =
        Long.parseLong(Files.readString(FOLDER.toRealPath().resolve("mariadbd.pid")).strip());
    child.destroyForcibly().onExit().get(10, TimeUnit.SECONDS);
    assertThat(ProcessHandle.of(leftover)).as("mariadbd survives its server").isPresent();
    long began = System.nanoTime();
    try (EmbeddedMariaDb db = start()) {
      assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began)).isLessThan(10);
      assertThat(ProcessHandle.of(leftover)).isEmpty();
      assertThat(query(db.access(), "select text from vote where id = 3")).isEqualTo("弃权");
    }
  }

  @Test
  @Order(5)
  void leavesAStrangerAloneWhoHasTheProcessIdOfAFormerDatabase() throws Exception {
    Process stranger =
        new ProcessBuilder(
                javaProgram(),
                "-cp",
                System.getProperty("java.class.path"),
                Stranger.class.getName())
            .start();
    try {
      Files.writeString(FOLDER.resolve("mariadbd.pid"), stranger.pid() + "\n");
      try (EmbeddedMariaDb db = start()) {
        assertThat(stranger.isAlive()).isTrue();
        assertThat(query(db.access(), "select text from vote where id = 1")).isEqualTo("同意 👍");
      }
      Files.writeString(FOLDER.resolve("mariadbd.pid"), "not a number");
      start().close();
    } finally {
      stranger.destroyForcibly();
    }
  }

  @Test
  @Order(6)
  void makesAnInterruptedDatabaseAgainAndRefusesWhatItDidNotMake() throws Exception {
    Path other = TARGET.resolve("embedded-it-half");
    MariaDbBinaries.deleteTree(other);
    Files.createDirectories(other.resolve("mariadb.new/mysql"));
    Files.writeString(other.resolve("mariadb.new/ibdata1"), "half");
    EmbeddedMariaDb.start(EmbeddedSettings.in(other)).close();
    assertThat(other.resolve("mariadb.new")).doesNotExist();

    Files.delete(other.resolve("mariadb/gongtong-made"));
    EmbeddedDatabaseException refusal = refusalOf(other);
    assertThat(refusal.reason()).isEqualTo(Reason.FOLDER_NOT_OURS);
    assertThat(refusal.getMessage()).contains("gongtong-made", "备份", "restore it from a backup");
    assertThat(other.resolve("mariadb/ibdata1")).exists();

    Files.writeString(other.resolve("mariadb/gongtong-made"), "series=12.3\n");
    assertThat(refusalOf(other).reason()).isEqualTo(Reason.OTHER_VERSION);

    Files.writeString(other.resolve("mariadb/gongtong-made"), "series=11.4\n");
    Files.delete(other.resolve("mariadb/ibdata1"));
    assertThat(refusalOf(other).english()).contains("damaged: ibdata1 is missing");

    Files.writeString(other.resolve("mariadb/ibdata1"), "rubbish");
    EmbeddedDatabaseException broken = refusalOf(other);
    assertThat(broken.reason()).isEqualTo(Reason.START_FAILED);
    assertThat(broken.english()).contains("mariadbd.log", "ibdata1");
  }

  @Test
  @Order(6)
  void stopsAnInterruptedMakingThatStillGoesOn() throws Exception {
    Path other = TARGET.resolve("embedded-it-making");
    MariaDbBinaries.deleteTree(other);
    Path draft = Files.createDirectories(other.resolve("mariadb.new")).toRealPath();
    MariaDbBinaries binaries =
        MariaDbBinaries.forThisMachine(EmbeddedSettings.defaultCacheFolder(), other);
    // It waits for SQL on its standard input, as one does whose server was stopped before it ended.
    Process making =
        new ProcessBuilder(
                binaries.server().toString(),
                "--no-defaults",
                "--bootstrap",
                "--user=root",
                "--datadir=" + draft,
                "--lc-messages-dir=" + binaries.share())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    Files.writeString(other.resolve("mariadbd.pid"), making.pid() + "\n");
    EmbeddedMariaDb.start(EmbeddedSettings.in(other)).close();
    assertThat(making.isAlive()).isFalse();
  }

  @Test
  @Order(7)
  void tellsAnUnusableFolderAndAnUnsupportedPlatform() throws Exception {
    Path file = Files.writeString(TARGET.resolve("embedded-it-file"), "a file, not a folder");
    EmbeddedDatabaseException refusal = refusalOf(file.resolve("data"));
    assertThat(refusal.reason()).isEqualTo(Reason.FOLDER_NOT_WRITABLE);
    assertThat(refusal.getMessage()).contains("embedded-it-file", "GONGTONG_DB_DATA");

    assertThat(MariaDbBinaries.Platform.of("Linux", "aarch64")).isEmpty();
    assertThat(MariaDbBinaries.Platform.of("Mac OS X", "x86_64")).isEmpty();
    assertThat(MariaDbBinaries.Platform.of("WINDOWS 11", "amd64")).isPresent();
    assertThat(MariaDbBinaries.unsupported("Linux", "aarch64").getMessage())
        .contains("Linux/aarch64", "db.url=jdbc:mariadb://");
  }

  @Test
  @Order(8)
  void givesEachTestClassAnEmptySchema() throws Exception {
    try (TestDatabase one = TestDatabase.fresh(EmbeddedMariaDbIT.class);
        TestDatabase two = TestDatabase.fresh(EmbeddedMariaDbIT.class)) {
      run(one.access(), "create table vote (id int primary key)");
      assertThat(
              query(
                  two.access(),
                  "select count(*) from information_schema.tables"
                      + " where table_schema = database()"))
          .isEqualTo("0");
      assertThat(one.jdbcUrl()).isNotEqualTo(two.jdbcUrl());
      try (Connection connection = two.dataSource().getConnection()) {
        // schemas are numbered through the JVM, so the number depends on which classes ran before
        assertThat(connection.getCatalog()).matches("t_embeddedmariadbit_\\d+");
      }
    }
  }

  private static EmbeddedMariaDb start() {
    return EmbeddedMariaDb.start(EmbeddedSettings.in(FOLDER));
  }

  private static EmbeddedDatabaseException refusalOf(Path folder) {
    return catchThrowableOfType(
        EmbeddedDatabaseException.class,
        () -> EmbeddedMariaDb.start(EmbeddedSettings.in(folder)).close());
  }

  /** A server process of its own; returns when its database is up and holds row 3. */
  private static Process startHolder() throws IOException {
    Process child =
        new ProcessBuilder(
                javaProgram(),
                "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName(),
                FOLDER.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<String> said = new ArrayList<>();
    for (String line = child.inputReader().readLine();
        line != null && !line.equals("up");
        line = child.inputReader().readLine()) {
      said.add(line);
    }
    assertThat(child.isAlive()).as(String.join("\n", said)).isTrue();
    return child;
  }

  private static String javaProgram() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static String query(DatabaseAccess access, String sql) throws SQLException {
    try (Connection connection = MariaDbProcess.connect(access);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      assertThat(row.next()).isTrue();
      return row.getString(1);
    }
  }

  /** Tries until the database answers; the class's time limit ends it. */
  private static String queryWhenUp(DatabaseAccess access, String sql) {
    while (true) {
      try {
        return query(access, sql);
      } catch (SQLException notYet) {
        Thread.onSpinWait();
      }
    }
  }

  private static void run(DatabaseAccess access, String sql) throws SQLException {
    try (Connection connection = MariaDbProcess.connect(access);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The server that will be killed. */
  static final class Holder {
    private Holder() {}

    public static void main(String[] arguments) throws Exception {
      EmbeddedMariaDb db = EmbeddedMariaDb.start(EmbeddedSettings.in(Path.of(arguments[0])));
      run(db.access(), "replace into vote values (3, '弃权')");
      System.out.println("up");
      Thread.currentThread().join();
    }
  }

  /** Any process that is not a database. */
  static final class Stranger {
    private Stranger() {}

    public static void main(String[] arguments) throws InterruptedException {
      Thread.currentThread().join();
    }
  }
}
