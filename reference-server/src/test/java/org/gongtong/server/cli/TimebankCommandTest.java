package org.gongtong.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code timebank replay} on the cases with known outcomes, and on files that are wrong. */
class TimebankCommandTest {

  private static final Path CASES =
      Path.of(System.getProperty("basedir", "."), "src/test/resources/timebank");

  @TempDir Path folder;

  private CliRun replay(Path inputs) {
    return CliRun.of(
        "timebank",
        "replay",
        "--policy",
        inputs.resolve("policy.json").toString(),
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

  @ParameterizedTest
  @ValueSource(strings = {"case-01", "case-02"})
  void writesTheKnownOutcomesAndBalances(String name) throws IOException {
    CliRun run = replay(CASES.resolve(name));
    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.OK);
    assertThat(folder.resolve("out.csv"))
        .hasSameTextualContentAs(CASES.resolve(name).resolve("expected-outcomes.csv"));
    assertThat(Files.readString(folder.resolve("out.json")).strip())
        .isEqualTo(Files.readString(CASES.resolve(name).resolve("expected-balances.json")).strip());
  }

  /** A hundred lines are sound and one is not: the place is named, and nothing is written. */
  @Test
  void aWrongLineIsNamedAndNothingIsWritten() throws IOException {
    Path inputs = copy("case-01");
    String ops = Files.readString(inputs.resolve("ops.csv"));
    Files.writeString(
        inputs.resolve("ops.csv"), ops + "op9,2026-13-01T08:00:00,earn,,m0001,ninety,\n");
    CliRun run = replay(inputs);
    assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.err())
        .contains("row " + (ops.lines().count() + 1))
        .contains("2026-13-01T08:00:00")
        .contains("ninety");
    assertThat(folder.resolve("out.csv")).doesNotExist();
    assertThat(folder.resolve("out.json")).doesNotExist();
  }

  @Test
  void aWrongPolicyIsSaidByItsMember() throws IOException {
    Path inputs = copy("case-01");
    Files.writeString(
        inputs.resolve("policy.json"),
        Files.readString(inputs.resolve("policy.json")).replace("\"DONATE\"", "\"BURN\""));
    CliRun run = replay(inputs);
    assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.err()).contains("overflow").contains("DONATE or REJECT");
  }

  /** What comes of orders about accounts alone, or of two communities, is no operation. */
  @ParameterizedTest
  @ValueSource(strings = {"expire", "succeed", "merge", "return", "settle", "EARN", ""})
  void aTypeThatIsNoOperationIsNamed(String type) throws IOException {
    Path inputs = copy("case-01");
    String ops = Files.readString(inputs.resolve("ops.csv"));
    Files.writeString(
        inputs.resolve("ops.csv"), ops + "op9,2026-03-01T08:00:00," + type + ",m0001,m0002,9,\n");
    CliRun run = replay(inputs);
    assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.err()).contains("row " + (ops.lines().count() + 1)).contains("a type is earn");
    assertThat(folder.resolve("out.csv")).doesNotExist();
  }

  /** A year out of reach is a slip of the pen, and is named. */
  @Test
  void aYearOutOfReachIsNamed() throws IOException {
    Path inputs = copy("case-01");
    Files.writeString(
        inputs.resolve("ops.csv"),
        Files.readString(inputs.resolve("ops.csv"))
            + "op9,+300000-01-01T08:00:00,earn,,m0001,9,\n");
    assertThat(replay(inputs).err()).contains("+300000-01-01T08:00:00");
  }

  @Test
  void anInputIsNotWrittenOver() throws IOException {
    Path inputs = copy("case-01");
    Files.copy(inputs.resolve("ops.csv"), folder.resolve("out.csv"));
    Files.delete(inputs.resolve("ops.csv"));
    Files.createSymbolicLink(inputs.resolve("ops.csv"), folder.resolve("out.csv"));
    CliRun run = replay(inputs);
    assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
  }

  @Test
  void aKinshipOfNobodyIsRefused() throws IOException {
    Path inputs = copy("case-01");
    Files.writeString(
        inputs.resolve("kin.csv"), "a,b,relation\nm0001,stranger,child\n", StandardCharsets.UTF_8);
    CliRun run = replay(inputs);
    assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.err()).contains("stranger");
  }

  private Path copy(String name) throws IOException {
    Path inputs = Files.createDirectory(folder.resolve("inputs"));
    for (String file : new String[] {"policy.json", "accounts.csv", "kin.csv", "ops.csv"}) {
      Files.copy(CASES.resolve(name).resolve(file), inputs.resolve(file));
    }
    return inputs;
  }
}
