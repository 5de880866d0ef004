package org.gongtong.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.gongtong.core.kernel.CanonicalJson;
import org.gongtong.testkit.PackJar;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PacksCommandTest {

  private static final String PACK =
      """
      package pp;
      import java.util.List;
      import org.gongtong.core.kernel.*;
      import org.gongtong.core.rules.*;
      public class Pack implements RulePack {
        public PackDescriptor descriptor() {
          return new PackDescriptor("pp-garden", "1.2.3", 1, List.of(ScopeCode.of("cn-98")),
              LocalizedText.of("示例花园", "an example garden"), "Apache-2.0");
        }
        public List<Edition> editions() {
          return List.of(Edition.of("cn.garden", 1).in("cn-98").titled("花园", "garden").from("2026-01-01")
              .citing(Citation.read("某条例", "some ordinance", "1")).build());
        }
      }
      """;

  @TempDir Path home;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Path plugins;

  @BeforeEach
  void aHomeWithOnePack() throws IOException {
    plugins = Files.createDirectory(home.resolve("plugins"));
    new PackJar().provider("pp.Pack", PACK).writeTo(plugins.resolve("garden.jar"));
    assertThat(run("packs", "trust", "--home", home.toString(), "garden.jar")).isZero();
    out.getBuffer().setLength(0);
  }

  private int run(String... arguments) {
    return GongtongCli.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
  }

  @Test
  void listNamesEveryPackWithItsHash() {
    assertThat(run("packs", "list", "--home", home.toString())).isEqualTo(ExitCode.OK);
    assertThat(out.toString())
        .contains(
            "pp-garden@1.2.3  cn-98", "示例花园 / an example garden", "1 editions, garden.jar, sha256 ")
        .contains("没有问题 / no problems");
  }

  @Test
  void listStaysZeroWithABrokenPack() throws IOException {
    Files.writeString(plugins.resolve("broken.jar"), "");
    assertThat(run("packs", "list", "--home", home.toString())).isEqualTo(ExitCode.OK);
    assertThat(out.toString()).contains("已隔离 / quarantined: 1", "JAR_EMPTY", "pp-garden");
  }

  @Test
  void verifyEndsWithOneWhenAPackIsBroken() throws IOException {
    assertThat(run("packs", "verify", "--home", home.toString())).isEqualTo(ExitCode.OK);
    Files.writeString(plugins.resolve("broken.jar"), "");
    assertThat(run("packs", "verify", "--home", home.toString())).isEqualTo(ExitCode.FAILED);
    assertThat(out.toString()).contains("broken.jar：文件是空的", "broken.jar: the file is empty");
  }

  @Test
  void verifyLooksAtTheJarsItIsGiven() throws IOException {
    Path jar = Files.writeString(home.resolve("other.jar"), "no zip");
    assertThat(run("packs", "verify", "--home", home.toString(), jar.toString()))
        .isEqualTo(ExitCode.FAILED);
    assertThat(out.toString()).contains("NOT_TRUSTED").doesNotContain("pp-garden");
    assertThat(run("packs", "verify", "--run-code", jar.toString())).isEqualTo(ExitCode.FAILED);
    assertThat(out.toString()).contains("JAR_UNREADABLE").doesNotContain("pp-garden");
    String garden = plugins.resolve("garden.jar").toString();
    assertThat(run("packs", "verify", "--home", home.toString(), garden)).isEqualTo(ExitCode.OK);
    assertThat(run("packs", "verify", home.resolve("absent.jar").toString()))
        .isEqualTo(ExitCode.FAILED);
    assertThat(out.toString()).contains("absent.jar: the file cannot be read: NoSuchFileException");
  }

  @Test
  void verifyEndsWithOneWhenAHolidayFileIsWrong() throws IOException {
    Path holidays = Files.createDirectories(home.resolve("conf/holidays"));
    Files.writeString(holidays.resolve("cn-2027.csv"), "date,kind\n2027-01-01,offf\n");
    assertThat(run("packs", "verify", "--home", home.toString())).isEqualTo(ExitCode.FAILED);
    assertThat(out.toString()).contains("HOLIDAY_FILE_LINE", "cn-2027.csv 第 2 行");
  }

  @Test
  @SuppressWarnings("unchecked")
  void jsonSaysTheSameToPrograms() throws IOException {
    Files.writeString(plugins.resolve("broken.jar"), "");
    assertThat(run("packs", "verify", "--home", home.toString(), "--format", "json"))
        .isEqualTo(ExitCode.FAILED);
    Map<String, Object> json = (Map<String, Object>) CanonicalJson.read(out.toString().strip());
    List<Map<String, Object>> enabled = (List<Map<String, Object>>) json.get("enabled");
    List<Map<String, Object>> quarantined = (List<Map<String, Object>>) json.get("quarantined");
    assertThat(enabled)
        .filteredOn("id", "pp-garden")
        .singleElement()
        .satisfies(
            p ->
                assertThat(p)
                    .containsEntry("version", "1.2.3")
                    .containsEntry("scopes", List.of("cn-98"))
                    .containsEntry("where", "garden.jar"));
    assertThat(quarantined)
        .singleElement()
        .satisfies(p -> assertThat(p).containsEntry("code", "JAR_EMPTY").containsKey("sha256"));
  }

  @Test
  void withoutASubcommandItExplainsItself() {
    assertThat(run("packs")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(out.toString()).contains("list", "verify");
  }
}
