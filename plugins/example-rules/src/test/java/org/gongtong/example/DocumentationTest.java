package org.gongtong.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gongtong.core.rules.Change;
import org.gongtong.core.rules.PackFault;
import org.gongtong.core.rules.RulePack;
import org.gongtong.testkit.RulePackContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages for those who build on the library say what the code says. */
class DocumentationTest {

  /** A fenced block whose first line names the file it was taken from. */
  private static final Pattern BLOCK = Pattern.compile("(?s)```[a-z]+ file=(\\S+)\n(.*?)```");

  private static final int LONGEST_RULE_CODE = 30;

  private static final Path ROOT = root();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "docs/tutorial-plugin.md",
        "docs/tutorial-embed.md",
        "docs/tutorial-time-bank.md",
        "docs/how-to/write-a-time-bank-policy.md",
        "docs/how-to/receive-webhooks.md"
      })
  void theTutorialsBlocksAreTheFiles(String tutorial) {
    Matcher block = BLOCK.matcher(read(tutorial));
    int blocks = 0;
    while (block.find()) {
      assertThat(read(block.group(1))).as(block.group(1)).contains(block.group(2));
      blocks++;
    }
    assertThat(blocks).isGreaterThanOrEqualTo(3);
  }

  @Test
  void thePackIsThirtyLines() {
    String source =
        read("plugins/example-rules/src/main/java/org/gongtong/example/ExampleRules.java");
    String body = source.substring(source.indexOf("public final class"));
    assertThat(body.lines().filter(line -> !line.isBlank()).count())
        .isLessThanOrEqualTo(LONGEST_RULE_CODE);
  }

  @Test
  void embeddingIsFifteenLines() {
    Matcher block = BLOCK.matcher(read("docs/tutorial-embed.md"));
    long lines = 0;
    while (block.find()) {
      lines += block.group(1).endsWith(".java") ? block.group(2).lines().count() : 0;
    }
    assertThat(lines).isBetween(1L, 15L);
  }

  @Test
  void everyCodeOfTheLoaderIsExplained() {
    List<String> headings =
        read("docs/how-to/why-is-my-pack-not-loaded.md")
            .lines()
            .filter(line -> line.startsWith("### "))
            .map(line -> line.substring(4))
            .toList();
    assertThat(headings)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(PackFault.values()).map(Enum::name).toList());
  }

  @Test
  void theReferenceNamesEveryChangeAndTheLevelsOfToday() {
    String page = read("docs/reference/spi.md");
    for (Change change : Change.values()) {
      assertThat(page).contains("| `" + change + "`");
    }
    String levels =
        RulePack.OLDEST_SPI_LEVEL == RulePack.SPI_LEVEL
            ? String.valueOf(RulePack.SPI_LEVEL)
            : RulePack.OLDEST_SPI_LEVEL + " to " + RulePack.SPI_LEVEL;
    assertThat(page).containsPattern("(?m)^\\| [0-9.]+ \\| " + levels + " \\|$");
  }

  @Test
  void theTutorialCountsTheChecks() {
    long checks =
        Arrays.stream(RulePackContract.class.getDeclaredMethods())
            .filter(method -> method.isAnnotationPresent(Test.class))
            .count();
    assertThat(checks).isEqualTo(22);
    assertThat(read("docs/tutorial-plugin.md")).contains("twenty-two checks");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "docs/tutorial-plugin.md",
        "docs/tutorial-embed.md",
        "docs/explanation/counting.md",
        "docs/how-to/why-is-my-pack-not-loaded.md",
        "docs/reference/spi.md"
      })
  void linksLeadSomewhere(String page) {
    Matcher link = Pattern.compile("\\]\\(([^)#:]+)(#[^)]*)?\\)").matcher(read(page));
    while (link.find()) {
      Path target = ROOT.resolve(page).resolveSibling(link.group(1)).normalize();
      assertThat(target).as("%s links to %s", page, link.group(1)).exists();
    }
  }

  private static String read(String file) {
    try {
      return Files.readString(ROOT.resolve(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("mvnw"))) {
      folder = folder.getParent();
    }
    return folder;
  }
}
