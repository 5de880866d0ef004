package org.gongtong.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gongtong.core.decision.election.ElectionBallot;
import org.gongtong.core.decision.election.OpenedBallots;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ElectionCommandTest {
  private static final OpenedBallots OPENED =
      new OpenedBallots(
          List.of(
              ElectionBallot.of(List.of(1, 2)),
              ElectionBallot.of(List.of()),
              ElectionBallot.of(List.of(2)),
              ElectionBallot.of(List.of(10))));

  @TempDir Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("ballots.txt"), text);
  }

  @Test
  void countsWhatThePageGives() throws IOException {
    Path ballots = file(OPENED.text());
    CliRun run =
        CliRun.of(
            "election", "recount", "--ballots", ballots.toString(), "--root", OPENED.root().hex());
    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.OK);
    JsonNode counted = new ObjectMapper().readTree(run.out());
    assertThat(counted.get("ballots").asInt()).isEqualTo(4);
    assertThat(counted.get("blank").asInt()).isEqualTo(1);
    assertThat(counted.get("votes").toString()).isEqualTo("{\"1\":1,\"10\":1,\"2\":2}");
    assertThat(counted.get("root").asText()).isEqualTo(OPENED.root().hex());
  }

  @Test
  void anotherBallotGivesAnotherRoot() throws IOException {
    Path ballots = file(OPENED.text().replace("10\n", "9\n"));
    CliRun run =
        CliRun.of(
            "election", "recount", "--ballots", ballots.toString(), "--root", OPENED.root().hex());
    assertThat(run.code()).isEqualTo(ExitCode.FAILED);
    assertThat(run.err()).contains("the root differs");
  }

  @Test
  void whatIsNoFileOfBallotsIsNamed() throws IOException {
    Path ballots = file("1,2\nthree\n");
    CliRun run = CliRun.of("election", "recount", "--ballots", ballots.toString());
    assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.err()).contains("no file of ballots", "three").doesNotContain("Exception");
    CliRun missing = CliRun.of("election", "recount", "--ballots", folder.resolve("x").toString());
    assertThat(missing.code()).isEqualTo(ExitCode.BAD_INPUT);
  }
}
