package org.gongtong.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.AbstractModule;
import com.google.inject.Inject;
import com.google.inject.Provider;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.gongtong.core.audit.note.Checkpoint;
import org.gongtong.core.audit.note.NoteVerifier;
import org.gongtong.core.audit.note.SignedNote;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.server.cli.ExitCode;
import org.gongtong.server.cli.GongtongCli;
import org.gongtong.server.publiclog.WitnessRounds;
import org.gongtong.store.mariadb.MariaDbUnitOfWork;
import org.gongtong.store.mariadb.MariaDbWitnessStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One server witnesses the log of another. */
@Timeout(120)
class WitnessIT {
  private static final TestClock CLOCK = new TestClock(Instant.parse("2026-03-01T00:00:00Z"));

  private static final class Rounds extends AbstractModule {
    private @Inject Provider<WitnessRounds> rounds;

    @Override
    protected void configure() {
      requestInjection(this);
    }
  }

  @Test
  void aSecondServerSignsWhatItSawGrow() throws Exception {
    VotingHall hall = new VotingHall(CLOCK);
    LogIT.Keeper keeper = new LogIT.Keeper();
    String logKey;
    try (TestServer log = TestServer.start(WitnessIT.class, Map.of(), CLOCK, hall, keeper)) {
      logKey = key(log, "/log/key");
      try (TestServer witness =
          TestServer.start(Rounds.class, Map.of("witness.logs", logKey), CLOCK)) {
        String witnessKey = key(witness, "/witness/key");
        String address = witnessKey + " " + witness.running().address() + "/witness";
        Rounds rounds = new Rounds();
        LogIT.Keeper again = new LogIT.Keeper();
        VotingHall open = new VotingHall(CLOCK);
        log.running().close();
        try (RunningServer witnessed =
            TestServer.startOn(
                log.database(), Map.of("log.witnesses", address), CLOCK, open, again, rounds)) {
          for (int round = 0; round < 3; round++) {
            open.community("c" + round, "cn-42");
            again.turn();
            rounds.rounds.get().round();
            SignedNote note =
                SignedNote.parse(TestServer.visitor(witnessed).get("/log/cosigned").body());
            assertThat(note.verifiedBy(List.of(NoteVerifier.parse(witnessKey)))).hasSize(1);
            assertThat(note.verifiedBy(List.of(NoteVerifier.parse(logKey)))).hasSize(1);
            assertThat(Checkpoint.parse(note.text()).head().size()).isEqualTo(2L * (round + 1));
          }
          assertThat(TestServer.visitor(witnessed).get("/log").body())
              .contains(NoteVerifier.parse(witnessKey).name());
          aRestoredWitnessWaits(witness, witnessed, open, again, rounds, logKey);
        }
        assertRefusals(witness, logKey);
      }
    }
  }

  /** What a restore marks, the command takes off again; nothing is signed in between. */
  private static void aRestoredWitnessWaits(
      TestServer witness,
      RunningServer witnessed,
      VotingHall open,
      LogIT.Keeper keeper,
      Rounds rounds,
      String logKey)
      throws Exception {
    String last = TestServer.visitor(witnessed).get("/log/cosigned").body();
    UnitOfWork work = new MariaDbUnitOfWork(witness.database().dataSource(), new SecureRandom());
    work.write(
        transaction -> {
          new MariaDbWitnessStore().markRestored(transaction);
          return transaction;
        });
    open.community("late", "cn-42");
    keeper.turn();
    String next = TestServer.visitor(witnessed).get("/log/checkpoint").body();
    assertThat(add(witness, "old 6\n\n" + next).statusCode()).isEqualTo(503);
    rounds.rounds.get().round();
    assertThat(TestServer.visitor(witnessed).get("/log/cosigned").body()).isEqualTo(last);
    Path file = Files.writeString(Files.createTempFile("cosigned", ".txt"), next);
    assertThat(confirm(witness, logKey, file)).isEqualTo(ExitCode.BAD_INPUT);
    Files.writeString(file, last);
    assertThat(confirm(witness, logKey, file)).isEqualTo(ExitCode.OK);
    Files.delete(file);
    rounds.rounds.get().round();
    assertThat(TestServer.visitor(witnessed).get("/log/cosigned").body()).isNotEqualTo(last);
  }

  private static int confirm(TestServer witness, String logKey, Path file) {
    StringWriter said = new StringWriter();
    PrintWriter out = new PrintWriter(said, true);
    return GongtongCli.run(
        out,
        out,
        "log",
        "confirm-witnessed",
        "--checkpoint",
        file.toString(),
        "--home",
        TestServer.home(witness.database()).toString(),
        "--set",
        "keys.folder=" + TestServer.keys(witness.database()).toAbsolutePath(),
        "--set",
        "witness.logs=" + logKey,
        "--set",
        "db.url=" + witness.database().jdbcUrl(),
        "--set",
        "db.user=" + witness.database().user(),
        "--set",
        "db.password=" + witness.database().password(),
        "--set",
        "log.format=text");
  }

  private static String key(TestServer server, String path) throws Exception {
    return server.visitor().get(path).body().strip();
  }

  private static void assertRefusals(TestServer witness, String logKey) throws Exception {
    assertThat(add(witness, "old 0\n").statusCode()).isEqualTo(400);
    assertThat(add(witness, "old 0\n\nelsewhere\n0\nAAAA\n\n").statusCode()).isEqualTo(400);
    String origin = NoteVerifier.parse(logKey).name();
    String root = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
    String unsigned = origin + "\n0\n" + root + "\n\n\u2014 somebody AAAAAAAA\n";
    assertThat(add(witness, "old 0\n\n" + unsigned).statusCode()).isEqualTo(403);
    String stranger = "elsewhere.example\n0\n" + root + "\n\n\u2014 somebody AAAAAAAA\n";
    assertThat(add(witness, "old 0\n\n" + stranger).statusCode()).isEqualTo(404);
  }

  private static HttpResponse<String> add(TestServer witness, String body) throws Exception {
    return witness
        .visitor()
        .send(
            witness
                .visitor()
                .to("/witness/add-checkpoint")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
  }
}
