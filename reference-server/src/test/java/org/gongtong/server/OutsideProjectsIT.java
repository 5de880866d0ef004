package org.gongtong.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Builds two projects as strangers would: outside this one, from what we publish, with our
 * artifacts in a local repository that was empty before. What they need beside them comes from the
 * repository of the build that runs this test, so nothing is downloaded that is there already.
 */
class OutsideProjectsIT {

  private static final Path SERVER = Path.of("").toAbsolutePath();
  private static final Path ROOT = SERVER.getParent();
  private static final String VERSION = System.getProperty("build.version");

  private static final String USUAL_REPOSITORY = System.getProperty("build.localRepository");

  @TempDir static Path outside;

  @BeforeAll
  static void installWhatWePublish() throws Exception {
    // Run with the usual local repository, so that the install plugin is downloaded once and not
    // for every test.
    build(
        "install",
        "validate",
        "-Dmaven.repo.local=" + USUAL_REPOSITORY,
        "-DlocalRepositoryPath=" + outside.resolve("repository"),
        "-Droot=" + ROOT,
        "-Dversion=" + VERSION);
    Path ours = outside.resolve("repository/org/gongtong");
    assertThat(ours.resolve("gongtong-core/" + VERSION + "/gongtong-core-" + VERSION + ".jar"))
        .exists();
    assertThat(ours.resolve("gongtong-bom/" + VERSION + "/gongtong-bom-" + VERSION + ".pom"))
        .exists();
  }

  @Test
  void anApplicationThatEmbedsTheLibrary() throws Exception {
    assertThat(build("embed-tutorial", fromWhatWePublish()))
        .contains("Failures: 0, Errors: 0, Skipped: 0");
    assertThat(outside.resolve("embed-tutorial/target/embed-tutorial-1.jar")).exists();
  }

  @Test
  void aRulePackOfAThirdPartyThatPassesTheContract() throws Exception {
    String output = build("third-party-pack", fromWhatWePublish());
    assertThat(output).containsPattern("Tests run: [1-9]\\d, Failures: 0, Errors: 0, Skipped: 0");
    assertThat(outside.resolve("third-party-pack/target/third-party-pack-1.jar")).exists();
  }

  private static String[] fromWhatWePublish() {
    return new String[] {
      "package",
      "-Dmaven.repo.local=" + outside.resolve("repository"),
      "-Dmaven.repo.local.tail=" + USUAL_REPOSITORY,
      "-Dgongtong.version=" + VERSION
    };
  }

  /** Copies a project out of here and builds it. Returns what Maven printed. */
  private static String build(String project, String... arguments)
      throws IOException, InterruptedException {
    Path folder = outside.resolve(project);
    copy(SERVER.resolve("src/it").resolve(project), folder);
    boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
    List<String> command = new ArrayList<>();
    command.add(ROOT.resolve(windows ? "mvnw.cmd" : "mvnw").toString());
    command.addAll(List.of("-B", "-ntp"));
    command.addAll(List.of(arguments));
    Path log = outside.resolve(project + ".log");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().remove("MAVEN_OPTS");
    Process maven = builder.start();
    maven.getOutputStream().close();
    boolean ended = maven.waitFor(10, TimeUnit.MINUTES);
    if (!ended) {
      maven.destroyForcibly();
    }
    String output = Files.readString(log, StandardCharsets.UTF_8);
    assertThat(ended && maven.exitValue() == 0).as("build of %s:%n%s", project, output).isTrue();
    return output;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    }
  }
}
