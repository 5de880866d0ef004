package org.gongtong.server.recount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.gongtong.cn.local.Hubei;
import org.gongtong.cn.national.CnNational;
import org.gongtong.core.decision.DecisionOutcome;
import org.gongtong.core.decision.Motion;
import org.gongtong.core.decision.Recount;
import org.gongtong.core.decision.RejectedBallot;
import org.gongtong.core.decision.Requirement;
import org.gongtong.core.decision.TallyResult;
import org.gongtong.core.decision.Totals;
import org.gongtong.core.decision.paper.MemoryPaperStore;
import org.gongtong.core.kernel.FloorArea;
import org.gongtong.core.rules.RuleBook;
import org.gongtong.server.cli.GongtongCli;
import org.gongtong.server.demo.DemoCommunity;
import org.gongtong.server.intake.PlaceTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is exported, counted by {@code gongtong tally}, comes to what the server counted. */
class RecountFilesTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  @TempDir Path folder;

  private final SmallVote vote = new SmallVote(ZONE);

  @Test
  void everyCountedMotionOfTheDemoCommunityCountsAlike() throws IOException {
    DemoCommunity demo =
        new DemoCommunity(
            vote.work,
            vote.communities,
            vote.rosters,
            vote.motions,
            vote.ballots,
            new MemoryPaperStore(vote.work),
            vote.audit,
            RuleBook.ofPacks(List.of(new CnNational(), new Hubei())),
            () -> Instant.parse("2026-11-24T02:00:00Z"),
            ZONE);
    assertThat(demo.seed()).isEmpty();
    int counted = 0;
    for (Motion motion : vote.all(DemoCommunity.SLUG)) {
      if (motion.isCounted()) {
        countsAlike(motion);
        counted++;
      }
    }
    assertThat(counted).isGreaterThanOrEqualTo(4);
  }

  @Test
  void lateVotersCorrectionsAndFractionsOfSecondsCountAlike() throws IOException {
    Motion motion = vote.ofOneEntranceWithEverythingThatCanHappen();

    RecountFiles files = countsAlike(motion);

    TallyResult result = vote.reader.result(motion.id()).orThrow();
    assertThat(result.rejected()).extracting(RejectedBallot::code).hasToString("[DUPLICATE]");
    assertThat(result.participated().heads()).isEqualTo(4);
    assertThat(result.inFavour().heads()).isEqualTo(3);
    assertThat(text(files.roster()))
        .contains("C01-3-1-101,", "O-7;O-8,O-8")
        .as("parts of other buildings, and those imported since, stay out")
        .doesNotContain("C01-4-", "C01-3-1-999");
    assertThat(text(files.ballots()))
        .contains("T09:00:00.123456,", "T09:00:00.123457,")
        .contains("proxy_id", "O-9");
    assertThat(text(files.readme()))
        .contains("--scope C01/3 ", "--precedence first", "--date 2026-03-20", "cn-national@")
        .contains(files.rosterHash() + "  roster.csv", files.ballotsHash() + "  ballots.csv");
  }

  @Test
  void aClauseOfTheCovenantCountsAlike() throws IOException {
    Motion motion = vote.ofAFundByObjection("第三十条：维修资金的使用可采用异议表决");
    RecountFiles files = countsAlike(motion);
    assertThat(motion.outcome()).isEqualTo(DecisionOutcome.PASSED);
    assertThat(text(files.readme())).contains(" --compact-allows ");
  }

  @Test
  void withoutTheClauseThatVoteIsNotHeld() {
    assertThatThrownBy(() -> vote.ofAFundByObjection(" "))
        .hasMessageContaining("COMPACT_MUST_ALLOW");
  }

  @Test
  void aNamedSetOfPartsNeedsNoOption() throws IOException {
    Motion motion = vote.ofNamedParts(List.of("C01-3-1-101", "C01-4-1-101"));
    RecountFiles files = countsAlike(motion);
    assertThat(text(files.readme())).doesNotContain("--scope");
    assertThat(text(files.roster()).lines()).hasSize(3);
  }

  @Test
  void theSameMotionGivesTheSameBytesAndTheZipHoldsThem() throws IOException {
    Motion motion = vote.ofOneEntranceWithEverythingThatCanHappen();
    RecountFiles files = files(motion);
    vote.post(motion.id());
    assertThat(files(motion).zip()).isEqualTo(files.zip());
    assertThat(new String(files.zip(), StandardCharsets.ISO_8859_1))
        .as("a second time stamp would depend on the machine's zone")
        .doesNotContain("UT\u0005");
    Map<String, String> found = new HashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(files.zip()))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        found.put(entry.getName(), text(zip.readAllBytes()));
      }
    }
    assertThat(found)
        .containsOnly(
            Map.entry("README.txt", text(files.readme())),
            Map.entry("roster.csv", text(files.roster())),
            Map.entry("ballots.csv", text(files.ballots())));
  }

  @Test
  void nothingIsExportedBeforeTheCount() {
    Motion open = vote.open(List.of("C01-3-1-101"));
    assertThat(vote.rolls.recount(open.id()).refusals())
        .extracting("code")
        .containsExactly("NOT_COUNTED");
  }

  @Test
  void timesComeBackToTheNanosecondEvenWhereAnHourComesTwice() {
    ZoneId twice = ZoneId.of("Europe/Berlin");
    for (String instant :
        List.of(
            "2026-10-25T00:30:00Z",
            "2026-10-25T01:30:00.000001Z",
            "2026-03-01T00:00:00Z",
            "2026-03-01T00:00:00.123456789Z")) {
      Instant time = Instant.parse(instant);
      for (ZoneId zone : List.of(twice, ZONE, ZoneId.of("Pacific/Apia"))) {
        String text = PlaceTime.write(time, zone);
        assertThat(PlaceTime.parse(text, zone)).as(text + " in " + zone).isEqualTo(time);
      }
    }
    assertThat(PlaceTime.write(Instant.parse("2026-03-01T00:00:00Z"), ZONE))
        .isEqualTo("2026-03-01T08:00:00");
    assertThat(PlaceTime.find("2026-02-30T08:00:00", ZONE)).isEmpty();
    assertThat(PlaceTime.find("2026-03-01", ZONE)).isEmpty();
  }

  private RecountFiles files(Motion motion) {
    Recount recount = vote.rolls.recount(motion.id()).orThrow();
    return RecountFiles.of(recount);
  }

  private RecountFiles countsAlike(Motion motion) throws IOException {
    RecountFiles files = files(motion);
    Path roster = Files.write(folder.resolve("roster.csv"), files.roster());
    Path ballots = Files.write(folder.resolve("ballots.csv"), files.ballots());
    List<String> arguments =
        new ArrayList<>(
            RecountCommand.arguments(
                vote.reader.find(motion.id()).orElseThrow(),
                roster.toString(),
                ballots.toString()));
    arguments.addAll(List.of("--format", "json"));
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        GongtongCli.run(
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            arguments.toArray(String[]::new));
    assertThat(code).as(err.toString()).isZero();
    JsonNode again = new ObjectMapper().readTree(out.toString());
    TallyResult result = vote.reader.result(motion.id()).orThrow();
    assertThat(again.get("outcome").asText()).isEqualTo(result.outcome().code());
    same(again.get("roll"), result.roll());
    same(again.get("participated"), result.participated());
    same(again.get("for"), result.inFavour());
    same(again.get("against"), result.against());
    same(again.get("abstain"), result.abstained());
    List<String> rejected = new ArrayList<>();
    again
        .get("rejected")
        .forEach(r -> rejected.add(r.get("ballot_id").asText() + r.get("code").asText()));
    assertThat(rejected)
        .isEqualTo(result.rejected().stream().map(r -> r.ballotId() + r.code().name()).toList());
    List<String> requirements = new ArrayList<>();
    again
        .get("requirements")
        .forEach(r -> requirements.add(r.get("id").asText() + r.get("actual").asText()));
    assertThat(requirements)
        .isEqualTo(result.requirements().stream().map(RecountFilesTest::brief).toList());
    assertThat(again.get("roster_sha256").asText()).isEqualTo(files.rosterHash().hex());
    assertThat(again.get("ballots_sha256").asText()).isEqualTo(files.ballotsHash().hex());
    return files;
  }

  private static String brief(Requirement r) {
    boolean area = r.measure() == Requirement.Measure.AREA;
    return r.id()
        + (area
            ? new FloorArea(r.actual()) + "/" + new FloorArea(r.whole())
            : r.actual() + "/" + r.whole());
  }

  private static void same(JsonNode found, Totals totals) {
    assertThat(found.get("heads").asLong()).isEqualTo(totals.heads());
    assertThat(found.get("area").asText()).isEqualTo(totals.area().toString());
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
