package org.gongtong.server.cli;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.gongtong.server.config.ConfigReader;
import org.gongtong.server.config.ConfigReport;
import org.gongtong.server.config.ServerConfig;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of every command that needs the settings. */
final class HomeOptions {
  @Option(
      names = "--home",
      paramLabel = "DIR",
      description = {"主目录，含 conf、data、plugins", "home folder with conf, data and plugins"})
  private @Nullable Path home;

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = {
        "任何设置，见 docs/reference/config.md",
        "any setting, see docs/reference/config.md"
      })
  private Map<String, String> settings = new HashMap<>();

  /** Reads the settings; what the command's own options say comes last. */
  ServerConfig read(Map<String, String> ownOptions) {
    Map<String, String> flags = new HashMap<>(settings);
    flags.putAll(ownOptions);
    return ConfigReader.ofThisProcess().read(Optional.ofNullable(home), flags);
  }

  /** As {@link #read}, with where each value came from. */
  ConfigReport examine() {
    return ConfigReader.ofThisProcess().examine(Optional.ofNullable(home), settings);
  }
}
