package org.gongtong.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.gongtong.core.place.Community;
import org.gongtong.core.rules.ScopeCode;
import org.gongtong.core.timebank.SettlementPolicy;
import org.gongtong.core.timebank.SettlementPurpose;
import org.gongtong.testkit.store.LedgerScene;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A journal goes out of a bank, into another database and out again, and nothing is lost. */
@Timeout(180)
class TimebankJournalIT {

  static final ScopeCode PLACE = ScopeCode.of("cn-3201");

  @TempDir private static Path folder;
  private static JournalSite from;
  private static JournalSite empty;
  private static String slug = "";
  private static Path exported = Path.of("");

  @BeforeAll
  static void export() {
    from = new JournalSite(folder);
    empty = new JournalSite(folder);
    LedgerScene scene =
        new LedgerScene(
            from.parts(),
            LedgerScene.POLICY.settling(
                new SettlementPolicy(PLACE, Set.of(SettlementPurpose.SERVICE))));
    FullJournal.write(from, scene, PLACE);
    slug = slug(from, scene);
    exported = folder.resolve("journal.ndjson");
    CliRun run = from.run("export", "--community", slug, exported.toString());
    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.OK);
  }

  @AfterAll
  static void close() {
    from.close();
    empty.close();
  }

  private static String slug(JournalSite site, LedgerScene scene) {
    UUID id = scene.bank().communityId();
    return site.parts()
        .work()
        .read(transaction -> site.parts().communities().findById(transaction, id))
        .orElseThrow()
        .slug();
  }

  @Test
  void outAndInAndOutAgainIsTheSame() throws IOException {
    assertThat(Files.getPosixFilePermissions(exported))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(from.run("check", "--community", slug).out()).contains("sound");
    try (JournalSite to = new JournalSite(folder)) {
      Community community = to.community();
      Map<String, Long> before = to.rows();
      CliRun dry =
          to.run("import", "--community", community.slug(), "--dry-run", exported.toString());
      assertThat(dry.code()).as(dry.err()).isEqualTo(ExitCode.OK);
      assertThat(dry.out()).contains("nothing written");
      assertThat(to.rows()).isEqualTo(before);

      assertImported(to, community, exported);
      assertThat(ledger(to.rows())).isEqualTo(ledger(from.rows()));
      CliRun twice = to.run("import", "--community", community.slug(), exported.toString());
      assertThat(twice.code()).isEqualTo(ExitCode.BAD_INPUT);
      assertThat(twice.err()).contains("JOURNAL_BANK_NOT_EMPTY");

      // The same again beside it: its ids are taken.
      CliRun beside = to.run("import", "--community", to.community().slug(), exported.toString());
      assertThat(beside.code()).isEqualTo(ExitCode.BAD_INPUT);
      assertThat(beside.err()).contains("JOURNAL_LINE_REFUSED").contains("line 1 ");
    }
  }

  /** One that was opened and never used gives way. */
  @Test
  void goesIntoABankWithoutRecords() throws IOException {
    try (JournalSite to = new JournalSite(folder)) {
      LedgerScene unused = new LedgerScene(to.parts(), LedgerScene.POLICY);
      Community community =
          to.parts()
              .work()
              .read(tx -> to.parts().communities().findById(tx, unused.bank().communityId()))
              .orElseThrow();
      assertImported(to, community, exported);
      UUID gone = unused.bank().id();
      assertThat(to.parts().work().read(tx -> to.parts().ledger().findBank(tx, gone)).isPresent())
          .isFalse();
    }
  }

  private static CliRun assertImported(JournalSite to, Community community, Path file)
      throws IOException {
    CliRun run = to.run("import", "--community", community.slug(), file.toString());
    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.OK);
    Path again = Files.createTempDirectory(folder, "again").resolve("journal.ndjson");
    assertThat(to.run("export", "--community", community.slug(), again.toString()).code())
        .isEqualTo(ExitCode.OK);
    assertThat(again).hasSameBinaryContentAs(file);
    assertThat(to.run("check").out()).contains("sound").contains(community.slug());
    return run;
  }

  private static Map<String, Long> ledger(Map<String, Long> rows) {
    rows.remove("audit_event");
    return rows;
  }

  @Test
  void noFileIsWrittenOver() throws IOException {
    byte[] before = Files.readAllBytes(exported);
    CliRun run = from.run("export", "--community", slug, exported.toString());
    assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(exported).hasBinaryContent(before);
    assertThat(from.run("export", "--community", "nowhere", "-").code())
        .isEqualTo(ExitCode.BAD_INPUT);
  }

  /** Whoever adds a table says here whether it is in the file. */
  @Test
  void noTableIsForgotten() {
    assertThat(JournalFiles.tables()).containsAll(from.timeBankTables());
  }

  /** What somebody's editor, a bad disk or a forger does: the line is named, and nothing stays. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "posting | \"balance\":200 | \"balance\":201 | JOURNAL_LINE_UNREADABLE",
        "posting | \"sequence\":2 | \"sequence\":3 | JOURNAL_LINE_MISPLACED",
        "posting | \"minutes\":200 | \"minutes\":0.5 | JOURNAL_LINE_UNREADABLE",
        "posting | \"entry\":\"0 | \"entry\":\"1 | JOURNAL_DOES_NOT_ADD_UP",
        "posting | \"account\":\"0 | \"account\":\"1 | JOURNAL_DOES_NOT_ADD_UP",
        "entry | \"minutes\":200 | \"minutes\":201 | JOURNAL_DOES_NOT_ADD_UP",
        "entry | \"kind\":\"gift\" | \"kind\":\"gift\",\"kynd\":1 | JOURNAL_LINE_UNREADABLE",
        "entry | \"row\":\"entry\" | \"row\":\"entri\" | JOURNAL_LINE_UNREADABLE",
        "command | \"outcome\":\"HELD\" | \"outcome\":\"POSTED\" | JOURNAL_DOES_NOT_ADD_UP",
        "account | \"held\":0,\"holder\":\"holder-h | \"held\":1,\"holder\":\"holder-h"
            + " | JOURNAL_DOES_NOT_ADD_UP",
        "account | \"balance\":-237 | \"balance\":-238 | JOURNAL_DOES_NOT_ADD_UP",
        "account | \"opened\":\"1970-01-01\" | \"opened\":\"1970-02-30\" | JOURNAL_LINE_UNREADABLE",
        "account | \"holder\":\"holder-elder\", | '' | JOURNAL_LINE_UNREADABLE",
        "relative | \"relative\":\"0 | \"relative\":\"1 | JOURNAL_DOES_NOT_ADD_UP",
        "hold-end | \"hold\":\"0 | \"hold\":\"1 | JOURNAL_DOES_NOT_ADD_UP",
        "hold | \"minutes\":5 | \"minutes\":-5 | JOURNAL_LINE_REFUSED",
        "journal | \"version\":1 | \"version\":2 | JOURNAL_VERSION_UNKNOWN",
        "journal | \"zone\":\"Z\" | \"zone\":\"Mars/Sea\" | JOURNAL_LINE_UNREADABLE"
      })
  void aChangedLineIsNamed(String row, String old, String changed, String code) throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(exported));
    int at = 0;
    while (!lines.get(at).contains("\"row\":\"" + row + "\"") || !lines.get(at).contains(old)) {
      at++;
    }
    lines.set(at, lines.get(at).replace(old, changed.equals("''") ? "" : changed));
    assertRefused(JournalFiles.ended(lines), code, row.equals("journal") ? "" : "line " + (at + 1));
  }

  /** A line that names an account of another bank of the database does nothing to that bank. */
  @ParameterizedTest
  @ValueSource(strings = {"limit", "relative", "relative-change", "predecessor", "posting", "part"})
  void aLineOfAnotherBankIsNamed(String row) throws IOException {
    LedgerScene neighbours = new LedgerScene(empty.parts(), LedgerScene.POLICY);
    neighbours.elder("elder");
    String other = neighbours.id("elder").toString();
    List<String> lines = new ArrayList<>(Files.readAllLines(exported));
    int at = 0;
    while (!lines.get(at).contains("\"row\":\"" + row + "\"")) {
      at++;
    }
    String strange =
        lines.get(at).replaceFirst("\"account\":\"[^\"]*\"", "\"account\":\"" + other + '"');
    assertThat(strange).isNotEqualTo(lines.get(at));
    lines.add(at, strange);
    assertRefused(JournalFiles.ended(lines), "JOURNAL_", "line " + (at + 1));
    assertThat(empty.run("check").out()).contains("sound").doesNotContain("ACCOUNT");
  }

  /** As the other one, where a row of the bank's own names what is another's. */
  @ParameterizedTest
  @CsvSource({"entry,receiver", "hold,account", "relative,relative"})
  void aRowThatNamesAnotherBanksIsNamed(String row, String member) throws IOException {
    LedgerScene neighbours = new LedgerScene(empty.parts(), LedgerScene.POLICY);
    neighbours.elder("elder");
    List<String> lines = new ArrayList<>(Files.readAllLines(exported));
    int at = 0;
    while (!lines.get(at).contains("\"row\":\"" + row + "\"")
        || !lines.get(at).contains("\"" + member + "\":\"")) {
      at++;
    }
    lines.set(
        at,
        lines
            .get(at)
            .replaceFirst(
                "\"" + member + "\":\"[^\"]*\"",
                "\"" + member + "\":\"" + neighbours.id("elder") + '"'));
    assertRefused(JournalFiles.ended(lines), "JOURNAL_DOES_NOT_ADD_UP", "line " + (at + 1));
  }

  /** Half a journal on a full disk is none, and the exit code says so. */
  @Test
  void aFullDiskIsTold() throws IOException {
    PrintStream console = System.out;
    try (PrintStream full =
        new PrintStream(new FileOutputStream("/dev/full"), false, StandardCharsets.UTF_8)) {
      System.setOut(full);
      CliRun run = from.run("export", "--community", slug, "-");
      assertThat(run.code()).isEqualTo(ExitCode.FAILED);
      assertThat(run.err()).contains("cannot be written");
    } finally {
      System.setOut(console);
    }
  }

  /** One change at a time cannot tell whose end is missing. */
  @Test
  void whatIsNotWholeIsNotTaken() throws IOException {
    List<String> lines = Files.readAllLines(exported);
    int last = lines.size() - 1;
    assertRefused(text(lines.subList(0, last)), "JOURNAL_INCOMPLETE", "line " + last);
    assertRefused(text(lines).substring(0, 900), "JOURNAL_INCOMPLETE", "line ");
    assertRefused("", "JOURNAL_INCOMPLETE", "");
    assertRefused(text(lines) + "{}\n", "JOURNAL_INCOMPLETE", "line " + (last + 1));
    String forged = text(lines).replace("holder-helper", "holder-forger");
    assertRefused(forged, "JOURNAL_INCOMPLETE", "line " + (last + 1));
    List<String> twice = new ArrayList<>(lines);
    twice.add(3, lines.get(2));
    assertRefused(JournalFiles.ended(twice), "JOURNAL_LINE_REFUSED", "line 4");
    assertRefused("\u0000\u0001", "JOURNAL_", "line 1");
    assertRefused("[]\n", "JOURNAL_LINE_UNREADABLE", "line 1");
  }

  private static String text(List<String> lines) {
    return String.join("\n", lines) + "\n";
  }

  private static void assertRefused(String text, String code, String named) throws IOException {
    Path file = Files.createTempFile(folder, "changed", ".ndjson");
    Files.writeString(file, text);
    Community there = empty.community();
    Map<String, Long> before = empty.rows();
    CliRun run = empty.run("import", "--community", there.slug(), file.toString());
    assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.err()).contains(code).contains(named);
    assertThat(empty.rows()).isEqualTo(before);
  }

  /** Each account's figures again, and an exit code for scripts. */
  @Test
  void aWrongBalanceIsFoundAndSetRight() {
    try (JournalSite site = new JournalSite(folder)) {
      LedgerScene scene = new LedgerScene(site.parts(), LedgerScene.POLICY);
      FullJournal.transfers(site, scene);
      site.execute("update timebank_account set balance = balance + 1 where kind = 'group'");
      CliRun wrong = site.run("check");
      assertThat(wrong.code()).isEqualTo(ExitCode.FAILED);
      assertThat(wrong.out()).contains("ACCOUNT " + scene.id("团队")).contains("balance 21");
      CliRun right = site.run("check", "--rebuild", "--community", slug(site, scene));
      assertThat(right.code()).as(right.out()).isEqualTo(ExitCode.OK);
      assertThat(right.out()).contains("accounts set right: 1");
      assertThat(site.run("check", "--community", "nowhere").code()).isEqualTo(ExitCode.BAD_INPUT);
      CliRun none = site.run("check", "--community", site.community().slug());
      assertThat(none.code()).isEqualTo(ExitCode.BAD_INPUT);
      assertThat(none.err()).contains("JOURNAL_NO_BANK");
    }
  }

  /** Many lines, far more than are written at once, one of them bad: it is named, nothing stays. */
  @Test
  void oneBadLineOfTwentyThousand() throws IOException {
    oneBadLine(5_000, 14_007);
  }

  @Test
  @Tag("endurance")
  void oneBadLineOfAHundredThousand() throws IOException {
    oneBadLine(25_000, 70_007);
  }

  private static void oneBadLine(int transfers, int bad) throws IOException {
    List<String> lines = JournalFiles.large(transfers);
    assertThat(lines).hasSizeGreaterThan(4 * transfers);
    lines.set(bad - 1, lines.get(bad - 1).replaceAll("\"minutes\":(-?)", "\"minutes\":$11"));
    assertRefused(JournalFiles.ended(lines), "JOURNAL_LINE_UNREADABLE", "line " + bad + " ");
  }

  /** One of before a column was there has its default. */
  @Test
  void aFileOfBeforeIsTaken() throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line : JournalFiles.large(3)) {
      lines.add(
          line.replace("\"bucket\":\"personal\",", "").replaceAll("\"has_[a-z]+\":false,", ""));
    }
    assertThat(lines).isNotEqualTo(JournalFiles.large(3));
    Path file = folder.resolve("before.ndjson");
    Files.writeString(file, JournalFiles.ended(lines));
    try (JournalSite to = new JournalSite(folder)) {
      Community community = to.community();
      CliRun run = to.run("import", "--community", community.slug(), file.toString());
      assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.OK);
      Path again = folder.resolve("before-again.ndjson");
      to.run("export", "--community", community.slug(), again.toString());
      assertThat(again).hasContent(JournalFiles.ended(JournalFiles.large(3)));
    }
  }

  /** Without it they are taken, and come out as they went in. */
  @Test
  @Tag("endurance")
  void aHundredThousandLinesAreTaken() throws IOException {
    Path file = folder.resolve("large.ndjson");
    Files.writeString(file, JournalFiles.ended(JournalFiles.large(25_000)));
    try (JournalSite to = new JournalSite(folder)) {
      assertThat(assertImported(to, to.community(), file).out()).contains("50000 postings");
    }
  }
}
