package org.gongtong.store.mariadb.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.gongtong.store.mariadb.embedded.EmbeddedDatabaseException.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running MariaDB that belongs to this process: started by {@link #start}, stopped by {@link
 * #close}. Should {@code mariadbd} die by itself (killed, out of memory), it is started again on
 * the same port, so that a connection pool finds it where it was; more than {@value #MAX_RESTARTS}
 * deaths in a minute end that. Thread-safe. Registers no shutdown hook: its owner closes it, at the
 * right moment of his own end.
 */
public final class EmbeddedMariaDb implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedMariaDb.class);
  private static final int MAX_RESTARTS = 3;

  private final DataFolder folder;
  private final MariaDbProcess runner;
  private final int port;
  private final DatabaseAccess access;

  private Process process;
  private boolean closing;
  private int restarts;
  private long firstRestartNanos;

  private EmbeddedMariaDb(
      DataFolder folder, MariaDbProcess runner, int port, DatabaseAccess access, Process process) {
    this.folder = folder;
    this.runner = runner;
    this.port = port;
    this.access = access;
    this.process = process;
  }

  /**
   * Starts MariaDB on a folder: 0.5 s on an existing one, 2 s on a new one, 5 s more when the
   * binaries have to be unpacked for the first time.
   *
   * @throws EmbeddedDatabaseException with a message for the operator when the folder is in use,
   *     not ours, damaged or not writable, when there are no binaries for this platform, or when
   *     the server does not start
   */
  public static EmbeddedMariaDb start(EmbeddedSettings settings) {
    warnOfTemporaryFolder(settings.dataFolder());
    DataFolder folder = DataFolder.hold(settings.dataFolder());
    try {
      MariaDbBinaries binaries =
          MariaDbBinaries.forThisMachine(
              settings.cacheFolder(), folder.root().resolve("mariadb.programs"));
      MariaDbProcess runner = new MariaDbProcess(folder, binaries, settings.extraArguments());
      String password = folder.password();
      runner.stopLeftover(accessAt(folder.lastPort(), password));
      if (!folder.made()) {
        LOG.info("Making a new database in {}", folder.databaseFolder());
        runner.makeDatabase();
      }
      int port = settings.port() == 0 ? MariaDbProcess.freePort() : settings.port();
      folder.rememberPort(port);
      DatabaseAccess access = accessAt(port, password);
      EmbeddedMariaDb running =
          new EmbeddedMariaDb(folder, runner, port, access, runner.start(port, access));
      running.watch();
      return running;
    } catch (IOException e) {
      folder.close();
      throw new EmbeddedDatabaseException(
          Reason.FOLDER_NOT_WRITABLE,
          "读写数据文件夹 " + settings.dataFolder() + " 失败：" + e + "。请检查磁盘空间、所有者和写权限。",
          "Reading or writing the data folder "
              + settings.dataFolder()
              + " failed: "
              + e
              + ". Check free space, owner and permissions.",
          e);
    } catch (RuntimeException e) {
      folder.close();
      throw e;
    }
  }

  /**
   * The way into a database that another process of this machine's user runs in a folder: for
   * commands beside a running server. Whether it truly runs shows the first connection.
   */
  public static Optional<DatabaseAccess> accessOfRunning(Path dataFolder) {
    try {
      String password = DataFolder.passwordIn(dataFolder);
      return password.isEmpty()
          ? Optional.empty()
          : Optional.of(accessAt(DataFolder.portIn(dataFolder), password));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static DatabaseAccess accessAt(int port, String password) {
    return new DatabaseAccess(
        "jdbc:mariadb://127.0.0.1:" + port + "/" + MariaDbProcess.ACCOUNT + "?sslMode=disable",
        MariaDbProcess.ACCOUNT,
        password);
  }

  private static void warnOfTemporaryFolder(Path dataFolder) {
    String temporary = System.getProperty("java.io.tmpdir", "");
    if (!temporary.isEmpty()
        && dataFolder.startsWith(Path.of(temporary).toAbsolutePath().normalize())) {
      LOG.warn(
          "数据文件夹位于系统临时目录中，重启后可能丢失 / the data folder {} lies in the system's temporary folder and may not survive a reboot",
          dataFolder);
    }
  }

  /** The schema {@code gongtong} and the account that owns everything in this database. */
  public DatabaseAccess access() {
    return access;
  }

  /** The TCP port on 127.0.0.1. */
  public int port() {
    return port;
  }

  /** The process id of {@code mariadbd}; another one after it died and was started again. */
  public synchronized long pid() {
    return process.pid();
  }

  /** Whether {@code mariadbd} lives at this moment. */
  public synchronized boolean isRunning() {
    return process.isAlive();
  }

  /** Lets the refusal of a second instance name the address at which this one serves. */
  public void announceAddress(String address) {
    try {
      folder.announce(address);
    } catch (IOException e) {
      LOG.warn("Cannot note the address {} in {}: {}", address, folder.root(), e.toString());
    }
  }

  private void watch() {
    Process watched = process;
    Thread thread = new Thread(() -> died(watched.onExit().join()), "embedded-mariadb-watch");
    thread.setDaemon(true);
    thread.start();
  }

  private synchronized void died(Process dead) {
    if (closing || dead != process) {
      return;
    }
    long now = System.nanoTime();
    if (restarts == 0 || now - firstRestartNanos > TimeUnit.MINUTES.toNanos(1)) {
      restarts = 0;
      firstRestartNanos = now;
    }
    restarts++;
    if (restarts > MAX_RESTARTS) {
      LOG.error(
          "数据库一分钟内退出 {} 次，不再重启，见 / the database died {} times in a minute and is not started again, see {}",
          restarts,
          restarts,
          folder.root().resolve("mariadbd.log"));
      return;
    }
    LOG.warn(
        "数据库意外退出（代码 {}），正在重启 / the database ended with code {}, starting it again",
        dead.exitValue(),
        dead.exitValue());
    try {
      process = runner.start(port, access);
      watch();
    } catch (IOException | EmbeddedDatabaseException e) {
      LOG.error("数据库无法重启 / the database cannot be started again", e);
    }
  }

  /** Stops MariaDB in good order and gives the folder back; doing so twice is harmless. */
  @Override
  public synchronized void close() {
    if (closing) {
      return;
    }
    closing = true;
    try {
      if (process.isAlive()) {
        runner.stop(process.toHandle(), access);
      }
    } finally {
      folder.close();
    }
  }
}
