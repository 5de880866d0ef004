package org.gongtong.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gongtong.core.decision.assisted.AssistedCount;
import org.gongtong.core.kernel.CanonicalJson;
import org.gongtong.server.print.Certificate;
import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.election.ElectionPage;
import org.junit.jupiter.api.Test;

/** Every number that anybody may see has its rule of small cells in a table. */
class PublicCountsReferenceTest {
  private static final Pattern ROW =
      Pattern.compile(
          "\\| `([^`]+)` \\| (API|page|certificate) \\| (law|cell|table|part|none) \\|");
  private static final Set<Class<?>> NUMBERS =
      Set.of(
          int.class, long.class, Integer.class, Long.class, OptionalInt.class, OptionalLong.class);

  @Test
  void everyNumberOfThePublicApiHasALine() throws IOException {
    Set<String> found = new TreeSet<>();
    Map<String, ?> document =
        object(
            CanonicalJson.read(
                Files.readString(
                    Path.of("src/main/resources/org/gongtong/server/http/openapi.json"))));
    object(document.get("paths"))
        .forEach(
            (path, operations) -> {
              Object get = object(operations).get("get");
              // What asks for a session or a token is told to no public.
              if (get != null
                  && !object(get).containsKey("x-action")
                  && !object(get).containsKey("security")) {
                object(object(get).get("responses"))
                    .forEach((status, answer) -> walk(document, answer, "", Set.of(), found));
              }
            });
    assertThat(found).hasSizeGreaterThan(20);
    assertThat(lines("API")).containsExactlyInAnyOrderElementsOf(found);
  }

  @Test
  void everyNumberOfPublicPagesAndOfTheCertificateHasALine() throws IOException {
    Set<String> pages = new TreeSet<>();
    for (JavaClass found :
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.gongtong.server.ui.open", "org.gongtong.server.ui.part")) {
      Class<?> type = found.reflect();
      boolean drawn =
          Page.class.isAssignableFrom(type)
              || type.getPackageName().endsWith(".part")
              || type.getDeclaringClass() != null
                  && Page.class.isAssignableFrom(type.getDeclaringClass());
      if (type.isRecord() && drawn) {
        numbers(type, pages);
      }
    }
    numbers(AssistedCount.class, pages);
    numbers(ElectionPage.class, pages);
    List.of(ElectionPage.class.getDeclaredClasses()).stream()
        .filter(Class::isRecord)
        .forEach(type -> numbers(type, pages));
    assertThat(lines("page")).containsExactlyInAnyOrderElementsOf(pages);
    Set<String> certificate = new TreeSet<>();
    List.of(Certificate.class.getDeclaredClasses()).stream()
        .filter(Class::isRecord)
        .forEach(type -> numbers(type, certificate));
    assertThat(lines("certificate")).containsExactlyInAnyOrderElementsOf(certificate);
  }

  private static void numbers(Class<?> type, Set<String> names) {
    String name = type.getName().substring(type.getPackageName().length() + 1).replace('$', '.');
    for (RecordComponent component : type.getRecordComponents()) {
      if (NUMBERS.contains(component.getType())) {
        names.add(name + "." + component.getName());
      }
    }
  }

  private static void walk(
      Map<String, ?> document, Object node, String at, Set<String> seen, Set<String> found) {
    Map<String, ?> schema = object(node);
    String path = at;
    Set<String> through = seen;
    if (schema.get("$ref") instanceof String reference) {
      if (seen.contains(reference)) {
        return;
      }
      through = new TreeSet<>(seen);
      through.add(reference);
      Object target = document;
      for (String step : reference.substring(2).split("/")) {
        target = object(target).get(step);
        path = step;
      }
      schema = object(target);
    }
    Object type = schema.get("type");
    if ("integer".equals(type) || type instanceof List<?> types && types.contains("integer")) {
      found.add(path);
    }
    for (String several : List.of("anyOf", "oneOf", "allOf")) {
      if (schema.get(several) instanceof List<?> schemas) {
        for (Object one : schemas) {
          walk(document, one, path, through, found);
        }
      }
    }
    Set<String> further = through;
    String here = path;
    if (schema.get("items") != null) {
      walk(document, schema.get("items"), here + "[]", further, found);
    }
    for (String named : List.of("properties", "content")) {
      if (schema.get(named) != null) {
        object(schema.get(named))
            .forEach(
                (name, one) ->
                    walk(
                        document,
                        one,
                        named.equals("content") ? "" : here + "." + name,
                        further,
                        found));
      }
    }
    if (schema.get("schema") != null) {
      walk(document, schema.get("schema"), "", further, found);
    }
  }

  @SuppressWarnings("unchecked") // what CanonicalJson reads has texts for names
  private static Map<String, ?> object(Object value) {
    return (Map<String, ?>) value;
  }

  private static Set<String> lines(String where) throws IOException {
    Set<String> names = new TreeSet<>();
    Matcher row = ROW.matcher(Files.readString(Path.of("../docs/reference/public-counts.md")));
    while (row.find()) {
      if (row.group(2).equals(where)) {
        assertThat(names.add(row.group(1))).as(row.group()).isTrue();
      }
    }
    return names;
  }
}
