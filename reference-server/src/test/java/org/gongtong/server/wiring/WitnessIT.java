package org.gongtong.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.AbstractModule;
import com.google.inject.Inject;
import com.google.inject.Provider;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.gongtong.core.audit.note.Checkpoint;
import org.gongtong.core.audit.note.NoteVerifier;
import org.gongtong.core.audit.note.SignedNote;
import org.gongtong.server.publiclog.WitnessRounds;
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
        }
        assertRefusals(witness, logKey);
      }
    }
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
