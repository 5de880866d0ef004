package org.gongtong.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gongtong.core.rules.Change;
import org.gongtong.core.rules.PackFault;
import org.gongtong.core.rules.RulePack;
import org.gongtong.testkit.RulePackContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages for those who build on the library say what the code says. */
class DocumentationTest {

  /** A fenced block whose first line names the file it was taken from. */
  private static final Pattern BLOCK = Pattern.compile("(?s)```[a-z]+ file=(\\S+)\n(.*?)```");

  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");

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

  @ParameterizedTest
  @MethodSource("pages")
  void everyLinkLeadsSomewhere(Path page) {
    for (Matcher link = LINK.matcher(withoutCode(page)); link.find(); ) {
      String target = link.group(1);
      if (target.contains(":")) {
        continue;
      }
      int hash = target.indexOf('#');
      String file = hash < 0 ? target : target.substring(0, hash);
      Path there = file.isEmpty() ? page : page.resolveSibling(file).normalize();
      assertThat(there).as(ROOT.relativize(page) + " links to " + target).exists();
      if (hash >= 0 && there.toString().endsWith(".md")) {
        assertThat(anchors(there))
            .as(ROOT.relativize(page) + " links to " + target)
            .contains(target.substring(hash + 1));
      }
    }
  }

  @Test
  void theIndexLeadsToEveryPage() throws IOException {
    String index = read("docs/README.md");
    try (Stream<Path> pages = pages()) {
      pages
          .map(page -> ROOT.relativize(page).toString().replace('\\', '/'))
          .filter(page -> page.startsWith("docs/") && !page.startsWith("docs/decisions/"))
          .map(page -> page.substring("docs/".length()))
          .filter(page -> !page.equals("README.md"))
          .forEach(page -> assertThat(index).contains("(" + page + ")"));
    }
  }

  static Stream<Path> pages() throws IOException {
    try (Stream<Path> below = Files.walk(ROOT.resolve("docs"))) {
      List<Path> all =
          below
              .filter(file -> file.toString().endsWith(".md"))
              .collect(Collectors.toCollection(ArrayList::new));
      all.add(ROOT.resolve("README.md"));
      all.add(ROOT.resolve("CONTRIBUTING.md"));
      return all.stream();
    }
  }

  private static String withoutCode(Path page) {
    return read(ROOT.relativize(page).toString())
        .replaceAll("(?s)```.*?```", "")
        .replaceAll("`[^`\n]*`", "");
  }

  /** What headings are linked as: letters and digits, in lower case, with hyphens for spaces. */
  private static Set<String> anchors(Path page) {
    return read(ROOT.relativize(page).toString())
        .lines()
        .filter(line -> line.startsWith("#"))
        .map(line -> line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT))
        .map(line -> line.replaceAll("[^\\p{L}\\p{N}_ -]", "").replace(' ', '-'))
        .collect(Collectors.toSet());
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
