package org.gongtong.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TallyCommandTest {

  private static final Path CASES = Path.of("src/test/resources/decisions");
  private static final List<String> FIELDS =
      List.of("roll", "participated", "for", "against", "abstain", "rejected", "outcome");

  static List<Path> cases() throws IOException {
    try (Stream<Path> folders = Files.list(CASES)) {
      List<Path> found = folders.filter(Files::isDirectory).sorted().toList();
      assertThat(found).hasSizeGreaterThanOrEqualTo(31);
      return found;
    }
  }

  private static List<String> arguments(Path folder, String opens, String closes, String matter) {
    return new ArrayList<>(
        List.of(
            "tally",
            "--roster",
            folder.resolve("roster.csv").toString(),
            "--ballots",
            folder.resolve("ballots.csv").toString(),
            "--matter",
            matter,
            "--opens",
            opens,
            "--closes",
            closes));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void reproducesTheKnownOutcome(Path folder) throws IOException {
    ObjectMapper json = new ObjectMapper();
    JsonNode expected = json.readTree(folder.resolve("case.json").toFile());
    List<String> arguments =
        arguments(
            folder,
            expected.get("opens").asText(),
            expected.get("closes").asText(),
            expected.get("matter").asText());
    arguments.addAll(List.of("--scope", expected.get("scope").asText(), "--format", "json"));
    CliRun run = CliRun.of(arguments.toArray(String[]::new));
    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.OK);
    JsonNode actual = json.readTree(run.out());
    for (String field : FIELDS) {
      assertThat(actual.get(field)).as(field).isEqualTo(expected.get("expected").get(field));
    }
    assertThat(actual.get("requirements")).hasSize(4);
    assertThat(actual.get("requirements").get(0).get("citation").asText()).contains("民法典", "278");
  }

  @Test
  void explainsItselfInBothLanguages() {
    Path folder = CASES.resolve("case-10");
    CliRun run =
        CliRun.of(
            arguments(folder, "2026-03-01T08:00:00", "2026-03-15T18:00:00", "cn.civil-code.278.4")
                .toArray(String[]::new));
    assertThat(run.code()).isEqualTo(ExitCode.OK);
    assertThat(run.out()).contains("未通过", "failed", "《民法典》第278条", "1665.00 / 4995.00");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-01T08:00:00,2026-02-15T18:00:00,cn.civil-code.278.4,--closes",
    "2026-03-01,2026-03-15T18:00:00,cn.civil-code.278.4,2026-03-01",
    "2026-03-01T08:00:00,2026-03-15T18:00:00,cn.civil-code.278.10,NO_RULE_IN_FORCE",
    "2019-03-01T08:00:00,2019-03-15T18:00:00,cn.civil-code.278.4,NO_RULE_IN_FORCE",
    "2026-03-01T08:00:00,2026-03-15T18:00:00,nonsense,nonsense"
  })
  void badOptionsEndWithTwo(String opens, String closes, String matter, String named) {
    CliRun run =
        CliRun.of(
            arguments(CASES.resolve("case-10"), opens, closes, matter).toArray(String[]::new));
    assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.err()).contains(named);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void badFilesEndWithTwoAndNameEveryPlace(@TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("roster.csv"),
        "part_id,compound,building,entrance,room,kind,area_m2,area_basis,owner_ids,voting_owner_id,status\n"
            + "P1,C01,1,1,101,dwelling,89.555,registry,o1;o2,o1,delivered\n"
            + "P1,C01,1,1,102,dwelling,-3,registry,o3,o3,delivered\n"
            + "P3,C01,1,1,103,castle,１２.５,registry,o1;o2,o2,delivered\n"
            + "P4,C01,1,1,104,dwelling,1e3,registry,13800000000,,delivered\n"
            + "P5,C01,1,1,105,dwelling,99999999999.99,registry,o5,o5,delivered\n");
    Files.writeString(
        folder.resolve("ballots.csv"),
        "ballot_id,part_id,voter_id,channel,cast_at,choice\n"
            + "B1,P1,o1,pigeon,2026-03-02T09:00:00,for\n"
            + "B1,P1,o1,web,yesterday,for\n");
    CliRun run =
        CliRun.of(
            arguments(folder, "2026-03-01T08:00:00", "2026-03-15T18:00:00", "cn.civil-code.278.4")
                .toArray(String[]::new));
    assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains(
            "89.555",
            "P1",
            "-3",
            "１２.５",
            "1e3",
            "castle",
            "line 4, column 6",
            "pigeon",
            "yesterday")
        .contains("name another voter", "identity or telephone number")
        .doesNotContain("13800000000");
  }

  /** What an import asks of a roster is not asked again of one that a vote was held by. */
  @Test
  void aRosterIsCountedAsTheVoteWasHeld(@TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("roster.csv"),
        "part_id,compound,building,entrance,room,kind,area_m2,area_basis,owner_ids,voting_owner_id,status\n"
            + "P1,C01,1,1,101,dwelling,5000000000.01,registry,ward,guardian,delivered\n"
            + "P2,C01,1,1,102,dwelling,5000000000.00,registry,o2,o2,delivered\n");
    Files.writeString(
        folder.resolve("ballots.csv"),
        "ballot_id,part_id,voter_id,channel,cast_at,choice\n"
            + "B1,P1,guardian,paper,2026-03-02T09:00:00,for\n"
            + "B2,P2,o2,paper,2026-03-02T09:00:00,against\n");
    List<String> arguments =
        arguments(folder, "2026-03-01T08:00:00", "2026-03-15T18:00:00", "cn.civil-code.278.4");
    arguments.addAll(List.of("--format", "json"));
    CliRun run = CliRun.of(arguments.toArray(String[]::new));
    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.OK);
    JsonNode result = new ObjectMapper().readTree(run.out());
    assertThat(result.get("for").get("area").asText()).isEqualTo("5000000000.01");
    assertThat(result.get("rejected")).isEmpty();
    assertThat(CliRun.of("roster", "check", folder.resolve("roster.csv").toString()).err())
        .contains("guardian", "5000000000.01");
  }

  @Test
  void fullWidthIdsAreReadAlikeInRosterAndBallotsAndTheClerkIsTold(@TempDir Path folder)
      throws IOException {
    Files.writeString(
        folder.resolve("roster.csv"),
        "part_id,compound,building,entrance,room,kind,area_m2,area_basis,owner_ids,voting_owner_id,status\n"
            + "１０１,Ｃ01,１,1,101,dwelling,50,registry,1005,1005,delivered\n"
            + "102,C01,1,1,102,dwelling,50,registry,１００５,１００５,delivered\n"
            + "103,C01,1,1,103,dwelling,50,registry,1006、1007,1007,delivered\n");
    Files.writeString(
        folder.resolve("ballots.csv"),
        "ballot_id,part_id,voter_id,channel,cast_at,choice\n"
            + "B1,１０２,1005,web,2026-03-02T09:00:00,for\n"
            + "B2,103,１００７,web,2026-03-02T09:00:00,for\n");
    List<String> arguments =
        arguments(folder, "2026-03-01T08:00:00", "2026-03-15T18:00:00", "cn.civil-code.278.4");
    arguments.addAll(List.of("--scope", "Ｃ０１／１", "--format", "json"));
    CliRun run = CliRun.of(arguments.toArray(String[]::new));
    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.OK);
    JsonNode result = new ObjectMapper().readTree(run.out());
    assertThat(result.get("roll").get("heads").asInt()).isEqualTo(2);
    assertThat(result.get("for").get("heads").asInt()).isEqualTo(2);
    assertThat(result.get("rejected")).isEmpty();
    assertThat(run.err()).contains("有 2 行", "第 2 行、第 3 行", "In 2 rows");
    assertThat(CliRun.of("roster", "check", folder.resolve("roster.csv").toString()).err())
        .contains("In 2 rows");
  }

  @Test
  void aRosterAloneCanBeChecked(@TempDir Path folder) throws IOException {
    Path good = CASES.resolve("case-24/roster.csv");
    CliRun run = CliRun.of("roster", "check", good.toString());
    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.OK);
    assertThat(run.out()).contains("名册无误", "SHA-256");

    Path named = folder.resolve("名册.csv");
    String gbk =
        "专有部分编号,小区,楼栋,单元,房号,用途,面积,面积依据,业主编号,表决人编号,状态,姓名\n"
            + "P1,C01,1,1,101,住宅,89.50,登记,o1,o1,已交付,不读\n";
    Files.write(named, gbk.getBytes("GB18030"));
    CliRun chinese = CliRun.of("roster", "check", named.toString());
    assertThat(chinese.code()).as(chinese.err()).isEqualTo(ExitCode.OK);
    assertThat(chinese.err()).contains("姓名", "not stored");
    assertThat(chinese.out()).contains("89.50");
  }

  @ParameterizedTest
  @CsvSource({
    "--zone,Mars/Base,Asia/Shanghai",
    "--precedence,newest,paper",
    "--date,2026-02-30,2026-03-01",
    "--scope,C01//2,C01/6/2",
    "--jurisdiction,XX,cn-42",
    "--format,xml,json",
    "--colour,red,red"
  })
  void aWrongOptionIsNamedWithItsValueAndTheRemedyInBothLanguages(
      String option, String value, String remedy) {
    List<String> arguments =
        arguments(
            CASES.resolve("case-10"),
            "2026-03-01T08:00:00",
            "2026-03-15T18:00:00",
            "cn.civil-code.278.4");
    arguments.addAll(List.of(option, value));
    CliRun run = CliRun.of(arguments.toArray(String[]::new));
    assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.out()).isEmpty();
    String first = run.err().lines().findFirst().orElse("");
    assertThat(first).contains(option, value, remedy, "请").doesNotContain("org.gongtong", "\tat ");
  }

  @Test
  void nothingInAFileReachesTheTerminalAsAControlCharacter(@TempDir Path folder)
      throws IOException {
    String roster =
        "part_id,compound,building,entrance,room,kind,area_m2,area_basis,owner_ids,voting_owner_id,status,\u001b[31m\n"
            + "P1,C01,1,1,101,dwelling,89.50,registry,o1,o1,delivered,\n";
    Files.writeString(folder.resolve("roster.csv"), roster);
    Files.writeString(
        folder.resolve("ballots.csv"),
        "ballot_id,part_id,voter_id,channel,cast_at,choice\n"
            + "\"\u001b[2J\u202e\nB1\",P9,o1,web,2026-03-02T09:00:00,for\n");
    String[] arguments =
        arguments(folder, "2026-03-01T08:00:00", "2026-03-15T18:00:00", "cn.civil-code.278.4")
            .toArray(String[]::new);
    CliRun counted = CliRun.of(arguments);
    assertThat(counted.code()).as(counted.err()).isEqualTo(ExitCode.OK);
    assertThat(counted.out()).contains("\\u001b[2J\\u202e\\u000aB1 UNKNOWN_PART");
    assertThat(counted.err()).contains("\\u001b[31m");
    assertThat(counted.out() + counted.err()).doesNotContain("\u001b", "\u202e");

    Files.writeString(
        folder.resolve("roster.csv"), roster.replace("89.50", "\"\u001b]0;x\u0007\u009b\n1\""));
    CliRun refused = CliRun.of(arguments);
    assertThat(refused.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(refused.out()).isEmpty();
    assertThat(refused.err())
        .contains("\\u001b]0;x\\u0007\\u009b\\u000a1")
        .doesNotContain("\u001b", "\u0007", "\u009b");
  }

  @Test
  void rejectedBallotsHaveTheirFieldsInAFixedOrder() {
    Path folder = CASES.resolve("case-16");
    List<String> arguments =
        arguments(folder, "2026-03-01T08:00:00", "2026-03-15T18:00:00", "cn.civil-code.278.4");
    arguments.addAll(List.of("--format", "json"));
    CliRun run = CliRun.of(arguments.toArray(String[]::new));
    assertThat(run.out()).containsPattern("\"ballot_id\" : \"[^\"]+\",\\s+\"code\"");
    assertThat(run.out()).doesNotContainPattern("\"code\" : \"[^\"]+\",\\s+\"ballot_id\"");
  }

  @Test
  void aDiskThatFailsIsToldWithoutAStackTrace() {
    StringWriter err = new StringWriter();
    IntakeReport.broken(
        Path.of("roster.csv"), new IOException("Input/output\u001berror"), new PrintWriter(err));
    assertThat(err.toString())
        .contains("roster.csv", "读取文件时出错", "copy it to a local disk", "\\u001b");
  }
}
