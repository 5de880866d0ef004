package org.gongtong.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.gongtong.core.decision.Motion;
import org.gongtong.core.place.Community;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The server is stopped while ballots come in. */
@Timeout(60)
class GracefulStopIT {
  private static final TestClock CLOCK = new TestClock(Instant.parse("2026-03-01T00:00:00Z"));

  @Test
  void everyBallotThatWasAcknowledgedIsThereAfterTheStop() throws Exception {
    VotingHall hall = new VotingHall(CLOCK);
    try (TestServer server = TestServer.start(GracefulStopIT.class, Map.of(), CLOCK, hall)) {
      Community community = hall.community("model", "cn-42");
      Motion motion =
          hall.announce(hall.draft(community, "C01", "是否选聘物业服务人？", ""), Duration.ofDays(60));
      CLOCK.passes(VotingHall.NOTICE);
      Motion open = hall.open(motion);
      Map<String, String> codes = hall.letters(open);
      Set<Integer> acknowledged = new ConcurrentSkipListSet<>();
      CountDownLatch one = new CountDownLatch(1);
      CountDownLatch go = new CountDownLatch(1);
      ExecutorService voters = Executors.newFixedThreadPool(12);
      List<Future<?>> votes = new ArrayList<>();
      for (int room = 1; room <= 12; room++) {
        String part = "C01-6-" + room;
        int party = hall.party(open, part);
        TestServer.Visitor voter = VotePages.entered(server, codes.get(part));
        String check = VotePages.choose(voter, voter.get("/vote/choice").body(), "for").body();
        votes.add(
            voters.submit(
                () -> {
                  go.await();
                  if (isAcknowledged(voter, check)) {
                    acknowledged.add(party);
                    one.countDown();
                  }
                  return party;
                }));
      }
      go.countDown();
      one.await();
      server.running().close();
      for (Future<?> vote : votes) {
        vote.get();
      }
      voters.shutdown();
      assertThat(acknowledged).isNotEmpty();
      assertThat(parties(server)).containsAll(acknowledged);
    }
  }

  private static boolean isAcknowledged(TestServer.Visitor voter, String check)
      throws InterruptedException {
    try {
      HttpResponse<String> cast = voter.post("/vote/check", VotePages.fields(check));
      return VotePages.location(cast).equals("/vote/receipt");
    } catch (IOException e) {
      return false; // refused or cut off: he was told nothing, and votes again
    }
  }

  private static Set<Integer> parties(TestServer server) throws SQLException {
    Set<Integer> parties = new TreeSet<>();
    try (Connection connection = server.database().dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select party from ballot")) {
      while (rows.next()) {
        parties.add(rows.getInt(1));
      }
    }
    return parties;
  }
}
