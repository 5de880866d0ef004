package org.gongtong.server.wiring.packs;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Random;
import org.gongtong.core.kernel.ContentHash;
import org.gongtong.core.kernel.Language;
import org.gongtong.core.rules.LegalPeriod;
import org.gongtong.core.rules.LoadedPack;
import org.gongtong.core.rules.PackFault;
import org.gongtong.core.rules.Quarantined;
import org.gongtong.core.rules.RuleId;
import org.gongtong.core.rules.ScopeCode;
import org.gongtong.testkit.PackJar;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A folder of jars, whole and broken: each broken one told by its code, the whole ones loaded all
 * the same.
 */
class InstalledPacksTest {

  private static final String PACK =
      """
      package %1$s;
      import java.util.List;
      import org.gongtong.core.kernel.*;
      import org.gongtong.core.rules.*;
      public class Pack implements RulePack {
        %3$s
        public PackDescriptor descriptor() {
          return new PackDescriptor("%2$s", "1.0.0", 1, List.of(ScopeCode.of("cn-99")),
              LocalizedText.of("示例", "example"), "Apache-2.0");
        }
        public List<Edition> editions() {
          return List.of(Edition.of("cn.%2$s", 1).in("cn-99").titled("通知", "notice").from("2026-01-01")
              .citing(Citation.read("某条例", "some ordinance", "1")).build());
        }
      }
      """;

  @TempDir static Path compiled;
  @TempDir Path home;
  private Path plugins;

  @BeforeAll
  static void compile() {
    jar("aa", "").writeTo(compiled.resolve("aa.jar"));
    jar("zz", "").writeTo(compiled.resolve("zz.JAR"));
  }

  @BeforeEach
  void twoHealthyJars() throws IOException {
    plugins = Files.createDirectory(home.resolve("plugins"));
    Files.copy(compiled.resolve("aa.jar"), plugins.resolve("aa.jar"));
    Files.copy(compiled.resolve("zz.JAR"), plugins.resolve("zz.JAR"));
    Files.writeString(plugins.resolve("README.txt"), "not a jar");
  }

  private static PackJar jar(String name, String more) {
    return new PackJar().provider(name + ".Pack", PACK.formatted(name, name, more));
  }

  /** A class path with the core and no pack. */
  private static ClassLoader bare() {
    return new PluginParentLoader(InstalledPacksTest.class.getClassLoader());
  }

  private InstalledPacks load(ClassLoader classPath) {
    return InstalledPacks.load(
        classPath,
        InstalledPacks.jarsIn(plugins),
        PackTrust.inEverything(),
        HolidayFiles.in(home.resolve("conf/holidays")));
  }

  @Test
  void jarsAreLoadedWithTheirHashes() throws IOException {
    try (InstalledPacks packs = load(bare())) {
      assertThat(packs.isClean()).isTrue();
      assertThat(packs.report().enabled()).extracting(LoadedPack::id).containsExactly("aa", "zz");
      assertThat(packs.report().enabled().get(0).sha256())
          .isEqualTo(ContentHash.of(Files.readAllBytes(plugins.resolve("aa.jar"))));
      assertThat(packs.report().enabled())
          .extracting(LoadedPack::where)
          .containsExactly("aa.jar", "zz.JAR");
      assertThat(packs.ruleBook().inForce("cn.", ScopeCode.of("cn-9901"), LocalDate.of(2026, 1, 1)))
          .containsExactly(RuleId.of("cn.aa"), RuleId.of("cn.zz"));
    }
  }

  /** Swaps its own jar as soon as it runs, and reads on. */
  private static final String SWAPPER =
      """
      static {
        try {
          java.nio.file.Files.write(
              java.nio.file.Path.of(System.getProperty("gongtong-test-jar")), new byte[] {1, 2, 3});
          try (var late = Pack.class.getResourceAsStream("/late.txt")) {
            System.setProperty("gongtong-test-late", new String(late.readAllBytes()));
          }
        } catch (java.io.IOException e) {
          throw new IllegalStateException(e);
        }
      }
      """;

  @Test
  void whatRunsIsWhatWasLookedAtEvenIfTheFileIsSwappedMeanwhile() {
    Path swapped = plugins.resolve("swapped.jar");
    jar("swapped", SWAPPER).entry("late.txt", "before".getBytes(UTF_8)).writeTo(swapped);
    System.setProperty("gongtong-test-jar", swapped.toString());
    try (InstalledPacks packs = load(bare())) {
      assertThat(packs.report().quarantined()).isEmpty();
      assertThat(swapped).hasBinaryContent(new byte[] {1, 2, 3});
      assertThat(System.getProperty("gongtong-test-late")).isEqualTo("before");
    } finally {
      System.clearProperty("gongtong-test-jar");
      System.clearProperty("gongtong-test-late");
    }
  }

  @Test
  void aMissingFolderMeansNone() {
    try (InstalledPacks packs =
        InstalledPacks.load(
            bare(),
            InstalledPacks.jarsIn(home.resolve("none")),
            PackTrust.inEverything(),
            HolidayFiles.in(home.resolve("none")))) {
      assertThat(packs.isClean()).isTrue();
      assertThat(packs.report().enabled()).isEmpty();
    }
  }

  @Test
  void packsOfTheClassPathAreNotFoundAgainFromWithinAJar() throws IOException {
    URL[] classPath = {jar("cp", "").writeTo(home.resolve("cp.jar")).toUri().toURL()};
    try (URLClassLoader app = new URLClassLoader(classPath, bare());
        InstalledPacks packs = load(app)) {
      assertThat(packs.report().quarantined()).isEmpty();
      assertThat(packs.report().enabled())
          .extracting(LoadedPack::id)
          .containsExactly("aa", "cp", "zz");
      assertThat(packs.report().enabled().get(1).where()).isEqualTo("class path cp.jar");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Object x = new javax.management.ObjectName[0];|javax/management/ObjectName",
        "Object x = new org.slf4j.Logger[0];|org/slf4j/Logger",
        "Object x = new org.gongtong.server.wiring.packs.InstalledPacks[0];|org/gongtong/server",
        "Object x = new org.assertj.core.api.Assertions[0];|org/assertj",
      })
  void jarsSeeNothingBeyondTheList(String field, String hidden) {
    jar("hostile", field).writeTo(plugins.resolve("hostile.jar"));
    assertQuarantined(PackFault.CONSTRUCTOR_FAILED, hidden);
  }

  @Test
  void theListIsShort() throws ClassNotFoundException {
    ClassLoader parent = bare();
    assertThat(parent.loadClass("java.sql.Date")).isNotNull();
    assertThat(parent.loadClass("org.jspecify.annotations.NullMarked")).isNotNull();
    assertThat(parent.loadClass("org.gongtong.core.rules.RulePack")).isNotNull();
    assertThatThrownBy(() -> parent.loadClass("org.gongtong.core.decision.internal.Anything"))
        .isInstanceOf(ClassNotFoundException.class);
    assertThat(parent.getResource("org/gongtong/core/rules/RulePack.class")).isNull();
    assertThat(parent.resources(PackJar.SERVICES)).isEmpty();
  }

  @Test
  void oneJarDoesNotSeeAnother() {
    String field = "Object x = new aa.Pack();";
    new PackJar()
        .provider("hostile.Pack", PACK.formatted("hostile", "hostile", field))
        .source("aa.Pack", PACK.formatted("aa", "aa", ""))
        .without("aa.Pack")
        .writeTo(plugins.resolve("hostile.jar"));
    assertQuarantined(PackFault.CONSTRUCTOR_FAILED, "aa/Pack");
  }

  @Test
  void emptyFile() throws IOException {
    Files.write(plugins.resolve("hostile.jar"), new byte[0]);
    assertQuarantined(PackFault.JAR_EMPTY, "the file is empty");
  }

  @Test
  void jarOfNothingButAManifest() {
    new PackJar().writeTo(plugins.resolve("hostile.jar"));
    assertQuarantined(PackFault.JAR_EMPTY, "the file is empty");
  }

  @Test
  void fileThatIsNoJar() throws IOException {
    Files.writeString(plugins.resolve("hostile.jar"), "<html>404 Not Found</html>");
    assertQuarantined(PackFault.JAR_UNREADABLE, "cannot be read: ZipException");
  }

  @Test
  void jarCutShort() throws IOException {
    Path jar = jar("hostile", "").writeTo(plugins.resolve("hostile.jar"));
    byte[] whole = Files.readAllBytes(jar);
    Files.write(jar, java.util.Arrays.copyOf(whole, whole.length / 2));
    assertQuarantined(PackFault.JAR_UNREADABLE, "ZipException");
  }

  @Test
  void jarWithAFlippedBit() throws IOException {
    // Noise does not compress: the flipped bit unpacks without complaint, and the sum alone tells.
    byte[] noise = new byte[10_000];
    new Random(7).nextBytes(noise);
    Path jar = jar("hostile", "").entry("data.bin", noise).writeTo(plugins.resolve("hostile.jar"));
    byte[] bytes = Files.readAllBytes(jar);
    bytes[new String(bytes, ISO_8859_1).indexOf("data.bin") + 500] ^= 4;
    Files.write(jar, bytes);
    assertQuarantined(PackFault.JAR_UNREADABLE, "CRC data.bin");
  }

  @Test
  void fileFarTooLarge() throws IOException {
    try (RandomAccessFile file =
        new RandomAccessFile(plugins.resolve("hostile.jar").toFile(), "rw")) {
      file.setLength(64_000_001); // sparse: no bytes are written
    }
    assertQuarantined(PackFault.JAR_UNREADABLE, "> 64000000 bytes");
  }

  @Test
  void folderNamedLikeAJar() throws IOException {
    Files.createDirectory(plugins.resolve("hostile.jar"));
    assertQuarantined(PackFault.JAR_UNREADABLE, "not a file");
  }

  @ParameterizedTest
  @CsvSource({"''", "'# nothing yet'"})
  void jarWithoutAPack(String services) {
    jar("hostile", "").services(services).writeTo(plugins.resolve("hostile.jar"));
    assertQuarantined(PackFault.NO_PACK_INSIDE, "no rule pack inside: " + PackJar.SERVICES);
  }

  @Test
  void malformedServicesLine() {
    jar("hostile", "")
        .services("hostile.Pack\nhostile Pack\n")
        .writeTo(plugins.resolve("hostile.jar"));
    assertQuarantined(PackFault.SERVICES_MALFORMED, PackJar.SERVICES + " line 2");
  }

  @ParameterizedTest
  @CsvSource({
    "org/gongtong/core/rules/RulePack.class",
    "META-INF/versions/17/org/gongtong/core/kernel/Ratio.class"
  })
  void libraryBundled(String entry) {
    jar("hostile", "").entry(entry, new byte[] {1}).writeTo(plugins.resolve("hostile.jar"));
    assertQuarantined(PackFault.SPI_BUNDLED, entry);
  }

  @Test
  void manifestThatPullsInOtherJars() {
    jar("hostile", "")
        .manifest("Class-Path", "../lib/other.jar")
        .writeTo(plugins.resolve("hostile.jar"));
    assertQuarantined(PackFault.JAR_HAS_CLASS_PATH, "../lib/other.jar");
  }

  @Test
  void theSameJarTwice() throws IOException {
    Files.copy(plugins.resolve("aa.jar"), plugins.resolve("hostile.jar"));
    assertQuarantined(PackFault.DUPLICATE_ID, "the pack id aa is already taken by aa.jar");
  }

  @Test
  void suppliedHolidaysReachTheRuleBook() throws IOException {
    Path holidays = Files.createDirectories(home.resolve("conf/holidays"));
    Files.write(holidays.resolve("cn-2027.csv"), "date,kind\n2027-01-04,off\n".getBytes(UTF_8));
    try (InstalledPacks packs = load(bare())) {
      var calendar = packs.ruleBook().calendar(ScopeCode.of("cn-99"));
      assertThat(calendar.lastDay(LocalDate.of(2027, 1, 1), LegalPeriod.days(3)).orThrow())
          .isEqualTo(LocalDate.of(2027, 1, 5));
    }
  }

  private void assertQuarantined(PackFault fault, String told) {
    try (InstalledPacks packs = load(bare())) {
      assertThat(packs.report().enabled()).extracting(LoadedPack::id).containsExactly("aa", "zz");
      assertThat(packs.report().quarantined())
          .extracting(Quarantined::fault)
          .containsExactly(fault);
      Quarantined set = packs.report().quarantined().get(0);
      assertThat(set.where()).isEqualTo("hostile.jar");
      assertThat(set.line(Language.EN)).contains(told).doesNotContain("{", home.toString());
      assertThat(set.line(Language.ZH_CN)).containsPattern("\\p{IsHan}").doesNotContain("{");
      assertThat(packs.ruleBook()).isNotNull();
      assertThat(packs.isClean()).isFalse();
    }
  }
}
