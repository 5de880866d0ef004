package org.gongtong.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.gongtong.server.config.ConfigReader;
import org.gongtong.server.config.ServerConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;

class LogsTest {
  @TempDir private Path home;

  @Test
  void aFileADayIsKeptForSixMonthsAndNoLonger() throws IOException {
    ServerConfig config = new ConfigReader(Map.of(), Map.of()).read(Optional.of(home), Map.of());
    Path folder = config.logFiles().folder().orElseThrow();
    Files.createDirectories(folder);
    LocalDate today =
        LocalDate.ofInstant(InstantSource.system().instant(), ZoneId.of("Asia/Shanghai"));
    Path kept = Files.createFile(folder.resolve(name(today.minusDays(183))));
    Path over = Files.createFile(folder.resolve(name(today.minusDays(190))));
    Path other = Files.createFile(folder.resolve("note.txt"));
    LoggerContext context = new LoggerContext();
    context.setMDCAdapter(new LogbackMDCAdapter());
    Logs.keep(folder, config, context);
    context.getLogger("org.gongtong.Part").info("started");
    context.getLogger(Logger.ROOT_LOGGER_NAME).detachAndStopAllAppenders();
    context.stop();
    assertThat(folder.resolve("gongtong.log"))
        .content()
        .contains("\"message\":\"started\"")
        .endsWith("}\n");
    assertThat(kept).exists();
    assertThat(other).exists();
    assertThat(over).doesNotExist();
  }

  @Test
  void aFolderThatCannotBeWrittenStopsNoServer() throws IOException {
    ServerConfig config = new ConfigReader(Map.of(), Map.of()).read(Optional.of(home), Map.of());
    Path folder = Files.writeString(home.resolve("file"), "").resolve("logs");
    LoggerContext context = new LoggerContext();
    Logs.keep(folder, config, context);
    assertThat(context.getLogger(Logger.ROOT_LOGGER_NAME).iteratorForAppenders().hasNext())
        .isFalse();
  }

  private static String name(LocalDate day) {
    return "gongtong." + day + ".log.gz";
  }
}
