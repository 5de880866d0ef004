package org.gongtong.server.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A kind of event that stands in the sources stands in the table, or nobody could read it. */
class EventKindTest {
  private static final Pattern TYPE =
      Pattern.compile(
          "\"((?:motion|roll|ballot|voter|sheet|papers|voting-codes|assisted|community|roster"
              + "|callback|election|time|transfer|hold|command|relative|far-relative|settlement|order|repayment|notice|appointment|visit|service|dispute|account|restored|retention|circumstance|round|finding|mandate|person|erasure|consent|staff|break-glass|log|bundle)-[a-z-]+)\"");

  /** Names of jobs, and of a login's pages. */
  private static final Set<String> OTHERS =
      Set.of(
          "motion-clock",
          "log-keeper",
          "election-procedure",
          "retention-clock",
          "time-bank-clock",
          "hold-expiry",
          "time-expiry");

  private static final Path ROOT = Path.of(System.getProperty("basedir", "."), "..");

  @Test
  void everyTypeInTheSourcesIsKnown() throws IOException {
    Set<String> types = new TreeSet<>();
    for (String module : List.of("core-lib", "reference-server")) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
        for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
          String source = Files.readString(file);
          if (source.contains("Transaction ") || source.contains("transaction")) {
            Matcher type = TYPE.matcher(source);
            while (type.find()) {
              types.add(type.group(1));
            }
          }
        }
      }
    }
    types.removeAll(OTHERS);
    assertThat(types).hasSizeGreaterThan(50);
    assertThat(types).allSatisfy(type -> assertThat(EventKind.find(type)).as(type).isPresent());
  }

  @Test
  void ballotsAreShownToNobody() {
    assertThat(EventKind.values())
        .filteredOn(kind -> !kind.isShown())
        .containsExactly(EventKind.BALLOT_CAST, EventKind.BALLOT_CORRECTED);
  }

  @Test
  void noKindIsOpenedByNothing() {
    for (EventKind kind : EventKind.values()) {
      assertThat(EventKind.find(kind.type())).contains(kind);
      assertThat(kind.type()).matches("[a-z]+(-[a-z]+)+");
      assertThat(kind.text().zh()).isNotBlank();
    }
  }
}
