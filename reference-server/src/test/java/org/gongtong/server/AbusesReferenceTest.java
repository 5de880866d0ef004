package org.gongtong.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of abuses names tests that there are, and every test of the suite stands on it. */
class AbusesReferenceTest {
  private static final Pattern NAMED = Pattern.compile("`([A-Z][A-Za-z]+)\\.([a-z][A-Za-z0-9]+)`");
  private static final Pattern TEST =
      Pattern.compile("@(?:Test|ParameterizedTest)\\s(?:\\s*@[^\\n]*\\n)*\\s*void (\\w+)\\(");
  private static final Path ROOT = Path.of(System.getProperty("basedir", "."), "..");

  @Test
  void everyTestThatIsNamedIsThere() throws IOException {
    Map<String, String> sources = sources();
    Set<String> missing = new TreeSet<>();
    int named = 0;
    for (Matcher test = NAMED.matcher(page()); test.find(); named++) {
      String source = sources.getOrDefault(test.group(1), "");
      if (!source.contains("void " + test.group(2) + "(")) {
        missing.add(test.group());
      }
    }
    assertThat(missing).isEmpty();
    assertThat(named).isGreaterThan(60);
  }

  @Test
  void everyTestOfTheSuiteIsNamed() throws IOException {
    Set<String> named = new TreeSet<>();
    NAMED.matcher(page()).results().forEach(test -> named.add(test.group()));
    Set<String> unnamed = new TreeSet<>();
    Path suite = ROOT.resolve("reference-server/src/test/java/org/gongtong/server/abuse");
    try (Stream<Path> files = Files.list(suite)) {
      for (Path file : files.filter(path -> path.toString().endsWith("IT.java")).toList()) {
        String type = name(file);
        for (Matcher test = TEST.matcher(Files.readString(file)); test.find(); ) {
          String full = "`" + type + "." + test.group(1) + "`";
          if (!named.contains(full)) {
            unnamed.add(full);
          }
        }
      }
    }
    assertThat(unnamed).isEmpty();
  }

  @Test
  void everyRowHasATestOrSaysThatThereIsNothingToAbuse() throws IOException {
    List<String> rows =
        page()
            .lines()
            .filter(line -> line.startsWith("| "))
            .filter(line -> !line.startsWith("| abuse "))
            .toList();
    assertThat(rows).hasSizeGreaterThan(40);
    assertThat(rows).allMatch(row -> NAMED.matcher(row).find() || row.contains("| not offered"));
  }

  private static String page() throws IOException {
    return Files.readString(ROOT.resolve("docs/reference/abuses.md"));
  }

  private static String name(Path file) {
    return file.getFileName().toString().replace(".java", "");
  }

  private static Map<String, String> sources() throws IOException {
    Map<String, String> sources = new HashMap<>();
    for (String module : List.of("core-lib", "plugins", "reference-server")) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(module))) {
        files
            .filter(file -> file.toString().endsWith(".java"))
            .filter(file -> file.toString().contains("src/test/"))
            .forEach(file -> sources.merge(name(file), text(file), String::concat));
      }
    }
    return sources;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
