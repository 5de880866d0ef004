package org.gongtong.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What is written about the settings is the program's own list. */
class SettingPagesTest {
  @Test
  void referencePageIsTheListOfSettings() throws IOException {
    StringBuilder page =
        new StringBuilder(
            """
            # Settings · 设置

            Each has one name and five places, a later one wins: default, `conf/gongtong.properties` in the home folder
            (UTF-8, one `name = value` a line), environment, `-Dgongtong.NAME=`, command line (`--set NAME=VALUE`).
            An unknown name is an error. `gongtong config check` names every mistake with its place, `gongtong config show --redacted`
            lists each value and where it came from. A secret is better kept in a file of its own: `db.password.file = NAME`,
            relative to the home folder, readable by the server's user alone. The home folder is `--home`, else `GONGTONG_HOME`, else the one that holds `bin/`.
            This page is compared with the program by a test.

            | name | environment | default | 说明 | meaning |
            |---|---|---|---|---|
            """);
    for (Setting setting : Setting.values()) {
      page.append("| `").append(setting.key()).append("` | `").append(setting.variable());
      if (setting.secret()) {
        page.append("`, or a file: `").append(setting.variable()).append("_FILE");
      }
      page.append("` | ")
          .append(setting.defaultValue().isEmpty() ? "" : "`" + setting.defaultValue() + "`");
      page.append(" | ")
          .append(setting.chinese())
          .append(" | ")
          .append(setting.english())
          .append(" |\n");
    }
    page.append(
        """

        Read by the launcher and the embedded database only: `GONGTONG_HOME`, `GONGTONG_JAVA_OPTS` (further JVM options),
        `GONGTONG_CACHE_DIR` (unpacked database programs and class-data archives; `~/.cache/gongtong` by default).

        Exit codes: 0 done, 1 failed, 2 wrong command, setting or input, 3 port or data folder in use.
        """);
    assertPublished("../docs/reference/config.md", page.toString());
  }

  @Test
  void theSampleIsTheListOfSettings() throws IOException {
    StringBuilder sample =
        new StringBuilder(
            """
            # 共同的设置。去掉行首的 # 即生效；检查：bin/gongtong config check
            # Settings of Gongtong. Take the # away to set one; to check them: bin/gongtong config check
            """);
    for (Setting setting : Setting.values()) {
      sample.append("\n# ").append(setting.chinese()).append("\n# ").append(setting.english());
      if (setting.secret()) {
        sample.append("\n# 写在单独的文件里更好 / better in a file of its own:");
        sample.append("\n#").append(setting.fileKey()).append(" = conf/secret");
      }
      sample.append("\n#").append(setting.key()).append(" = ").append(setting.defaultValue());
      sample.append('\n');
    }
    assertPublished(
        "src/dist/conf/gongtong.properties.sample", sample.toString().replace(" = \n", " =\n"));
  }

  private static void assertPublished(String file, String text) throws IOException {
    Path module = Path.of(System.getProperty("basedir", "."));
    Path published = module.resolve(file);
    Path made = module.resolve("target").resolve(published.getFileName());
    Files.createDirectories(made.getParent());
    Files.writeString(made, text);
    assertThat(published)
        .as("copy %s to %s", made, published)
        .content(StandardCharsets.UTF_8)
        .isEqualTo(text);
  }
}
