package org.gongtong.core.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongtong.core.rules.PluginJar.edition;
import static org.gongtong.core.rules.PluginJar.pack;
import static org.gongtong.core.rules.PluginJar.packWith;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gongtong.core.kernel.Language;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every way a plugin can be broken: its own code, one clear line, and the healthy packs load all
 * the same.
 */
class RulePackLoaderTest {

  private static final String HOSTILE = "hh.Hostile";

  @TempDir Path folder;
  private PackSource before;
  private PackSource after;

  @BeforeEach
  void healthyPacksOnBothSides() {
    before =
        new PluginJar()
            .provider("aa.One", pack("aa.One", "aa-one", "cn-99.one", "2026-01-01"))
            .in(folder, "aa.jar");
    after =
        new PluginJar()
            .provider("zz.Two", pack("zz.Two", "zz-two", "cn-99.two", "2026-01-01"))
            .in(folder, "zz.jar");
  }

  @Test
  void healthyPacksLoadAndMakeARuleBook() {
    LoadReport report = RulePackLoader.load(List.of(after, before));

    assertThat(report.isClean()).isTrue();
    assertThat(report.enabled()).extracting(LoadedPack::id).containsExactly("aa-one", "zz-two");
    RuleBook book = report.ruleBook();
    ScopeCode here = ScopeCode.of("cn-9901");
    assertThat(book.resolve(RuleId.of("cn-99.two"), here, LocalDate.of(2026, 1, 1)).isAccepted())
        .isTrue();
    assertThat(report.lines(Language.ZH_CN))
        .containsExactly("已启用 aa-one@1.0.0 某地（1 个版本，aa.jar）", "已启用 zz-two@1.0.0 某地（1 个版本，zz.jar）");
    assertThat(report.lines(Language.EN))
        .first()
        .isEqualTo("enabled aa-one@1.0.0 somewhere (1 editions, aa.jar)");
  }

  @Test
  void suppliedHolidaysHoldOverAPacks() {
    HolidayYear year =
        new HolidayYear(
            ScopeCode.of("cn"),
            2027,
            Set.of(LocalDate.of(2027, 1, 4)),
            Set.of(),
            Citation.read("通知", "notice", "1"));
    LoadReport report = RulePackLoader.load(List.of(before));

    LocalDate friday = LocalDate.of(2027, 1, 1);
    LegalPeriod three = LegalPeriod.days(3);
    ScopeCode here = ScopeCode.of("cn-99");
    assertThat(report.ruleBook().calendar(here).lastDay(friday, three).isAccepted()).isFalse();
    assertThat(report.ruleBook(List.of(year)).calendar(here).lastDay(friday, three).orThrow())
        .isEqualTo(LocalDate.of(2027, 1, 5));
  }

  @Test
  void missingClass() {
    assertQuarantined(
        new PluginJar().services(HOSTILE + "\n"), PackFault.CLASS_MISSING, "hh.Hostile");
  }

  @Test
  void classWhoseSuperclassIsMissing() {
    PluginJar jar =
        new PluginJar()
            .provider(
                HOSTILE,
                packWith(HOSTILE, "hostile", "1", "return java.util.List.of();", "")
                    .replace("implements", "extends Base implements"))
            .source("hh.Base", "package hh; public class Base {}")
            .without("hh.Base");
    assertQuarantined(jar, PackFault.CLASS_BROKEN, "hh/Base");
  }

  @ParameterizedTest
  @CsvSource({
    "throw new IllegalStateException(\"no database\");, no database",
    "throw new NoClassDefFoundError(\"javax/sql/DataSource\");, NoClassDefFoundError",
    "throw new StackOverflowError();, StackOverflowError",
    "throw new AssertionError(\"never\");, AssertionError: never",
    "sneak(new java.io.IOException(\"checked\"));, IOException: checked",
  })
  void throwingConstructor(String body, String told) {
    String sneak = "static <T extends Throwable> void sneak(Throwable t) throws T { throw (T) t; }";
    String constructor =
        "public Hostile() { if (true) { "
            + body.replace("sneak(", "Hostile.<RuntimeException>sneak(")
            + " } } ";
    PluginJar jar =
        new PluginJar()
            .provider(
                HOSTILE,
                packWith(
                    HOSTILE, "hostile", "1", "return java.util.List.of();", constructor + sneak));
    assertQuarantined(jar, PackFault.CONSTRUCTOR_FAILED, told);
  }

  @Test
  void throwingStaticInitialiser() {
    PluginJar jar =
        new PluginJar()
            .provider(
                HOSTILE,
                packWith(
                    HOSTILE,
                    "hostile",
                    "1",
                    "return java.util.List.of();",
                    "static final int X = Integer.parseInt(\"x\");"));
    assertQuarantined(jar, PackFault.CONSTRUCTOR_FAILED, "ExceptionInInitializerError");
  }

  @ParameterizedTest
  @CsvSource({"public Hostile(int x) {}", "Hostile() {}", "private Hostile() {}"})
  void noPublicConstructorWithoutArguments(String constructor) {
    PluginJar jar =
        new PluginJar()
            .provider(
                HOSTILE,
                packWith(HOSTILE, "hostile", "1", "return java.util.List.of();", constructor));
    assertQuarantined(jar, PackFault.NOT_INSTANTIABLE, HOSTILE);
  }

  @ParameterizedTest
  @CsvSource({"class", "public abstract class"})
  void neitherPublicNorConcrete(String kind) {
    String text =
        packWith(HOSTILE, "hostile", "1", "return java.util.List.of();", "public Hostile() {}")
            .replace("public class", kind);
    assertQuarantined(new PluginJar().provider(HOSTILE, text), PackFault.NOT_INSTANTIABLE, HOSTILE);
  }

  @Test
  void classThatIsNoPack() {
    assertQuarantined(
        new PluginJar().provider(HOSTILE, "package hh; public class Hostile {}"),
        PackFault.NOT_A_PACK,
        HOSTILE);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "hh.Hostile extra, 3",
        "hh/Hostile, 3",
        "`\uFEFFhh.Hostile`, 3",
        "1hh.Hostile, 3",
        "hh.Hostile;, 3"
      })
  void malformedLineDropsTheWholeFile(String line, int number) {
    PluginJar jar =
        new PluginJar()
            .source(HOSTILE, pack(HOSTILE, "hostile", "cn-99.hostile", "2026-01-01"))
            .services("# packs\nhh.Hostile # fine\n" + line + "\n");
    Quarantined line3 =
        assertQuarantined(
            jar, PackFault.SERVICES_MALFORMED, PluginJar.SERVICES + " line " + number);
    assertThat(line3.reason().figures()).containsEntry("line", "3");
  }

  @ParameterizedTest
  @CsvSource({"0", "2", "-1", "2147483647"})
  void levelOutOfRange(String level) {
    PluginJar jar =
        new PluginJar()
            .provider(HOSTILE, packWith(HOSTILE, "hostile", level, "throw new Error();", ""));
    assertQuarantined(jar, PackFault.SPI_LEVEL, "level " + level + ", this program accepts 1 to 1");
  }

  @Test
  void overlappingEditionsInsideAPack() {
    String editions =
        edition("cn-99.x", 1, "2026-01-01", "2026-03-02")
            + ", "
            + edition("cn-99.x", 2, "2026-03-01", null);
    PluginJar jar =
        new PluginJar()
            .provider(
                HOSTILE,
                packWith(
                    HOSTILE, "hostile", "1", "return java.util.List.of(" + editions + ");", ""));
    assertQuarantined(
        jar, PackFault.EDITIONS_OVERLAP, "edition 1 [2026-01-01, 2026-03-02) overlaps edition 2");
  }

  @Test
  void anotherPackHasTheSameRuleScopeAndTime() {
    PluginJar jar =
        new PluginJar().provider(HOSTILE, pack(HOSTILE, "hostile", "cn-99.one", "2027-01-01"));
    assertQuarantined(
        jar,
        PackFault.CLAIMED_TWICE,
        "the packs hostile and aa-one, which is loaded, both set cn-99.one in cn-99");
  }

  @Test
  void anotherPackHasTheSameRuleAndEditionNumberAtAnotherTime() {
    String ended =
        packWith(
            "aa.Three",
            "aa-three",
            "1",
            "return java.util.List.of(" + edition("cn-99.x", 1, "2026-01-01", "2026-02-01") + ");",
            "");
    PackSource first = new PluginJar().provider("aa.Three", ended).in(folder, "three.jar");
    PackSource second =
        new PluginJar()
            .provider(HOSTILE, pack(HOSTILE, "hostile", "cn-99.x", "2026-02-01"))
            .in(folder, "hostile.jar");

    LoadReport report = RulePackLoader.load(List.of(first, second));

    assertThat(report.quarantined())
        .extracting(Quarantined::fault)
        .containsExactly(PackFault.CLAIMED_TWICE);
    assertThat(report.ruleBook()).isNotNull();
  }

  @Test
  void duplicateIdKeepsTheEarlierPlace() {
    PluginJar jar =
        new PluginJar().provider(HOSTILE, pack(HOSTILE, "aa-one", "cn-99.other", "2026-01-01"));
    assertQuarantined(jar, PackFault.DUPLICATE_ID, "the pack id aa-one is already taken by aa.jar");
  }

  @Test
  void interfaceBundledInTheJar() {
    PluginJar jar =
        new PluginJar()
            .provider(
                HOSTILE,
                "package hh; public class Hostile implements org.gongtong.core.rules.RulePack {}")
            .source(
                "org.gongtong.core.rules.RulePack",
                "package org.gongtong.core.rules; public interface RulePack {}");
    assertQuarantined(
        jar.preferringItsOwn(folder, "hostile.jar"),
        PackFault.SPI_BUNDLED,
        "org.gongtong.core.rules.RulePack");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "return null;|editions() of hh.Hostile returned null: editions()",
        "return java.util.Arrays.asList((Edition) null);|returned null: editions()[0]",
        "return java.util.List.of(new Edition(RuleId.of(\"cn-99.x\"), 1, null, null, null, null, java.util.List.of()));|editions()[0].scope",
        "return java.util.List.of(Edition.of(\"cn-99.x\", 1).in(\"cn-99\").from(\"2026-01-01\").titled(\"甲\", \"a\")"
            + ".citing(Citation.read(\"甲\", \"a\", \"1\")).with(Parameter.of(\"n\", ParameterType.count(), \"数\", \"number\"), null).build());"
            + "|editions()[0].settings[0].value",
      })
  void nulls(String body, String told) {
    assertQuarantined(
        new PluginJar().provider(HOSTILE, packWith(HOSTILE, "hostile", "1", body, "")),
        PackFault.NULL_RETURNED,
        told);
  }

  @Test
  void nullDescriptor() {
    String text =
        packWith(HOSTILE, "hostile", "1", "return java.util.List.of();", "")
            .replaceFirst("(?s)return new PackDescriptor.*?;", "return null;");
    assertQuarantined(
        new PluginJar().provider(HOSTILE, text), PackFault.NULL_RETURNED, "descriptor()");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "throw new UnsupportedOperationException(\"later\");|editions() of hh.Hostile threw UnsupportedOperationException: later",
        "throw new NoSuchMethodError(\"Edition.of\");|NoSuchMethodError: Edition.of",
        "throw new IllegalStateException(\"two\\nlines\\u001b[31m\");|two lines [31m",
        "throw new RuntimeException() { @Override public String getMessage() { throw new RuntimeException(); } };|editions() of hh.Hostile threw",
        "return new java.util.AbstractList<>() { public int size() { return 1; } public Edition get(int i) { throw new RuntimeException(\"lazy\"); } };|lazy",
      })
  void throwingEditions(String body, String told) {
    Quarantined q =
        assertQuarantined(
            new PluginJar().provider(HOSTILE, packWith(HOSTILE, "hostile", "1", body, "")),
            PackFault.PACK_FAILED,
            told);
    assertThat(q.line(Language.EN)).doesNotContain("\n", "\u001b");
  }

  @Test
  void descriptorThatIsNotWellFormed() {
    PluginJar jar =
        new PluginJar().provider(HOSTILE, pack(HOSTILE, "Not An Id", "cn-99.x", "2026-01-01"));
    assertQuarantined(
        jar, PackFault.PACK_FAILED, "not a pack id, write it like cn-4205: Not An Id");
  }

  @Test
  void throwingHolidays() {
    String holidays =
        "@Override public java.util.List<HolidayYear> holidays() { throw new IllegalStateException(\"no calendar\"); }";
    PluginJar jar =
        new PluginJar()
            .provider(
                HOSTILE,
                packWith(HOSTILE, "hostile", "1", "return java.util.List.of();", holidays));
    assertQuarantined(
        jar,
        PackFault.PACK_FAILED,
        "holidays() of hh.Hostile threw IllegalStateException: no calendar");
  }

  @Test
  void errorsWithoutEndAreBounded() {
    String names =
        IntStream.range(0, 250).mapToObj(i -> "hh.Missing" + i).collect(Collectors.joining("\n"));
    LoadReport report =
        RulePackLoader.load(
            List.of(before, new PluginJar().services(names).in(folder, "many.jar"), after));
    assertThat(report.enabled()).extracting(LoadedPack::id).containsExactly("aa-one", "zz-two");
    assertThat(report.quarantined()).hasSize(101);
    assertThat(report.quarantined().get(100).fault()).isEqualTo(PackFault.TOO_MANY_ERRORS);
  }

  @Test
  void aLoaderThatThrowsIsAFaultOfItsPlace() {
    ClassLoader throwing =
        new URLClassLoader(new URL[0], null) {
          @Override
          public Enumeration<URL> getResources(String name) {
            throw new IllegalStateException("gone");
          }
        };
    LoadReport report =
        RulePackLoader.load(List.of(before, new PackSource("gone.jar", throwing, null), after));
    assertThat(report.enabled()).hasSize(2);
    assertThat(report.quarantined()).isNotEmpty().allMatch(q -> q.where().equals("gone.jar"));
  }

  @Test
  void anEmbeddersClassLoaderIsEnough() {
    LoadReport report = RulePackLoader.load(before.loader());
    assertThat(report.enabled()).extracting(LoadedPack::where).containsExactly("class path aa.jar");
  }

  private Quarantined assertQuarantined(PluginJar hostile, PackFault fault, String told) {
    return assertQuarantined(hostile.in(folder, "hostile.jar"), fault, told);
  }

  private Quarantined assertQuarantined(PackSource hostile, PackFault fault, String told) {
    LoadReport report = RulePackLoader.load(List.of(before, hostile, after));

    assertThat(report.enabled()).extracting(LoadedPack::id).containsExactly("aa-one", "zz-two");
    assertThat(report.quarantined()).extracting(Quarantined::fault).containsExactly(fault);
    Quarantined set = report.quarantined().get(0);
    assertThat(set.where()).isEqualTo("hostile.jar");
    assertThat(set.line(Language.EN))
        .startsWith("hostile.jar: ")
        .contains(told)
        .doesNotContain("{", "}");
    assertThat(set.line(Language.ZH_CN))
        .startsWith("hostile.jar：")
        .containsPattern("\\p{IsHan}")
        .doesNotContain("{", "}");
    assertThat(report.ruleBook()).isNotNull();
    return set;
  }
}
