package org.gongtong.store.mariadb.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;
import java.util.stream.Stream;
import org.gongtong.store.mariadb.embedded.EmbeddedDatabaseException.Reason;
import org.jspecify.annotations.Nullable;

/**
 * The files beside the database's own, and the lock that says whose they are. One object holds the
 * folder from {@link #hold} to {@link #close}; the operating system gives the lock back when a
 * process dies, however it dies.
 */
final class DataFolder implements AutoCloseable {
  private static final String MARKER = "gongtong-made";
  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  private static final FileAttribute<?>[] OWNER_ONLY_FILE = ownerOnly("rw-------");
  private static final FileAttribute<?>[] OWNER_ONLY_FOLDER = ownerOnly("rwx------");

  private final Path root;
  private final FileChannel channel;
  private final FileLock lock;

  private DataFolder(Path root, FileChannel channel, FileLock lock) {
    this.root = root;
    this.channel = channel;
    this.lock = lock;
  }

  /**
   * Makes the folder if needed and takes it for this process, or refuses with the holder's name.
   */
  static DataFolder hold(Path folder) {
    try {
      if (Files.notExists(folder)) {
        Files.createDirectories(folder, OWNER_ONLY_FOLDER);
      }
      // The real path, since a left-over server is recognised by the path in its arguments.
      Path root = folder.toRealPath();
      FileChannel channel =
          FileChannel.open(
              root.resolve("gongtong.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = tryLock(channel);
      if (lock == null) {
        channel.close();
        throw inUse(root);
      }
      DataFolder held = new DataFolder(root, channel, lock);
      held.announce("");
      Files.createDirectories(held.temporaryFolder());
      return held;
    } catch (IOException e) {
      throw new EmbeddedDatabaseException(
          Reason.FOLDER_NOT_WRITABLE,
          "无法使用数据文件夹 "
              + folder
              + "："
              + e
              + "。请检查该文件夹的所有者和写权限，或用 db.data（GONGTONG_DB_DATA）指定另一个文件夹。",
          "Cannot use the data folder "
              + folder
              + ": "
              + e
              + ". Check its owner and permissions, or name another folder with db.data (GONGTONG_DB_DATA).",
          e);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException heldByThisVeryProcess) {
      return null;
    }
  }

  private static EmbeddedDatabaseException inUse(Path root) throws IOException {
    Properties owner = read(root.resolve("gongtong.owner"));
    String pid = owner.getProperty("pid", "?");
    String address = owner.getProperty("address", "");
    return new EmbeddedDatabaseException(
        Reason.FOLDER_IN_USE,
        "数据文件夹 "
            + root
            + " 正被另一个实例使用（进程号 "
            + pid
            + (address.isEmpty() ? "" : "，地址 " + address)
            + "）。请使用那个实例，或先停止它，或用 --home 指定另一个主目录。",
        "The data folder "
            + root
            + " is in use by another instance (process "
            + pid
            + (address.isEmpty() ? "" : ", at " + address)
            + "). Use that one, or stop it first, or name another home with --home.");
  }

  /** Tells a second instance where this one can be reached; empty while there is no address yet. */
  void announce(String address) throws IOException {
    Properties owner = new Properties();
    owner.setProperty("pid", Long.toString(ProcessHandle.current().pid()));
    owner.setProperty("address", address);
    Path file = root.resolve("gongtong.owner");
    Path draft = root.resolve("gongtong.owner.draft");
    try (OutputStream out = Files.newOutputStream(draft)) {
      owner.store(out, null);
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Whether the database was made, and by us; anything in between is refused. */
  boolean made() throws IOException {
    Path database = databaseFolder();
    if (Files.notExists(database) || isEmpty(database)) {
      return false;
    }
    Path marker = database.resolve(MARKER);
    if (Files.notExists(marker)) {
      throw notOurs(
          database + " 不是由本程序建立的（缺少标记文件 " + MARKER + "）",
          database + " was not made by this program (the marker file " + MARKER + " is missing)");
    }
    String series = read(marker).getProperty("series", "?");
    if (!series.equals(MariaDbBinaries.SERIES)) {
      throw new EmbeddedDatabaseException(
          Reason.OTHER_VERSION,
          database
              + " 由 MariaDB "
              + series
              + " 写成，而内置的是 "
              + MariaDbBinaries.SERIES
              + "。请用原来的版本导出（mariadb-dump）后再导入。",
          database
              + " was written by MariaDB "
              + series
              + ", but this program brings "
              + MariaDbBinaries.SERIES
              + ". Export it with the former version (mariadb-dump) and import it here.");
    }
    for (String part : new String[] {"ibdata1", "mysql", "aria_log_control"}) {
      if (Files.notExists(database.resolve(part))) {
        throw notOurs(
            database + " 已损坏：缺少 " + part, database + " is damaged: " + part + " is missing");
      }
    }
    return true;
  }

  private static EmbeddedDatabaseException notOurs(String chinese, String english) {
    return new EmbeddedDatabaseException(
        Reason.FOLDER_NOT_OURS,
        chinese + "。本程序不会改动它：请从备份恢复，或移走该文件夹后重新启动，或用 --home 指定另一个主目录。",
        english
            + ". It is left untouched: restore it from a backup, or move it away and start again, or name "
            + "another home with --home.");
  }

  /** An empty folder to make the database in; what an interrupted attempt left there is removed. */
  Path freshDraft() throws IOException {
    Path draft = draftFolder();
    MariaDbBinaries.deleteTree(draft);
    Files.createDirectory(draft, OWNER_ONLY_FOLDER);
    return draft;
  }

  /** Ends the making: from this moment on the database exists. */
  void completeDraft() throws IOException {
    Properties marker = new Properties();
    marker.setProperty("series", MariaDbBinaries.SERIES);
    marker.setProperty("version", MariaDbBinaries.VERSION);
    try (OutputStream out = Files.newOutputStream(draftFolder().resolve(MARKER))) {
      marker.store(out, null);
    }
    Files.deleteIfExists(databaseFolder()); // an empty one only, else this throws
    Files.move(draftFolder(), databaseFolder(), StandardCopyOption.ATOMIC_MOVE);
  }

  /**
   * The password of the one account; 192 random bits, made at first use, readable by the owner
   * only.
   */
  String password() throws IOException {
    String kept = passwordIn(root);
    if (!kept.isEmpty()) {
      return kept;
    }
    Path file = root.resolve("mariadb.password");
    Files.deleteIfExists(file);
    byte[] bits = new byte[24];
    new SecureRandom().nextBytes(bits);
    String made = Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    writeSecret(file, made + "\n");
    return made;
  }

  /** The password kept in a folder; empty when there is none. */
  static String passwordIn(Path root) throws IOException {
    Path file = root.resolve("mariadb.password");
    return Files.exists(file) ? Files.readString(file, StandardCharsets.US_ASCII).strip() : "";
  }

  /** Writes a file that only its owner may ever have read. */
  void writeSecret(Path file, String text) throws IOException {
    Files.deleteIfExists(file);
    try {
      Files.createFile(file, OWNER_ONLY_FILE);
    } catch (FileAlreadyExistsException e) {
      throw new IOException("somebody else made " + file + " at the same moment", e);
    }
    Files.writeString(file, text, StandardCharsets.US_ASCII);
  }

  /**
   * The port of the last start, for systems where a left-over server is known by its password only.
   */
  int lastPort() throws IOException {
    return portIn(root);
  }

  static int portIn(Path root) throws IOException {
    String text = read(root.resolve("mariadb.port")).getProperty("port", "1");
    return text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 1;
  }

  void rememberPort(int port) throws IOException {
    Files.writeString(
        root.resolve("mariadb.port"), "port=" + port + "\n", StandardCharsets.US_ASCII);
  }

  /** Keeps one former log, so that logs never grow without end. */
  Path logFile() throws IOException {
    Path log = root.resolve("mariadbd.log");
    if (Files.exists(log) && Files.size(log) > 4_000_000) {
      Files.move(log, root.resolve("mariadbd.log.1"), StandardCopyOption.REPLACE_EXISTING);
    }
    return log;
  }

  /** Whether our files belong to root, that is, whether this process runs as root. */
  boolean ownedByRoot() throws IOException {
    return POSIX
        && Integer.valueOf(0).equals(Files.getAttribute(root.resolve("gongtong.lock"), "unix:uid"));
  }

  Path root() {
    return root;
  }

  Path databaseFolder() {
    return root.resolve("mariadb");
  }

  Path draftFolder() {
    return root.resolve("mariadb.new");
  }

  Path temporaryFolder() {
    return root.resolve("mariadb.tmp");
  }

  Path pidFile() {
    return root.resolve("mariadbd.pid");
  }

  Path initFile() {
    return root.resolve("mariadb.init.sql");
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(root.resolve("gongtong.owner"));
      lock.release();
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot give back " + root, e);
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }

  private static Properties read(Path file) throws IOException {
    Properties values = new Properties();
    if (Files.exists(file)) {
      try (InputStream in = Files.newInputStream(file)) {
        values.load(in);
      }
    }
    return values;
  }

  private static FileAttribute<?>[] ownerOnly(String permissions) {
    return POSIX
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
