package org.gongtong.server.wiring.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.gongtong.server.config.ConfigReader;
import org.gongtong.server.config.ConfigReport;
import org.gongtong.server.wiring.DatabaseTask;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server's tools on a cluster of three nodes; {@code -Pgalera}, as GaleraIT of the store. */
@Tag("galera")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class GaleraDoctorIT {
  private static final Path MODULE = Path.of(System.getProperty("basedir", "."));
  private static final Path FOLDER = MODULE.resolve("target/galera").toAbsolutePath();

  @TempDir private Path home;

  @BeforeAll
  static void start() throws Exception {
    cluster("start");
  }

  @AfterAll
  static void stop() throws Exception {
    cluster("stop");
  }

  private static String cluster(String... words) throws IOException, InterruptedException {
    Path script = MODULE.resolve("../plugins/store-mariadb/src/test/galera/cluster.sh");
    List<String> command = new ArrayList<>(List.of("bash", script.toString(), FOLDER.toString()));
    command.addAll(List.of(words));
    Path output = FOLDER.resolveSibling("galera.output");
    Files.createDirectories(FOLDER.getParent());
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(process.waitFor(4, TimeUnit.MINUTES)).isTrue();
    String told = Files.readString(output, StandardCharsets.UTF_8);
    assertThat(process.exitValue()).as(told).isZero();
    return told.strip();
  }

  private ConfigReport settings(String url) throws Exception {
    return new ConfigReader(Map.of(), Map.of())
        .examine(
            Optional.of(home),
            Map.of("db.url", url, "db.user", "gongtong", "db.password", cluster("password")));
  }

  private static String words(ConfigReport settings) {
    StringBuilder all = new StringBuilder();
    Doctor.examine(settings, InstantSource.system())
        .forEach(f -> all.append(f.state()).append(' ').append(f.words().en()).append('\n'));
    return all.toString();
  }

  @Test
  void itSaysHowTheClusterIs() throws Exception {
    ConfigReport settings = settings(cluster("url", "1", "2", "3").replaceFirst("&.*", ""));
    DatabaseTask.migrate(settings.config());
    assertThat(words(settings))
        .contains("WELL Durability", "WELL Tables")
        .doesNotContain("Cluster:");
    DatabaseTask.asItIs(
        settings.config(),
        database -> {
          HikariDataSource pool = (HikariDataSource) database.dataSource();
          assertThat(pool.getDataSourceProperties())
              .as("what does not go together with transactions that another node ends")
              .containsEntry("disablePipeline", "true")
              .containsEntry("useBulkStmtsForInserts", "false");
          return pool;
        });
    cluster("kill", "1");
    assertThat(words(settings)).contains("NOTE Cluster: it has 2 nodes", "WELL Tables");
    cluster("kill", "2");
    assertThat(words(settings)).contains("FAULT ").doesNotContain("WELL Durability");
    cluster("start", "1", "2");
    assertThat(words(settings)).contains("WELL Durability");
  }
}
