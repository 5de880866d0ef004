package org.gongtong.core;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * The laws of the house that hold inside the core. Those across modules are tested in the reference
 * server.
 */
class ArchitectureTest {

  private static final String CORE = "org.gongtong.core";

  /** A law that is checked on fewer classes than there are has been checked on nothing. */
  private static final int CLASSES_AT_LEAST = 40;

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(CORE);

  /** What each area may use beside itself and what all may use: the table of the architecture. */
  private static final Map<String, List<String>> AREAS =
      Map.ofEntries(
          Map.entry("kernel", List.of()),
          Map.entry("rules", List.of()),
          Map.entry("audit", List.of()),
          Map.entry("place", List.of()),
          Map.entry("people", List.of("place")),
          Map.entry("decision", List.of("place", "people")),
          Map.entry("participation", List.of("place", "people", "decision")),
          Map.entry("compact", List.of("place", "people", "decision")),
          Map.entry("works", List.of("place", "people", "decision", "timebank")),
          Map.entry("stewardship", List.of("place", "compact")),
          Map.entry("timebank", List.of("place", "people")),
          Map.entry(
              "evaluation",
              List.of(
                  "place",
                  "people",
                  "decision",
                  "participation",
                  "compact",
                  "works",
                  "stewardship",
                  "timebank")),
          Map.entry("sharing", List.of("place", "works", "evaluation")));

  @Test
  void dependsOnTheJdkAndTwoSmallLibrariesOnly() {
    holds(
        classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                "java..", "javax.crypto..", "org.slf4j..", "org.jspecify..", CORE + ".."));
  }

  @Test
  void sealsInElectionsAlone() {
    holds(
        noClasses()
            .that()
            .resideOutsideOfPackage(CORE + ".decision.election..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("javax.crypto.."));
  }

  @Test
  void everyClassLivesInAnAreaOfTheTable() {
    holds(
        classes()
            .should()
            .resideInAnyPackage(
                AREAS.keySet().stream()
                    .map(area -> CORE + "." + area + "..")
                    .toArray(String[]::new)));
  }

  @Test
  void areasUseWhatTheTableAllows() {
    for (String area : AREAS.keySet()) {
      Set<String> forbidden = new TreeSet<>(AREAS.keySet());
      forbidden.removeAll(allowed(area));
      holds(
          noClasses()
              .that()
              .resideInAPackage(CORE + "." + area + "..")
              .should()
              .dependOnClassesThat()
              .resideInAnyPackage(
                  forbidden.stream().map(other -> CORE + "." + other + "..").toArray(String[]::new))
              .allowEmptyShould(true));
    }
  }

  @Test
  void areasFormNoCycle() {
    holds(slices().matching(CORE + ".(*)..").should().beFreeOfCycles());
  }

  @Test
  void internalsAreUsedInTheirOwnAreaAlone() {
    holds(classes().should(useOnlyInternalsOfTheirOwnArea()));
  }

  @Test
  void servicesAreLoadedInRulesAlone() {
    holds(
        noClasses()
            .that()
            .resideOutsideOfPackage(CORE + ".rules..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.ServiceLoader"));
  }

  @Test
  void clockZoneLocaleAndChanceComeIn() {
    holds(noClasses().should().accessTargetWhere(readsTheSurroundings()));
  }

  @Test
  void startsNoThreadAndDoesNoInputOrOutput() {
    // The loader of packs alone reads services files from the class path and lends its thread a
    // class loader.
    holds(
        noClasses()
            .that(
                notNamed(CORE + ".rules.PackDiscovery")
                    .and(notNamed(CORE + ".rules.ServicesFile"))
                    .as("are not the loader of packs"))
            .should()
            .dependOnClassesThat(
                resideInAPackage("java.nio.file..")
                    .or(resideInAPackage("java.net..").and(notNamed("java.net.URI")))
                    .or(resideInAPackage("java.sql.."))
                    .or(named("java.lang.Thread"))
                    .or(named("java.util.concurrent.Executors"))
                    .or(named("java.util.concurrent.CompletableFuture"))
                    .or(named("java.util.Random"))
                    .or(named("java.util.concurrent.ThreadLocalRandom"))));
  }

  @Test
  void makesNoChanceOfItsOwn() {
    // The platform derives a public key only through a generator, which here gives a known seed.
    holds(
        noClasses()
            .that(
                notNamed(CORE + ".audit.note.SeedOnly")
                    .and(notNamed(CORE + ".audit.note.NoteKeys"))
                    .as("do not derive a key"))
            .should()
            .dependOnClassesThat(named("java.security.SecureRandom")));
  }

  @Test
  void keepsNoMutableStaticState() {
    holds(fields().that().areStatic().should().beFinal());
  }

  @Test
  void countsWithIntegers() {
    DescribedPredicate<JavaClass> floating =
        DescribedPredicate.describe(
            "a floating-point type",
            type ->
                Set.of("float", "double", "java.lang.Float", "java.lang.Double")
                    .contains(type.getBaseComponentType().getName()));
    DescribedPredicate<JavaField> ofFloating =
        DescribedPredicate.describe("are floating", field -> floating.test(field.getRawType()));
    holds(noFields().that(areCounted()).should(new Has<>(ofFloating)));
    holds(classes().that(countSomething()).should(new UsesNone(floating)));
  }

  @Test
  void noThresholdOrPeriodOfLawIsAConstant() {
    holds(
        noFields()
            .that()
            .areDeclaredInClassesThat(
                DescribedPredicate.not(resideInAPackage(CORE + ".kernel"))
                    .as("stand outside kernel"))
            .and()
            .areStatic()
            .should()
            .haveRawType(CORE + ".kernel.Threshold")
            .orShould()
            .haveRawType(CORE + ".rules.LegalPeriod"));
  }

  @Test
  void publicTypesAreClosed() {
    // Interfaces are open only where their Javadoc says "Extension point"; the source test in the
    // server reads that.
    holds(
        classes()
            .that()
            .arePublic()
            .and()
            .areNotInterfaces()
            .should(new Has<>(DescribedPredicate.describe("closed", ArchitectureTest::closed))));
  }

  private static Set<String> allowed(String area) {
    Set<String> allowed = new TreeSet<>(AREAS.get(area));
    allowed.add(area);
    if (!area.equals("kernel")) {
      allowed.add("kernel");
      if (!area.equals("rules") && !area.equals("audit")) {
        allowed.add("rules");
        allowed.add("audit");
      }
    }
    return allowed;
  }

  private static boolean closed(JavaClass type) {
    boolean sealed = type.reflect().isSealed();
    return sealed || type.getModifiers().contains(JavaModifier.FINAL) || type.isEnum();
  }

  private static DescribedPredicate<JavaField> areCounted() {
    return DescribedPredicate.describe(
        "count something", field -> countSomething().test(field.getOwner()));
  }

  /** Statistics may use floating point; whatever counts votes, areas, minutes or money may not. */
  private static DescribedPredicate<JavaClass> countSomething() {
    return DescribedPredicate.not(resideInAPackage(CORE + ".evaluation.."))
        .as("are not statistics");
  }

  private static DescribedPredicate<JavaClass> named(String name) {
    return DescribedPredicate.describe(name, type -> type.getName().equals(name));
  }

  private static DescribedPredicate<JavaClass> notNamed(String name) {
    return DescribedPredicate.not(named(name));
  }

  private static DescribedPredicate<JavaAccess<?>> readsTheSurroundings() {
    Set<String> forbidden =
        Set.of(
            "java.time.ZoneId.systemDefault",
            "java.time.Clock.systemDefaultZone",
            "java.time.Clock.systemUTC",
            "java.time.Clock.system",
            "java.util.Locale.getDefault",
            "java.util.TimeZone.getDefault",
            "java.nio.charset.Charset.defaultCharset",
            "java.lang.System.currentTimeMillis",
            "java.lang.System.nanoTime",
            "java.lang.System.getenv",
            "java.lang.System.getProperty",
            "java.lang.System.out",
            "java.lang.System.err",
            "java.lang.Math.random",
            "java.util.UUID.randomUUID",
            "java.util.random.RandomGenerator.getDefault",
            "java.lang.String.formatted");
    Set<String> forbiddenBare =
        Set.of("java.lang.String.toLowerCase", "java.lang.String.toUpperCase");
    return DescribedPredicate.describe(
        "a clock, zone, locale, charset, environment or random source that did not come in",
        access -> {
          String target = access.getTargetOwner().getName() + "." + access.getName();
          String shape = access.getTarget().getFullName();
          boolean bareNow =
              target.startsWith("java.time.") && target.endsWith(".now") && shape.endsWith("()");
          boolean bareFormat = shape.startsWith("java.lang.String.format(java.lang.String, ");
          return forbidden.contains(target)
              || bareNow
              || bareFormat
              || (forbiddenBare.contains(target) && shape.endsWith("()"));
        });
  }

  private static ArchCondition<JavaClass> useOnlyInternalsOfTheirOwnArea() {
    return new ArchCondition<>("use only internals of their own area") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        type.getDirectDependenciesFromSelf().stream()
            .filter(dependency -> isInternal(dependency.getTargetClass()))
            .filter(dependency -> !area(dependency.getTargetClass()).equals(area(type)))
            .forEach(
                dependency ->
                    events.add(SimpleConditionEvent.violated(type, dependency.getDescription())));
      }
    };
  }

  private static boolean isInternal(JavaClass type) {
    return (type.getPackageName() + ".").startsWith(CORE + ".")
        && (type.getPackageName() + ".").contains(".internal.");
  }

  private static String area(JavaClass type) {
    String rest = type.getPackageName().substring(CORE.length() + 1);
    int dot = rest.indexOf('.');
    return dot < 0 ? rest : rest.substring(0, dot);
  }

  private static void holds(ArchRule law) {
    assertThat(CLASSES.size()).as("classes the law is checked on").isGreaterThan(CLASSES_AT_LEAST);
    law.check(CLASSES);
  }

  /** A predicate as a condition. */
  private static final class Has<T> extends ArchCondition<T> {
    private final DescribedPredicate<T> predicate;

    Has(DescribedPredicate<T> predicate) {
      super("be " + predicate.getDescription());
      this.predicate = predicate;
    }

    @Override
    public void check(T item, ConditionEvents events) {
      boolean satisfied = predicate.test(item);
      String message = item + (satisfied ? " is " : " is not ") + predicate.getDescription();
      events.add(new SimpleConditionEvent(item, satisfied, message));
    }
  }

  /**
   * Neither takes, returns nor receives from a call what the predicate names; locals do not show in
   * bytecode.
   */
  private static final class UsesNone extends ArchCondition<JavaClass> {
    private final DescribedPredicate<JavaClass> type;

    UsesNone(DescribedPredicate<JavaClass> type) {
      super("use no " + type.getDescription());
      this.type = type;
    }

    @Override
    public void check(JavaClass owner, ConditionEvents events) {
      for (JavaCodeUnit unit : owner.getCodeUnits()) {
        boolean inSignature =
            type.test(unit.getRawReturnType())
                || unit.getRawParameterTypes().stream().anyMatch(type);
        boolean inCalls =
            unit.getCallsFromSelf().stream()
                .anyMatch(
                    call ->
                        type.test(call.getTarget().getRawReturnType())
                            || call.getTarget().getRawParameterTypes().stream().anyMatch(type));
        if (inSignature || inCalls) {
          events.add(
              SimpleConditionEvent.violated(
                  owner, unit.getFullName() + " uses " + type.getDescription()));
        }
      }
    }
  }
}
