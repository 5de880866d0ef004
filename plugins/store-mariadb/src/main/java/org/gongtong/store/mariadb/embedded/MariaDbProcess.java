package org.gongtong.store.mariadb.embedded;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.gongtong.store.mariadb.embedded.EmbeddedDatabaseException.Reason;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How {@code mariadbd} is run: making the system tables, starting, and stopping one that is ours.
 * Holds no state but the folder and the settings.
 */
final class MariaDbProcess {
  private static final Logger LOG = LoggerFactory.getLogger(MariaDbProcess.class);
  static final String ACCOUNT = "gongtong";

  /** Recovery of a big database after a power cut takes long and must not be interrupted. */
  private static final Duration START_LIMIT = Duration.ofMinutes(5);

  private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

  private final DataFolder folder;
  private final MariaDbBinaries binaries;
  private final List<String> extraArguments;

  MariaDbProcess(DataFolder folder, MariaDbBinaries binaries, List<String> extraArguments) {
    this.folder = folder;
    this.binaries = binaries;
    this.extraArguments = extraArguments;
  }

  /**
   * Writes the system tables, as {@code mariadb-install-db} does, minus help texts, test schema and
   * anonymous users; 0.7 s. The script itself needs a shell and exists on two of three platforms.
   */
  void makeDatabase() throws IOException {
    Path draft = folder.freshDraft();
    List<String> command = baseCommand(draft);
    command.add("--bootstrap");
    command.add("--log-warnings=0");
    command.add("--enforce-storage-engine=");
    command.add("--max-allowed-packet=8M");
    command.add("--innodb-flush-log-at-trx-commit=0");
    Process process = launch(command);
    try (BufferedWriter sql =
        new BufferedWriter(
            new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8))) {
      // The bootstrap reader takes one statement a line.
      sql.write("create database mysql;\nuse mysql;\nset @auth_root_socket=null;\n");
      for (String file :
          List.of(
              "mariadb_system_tables.sql",
              "mariadb_performance_tables.sql",
              "mariadb_system_tables_data.sql")) {
        sql.write(Files.readString(binaries.share().resolve(file), StandardCharsets.UTF_8));
        sql.write('\n');
      }
      sql.write("delete from proxies_priv;\ndelete from global_priv where User in ('', 'root');\n");
    } catch (IOException e) {
      LOG.debug("mariadbd closed its input early; its exit code tells", e);
    }
    if (!hasEnded(process, Duration.ofMinutes(2)) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw failed("无法建立数据库", "cannot make the database", null);
    }
    folder.completeDraft();
  }

  /** Starts the server and waits until the account can log in. */
  Process start(int port, DatabaseAccess access) throws IOException {
    folder.writeSecret(folder.initFile(), accountSql(access.password()));
    List<String> command = baseCommand(folder.databaseFolder());
    command.add("--port=" + port);
    command.add("--bind-address=127.0.0.1");
    command.add("--socket=");
    command.add("--skip-ssl");
    command.add("--skip-name-resolve");
    command.add("--skip-log-bin");
    command.add("--local-infile=0");
    command.add("--secure-file-priv=" + folder.temporaryFolder());
    command.add("--character-set-server=utf8mb4");
    command.add("--transaction-isolation=READ-COMMITTED");
    command.add("--default-time-zone=+00:00");
    command.add("--init-file=" + folder.initFile());
    command.add("--pid-file=" + folder.pidFile());
    command.addAll(extraArguments);
    Process process = launch(command);
    process.getOutputStream().close();
    try {
      awaitLogin(process, access);
    } catch (EmbeddedDatabaseException e) {
      process.destroyForcibly();
      throw e;
    } finally {
      Files.deleteIfExists(folder.initFile());
    }
    return process;
  }

  private static String accountSql(String password) {
    String account = "'" + ACCOUNT + "'@'127.0.0.1'";
    return "create user if not exists "
        + account
        + " identified by '"
        + password
        + "';\n"
        + "alter user "
        + account
        + " identified by '"
        + password
        + "';\n"
        + "grant all privileges on *.* to "
        + account
        + " with grant option;\n"
        + "create database if not exists gongtong character set utf8mb4;\n";
  }

  private List<String> baseCommand(Path database) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(binaries.server().toString());
    command.add("--no-defaults");
    if (folder.ownedByRoot()) {
      command.add("--user=root");
    }
    command.add("--basedir=" + binaries.baseFolder());
    command.add(datadirArgument(database));
    command.add("--lc-messages-dir=" + binaries.share());
    command.add("--character-sets-dir=" + binaries.share().resolve("charsets"));
    command.add("--tmpdir=" + folder.temporaryFolder());
    command.add("--innodb-log-file-size=32M");
    return command;
  }

  private static String datadirArgument(Path database) {
    return "--datadir=" + database;
  }

  private Process launch(List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.directory(folder.root().toFile());
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(folder.logFile().toFile()));
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      throw failed(
          "无法运行 " + binaries.server() + "（需要 glibc，且所在分区不得以 noexec 挂载）",
          "cannot run " + binaries.server() + " (it needs glibc and a file system without noexec)",
          e);
    }
    // mariadbd writes it too, but late: if we are killed before that, nobody would know of it.
    Files.writeString(folder.pidFile(), process.pid() + "\n", StandardCharsets.US_ASCII);
    return process;
  }

  private void awaitLogin(Process process, DatabaseAccess access) {
    long deadline = System.nanoTime() + START_LIMIT.toNanos();
    SQLException last = null;
    while (System.nanoTime() - deadline < 0) {
      try (Connection connection = connect(access)) {
        if (connection.isValid(5)) {
          return;
        }
      } catch (SQLException notYet) {
        last = notYet;
      }
      try {
        if (process.waitFor(20, TimeUnit.MILLISECONDS)) {
          throw failed(
              "数据库进程已退出（代码 " + process.exitValue() + "）",
              "the database process ended with code " + process.exitValue(),
              last);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw failed("启动被中断", "the start was interrupted", e);
      }
    }
    throw failed(
        "数据库在 " + START_LIMIT.toMinutes() + " 分钟内没有应答",
        "the database did not answer within " + START_LIMIT.toMinutes() + " minutes",
        last);
  }

  static Connection connect(DatabaseAccess access) throws SQLException {
    return DriverManager.getConnection(access.jdbcUrl(), access.user(), access.password());
  }

  /** Stops the server in good order; kills it only when it does not end by itself. */
  void stop(ProcessHandle process, DatabaseAccess access) {
    if (binaries.windows()) {
      // Windows knows no polite signal.
      try (Connection connection = connect(access);
          Statement statement = connection.createStatement()) {
        statement.execute("SHUTDOWN");
      } catch (SQLException e) {
        LOG.warn("The embedded database refused to shut down: {}", e.getMessage());
      }
    } else {
      process.destroy();
    }
    if (!awaitExit(process, STOP_LIMIT)) {
      LOG.warn(
          "The embedded database did not stop within {} s; killing it", STOP_LIMIT.toSeconds());
      process.destroyForcibly();
      awaitExit(process, STOP_LIMIT);
    }
  }

  /**
   * Stops the server that a killed process of ours left behind on this folder, if there is one. We
   * hold the folder's lock, so nobody of ours uses it. Stopping beats adopting: options and port
   * are then what this start asked for, and it takes a quarter of a second.
   */
  void stopLeftover(DatabaseAccess lastKnownAccess) throws IOException {
    Optional<ProcessHandle> leftover = leftover(lastKnownAccess);
    if (leftover.isPresent()) {
      LOG.warn(
          "发现上次遗留的数据库进程，正在停止 / stopping the database process {} left behind on {}",
          leftover.get().pid(),
          folder.databaseFolder());
      stop(leftover.get(), lastKnownAccess);
    }
    Files.deleteIfExists(folder.pidFile());
  }

  private Optional<ProcessHandle> leftover(DatabaseAccess lastKnownAccess) throws IOException {
    if (Files.notExists(folder.pidFile())) {
      return Optional.empty();
    }
    String text = Files.readString(folder.pidFile(), StandardCharsets.ISO_8859_1).strip();
    if (!text.matches("[0-9]{1,18}")) {
      return Optional.empty();
    }
    return ProcessHandle.of(Long.parseLong(text))
        .filter(ProcessHandle::isAlive)
        .filter(handle -> servesThisFolder(handle, lastKnownAccess));
  }

  /**
   * A process id may have been given to a stranger since: only the data folder it serves identifies
   * it.
   */
  private boolean servesThisFolder(ProcessHandle handle, DatabaseAccess lastKnownAccess) {
    Optional<String[]> arguments = handle.info().arguments();
    if (arguments.isPresent()) {
      List<String> given = Arrays.asList(arguments.get());
      return given.contains(datadirArgument(folder.databaseFolder()))
          || given.contains(datadirArgument(folder.draftFolder()));
    }
    // Where a system hides arguments (Windows), our password is the proof.
    try (Connection connection = connect(lastKnownAccess)) {
      return connection.isValid(2);
    } catch (SQLException e) {
      return false;
    }
  }

  /** By the process itself: its handle may tell of the end before the process knows its code. */
  private static boolean hasEnded(Process process, Duration limit) {
    try {
      return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static boolean awaitExit(ProcessHandle process, Duration limit) {
    try {
      process.onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException | ExecutionException e) {
      return !process.isAlive();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return !process.isAlive();
    }
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private EmbeddedDatabaseException failed(
      String chinese, String english, @Nullable Exception cause) {
    String tail = logTail();
    return new EmbeddedDatabaseException(
        Reason.START_FAILED,
        "内置数据库：" + chinese + "。数据文件夹 " + folder.root() + "，日志 mariadbd.log 的末尾：" + tail,
        "Embedded database: "
            + english
            + ". Data folder "
            + folder.root()
            + "; end of mariadbd.log: "
            + tail,
        cause);
  }

  /** The last errors of the log, or its last lines when it names none. */
  private String logTail() {
    try {
      List<String> lines =
          Files.readString(folder.root().resolve("mariadbd.log"), StandardCharsets.ISO_8859_1)
              .lines()
              .toList();
      List<String> recent = lines.subList(Math.max(0, lines.size() - 60), lines.size());
      List<String> errors = recent.stream().filter(line -> line.contains("[ERROR]")).toList();
      List<String> told = errors.isEmpty() ? recent : errors;
      return String.join(" | ", told.subList(Math.max(0, told.size() - 5), told.size()));
    } catch (IOException e) {
      return "(" + e + ")";
    }
  }
}
