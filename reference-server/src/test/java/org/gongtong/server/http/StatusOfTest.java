package org.gongtong.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.gongtong.core.kernel.Language;
import org.gongtong.core.rules.ReasonCode;
import org.junit.jupiter.api.Test;

/** Every code that can get into an answer of the API has a status that somebody thought about. */
class StatusOfTest {

  /** Said at start and on the command line, never in an answer. */
  private static final Set<String> NEVER_ANSWERED = Set.of("PackFault");

  private static final List<ReasonCode> DECLARED = declared();

  private static List<ReasonCode> declared() {
    List<ReasonCode> codes = new ArrayList<>();
    for (JavaClass type :
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(
                "org.gongtong.core",
                "org.gongtong.server.http",
                "org.gongtong.server.auth",
                "org.gongtong.server.intake")) {
      if (type.isEnum()
          && type.isAssignableTo(ReasonCode.class)
          && !NEVER_ANSWERED.contains(type.getSimpleName())) {
        for (Object constant : type.reflect().getEnumConstants()) {
          codes.add((ReasonCode) constant);
        }
      }
    }
    return List.copyOf(codes);
  }

  @Test
  void everyCodeHasAStatusAndATitle() {
    assertThat(DECLARED).hasSizeGreaterThan(60);
    Set<String> forgotten = new TreeSet<>();
    for (ReasonCode code : DECLARED) {
      if (!StatusOf.knows(code.name())) {
        forgotten.add(code.name());
        continue;
      }
      Problem problem = Problem.of(code);
      assertThat(problem.status()).isBetween(400, 503);
      assertThat(problem.toMap(Language.EN, "r").get("title"))
          .as("a title for status " + problem.status())
          .isNotEqualTo("Problem");
    }
    assertThat(forgotten).as("add them to StatusOf").isEmpty();
  }

  @Test
  void everyCodeIsExplainedOnThePageOfCodes() {
    Set<String> missing = new TreeSet<>();
    DECLARED.forEach(code -> missing.add(code.name()));
    KnownCodes.all().forEach(group -> group.codes().forEach(code -> missing.remove(code.name())));
    assertThat(missing).as("add them to KnownCodes").isEmpty();
  }
}
