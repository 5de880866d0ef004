package org.gongtong.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gongtong.core.kernel.ContentHash;
import org.gongtong.testkit.PackJar;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A jar that somebody dropped in runs when somebody has allowed it, and not before. */
class PacksTrustTest {
  private static final String PACK =
      """
      package pp;
      import java.util.List;
      import org.gongtong.core.kernel.*;
      import org.gongtong.core.rules.*;
      public class Pack implements RulePack {
        static { System.setProperty("gongtong-test-pack-ran", "%s"); }
        public PackDescriptor descriptor() {
          return new PackDescriptor("pp-garden", "%s", 1, List.of(ScopeCode.of("cn-98")),
              LocalizedText.of("示例花园", "an example garden"), "Apache-2.0");
        }
        public List<Edition> editions() {
          return List.of(Edition.of("cn.garden", 1).in("cn-98").titled("花园", "garden").from("2026-01-01")
              .citing(Citation.read("某条例", "some ordinance", "1")).build());
        }
      }
      """;

  @TempDir private Path home;
  private Path jar;

  @BeforeEach
  void droppedIn() throws IOException {
    System.clearProperty("gongtong-test-pack-ran");
    jar = Files.createDirectory(home.resolve("plugins")).resolve("garden.jar");
    write("1.0.0");
  }

  private void write(String version) {
    new PackJar().provider("pp.Pack", PACK.formatted(version, version)).writeTo(jar);
  }

  private CliRun trust(String name) {
    return CliRun.of("packs", "trust", "--home", home.toString(), name);
  }

  private CliRun verify() {
    return CliRun.of("packs", "verify", "--home", home.toString());
  }

  @Test
  void aJarOfAStrangerIsSetAsideUnreadWithTheCommandToRun() throws IOException {
    CliRun verified = verify();
    assertThat(verified.code()).isEqualTo(ExitCode.FAILED);
    assertThat(verified.out())
        .contains("NOT_TRUSTED", ContentHash.of(Files.readAllBytes(jar)).hex())
        .contains("bin/gongtong packs trust garden.jar")
        .doesNotContain("pp-garden");
    assertThat(System.getProperty("gongtong-test-pack-ran")).isNull();
  }

  /** To look at a jar somebody sent is not to run it. */
  @Test
  void verifyRunsNoJarOfAStrangerUnlessToldTo() throws IOException {
    Path sent = Files.copy(jar, home.resolve("sent.jar"));
    CliRun looked = CliRun.of("packs", "verify", "--home", home.toString(), sent.toString());
    assertThat(looked.code()).isEqualTo(ExitCode.FAILED);
    assertThat(looked.out())
        .contains("NOT_TRUSTED", ContentHash.of(Files.readAllBytes(sent)).hex())
        .doesNotContain("pp-garden");
    assertThat(System.getProperty("gongtong-test-pack-ran")).isNull();
    assertThat(CliRun.of("packs", "verify", "--home", home.toString(), "--run-code").code())
        .as("a whole folder is not run")
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(System.getProperty("gongtong-test-pack-ran")).isNull();
    CliRun run =
        CliRun.of("packs", "verify", "--home", home.toString(), "--run-code", sent.toString());
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("pp-garden@1.0.0");
    assertThat(System.getProperty("gongtong-test-pack-ran")).isEqualTo("1.0.0");
  }

  @Test
  void oneCommandLetsItRunAndAChangedJarNeedsItAgain() throws IOException {
    CliRun trusted = trust("garden.jar");
    assertThat(trusted.code()).as(trusted.err()).isZero();
    assertThat(System.getProperty("gongtong-test-pack-ran")).as("nothing is loaded yet").isNull();
    assertThat(home.resolve("conf/packs.lock"))
        .content()
        .contains(ContentHash.of(Files.readAllBytes(jar)).hex() + "  garden.jar\n");
    assertThat(verify().out()).contains("pp-garden@1.0.0", "没有问题");
    byte[] old = Files.readAllBytes(jar);

    write("1.0.1");
    assertThat(verify().out()).contains("NOT_TRUSTED");
    assertThat(trust("garden.jar").code()).isZero();
    assertThat(verify().out()).contains("pp-garden@1.0.1");
    Files.write(jar, old);
    assertThat(verify().out()).as("the version before").contains("NOT_TRUSTED");
  }

  @Test
  void pathTraversalInPluginNames() throws IOException {
    Path outside = Files.copy(jar, home.resolve("evil.jar"));
    for (String name :
        new String[] {
          "../evil.jar",
          outside.toString(),
          "plugins/../../evil.jar",
          "..",
          ".",
          "/",
          home.resolve("plugins/../evil.jar").toString()
        }) {
      CliRun refused = trust(name);
      assertThat(refused.code()).as(name).isEqualTo(ExitCode.BAD_INPUT);
      assertThat(refused.err()).contains("it must lie in this folder");
      assertThat(home.resolve("conf/packs.lock")).as(name).doesNotExist();
    }
    assertThat(trust(jar.toString()).code()).as("the whole path").isZero();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aFileNameSteersNoTerminalAndForgesNoLine() throws IOException {
    Files.move(jar, home.resolve("plugins/a\u001b[2J\n0000 b.jar"));
    assertThat(verify().out()).contains("a\\u001b[2J\\u000a0000 b.jar").doesNotContain("\u001b");
    assertThat(trust("a\u001b[2J\n0000 b.jar").code()).isZero();
    assertThat(Files.readAllLines(home.resolve("conf/packs.lock"))).hasSize(2);
    assertThat(verify().out()).contains("pp-garden@1.0.0");
  }

  @Test
  void aBrokenJarIsNotTrusted() throws IOException {
    Files.writeString(jar, "<html>404</html>");
    CliRun refused = trust("garden.jar");
    assertThat(refused.code()).isEqualTo(ExitCode.FAILED);
    assertThat(refused.out()).contains("JAR_UNREADABLE").doesNotContain("trusted: garden");
    assertThat(trust("absent.jar").code()).isEqualTo(ExitCode.FAILED);
  }

  @Test
  void linesThatAreNoneOfTheListsAllowNothing() throws IOException {
    String hash = ContentHash.of(Files.readAllBytes(jar)).hex();
    Files.createDirectories(home.resolve("conf"));
    Files.writeString(
        home.resolve("conf/packs.lock"), "# " + hash + "\n" + hash.substring(1) + "\n*\n");
    assertThat(verify().out()).contains("NOT_TRUSTED");
    Files.writeString(home.resolve("conf/packs.lock"), hash + "\n");
    assertThat(verify().out()).contains("pp-garden@1.0.0");
  }
}
