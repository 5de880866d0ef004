package org.gongtong.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.AbstractModule;
import com.google.inject.Inject;
import com.google.inject.Provider;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.gongtong.core.audit.note.Checkpoint;
import org.gongtong.core.audit.note.NoteVerifier;
import org.gongtong.core.audit.note.SignedNote;
import org.gongtong.core.decision.BundleHolder;
import org.gongtong.core.decision.BundleReader;
import org.gongtong.core.decision.Motion;
import org.gongtong.core.decision.RecountBundle;
import org.gongtong.core.place.Community;
import org.gongtong.server.cli.CliRun;
import org.gongtong.server.publiclog.LogKeeper;
import org.gongtong.server.publiclog.LogState;
import org.gongtong.server.wiring.TestServer.Visitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The public log of a real server: files, pages, receipts, and the command that checks them. */
@Timeout(60)
class LogIT {
  private static final TestClock CLOCK = new TestClock(Instant.parse("2026-03-01T00:00:00Z"));
  private static final VotingHall HALL = new VotingHall(CLOCK);
  private static final Keeper KEEPER = new Keeper();
  private static TestServer server;
  private static Motion motion;
  private static Map<String, String> codes;

  /** Lets the tests take the turns. */
  static final class Keeper extends AbstractModule {
    private @Inject Provider<LogKeeper> keeper;
    private @Inject Provider<BundleReader> bundles;

    @Override
    protected void configure() {
      requestInjection(this);
    }

    RecountBundle bundle(Motion motion) {
      return bundles.get().bundle(motion.id(), Set.of(BundleHolder.SUPERVISION)).orThrow();
    }

    void turn() {
      keeper.get().turn();
      assertThat(keeper.get().state()).isEqualTo(LogState.SOUND);
    }
  }

  @BeforeAll
  static void start() {
    server = TestServer.start(LogIT.class, Map.of(), CLOCK, HALL, KEEPER);
    Community community = HALL.community("model", "cn-42");
    Motion draft = HALL.draft(community, "C01", "是否安装路灯？", "");
    motion = HALL.announce(draft, Duration.ofDays(60));
    CLOCK.passes(VotingHall.NOTICE);
    motion = HALL.open(motion);
    codes = HALL.letters(motion);
    KEEPER.turn();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String url() {
    return server.running().address() + "/log";
  }

  private static String receipt(String part) throws Exception {
    Visitor voter = VotePages.entered(server, codes.get(part));
    String check = VotePages.choose(voter, voter.get("/vote/choice").body(), "for").body();
    voter.post("/vote/check", VotePages.fields(check));
    return VotePages.receiptNumber(voter.get("/vote/receipt").body());
  }

  @Test
  void aReceiptLeadsIntoTheLog() throws Exception {
    String code = receipt(codes.keySet().iterator().next());
    HttpResponse<String> waits = server.visitor().get("/log/receipt/" + code);
    assertThat(waits.statusCode()).isEqualTo(200);
    assertThat(waits.body()).contains("正在写入记录");
    KEEPER.turn();
    assertThat(server.visitor().get("/log/receipt/" + code).body())
        .contains("记录里有这一条", code)
        .doesNotContain("赞成", motion.content().question());
    assertThat(
            CliRun.of("log", "prove", "--url", url(), "--receipt", code.toLowerCase(Locale.ROOT))
                .out())
        .contains("✓ 回执在日志里", code, "\"what\":\"");
    HttpResponse<String> typed =
        server.visitor().get("/log/receipt?code=" + code.replace("-", "").toLowerCase(Locale.ROOT));
    assertThat(typed.headers().firstValue("location")).contains("/log/receipt/" + code);
  }

  @Test
  void anUnknownReceiptIsToldSo() throws Exception {
    HttpResponse<String> page = server.visitor().get("/log/receipt/0000-0000-0000-0000");
    assertThat(page.statusCode()).isEqualTo(404);
    assertThat(page.body()).contains("没有找到这个回执");
    CliRun run = CliRun.of("log", "prove", "--url", url(), "--receipt", "0000000000000000");
    assertThat(run.code()).isEqualTo(1);
    CliRun malformed = CliRun.of("log", "prove", "--url", url(), "--receipt", "7K2M");
    assertThat(malformed.code()).isEqualTo(2);
    assertThat(server.visitor().get("/log/receipt?code=%3Cscript%3E").statusCode()).isEqualTo(404);
  }

  @Test
  void theWholeLogIsVerifiedFromOutside(@TempDir Path folder) throws Exception {
    String key = server.visitor().get("/log/key").body().strip();
    String early = server.visitor().get("/log/checkpoint").body();
    Path kept = Files.writeString(folder.resolve("kept"), early);
    HALL.draft(HALL.community("other", "cn-42"), "", "另一个问题？", "");
    KEEPER.turn();
    CliRun run =
        CliRun.of("log", "verify", "--url", url(), "--key", key, "--since", kept.toString());
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("✓ 日志完整", "✓ 延续自");
    SignedNote note = SignedNote.parse(server.visitor().get("/log/checkpoint").body());
    assertThat(note.verifiedBy(List.of(NoteVerifier.parse(key)))).hasSize(1);
    assertThat(Checkpoint.parse(note.text()).head().size())
        .isGreaterThan(Checkpoint.parse(SignedNote.parse(early).text()).head().size());
  }

  @Test
  void anybodyReadsTheFilesAndMayKeepThem() throws Exception {
    HttpResponse<String> tile = server.visitor().get("/log/tile/0/000.p/1");
    assertThat(tile.statusCode()).isEqualTo(200);
    assertThat(tile.headers().firstValue("cache-control").orElse("")).contains("max-age=600");
    assertThat(tile.headers().firstValue("access-control-allow-origin")).contains("*");
    HttpResponse<String> checkpoint = server.visitor().get("/log/checkpoint");
    assertThat(checkpoint.headers().firstValue("content-type").orElse(""))
        .isEqualTo("text/plain;charset=utf-8");
    assertThat(checkpoint.headers().firstValue("cache-control")).contains("no-cache");
    for (String none :
        new String[] {
          "tile/0/000.p/256",
          "tile/0/999",
          "tile/8/000",
          "tile/0/0",
          "tile/entries/x001/000",
          "tile/0/000.p/1/../../key",
          "tile/0/-01",
          "tile/entries/000.p/0"
        }) {
      assertThat(server.visitor().get("/log/" + none).statusCode()).as(none).isEqualTo(404);
    }
  }

  @Test
  void thePageSaysHowToCheck() throws Exception {
    String page = server.visitor().get("/log").body();
    String key = server.visitor().get("/log/key").body().strip();
    assertThat(page).contains("gongtong log verify --url " + url()).contains(key.substring(0, 20));
  }

  /** A clerk takes the bundle out; whoever has it counts again with what the server publishes. */
  @Test
  void aDecisionIsCountedAgainFromOutside(@TempDir Path folder) throws Exception {
    Community community = HALL.community("counted", "cn-42");
    Motion draft = HALL.draft(community, "C01", "是否粉刷楼道？", "");
    Motion open = HALL.announce(draft, Duration.ofDays(2));
    CLOCK.passes(VotingHall.NOTICE);
    open = HALL.open(open);
    HALL.vote(open, "C01-6-1", "for");
    HALL.vote(open, "C01-6-2", "against");
    CLOCK.passes(Duration.ofDays(3));
    HALL.result(open);
    KEEPER.turn();
    Path bundle = Files.write(folder.resolve("bundle"), KEEPER.bundle(open).bytes());
    CliRun agrees = CliRun.of("log", "verify", "--url", url(), "--bundle", bundle.toString());
    assertThat(agrees.out()).contains("✓ 日志完整", "✓ 重新计票与日志一致");
    String changed = Files.readString(bundle).replaceFirst("\"weight\":[0-9]+", "\"weight\":1");
    Files.writeString(bundle, changed);
    CliRun differs = CliRun.of("log", "verify", "--url", url(), "--bundle", bundle.toString());
    assertThat(differs.code()).isEqualTo(1);
    assertThat(differs.out()).contains("OTHER_BUNDLE");
    Files.writeString(bundle, "no bundle");
    assertThat(CliRun.of("log", "verify", "--url", url(), "--bundle", bundle.toString()).code())
        .isEqualTo(2);
  }

  /** Sealed entries are two hashes; public ones have no actor in them. */
  @Test
  void nothingOfAnyPersonIsInTheEntries() throws Exception {
    receipt(codes.keySet().stream().skip(1).findFirst().orElseThrow());
    KEEPER.turn();
    SignedNote note = SignedNote.parse(server.visitor().get("/log/checkpoint").body());
    long size = Checkpoint.parse(note.text()).head().size();
    String entries = server.visitor().get("/log/tile/entries/000.p/" + size).body();
    assertThat(entries)
        .contains("motion-announced", "\"what\":\"")
        .doesNotContain("ballot-", "\"ballot\"", "desk-1", "resident:", "voter", "O0", "\"party\"");
  }
}
