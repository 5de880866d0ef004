package org.gongtong.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gongtong.testkit.PackJar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code timebank policies}, and {@code timebank replay} under an edition by its name. */
class TimebankPoliciesCommandTest {

  private static final Path CASES =
      Path.of(
          System.getProperty("basedir", "."), "../plugins/cn-time-banks/src/test/resources/cases");

  @TempDir Path folder;

  /** A city's own policy, as the tutorial tells to write it. */
  private static final String OWN_PACK =
      """
      package pp;
      import static org.gongtong.core.timebank.TimeBankParameters.*;
      import java.util.List;
      import org.gongtong.core.kernel.*;
      import org.gongtong.core.rules.*;
      import org.gongtong.core.timebank.*;
      public class Pack implements RulePack {
        public PackDescriptor descriptor() {
          return new PackDescriptor("pp-bank", "1.0.0", 1, List.of(ScopeCode.of("cn-98")),
              LocalizedText.of("示例时间银行", "an example time bank"), "Apache-2.0");
        }
        public List<Edition> editions() {
          return List.of(Edition.of("cn.time-bank", 1).in("cn-98").titled("示例", "example").from("2026-01-01")
              .citing(Citation.read("某办法", "some measures", "1"))
              .with(NAME, "example-city")
              .with(COIN_MINUTES, 30)
              .with(ROUNDING, Rounding.HOUR_DOWN)
              .with(GROUPS_DONATE_ONLY, true)
              .with(DAILY_CAP, 240).build());
        }
      }
      """;

  private void install(String pack) throws IOException {
    Path jar = Files.createDirectory(folder.resolve("plugins")).resolve("bank.jar");
    new PackJar().provider("pp.Pack", pack).writeTo(jar);
    CliRun trusted = CliRun.of("packs", "trust", "--home", folder.toString(), "bank.jar");
    assertThat(trusted.code()).as(trusted.err()).isZero();
  }

  @Test
  void aCitysOwnPackIsListedAndReplayed() throws IOException {
    install(OWN_PACK);
    CliRun run = policies("--place", "cn-9801", "--date", "2026-01-01");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("example-city#1")
        .contains("4小时（8个时间币）")
        .contains("volunteering is unpaid")
        .doesNotContain("unverified");
    assertThat(policies().out()).contains("example-city#1").contains("cn-nanjing#3");
    assertThat(replay("example-city", CASES.resolve("cn-nanjing-1")).code()).isZero();
  }

  /** What is not whole is said, and the others are listed all the same. */
  @Test
  void aPolicyThatLacksAFigureIsNamed() throws IOException {
    install(OWN_PACK.replace(".with(ROUNDING, Rounding.HOUR_DOWN)", ""));
    CliRun run = policies();
    assertThat(run.code()).isEqualTo(ExitCode.FAILED);
    assertThat(run.err()).contains("PARAMETER_MISSING").contains("rounding of a service");
    assertThat(run.out()).contains("cn-nanjing#3").doesNotContain("example-city");
  }

  @Test
  void aCapBelowZeroSetsThePackAside() throws IOException {
    install(OWN_PACK.replace("DAILY_CAP, 240", "DAILY_CAP, -1"));
    assertThat(policies().out()).doesNotContain("example-city");
    assertThat(CliRun.of("packs", "verify", "--home", folder.toString()).out())
        .contains("PACK_FAILED")
        .contains("-1 is less than 0");
  }

  private CliRun policies(String... options) {
    String[] arguments = new String[options.length + 4];
    arguments[0] = "timebank";
    arguments[1] = "policies";
    arguments[2] = "--home";
    arguments[3] = folder.toString();
    System.arraycopy(options, 0, arguments, 4, options.length);
    return CliRun.of(arguments);
  }

  private CliRun replay(String policy, Path inputs) {
    return CliRun.of(
        "timebank",
        "replay",
        "--home",
        folder.toString(),
        "--policy",
        policy,
        "--accounts",
        inputs.resolve("accounts.csv").toString(),
        "--kin",
        inputs.resolve("kin.csv").toString(),
        "--ops",
        inputs.resolve("ops.csv").toString(),
        "--outcomes",
        folder.resolve("out.csv").toString(),
        "--balances",
        folder.resolve("out.json").toString());
  }

  @Test
  void everyEditionIsListedWithFiguresSourcesAndDates() {
    CliRun run = policies();
    assertThat(run.code()).as(run.err()).isZero();
    List<String> editions =
        run.out().lines().filter(line -> line.matches("[a-z-]+#[0-9]+ .*")).toList();
    assertThat(editions)
        .extracting(line -> line.substring(0, line.indexOf(' ')))
        .containsExactly(
            "cn-beijing#1",
            "cn-nanjing#1",
            "cn-nanjing#2",
            "cn-nanjing#3",
            "cn-shanghai-pilot#1",
            "hours-exchange#1");
    assertThat(run.out())
        .contains("cn-3201  2019-07-17 至 2020-06-30 / to 2020-06-30")
        .contains("cn-11  2022-06-01 起 / from 2022-06-01 on")
        .contains("[cn-time-banks@1.0.0 cn.time-bank#3]")
        .contains(
            "most that is kept in a lifetime: 1500 h (1500 coins);"
                + " Nanjing Plan for a Time Bank of Eldercare (trial) (unverified)")
        .contains("每日可获得时长的上限（含）：2小时（2个时间币）  《上海市长宁区养老服务时间银行试点》（未核实）")
        .contains("是  《志愿服务条例》第2, 21, 37条\n")
        .contains("the cap of 1500 hours is provisional")
        .contains("has figures that are not verified");
  }

  @Test
  void aPlaceHasThePolicyOfTheDay() {
    CliRun run = policies("--place", "cn-320106", "--date", "2020-08-31");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("cn-nanjing#2").doesNotContain("cn-nanjing#3");
    CliRun nowhere = policies("--place", "cn-4206", "--date", "2026-03-01");
    assertThat(nowhere.code()).isEqualTo(ExitCode.FAILED);
    assertThat(nowhere.err()).contains("NO_RULE_IN_FORCE").contains("cn-4206");
    assertThat(nowhere.out()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"--place, cn-11, --date", "--date, 2026-03-01, --place"})
  void placeAndDateGoTogether(String option, String value, String missing) {
    CliRun run = policies(option, value);
    assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.err()).contains(missing);
  }

  @Test
  void whatIsNoPlaceOrDayIsSaid() {
    assertThat(policies("--place", "Nanjing", "--date", "2026-03-01").err()).contains("cn-3201");
    assertThat(policies("--place", "cn-3201", "--date", "2026-3-1").err()).contains("2026-03-01");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cn-beijing#1",
        "cn-nanjing#1",
        "cn-nanjing#3",
        "cn-shanghai-pilot#1",
        "hours-exchange#1"
      })
  void anEditionIsReplayedByItsName(String edition) throws IOException {
    Path inputs = CASES.resolve(edition.replace('#', '-'));
    CliRun run = replay(edition, inputs);
    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.OK);
    assertThat(folder.resolve("out.csv"))
        .hasSameTextualContentAs(inputs.resolve("expected-outcomes.csv"));
    assertThat(Files.readString(folder.resolve("out.json")).replaceAll("\\s", ""))
        .isEqualTo(Files.readString(inputs.resolve("expected-balances.json")).strip());
  }

  /** Without its number a name is enough where there is one edition only. */
  @Test
  void aNameThatIsNotClearIsAskedBack() {
    Path inputs = CASES.resolve("cn-nanjing-1");
    assertThat(replay("hours-exchange", inputs).code()).isEqualTo(ExitCode.OK);
    CliRun several = replay("cn-nanjing", inputs);
    assertThat(several.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(several.err()).contains("cn-nanjing#1").contains("cn-nanjing#3");
    CliRun none = replay("cn-nanjing#4", inputs);
    assertThat(none.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(none.err()).contains("no edition").contains("hours-exchange#1");
  }

  @Test
  void aNamedPolicyNeedsOnePoolAndOneReserve() throws IOException {
    Path inputs = CASES.resolve("cn-nanjing-1");
    Path twice = Files.createDirectory(folder.resolve("twice"));
    for (String file : new String[] {"kin.csv", "ops.csv"}) {
      Files.copy(inputs.resolve(file), twice.resolve(file));
    }
    Files.writeString(
        twice.resolve("accounts.csv"),
        Files.readString(inputs.resolve("accounts.csv")) + "pool2,pool,\n");
    CliRun run = replay("cn-nanjing#1", twice);
    assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.err()).contains("kind pool").contains("there are 2");
  }

  /** What a file may say beside what the format has had from the beginning. */
  @Test
  void aPolicyFileMayLimitBalancesAndLetGroupsSpend() throws IOException {
    Path inputs = CASES.resolve("hours-exchange-1");
    Path policy = folder.resolve("policy.json");
    Files.writeString(
        policy,
        """
        {"lifetime_cap_minutes": null, "daily_cap_minutes": null, "overflow": "REJECT",
         "redeem_min_age": 0, "redeem_spouse_counts": false, "gift_relations": [],
         "overdraft_minutes": 1200, "pool": "pool", "reserve": "reserve",
         "ceiling_minutes": 1200, "groups_donate_only": false}
        """);
    CliRun run = replay(policy.toString(), inputs);
    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.OK);
    assertThat(folder.resolve("out.csv"))
        .hasSameTextualContentAs(inputs.resolve("expected-outcomes.csv"));
  }
}
