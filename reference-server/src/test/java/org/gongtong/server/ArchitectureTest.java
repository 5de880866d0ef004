package org.gongtong.server;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The laws of the house that cross modules. Those inside the core are tested there. */
class ArchitectureTest {

  private static final String HOUSE = "org.gongtong";
  private static final String CORE = HOUSE + ".core";
  private static final String SERVER = HOUSE + ".server";
  private static final String STORE = HOUSE + ".store.mariadb";
  private static final String WIRING = SERVER + ".wiring..";
  private static final String[] PACKS = {
    HOUSE + ".cn.national..", HOUSE + ".cn.local..", HOUSE + ".cn.timebanks..", HOUSE + ".example.."
  };

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(HOUSE);

  @Test
  void javalinIsSeenInRoutesPagesLoginsAndWiring() {
    holds(60, SERVER + "..", onlyIn("io.javalin..", "http..", "ui..", "auth..", "wiring.."));
  }

  @Test
  void guiceIsSeenInWiringAlone() {
    holds(60, SERVER + "..", onlyIn("com.google.inject..", "wiring.."));
  }

  @Test
  void sqlIsSpokenInTheStoreAndTheServersStorage() {
    holds(
        100,
        HOUSE + "..",
        noClasses()
            .that()
            .resideOutsideOfPackages(STORE + "..", SERVER + ".storage..", WIRING)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "org.jdbi..",
                "com.zaxxer.hikari..",
                "java.sql..",
                "javax.sql..",
                "org.mariadb..",
                "org.flywaydb.."));
  }

  @Test
  void plugInsAreLoadedInRulesAndWiring() {
    holds(
        100,
        HOUSE + "..",
        noClasses()
            .that()
            .resideOutsideOfPackages(CORE + ".rules..", WIRING, HOUSE + ".testkit..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.ServiceLoader"));
  }

  @Test
  void theCoreKnowsNobody() {
    holds(
        40,
        CORE + "..",
        noClasses()
            .that()
            .resideInAPackage(CORE + "..")
            .should()
            .dependOnClassesThat(
                resideInAPackage(HOUSE + "..")
                    .and(DescribedPredicate.not(resideInAPackage(CORE + "..")))));
  }

  @Test
  void internalsOfTheCoreStayThere() {
    holds(
        100,
        HOUSE + "..",
        noClasses()
            .that()
            .resideOutsideOfPackage(CORE + "..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(CORE + "..internal.."));
  }

  @Test
  void packsSeeTheJdkAndTheCore() {
    for (String pack : PACKS) {
      holds(
          1,
          pack,
          classes()
              .that()
              .resideInAPackage(pack)
              .should()
              .onlyDependOnClassesThat()
              .resideInAnyPackage("java..", "org.jspecify..", CORE + "..", pack));
    }
  }

  @Test
  void packsAreDeterministic() {
    holds(
        3,
        PACKS,
        noClasses()
            .that()
            .resideInAnyPackage(PACKS)
            .should()
            .accessTargetWhere(readsTheClock())
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage("java.net..", "java.nio.file.."));
  }

  @Test
  void testkitAndStoreStandOnTheCoreAlone() {
    for (String module : new String[] {HOUSE + ".testkit..", STORE + ".."}) {
      holds(
          1,
          module,
          noClasses()
              .that()
              .resideInAPackage(module)
              .should()
              .dependOnClassesThat(
                  resideInAPackage(HOUSE + "..")
                      .and(DescribedPredicate.not(resideInAnyPackage(CORE + "..", module)))));
    }
  }

  @Test
  void routesAndPagesGoThroughTheCore() {
    holds(
        20,
        SERVER + "..",
        noClasses()
            .that()
            .resideInAnyPackage(SERVER + ".http..", SERVER + ".ui..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(STORE + "..", SERVER + ".storage..", WIRING, SERVER + ".cli.."));
  }

  @Test
  void filesAndPrintsKnowNothingOfTheRest() {
    holds(
        10,
        new String[] {SERVER + ".files..", SERVER + ".print.."},
        noClasses()
            .that()
            .resideInAnyPackage(SERVER + ".files..", SERVER + ".print..")
            .should()
            .dependOnClassesThat(
                resideInAPackage(HOUSE + "..")
                    .and(
                        DescribedPredicate.not(
                            resideInAnyPackage(
                                SERVER + ".files..", SERVER + ".print..", CORE + ".kernel..")))));
  }

  @Test
  void packagesOfTheServerFormNoCycle() {
    holds(60, SERVER + "..", slices().matching(SERVER + ".(*)..").should().beFreeOfCycles());
  }

  @Test
  void nothingTakesTheZoneOrLocaleOfTheMachine() {
    // The testkit alone changes the defaults, to find packs that depend on them, and puts them
    // back.
    holds(
        100,
        HOUSE + "..",
        noClasses()
            .that()
            .doNotHaveFullyQualifiedName(HOUSE + ".testkit.DeterminismChecks")
            .should()
            .accessTargetWhere(takesADefault()));
  }

  @Test
  void namesSayWhatAThingIs() {
    holds(
        100,
        HOUSE + "..",
        noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Manager|Impl)"));
  }

  private static ArchRule onlyIn(String library, String... packages) {
    String[] homes = new String[packages.length];
    for (int i = 0; i < homes.length; i++) {
      homes[i] = SERVER + "." + packages[i];
    }
    return noClasses()
        .that()
        .resideOutsideOfPackages(homes)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library);
  }

  private static DescribedPredicate<JavaAccess<?>> readsTheClock() {
    return calls(
        "a clock",
        target ->
            (target.startsWith("java.time.") && target.contains(".now("))
                || target.startsWith("java.lang.System.currentTimeMillis")
                || target.startsWith("java.lang.System.nanoTime")
                || target.startsWith("java.time.Clock.system"));
  }

  private static DescribedPredicate<JavaAccess<?>> takesADefault() {
    Set<String> forbidden =
        Set.of(
            "java.time.ZoneId.systemDefault()",
            "java.time.Clock.systemDefaultZone()",
            "java.time.LocalDate.now()",
            "java.time.LocalDateTime.now()",
            "java.time.LocalTime.now()",
            "java.time.ZonedDateTime.now()",
            "java.util.Locale.getDefault()",
            "java.util.TimeZone.getDefault()",
            "java.nio.charset.Charset.defaultCharset()",
            "java.lang.String.toLowerCase()",
            "java.lang.String.toUpperCase()",
            "java.lang.String.getBytes()");
    return calls(
        "a default of the machine",
        target ->
            forbidden.contains(target)
                || target.startsWith("java.lang.String.format(java.lang.String, "));
  }

  private static DescribedPredicate<JavaAccess<?>> calls(
      String what, java.util.function.Predicate<String> target) {
    return DescribedPredicate.describe(
        what, access -> target.test(access.getTarget().getFullName()));
  }

  private static void holds(int floor, String where, ArchRule law) {
    holds(floor, new String[] {where}, law);
  }

  /** A law that is checked on fewer classes than there are has been checked on nothing. */
  private static void holds(int floor, String[] where, ArchRule law) {
    DescribedPredicate<JavaClass> there = resideInAnyPackage(where);
    assertThat(CLASSES.stream().filter(there).count())
        .as("classes in %s the law is checked on", String.join(", ", where))
        .isGreaterThanOrEqualTo(floor);
    law.check(CLASSES);
  }
}
