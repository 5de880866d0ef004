package org.gongtong.store.mariadb.embedded;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * What an embedded database needs to know. Immutable.
 *
 * @param dataFolder holds the data, the password file, the lock and the log; made when absent
 * @param cacheFolder holds the unpacked binaries, one folder a version, shared by all data folders
 *     of a user; about 350 MB
 * @param port TCP port on 127.0.0.1, or 0 for any free one
 * @param extraArguments further {@code mariadbd} options, after ours, so that they win
 */
public record EmbeddedSettings(
    Path dataFolder, Path cacheFolder, int port, List<String> extraArguments) {

  public EmbeddedSettings {
    dataFolder = dataFolder.toAbsolutePath().normalize();
    cacheFolder = cacheFolder.toAbsolutePath().normalize();
    extraArguments = List.copyOf(extraArguments);
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port must be 0 to 65535, not " + port);
    }
  }

  /** The defaults for a data folder: the user's cache folder and any free port. */
  public static EmbeddedSettings in(Path dataFolder) {
    return new EmbeddedSettings(dataFolder, defaultCacheFolder(), 0, List.of());
  }

  /** The same with a fixed port; 0 means any free one. */
  public EmbeddedSettings withPort(int newPort) {
    return new EmbeddedSettings(dataFolder, cacheFolder, newPort, extraArguments);
  }

  /** The same with the binaries unpacked elsewhere. */
  public EmbeddedSettings withCacheFolder(Path newCacheFolder) {
    return new EmbeddedSettings(dataFolder, newCacheFolder, port, extraArguments);
  }

  /**
   * The same with further options for {@code mariadbd}, for instance {@code --max-connections=300}.
   */
  public EmbeddedSettings withExtraArguments(List<String> arguments) {
    return new EmbeddedSettings(dataFolder, cacheFolder, port, arguments);
  }

  /**
   * Where this user's programs keep what can be made again: {@code GONGTONG_CACHE_DIR}, else {@code
   * XDG_CACHE_HOME/gongtong}, {@code LOCALAPPDATA\gongtong\cache}, {@code
   * ~/Library/Caches/gongtong} or {@code ~/.cache/gongtong}.
   */
  public static Path defaultCacheFolder() {
    String own = System.getenv("GONGTONG_CACHE_DIR");
    if (own != null && !own.isBlank()) {
      return Path.of(own);
    }
    String xdg = System.getenv("XDG_CACHE_HOME");
    if (xdg != null && !xdg.isBlank()) {
      return Path.of(xdg, "gongtong");
    }
    String windows = System.getenv("LOCALAPPDATA");
    if (windows != null && !windows.isBlank()) {
      return Path.of(windows, "gongtong", "cache");
    }
    Path home = Path.of(Objects.requireNonNullElse(System.getProperty("user.home"), "."));
    boolean mac = Objects.requireNonNullElse(System.getProperty("os.name"), "").startsWith("Mac");
    return mac ? home.resolve("Library/Caches/gongtong") : home.resolve(".cache/gongtong");
  }
}
