package org.gongtong.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.function.Function;
import java.util.stream.Stream;
import org.gongtong.core.rules.LegalPeriod;
import org.gongtong.core.rules.Parameter;
import org.gongtong.core.rules.ParameterType;
import org.gongtong.core.rules.RulePack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every check finds the fault it is there for. */
class HostilePacksTest {

  private static final Parameter<LegalPeriod> NOTICE =
      Parameter.of("notice", ParameterType.period(), "通知期限", "notice period");

  private static final String BODY = "/*body*/";
  private static final String CONSTRUCTOR = "/*constructor*/";
  private static final String FIFTEEN = "LegalPeriod.days(15)";
  private static final String END = ".until(\"2026-01-01\")";
  private static final String COUNTER = "static int calls; public Pack() {}";
  private static final String NAME = "\"示例\", \"example\"), \"Apache";

  @TempDir Path folder;

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void isFound(
      String told, Function<PackChecks, List<String>> check, Map<String, String> replacements) {
    RulePack pack = Packs.with(folder, replacements);
    assertThat(check.apply(new PackChecks(pack, List.of())))
        .anyMatch(problem -> problem.contains(told));
  }

  static Stream<Arguments> faults() {
    return Stream.concat(
        faultsOfPackaging(), Stream.concat(faultsOfEditions(), faultsOfDeterminism()));
  }

  private static Stream<Arguments> faultsOfPackaging() {
    return Stream.of(
        fault(
            "must be a public class",
            PackChecks::constructor,
            Map.of("public class Pack", "class Pack")),
        fault("must be a public class", PackChecks::constructor, Map.of(CONSTRUCTOR, "Pack() {}")),
        fault("EDITIONS_OVERLAP", PackChecks::loader, Map.of(END, "")),
        fault(
            "answers differently the second time",
            PackChecks::descriptor,
            Map.of("\"1.0.0\"", "\"1.0.\" + calls++", CONSTRUCTOR, COUNTER)),
        fault("not an SPDX expression", PackChecks::descriptor, Map.of("Apache-2.0", "开源")),
        fault(
            "the pack's name has no Chinese text",
            PackChecks::descriptor,
            Map.of(NAME, "\"sample\", \"example\"), \"Apache")),
        fault(
            "has Chinese in its English text",
            PackChecks::descriptor,
            Map.of(NAME, "\"示例\", \"示例\"), \"Apache")),
        fault("level 7 is not accepted", PackChecks::spiLevel, Map.of("RulePack.SPI_LEVEL", "7")),
        fault(
            "name the scope cn-99 in the descriptor",
            PackChecks::scopes,
            Map.of("ScopeCode.of(\"cn-99\")", "ScopeCode.of(\"cn-98\")")));
  }

  private static Stream<Arguments> faultsOfEditions() {
    String dark = "Set.of(Shade.DARK)";
    String liar =
        "new HashSet<>(List.of(Shade.DARK)) { @Override public int size() { return 2; } }";
    return Stream.of(
        fault(
            "begin the rule's id with cn.",
            PackChecks::ruleIds,
            Map.of("cn.notice", "example.notice")),
        fault("overlaps edition 2", PackChecks::overlaps, Map.of(END, ".until(\"2026-01-02\")")),
        fault(
            "number them by date",
            PackChecks::numbers,
            Map.of("\"cn.notice\", 1", "\"cn.notice\", 3")),
        fault(
            "nothing holds on 2025-12-31",
            PackChecks::boundaryDays,
            Map.of(END, ".until(\"2025-12-31\")")),
        fault("editions overlap", PackChecks::boundaryDays, Map.of(END, ".until(\"2026-01-02\")")),
        fault(
            "the source has no Chinese text",
            PackChecks::citations,
            Map.of("Citation.read(\"某条例\"", "Citation.read(\"ordinance\"")),
        fault(
            "write the article's number alone",
            PackChecks::citations,
            Map.of("\"12\"", "\"第12条\"")),
        fault("cite the article, not ?", PackChecks::citations, Map.of("\"12\"", "\"?\"")),
        fault(
            "needs a note that says why",
            PackChecks::unverifiedCitations,
            Map.of("LocalizedText.of(\"示例\", \"an example\")", "null")),
        fault(
            "needs a note that says why",
            PackChecks::unverifiedCitations,
            Map.of(dark + ")", cited("\"某报道\", \"a report\", \"3\""))),
        fault(
            "cite the article, not ?",
            PackChecks::citations,
            Map.of(dark + ")", cited("\"某报道\", \"a report\", \"?\""))),
        fault(
            "the title has no Chinese text",
            PackChecks::titles,
            Map.of(
                "titled(\"通知\", \"notice\").from(\"2026",
                "titled(\"notice\", \"notice\").from(\"2026")),
        fault(
            "cannot be stored",
            PackChecks::values,
            Map.of("ParameterType.period(), \"通知", "(ParameterType) ParameterType.count(), \"通知")),
        fault("read back as another value", PackChecks::values, Map.of(dark, liar)),
        fault(
            "no day off is named",
            PackChecks::holidays,
            Map.of("Set.of(LocalDate.of(2026, 1, 1))", "Set.of()")),
        fault(
            "belong to a country",
            PackChecks::holidays,
            Map.of("HolidayYear(ScopeCode.of(\"cn\")", "HolidayYear(ScopeCode.of(\"cn-99\")")));
  }

  /** The shades with a citation of their own. */
  private static String cited(String citation) {
    return "Set.of(Shade.DARK), Change.FREE, Citation.unverified(" + citation + ", null))";
  }

  private static Stream<Arguments> faultsOfDeterminism() {
    return Stream.of(
        fault(
            "when asked twice",
            PackChecks::repetition,
            Map.of(FIFTEEN, "LegalPeriod.days(15 + calls++)", CONSTRUCTOR, COUNTER)),
        fault(
            "when made afresh",
            PackChecks::repetition,
            Map.of(
                FIFTEEN,
                "LegalPeriod.days(days)",
                CONSTRUCTOR,
                "int days = System.identityHashCode(this) % 9999;")),
        fault(
            "with the default zone",
            PackChecks::zonesAndLocales,
            Map.of(FIFTEEN, "LegalPeriod.days(ZoneId.systemDefault().getId().length())")),
        fault(
            "and locale",
            PackChecks::zonesAndLocales,
            Map.of(
                CONSTRUCTOR,
                "static final String X = \"TITLE\".toLowerCase();",
                "\"notice\").from(\"2026",
                "X).from(\"2026")),
        fault(
            "the pack threw when asked from eight threads at once",
            PackChecks::threads,
            Map.of(
                BODY,
                "if (Thread.currentThread().getName().startsWith(\"pool\")) throw new IllegalStateException();")),
        fault(
            "answers differently from eight threads at once",
            PackChecks::threads,
            Map.of(FIFTEEN, "LegalPeriod.days(Thread.currentThread().getName().length())")));
  }

  private static Arguments fault(
      String told, Function<PackChecks, List<String>> check, Map<String, String> replacements) {
    return arguments(told, check, replacements);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "new java.io.File(\"x\").exists();|java.io.File",
        "java.nio.file.Path.of(\"x\");|java.nio.file.Path",
        "new java.net.Socket();|java.net.Socket",
        "java.sql.DriverManager.getDrivers();|java.sql.DriverManager",
        "System.currentTimeMillis();|java.lang.System.currentTimeMillis",
        "System.nanoTime();|java.lang.System.nanoTime",
        "System.getenv(\"X\");|java.lang.System.getenv",
        "System.out.println();|java.lang.System.out",
        "LocalDate.now();|java.time.LocalDate.now()",
        "LocalDate.now(ZoneOffset.UTC);|java.time.LocalDate.now(Ljava/time/ZoneId;)",
        "Clock.systemUTC();|java.time.Clock.systemUTC",
        "Locale.getDefault();|java.util.Locale.getDefault",
        "\"I\".toLowerCase();|java.lang.String.toLowerCase",
        "String.format(\"%d\", 1);|java.lang.String.format",
        "new Random();|java.util.Random",
        "UUID.randomUUID();|java.util.UUID.randomUUID",
        "Math.random();|java.lang.Math.random",
        "new Thread(() -> {}).start();|java.lang.Thread",
        "List.of(1).parallelStream();|parallelStream",
        "java.util.concurrent.Executors.newCachedThreadPool();|java.util.concurrent.Executors",
        "Class.class.getDeclaredFields()[0].setAccessible(true);|java.lang.reflect.Field",
        "javax.tools.ToolProvider.getSystemJavaCompiler();|javax.tools.ToolProvider",
        "org.assertj.core.api.Assertions.fail(\"\");|org.assertj.core.api.Assertions",
        "Helper.help();|xx.Helper uses java.io.File",
        "Runnable r = () -> { Supplied s = () -> new java.io.File(\"x\"); };|java.io.File",
      })
  void impurityIsReadFromTheClasses(String statement, String told) {
    String more =
        "interface Supplied { Object get(); } static class Helper { static void help() { new java.io.File(\"x\").delete(); } }";
    if (!statement.contains("Helper")) {
      more = more.replaceAll("static class Helper.*", "");
    }
    RulePack pack = Packs.with(folder, Map.of(BODY, statement, CONSTRUCTOR, more));
    assertThat(new PackChecks(pack, List.of()).purity())
        .anyMatch(problem -> problem.contains(told.replace("xx.Helper", "xx.Pack$Helper")));
  }

  @Test
  void aPackOutsideItsServicesFileIsFound() {
    RulePack pack =
        Packs.load(Packs.jar(Map.of()).services("").writeTo(folder.resolve("unnamed.jar")));
    PackChecks checks = new PackChecks(pack, List.of());
    assertThat(checks.servicesFile())
        .singleElement()
        .asString()
        .contains("names xx.Pack: create the file");
    assertThat(checks.loader()).singleElement().asString().contains("does not find the pack xx");
  }

  @Test
  void changingWhatTheNationFixedIsFound() {
    Map<String, String> national =
        Map.of(
            "in(\"cn-99\")",
            "in(\"cn\")",
            "PackDescriptor(\"xx\"",
            "PackDescriptor(\"cn\"",
            "Change.ONLY_STRICTER",
            "Change.FIXED");
    RulePack base = Packs.with(folder, national);
    RulePack same = Packs.healthy(folder);
    assertThat(new PackChecks(same, List.of(base)).conflicts()).isEmpty();

    RulePack laxer = Packs.with(folder, Map.of(FIFTEEN, "LegalPeriod.days(5)"));
    assertThat(new PackChecks(laxer, List.of(base)).conflicts())
        .singleElement()
        .asString()
        .contains("edition 2 on 2026-01-01", "changes \"notice period\" to 5 days", "sets 15 days");
    assertThat(new PackChecks(base, List.of(base)).conflicts())
        .singleElement()
        .asString()
        .contains("the same scope");
  }

  @Test
  void aSlowRuleIsFound() {
    RulePack base = Packs.with(folder, Map.of("in(\"cn-99\")", "in(\"cn\")"));
    String slow =
        "(a, b) -> { long end = System.nanoTime() + 11_000_000; while (System.nanoTime() < end) {} return 0; }";
    RulePack pack =
        Packs.with(folder, Map.of("Comparator.comparing(LegalPeriod::roughDays)", slow));
    assertThat(new PackChecks(pack, List.of(base)).speed())
        .anyMatch(problem -> problem.contains("ms to resolve"));
  }

  @Test
  void aCaseThatDoesNotHoldIsFound() {
    List<RuleCase<?>> cases =
        List.of(
            RuleCase.of("cn.notice", "cn-99", "2026-01-01", NOTICE, LegalPeriod.days(14)),
            RuleCase.of("cn.notice", "cn-99", "2019-12-31", NOTICE, LegalPeriod.days(10)));
    assertThat(new PackChecks(Packs.healthy(folder), List.of()).cases(cases))
        .containsExactly(
            "cn.notice in cn-99 on 2026-01-01: notice is 15 days, the author expects 14 days",
            "cn.notice in cn-99 on 2019-12-31: notice is no edition of rule cn.notice is in force on 2019-12-31 in cn-99,"
                + " the author expects 10 days");
  }

  @Test
  void zoneAndLocaleArePutBack() {
    TimeZone zone = TimeZone.getDefault();
    Locale locale = Locale.getDefault();
    String body =
        "if (ZoneId.systemDefault().getId().startsWith(\"Am\")) throw new IllegalStateException();";

    assertThat(new PackChecks(Packs.with(folder, Map.of(BODY, body)), List.of()).zonesAndLocales())
        .hasSize(4);
    assertThat(TimeZone.getDefault()).isEqualTo(zone);
    assertThat(Locale.getDefault()).isEqualTo(locale);
  }
}
